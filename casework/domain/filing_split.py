"""Cutting a pack into parts that a route takes: by exhibits, and by pages where one is too large.

A part is a run of pages of the pack. What cannot be foreseen, the bytes of a part once written,
is measured by whoever writes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from casework.domain.errors import Problem, Refused
from casework.domain.manifest import Manifest

# Names of files: ASCII, short, without signs that any file system or mailbox changes.
NAME_LENGTH = 60
UNSAFE = re.compile(r"[^A-Za-z0-9]+")

# Bytes of a part from a first to a last page.
Measure = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Unit:
    """What stays together: the text, one exhibit, or the last pages; pages count from 1.

    Of the text and the last pages the label is empty.
    """

    label: str
    first: int
    last: int

    @property
    def pages(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Held:
    """What a part holds of a unit, in pages of the pack; is_whole tells whether all of it."""

    unit: Unit
    first: int
    last: int

    @property
    def is_whole(self) -> bool:
        return (self.first, self.last) == (self.unit.first, self.unit.last)


@dataclass(frozen=True, slots=True)
class Part:
    """A file to send: its number from 1 and what it holds, in the order of the pack."""

    number: int
    holds: tuple[Held, ...]

    @property
    def first(self) -> int:
        return self.holds[0].first

    @property
    def last(self) -> int:
        return self.holds[-1].last

    @property
    def pages(self) -> int:
        return self.last - self.first + 1


def units_of(manifest: Manifest, pages: int) -> tuple[Unit, ...]:
    """The units of a pack of so many pages, as its manifest has the exhibits."""
    found: list[Unit] = []
    start = 1
    for row in sorted(manifest.exhibits, key=lambda exhibit: exhibit.first_page):
        if row.first_page > start:
            found.append(Unit("", start, row.first_page - 1))
        found.append(Unit(row.label, row.first_page, row.last_page))
        start = row.last_page + 1
    if start <= pages:
        found.append(Unit("", start, pages))
    return tuple(found)


def split(units: Sequence[Unit], measure: Measure, limit: int | None) -> tuple[Part, ...]:
    """The fewest parts in the order of the pack of which none measures more than the limit.

    A unit is cut only where it alone is above the limit; then by pages. Raises Refused
    (filing-page-too-large) for a page that alone is above it.
    """
    whole = tuple(Held(unit, unit.first, unit.last) for unit in units)
    if limit is None or measure(whole[0].first, whole[-1].last) <= limit:
        return (Part(1, whole),)
    pieces = [piece for unit in units for piece in _pieces(unit, measure, limit)]
    groups: list[list[Held]] = []
    for piece in pieces:
        fits = groups and measure(groups[-1][0].first, piece.last) <= limit
        if fits and piece.is_whole and groups[-1][-1].is_whole:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(Part(number, tuple(held)) for number, held in enumerate(groups, 1))


def part_of(parts: Sequence[Part], page: int) -> Part:
    """The part that holds a page of the pack."""
    return next(part for part in parts if part.first <= page <= part.last)


def messages(sizes: Sequence[int], limit: int | None, files: int | None) -> tuple[int, ...]:
    """In which message each part is sent, from 1: as many in one as size and count allow."""
    numbers: list[int] = []
    number, held, count = 1, 0, 0
    for size in sizes:
        is_full = limit is not None and held + size > limit
        if count and (is_full or (files is not None and count >= files)):
            number, held, count = number + 1, 0, 0
        held, count = held + size, count + 1
        numbers.append(number)
    return tuple(numbers)


def safe_name(*words: str, number: int) -> str:
    """01_Anlage-K-1_Anlage-K-4.pdf: a number and the words in safe characters, never too long."""
    slugs = (UNSAFE.sub("-", anyascii(word)).strip("-") for word in words)
    stem = "_".join((f"{number:02}", *filter(None, slugs)))
    return f"{stem[:NAME_LENGTH].rstrip('-_')}.pdf"


def page_runs(pages: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Pages as runs from a first to a last, in order, each once."""
    runs: list[tuple[int, int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], page
        else:
            runs.append((page, page))
    return tuple(runs)


def _pieces(unit: Unit, measure: Measure, limit: int) -> Iterator[Held]:
    first = unit.first
    while first <= unit.last:
        last = _longest(unit, first, measure, limit)
        if last < first:
            values: dict[str, str | int] = {"page": first, "bytes": measure(first, first)}
            raise Refused(Problem("filing-page-too-large", unit.label, values))
        yield Held(unit, first, last)
        first = last + 1


def _longest(unit: Unit, first: int, measure: Measure, limit: int) -> int:
    """The last page up to which the unit fits, the one before the first where none does."""
    low, high = first - 1, unit.last
    while low < high:
        middle = (low + high + 1) // 2
        if measure(first, middle) <= limit:
            low = middle
        else:
            high = middle - 1
    return low
