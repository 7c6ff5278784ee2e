"""One worker process for the builds of an installation, and one for the readings of papers,
started when there is work.

Two locks in the data folder: whoever holds "turn" works; one more process may hold "next" and
wait for it. So a build that comes in while the worker ends is still seen, and never do two run.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

BUILDS, READINGS = "build", "reading"
COMMANDS = {BUILDS: "run_build", READINGS: "read_papers"}


def wake(manage: Path, work: str = BUILDS) -> None:
    """Start `manage.py run_build` on its own; it ends by itself when the queue is empty."""
    worker = subprocess.Popen(  # noqa: S603 (our own program, no argument from outside)
        [sys.executable, str(manage), COMMANDS[work]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Nobody waits for the worker, yet its end must be taken note of.
    threading.Thread(target=worker.wait, daemon=True).start()


@contextmanager
def turn(folder: Path, work: str = BUILDS) -> Iterator[bool]:
    """Wait for the worker's turn and hold it; False when another process waits already."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        waiting = stack.enter_context(_lock_file(folder / f"{work}.next"))
        working = stack.enter_context(_lock_file(folder / f"{work}.turn"))
        try:
            fcntl.flock(waiting, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        fcntl.flock(working, fcntl.LOCK_EX)
        fcntl.flock(waiting, fcntl.LOCK_UN)
        yield True


def is_worked(folder: Path) -> bool:
    """Whether a process works right now; what a build is said to be at is else what it died at."""
    folder.mkdir(parents=True, exist_ok=True)
    with _lock_file(folder / "build.turn") as working:
        try:
            fcntl.flock(working, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def _lock_file(path: Path) -> Iterator[TextIO]:
    with path.open("a", encoding="utf-8") as file:
        yield file
