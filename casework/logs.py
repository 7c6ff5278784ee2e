"""Logs that name what failed and where, and never quote what was being worked on."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Of an exception the kind and the lines of code, without its message.

    Messages quote values: what somebody typed, or a whole row that the database refused.
    """

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 -- the name logging calls
        return "\n".join(_chain(ei[1])) if ei[1] else ""


def _chain(error: BaseException) -> list[str]:
    """The exceptions that led to this one, oldest first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _chain(before) if before else []
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {frame.filename}:{frame.lineno} in {frame.name}")
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]
