"""One worker at a time, and one more that waits."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from casework.adapters import queue

ROOT = Path(__file__).resolve().parents[2]
# Takes its turn, says so, and keeps it until its input ends.
WORKER = """
import sys
from pathlib import Path
from casework.adapters.queue import turn
with turn(Path(sys.argv[1])) as mine:
    print("mine" if mine else "taken", flush=True)
    if mine:
        sys.stdin.read()
"""


class TurnTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "data"

    def worker(self) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(self.folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(started.communicate)
        return started

    def test_it_is_mine_when_nobody_works(self) -> None:
        for _ in range(2):
            with queue.turn(self.folder) as mine:
                self.assertTrue(mine)

    def test_a_second_waits_and_a_third_goes_home(self) -> None:
        first = self.worker()
        self.assertEqual(said(first), "mine")
        second = self.worker()
        third = self.until_refused()
        self.assertEqual(said(third), "taken")
        self.assertIsNone(second.poll())
        first.communicate()
        self.assertEqual(said(second), "mine")

    def until_refused(self) -> subprocess.Popen[str]:
        """A worker that finds another waiting; the other may need a moment to get there."""
        for _ in range(100):
            with (self.folder / "build.next").open("a") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    break
            time.sleep(0.05)
        return self.worker()

    def test_a_worker_that_dies_gives_up_its_turn(self) -> None:
        first = self.worker()
        self.assertEqual(said(first), "mine")
        first.kill()
        with queue.turn(self.folder) as mine:
            self.assertTrue(mine)


class WakeTests(unittest.TestCase):
    def test_it_starts_the_program_on_its_own(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            said_by = Path(folder) / "argv"
            program = Path(folder) / "manage.py"
            program.write_text(
                f"import sys, pathlib\npathlib.Path({str(said_by)!r}).write_text(sys.argv[1])\n",
                encoding="utf-8",
            )
            queue.wake(program)
            for _ in range(100):
                if said_by.exists() and said_by.read_text(encoding="utf-8"):
                    break
                time.sleep(0.05)
            self.assertEqual(said_by.read_text(encoding="utf-8"), "run_build")


def said(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout
    return worker.stdout.readline().strip()
