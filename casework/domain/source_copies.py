"""Archived copies of sources as exhibits: which of their pages hold what the findings rest on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casework.domain.evidence import Locator

# As many signs as a line has, so that the page of a word is that of its piece.
PIECE = 60
NUMBERS = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """The paper that is a copy of a source, and on which of its pages a finding is quoted."""

    document: str
    pages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of a text and where in it they begin."""

    start: int
    words: str


def page_of(starts: Sequence[int], offset: int) -> int:
    """The page on which the sign at the offset lies, from 1; 0 where no page has begun."""
    return bisect_right(starts, offset)


def quoted_pages(starts: Sequence[int], start: int, end: int) -> range:
    """The pages that hold the words between two offsets."""
    first, last = page_of(starts, start), page_of(starts, max(start, end - 1))
    return range(first, last + 1) if first else range(0)


def located_pages(locator: Locator) -> tuple[int, ...]:
    """The pages that a pinpoint by pages names."""
    if locator.kind != "page":
        return ()
    return tuple(
        page
        for first, last in NUMBERS.findall(locator.value)
        for page in range(int(first), int(last or first) + 1)
    )


def excerpt_of(cited: Iterable[int], pages: int) -> tuple[int, ...]:
    """The title page and the pages cited of a copy that has so many; nothing without any."""
    found = {page for page in cited if 1 <= page <= pages}
    return tuple(sorted({1, *found})) if found else ()


def paragraphs(text: str) -> list[list[Piece]]:
    """The paragraphs of a text, each one piece: parts of a line written from right to left would
    be set in the wrong order.
    """
    return [
        [Piece(line[0].start, "".join(piece.words for piece in line))] for line in pieces(text)
    ]


def pieces(text: str, cuts: Iterable[int] = ()) -> list[list[Piece]]:
    """The paragraphs of a text in pieces of about a line, which begin anew at each of the cuts."""
    wanted = sorted(set(cuts))
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            inside = [cut - at for cut in wanted if at < cut < at + len(line)]
            found.append([Piece(at + start, words) for start, words in _cut(line, inside)])
        at += len(line) + 1
    return found


def page_starts(places: Iterable[tuple[int, int]], pages: int) -> list[int]:
    """The offset at which each page begins, out of offsets and their pages from 1.

    A page on which nothing begins starts where the next one does.
    """
    first: dict[int, int] = {}
    for offset, page in sorted(places):
        first.setdefault(page, offset)
    starts: list[int] = []
    for page in range(pages, 0, -1):
        starts.append(first.get(page, starts[-1] if starts else max(first.values(), default=0)))
    return starts[::-1]


def _cut(line: str, cuts: Sequence[int]) -> list[tuple[int, str]]:
    """Parts of the line at the cuts, and at the first blank after as many signs as a piece has."""
    found, start = [], 0
    for end in (*cuts, len(line)):
        while end - start > PIECE and (blank := line.find(" ", start + PIECE, end)) > 0:
            found.append((start, line[start : blank + 1]))
            start = blank + 1
        if start < end:
            found.append((start, line[start:end]))
        start = end
    return found
