"""Private folders for what a build needs in clear on disk, and no longer than it runs.

Each room is a folder that only its owner may enter, held by a lock. A process that dies leaves
its room behind; the next one that opens a room finds it unlocked and empties it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "lock"
PREFIX = "room-"


@contextmanager
def room(folder: Path) -> Iterator[Path]:
    """A new empty folder (0700) below the folder; it is deleted with all in it at the end."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(folder):
        _clear(folder)
        path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        held = _hold(path)
    try:
        yield path
    finally:
        shutil.rmtree(path)
        os.close(held)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else opens or clears a room meanwhile."""
    handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    """Delete the rooms of processes that died."""
    for path in folder.glob(f"{PREFIX}*"):
        try:
            os.close(_hold(path))
        except BlockingIOError:
            continue
        except FileNotFoundError:
            # Left by its owner at this moment.
            continue
        shutil.rmtree(path, ignore_errors=True)


def _hold(path: Path) -> int:
    """Lock a folder for as long as the handle is open. Raises BlockingIOError when it is held."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
