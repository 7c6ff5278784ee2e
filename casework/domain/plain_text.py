"""Plain text to quote from: one spelling for each sign, whatever program wrote it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from casework.domain.signs import printable

LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
# A soft hyphen shows only where a line breaks at it; the word goes on after the break.
SOFT_HYPHEN = re.compile("\u00ad(?:[^\\S\n]*\n[^\\S\n]*)?")
# Signs without width that only say where to break a line or which way to write. Those that join
# and part Arabic letters (U+200C, U+200D) belong to the spelling and stay.
WIDTHLESS = re.compile("[\x80-\x9f\u200b\u200e\u200f\u2060\ufeff\u061c\u202a-\u202e\u2066-\u2069]")
LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
PARAGRAPH = "\n\n"


def normalise(text: str) -> str:
    """The text as quotations are compared; a second time changes nothing.

    Unicode NFC; every line end is one sign; any space and any run of spaces is one space, none at
    the ends of lines, and at most one empty line stands between others. Soft hyphens, marks
    without width and control characters go; Latin ligatures are written out.
    """
    text = WIDTHLESS.sub("", LINE_END.sub("\n", printable(text)))
    text = unicodedata.normalize("NFC", SOFT_HYPHEN.sub("", text).translate(LIGATURES))
    text = re.sub(r"[^\S\n]+", " ", text)
    return re.sub(r"\n{3,}", PARAGRAPH, re.sub(r" ?\n ?", "\n", text)).strip()


def paged(pages: Sequence[str]) -> tuple[str, list[int]]:
    """The pages as one normal text, and where each begins; an empty one at the end of the last."""
    text, starts = "", []
    for page in map(normalise, pages):
        if text and page:
            text += PARAGRAPH
        starts.append(len(text))
        text += page
    return text, starts


def text_sha256(text: str) -> str:
    """Hexadecimal SHA-256 (FIPS 180-4) of a text in UTF-8, by which a change is noticed."""
    return hashlib.sha256(text.encode()).hexdigest()
