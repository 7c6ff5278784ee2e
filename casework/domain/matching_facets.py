"""What findings score by themselves and when they happened, for all at once from the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from functools import lru_cache, reduce
from operator import or_
from typing import Any, Protocol

from casework.domain.dates import Fuzzy, overlap, parse_fuzzy
from casework.domain.evidence import Currency, Direction, EvidenceRole, Modality, SourceKind
from casework.domain.independence import Bearer, Corroboration
from casework.domain.index_entries import (
    CORRECTED,
    CORROBORATED,
    EVENT,
    EVENT_OPEN,
    EVENT_UNTIL,
    HAPPENED,
    ISSUED,
    ROLE,
    UNKNOWN_DAY,
    YEAR,
)
from casework.domain.matching_parts import quality
from casework.domain.matching_probes import PLAIN, Points
from casework.domain.searches import USABLE

TWO_SOURCES = Corroboration(tuple(Bearer(key, key, frozenset({key})) for key in ("a", "b")))


class Sets(Protocol):
    """What the index holds: the slots of a value, and the values that a facet has."""

    def bits(self, facet: str, value: str) -> int: ...

    def names(self, facet: str) -> Set[str]: ...


def quality_points(sets: Sets, among: int, as_of: dt.date) -> Iterator[Points]:
    """What findings weigh by themselves, beyond what the plainest one does."""

    def worth(**fields: Any) -> float:
        return _quality(tuple(fields.items()), as_of)

    plain = worth()
    yield -1, plain
    yield sets.bits(CORROBORATED, "yes"), worth(corroboration=TWO_SOURCES) - plain
    for role in EvidenceRole:
        yield sets.bits(ROLE, role), worth(role=role) - worth()
    for direction in Direction:
        yield sets.bits("direction", direction), worth(direction=direction) - plain
    for kind in SourceKind:
        yield sets.bits("kind", kind), worth(source=replace(PLAIN.source, kind=kind)) - plain
    yield from _as_printed(sets, among, worth)
    yield from _recent(sets, worth)


def happened_in(sets: Sets, when: Fuzzy) -> int:
    """The slots of findings that may tell of a time: those of its years at least."""
    spans = {EVENT: "{}", EVENT_OPEN: "{}/..", EVENT_UNTIL: "../{}"}
    found = _without_year(sets, EVENT, HAPPENED)
    for facet, span in spans.items():
        for year in sets.names(facet):
            if overlap(when, parse_fuzzy(span.format(year))):
                found |= sets.bits(facet, year)
    return found


def _as_printed(sets: Sets, among: int, worth: Callable[..., float]) -> Iterator[Points]:
    plain, corrected = worth(), sets.bits(CORRECTED, "yes")
    for modality in Modality:
        bits = sets.bits("modality", modality) & among
        for currency in Currency:
            both = bits & sets.bits("currency", currency)
            fields = {"modality": modality, "currency": currency}
            yield both & ~corrected, worth(**fields) - plain
            yield both & corrected, worth(correction="So.", **fields) - plain


def _recent(sets: Sets, worth: Callable[..., float]) -> Iterator[Points]:
    by_points: dict[float, int] = {}
    years = [(year, sets.bits(YEAR, year)) for year in sets.names(YEAR)]
    timeless = _without_year(sets, YEAR, ISSUED)
    latest = max((year for year, _ in years), default="")
    for year, bits in (*years, (latest, timeless)):
        source = replace(PLAIN.source, issued=parse_fuzzy(year))
        points = round(worth(source=source) - worth(), 2)
        by_points[points] = by_points.get(points, 0) | bits
    # A source of several years is as old as the last of them.
    seen = 0
    for points in sorted(by_points, reverse=True):
        yield by_points[points] & ~seen, points
        seen |= by_points[points]


def _without_year(sets: Sets, years: str, days: str) -> int:
    """Of a day that is known, yet of too many years to be listed under each."""
    listed = reduce(or_, (sets.bits(years, year) for year in sets.names(years)), 0)
    return sets.bits(USABLE, "yes") & ~listed & ~sets.bits(days, UNKNOWN_DAY)


@lru_cache(maxsize=4096)
def _quality(fields: tuple[tuple[str, Any], ...], as_of: dt.date) -> float:
    given = dict(fields)
    return sum(reason.score for reason in quality(replace(PLAIN, **given), as_of))
