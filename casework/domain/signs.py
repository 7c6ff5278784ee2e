"""Signs that are no part of any text."""

from __future__ import annotations

import re

# No database stores NUL, no encoding a lone surrogate, and no reader sees the other controls.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without unprintable signs; a page break of a word processor is a new line."""
    return UNPRINTABLE.sub("", re.sub(r"[\x0b\x0c]", "\n", text))
