"""How much a finding can score at most, reckoned for all findings at once from sets of codes.

What the index does not tell to the last detail, such as days and the length of a text, is reckoned
as high as it can be: so no finding scores more than its bound, and those that cannot be among the
best need not be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import or_
from typing import Any, Protocol

from casework.domain.bit_scores import Scores
from casework.domain.cases import EventFacts
from casework.domain.claimant import Claimant
from casework.domain.dates import Fuzzy, overlap, parse_fuzzy
from casework.domain.evidence import (
    Currency,
    Direction,
    EvidenceRole,
    Modality,
    SourceKind,
)
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
from casework.domain.law import ElementFacts
from casework.domain.matching_parts import fit, quality
from casework.domain.matching_probes import PLAIN, Alike, Points, Probes, classes, highest
from casework.domain.regions import place_keys
from casework.domain.searches import USABLE

# Points are added in hundredths.
UNIT = 100
FACETS = {
    "themes": "theme",
    "profiles": "profile",
    "acts": "act",
    "actors": "actor",
    "grounds": "ground",
}
TWO_SOURCES = Corroboration(tuple(Bearer(key, key, frozenset({key})) for key in ("a", "b")))


class Sets(Protocol):
    """What the index holds: the slots of a value, and the values that a facet has."""

    def bits(self, facet: str, value: str) -> int: ...

    def names(self, facet: str) -> Collection[str]: ...


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The slots of the highest bounds, those that tie for the last place, and the bound there.

    Without a last bound no other finding bears on the element at all.
    """

    above: int
    ties: int
    last: float | None


class Bounds:
    """The bounds of all findings for one case on one day."""

    def __init__(
        self, sets: Sets, claimant: Claimant, as_of: dt.date, words: Iterable[Points] = ()
    ) -> None:
        self._sets, self._claimant, self._as_of = sets, claimant, as_of
        self._probes = Probes(claimant)
        offered = {"entities": claimant.entities, "actors": claimant.actors}
        self._groups = {
            kind: self._probes.alike(kind, self._of(facet, offered.get(kind)))
            for kind, facet in {**FACETS, "entities": "entity"}.items()
            if kind not in ("themes", "grounds")
        }
        groups = [group for found in self._groups.values() for group in found]
        tying = reduce(or_, (group.any for group in groups if group.is_tie), 0)
        self.tied = sets.bits(USABLE, "yes") & tying
        self._scores, self._offset = Scores(), 0
        for bits, points in (*self._parts(), *words):
            self._add(bits, round(points * UNIT))

    def best(self, element: ElementFacts, number: int, among: int = -1) -> Shortlist:
        """Those of the highest bounds for an element, of the slots given."""
        scores, fitting = self._scores.copy(), 0
        for bits, points in fit_points(self._sets, element, self.tied & among):
            fitting |= bits
            scores.add(bits, round(points * UNIT))
        found = scores.best(fitting, number)
        last = (found.last + self._offset) / UNIT if found.ties else None
        return Shortlist(found.above, found.ties, last)

    def _add(self, bits: int, points: int) -> None:
        if points < 0:
            self._offset += points
            bits, points = ~bits, -points
        self._scores.add(bits & self.tied, points)

    def _parts(self) -> Iterator[Points]:
        yield from self._codes("acts", self._groups["acts"])
        yield from self._codes("entities", self._groups["entities"])
        yield from self._codes("actors", self._groups["actors"])
        yield from self._profiles()
        yield from self._places()
        yield from self._period()
        yield from quality_points(self._sets, self.tied, self._as_of)

    def _of(self, facet: str, values: Collection[str] | None = None) -> dict[str, int]:
        names = self._sets.names(facet) if values is None else values
        found = {name: self._sets.bits(facet, name) for name in names}
        return {name: bits for name, bits in found.items() if bits}

    def _codes(self, kind: str, groups: Iterable[Alike]) -> Iterator[Points]:
        for found in classes(groups, self.tied):
            yield found.bits, highest(found, lambda way: self._probes.total(**{kind: way}))

    def _profiles(self) -> Iterator[Points]:
        """What profiles are worth may hang on the acts that stand beside them."""
        telling = [group for group in self._groups["acts"] if self._changes_profiles(group)]
        beside = reduce(or_, (group.any for group in telling), 0)
        acts = [frozenset(group.codes[:1]) for group in telling]
        groups = self._groups["profiles"]
        for among, company in ((self.tied & ~beside, [frozenset[str]()]), (beside, acts)):
            for found in classes(groups, self.tied & among):
                ways = (highest(found, self._worth(act)) for act in company)
                yield found.bits, max(ways, default=0.0)

    def _changes_profiles(self, acts: Alike) -> bool:
        act, alone = frozenset(acts.codes[:1]), frozenset[str]()
        codes = (frozenset(group.codes[:1]) for group in self._groups["profiles"])
        return any(round(self._worth(act)(code) - self._worth(alone)(code), 2) for code in codes)

    def _worth(self, acts: frozenset[str]) -> Callable[[frozenset[str]], float]:
        """What profiles add to a finding with the acts."""
        alone = self._probes.total(acts=acts)
        return lambda way: self._probes.total(acts=acts, profiles=way) - alone

    def _places(self) -> Iterator[Points]:
        near = {
            place
            for place in self._sets.names("place")
            if not place_keys(place).isdisjoint(self._claimant.regions)
        }
        bits = reduce(or_, (self._sets.bits("place", place) for place in near), 0)
        yield bits, max((self._probes.total(places=frozenset({p})) for p in near), default=0.0)

    def _period(self) -> Iterator[Points]:
        bits, most = 0, 0.0
        for event in self._claimant.events:
            points = self._at_that_time(event)
            acts = reduce(or_, (self._sets.bits("act", act) for act in event.acts), 0)
            if points and acts:
                bits |= acts & happened_in(self._sets, event.when)
                most = max(most, points)
        yield bits, most

    def _at_that_time(self, event: EventFacts) -> float:
        with_day = self._probes.total(acts=event.acts, event_date=event.when)
        return with_day - self._probes.total(acts=event.acts)


def fit_points(sets: Sets, element: ElementFacts, among: int) -> Iterator[Points]:
    """What the codes of findings bring for an element, for those that bear on it."""
    found = {frozenset[tuple[str, str]](): among}
    for kind, facet in FACETS.items():
        codes = sorted(element.seeks.get(kind, ()))
        bits = reduce(or_, (sets.bits(facet, code) for code in codes), 0)
        if bits & among:
            has = {had | {(kind, codes[0])}: old & bits for had, old in found.items()}
            found = {had: old & ~bits for had, old in found.items()} | has
    for had, bits in found.items():
        if had and bits:
            fields: dict[str, Any] = {kind: frozenset({code}) for kind, code in had}
            passage = replace(PLAIN, **fields)
            yield bits, sum(reason.score for reason in fit(element, passage))


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
