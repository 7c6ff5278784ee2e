"""Files that a document brings along: beside it in its folder, or within it as Base64."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from casework.domain.errors import Problem, Refused


def from_file(at: str, name: str, folder: Path, limit: int) -> bytes:
    """The bytes of a file of the folder, at most one more than the limit.

    Raises Refused at the place: file-outside, file-missing, file-unreadable.
    """
    try:
        path = (folder / name).resolve()
        # The document comes from outside: it must not fetch the machine's own files, nor by links.
        if Path(name).is_absolute() or not path.is_relative_to(folder.resolve()):
            raise Refused(Problem("file-outside", at, {"file": name}))
        if not path.is_file():
            raise Refused(Problem("file-missing", at, {"file": name}))
        with path.open("rb") as file:
            # One byte over the limit is enough to be refused.
            return file.read(limit + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        values: dict[str, str | int] = {"file": name, "reason": str(reason)}
        raise Refused(Problem("file-unreadable", at, values)) from error


def from_base64(at: str, text: str) -> bytes:
    """The bytes that a text stands for (RFC 4648). Raises Refused: bad-base64."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(Problem("bad-base64", at)) from error


def to_base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
