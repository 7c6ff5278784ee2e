"""A long text cut into sheets to read, and each sheet into pieces that are marked or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

# About seven printed pages: read in one go, sent in a moment.
SHEET = 20_000


@dataclass(frozen=True, slots=True)
class Span:
    """From start up to but not including end, in characters of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks.

    marks names what marks it, the shortest mark first, for that one lies within the others; ends
    are those marks that end with this piece.
    """

    start: int
    text: str
    marks: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def sheets(text: str, page_starts: Sequence[int], size: int = SHEET) -> list[Span]:
    """The text sheet by sheet, without gap or overlap: its own pages, or about size characters.

    A text without pages is cut after a paragraph, else after a word, else where size ends.
    """
    if page_starts:
        bounds = [0, *page_starts[1:], len(text)]
        return [Span(start, end) for start, end in pairwise(bounds)]
    bounds = [0]
    while len(text) - bounds[-1] > size:
        bounds.append(_cut(text, bounds[-1], size))
    return [Span(start, end) for start, end in pairwise([*bounds, len(text)])]


def sheet_of(spans: Sequence[Span], offset: int) -> int:
    """The number, from 1, of the sheet that holds the offset."""
    return max(bisect_right([span.start for span in spans], offset), 1)


def pieces(text: str, sheet: Span, marks: Mapping[str, Span]) -> list[Piece]:
    """The sheet cut at each bound of the marks that lie on it; marks may overlap."""
    here = {
        name: span
        for name, span in marks.items()
        if span.start < sheet.end and span.end > sheet.start
    }
    bounds = {sheet.start, sheet.end}
    for span in here.values():
        bounds |= {max(span.start, sheet.start), min(span.end, sheet.end)}
    inner_first = sorted(here, key=lambda name: (here[name].end - here[name].start, name))
    return [
        Piece(
            start,
            text[start:end],
            tuple(n for n in inner_first if here[n].start <= start and end <= here[n].end),
            tuple(n for n in inner_first if here[n].end == end),
        )
        for start, end in pairwise(sorted(bounds))
    ]


def _cut(text: str, start: int, size: int) -> int:
    """Where the sheet that begins at start ends; it is at least half full."""
    end = start + size
    for gap in ("\n\n", "\n", " "):
        found = text.rfind(gap, start + size // 2, end)
        if found >= 0:
            return found + len(gap)
    return end
