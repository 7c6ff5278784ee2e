"""Pages of clean exhibits: as pictures, without what is to be hidden, and with their words.

All of it is done in a child process (pages_child.py), with bounds on its time and memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casework.adapters.children import Died, ask
from casework.domain.errors import Problem, Refused
from casework.domain.redactions import Box, PageWords, Word

CHILD = "casework.adapters.pages_child"
SECONDS = 360
# Readable on a screen, and small enough to be sent.
SCREEN_DOTS, LONGEST_SIDE = 110, 1600


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden of an exhibit: boxes by page, or all of it."""

    boxes: Mapping[int, Sequence[Box]]
    is_withheld: bool = False


def page_picture(pdf: bytes, page: int) -> bytes:
    """The page as PNG for a screen, from 1. Raises Refused "page-unshown"."""
    return _ask("picture", pdf, page=page, dots=SCREEN_DOTS, longest=LONGEST_SIDE)


def fine_picture(pdf: bytes, page: int) -> bytes:
    """The page as PNG in which letters can be read by a program. Raises Refused."""
    return _ask("picture", pdf, page=page, dots=200, longest=0)


def redacted(pdf: bytes, hidden: Hidden) -> bytes:
    """The PDF whose pages with boxes are pictures of 200 dots an inch with these painted black;
    the same bytes each time with the same pdfium. Raises Refused "page-unshown".
    """
    if not hidden.boxes and not hidden.is_withheld:
        return pdf
    boxes = {page: [list(box) for box in rows] for page, rows in sorted(hidden.boxes.items())}
    return _ask("redacted", pdf, boxes=boxes, withheld=hidden.is_withheld)


def page_words(pdf: bytes) -> tuple[PageWords, ...]:
    """The words of the text layer of each page. Raises Refused "page-unshown"."""
    rows: Iterable[tuple[bool, list[tuple[str, list[float]]]]] = json.loads(_ask("words", pdf))
    return tuple(
        PageWords(has_text, tuple(Word(text, _box(box)) for text, box in found))
        for has_text, found in rows
    )


def _box(sides: Sequence[float]) -> Box:
    left, top, right, bottom = sides
    return left, top, right, bottom


def _ask(what: str, pdf: bytes, **asked: object) -> bytes:
    try:
        return ask(CHILD, what, content=json.dumps(asked).encode() + b"\n" + pdf, seconds=SECONDS)
    except Died as error:
        raise Refused(Problem("page-unshown")) from error
