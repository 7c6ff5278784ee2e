"""Child processes that open what strangers made, bounded in time and memory, without our keys."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 2 * 1024**3


class Died(Exception):
    """The child gave no answer; is_late tells that it took more time than it may."""

    def __init__(self, *, is_late: bool) -> None:
        super().__init__("late" if is_late else "died")
        self.is_late = is_late


def ask(module: str, *arguments: str, content: bytes, seconds: int) -> bytes:
    """What the module of ours prints when it is given the content. Raises Died."""
    try:
        done = subprocess.run(  # noqa: S603 (our own module, and arguments of our own lists)
            [sys.executable, "-B", "-s", "-m", module, *arguments],
            input=content,
            capture_output=True,
            # Not the parent's environment: it holds the keys of the installation.
            env={},
            cwd=ROOT,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Died(is_late=True) from error
    if done.returncode or not done.stdout:
        raise Died(is_late=False)
    return done.stdout


def bound(seconds: int) -> None:
    """Within a child: give the system the right to end this process, and write no files."""
    for what, limit in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))
