"""How much a finding can score at most, reckoned for all findings at once from sets of codes.

What the index does not tell to the last detail, such as days and the length of a text, is reckoned
as high as it can be: so no finding scores more than its bound, and those that cannot be among the
best need not be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import product
from operator import or_
from typing import Any

from casework.domain.bit_scores import Scores, levels
from casework.domain.cases import EventFacts
from casework.domain.claimant import Claimant
from casework.domain.evidence import EvidenceRole
from casework.domain.index_entries import ROLE
from casework.domain.law import ElementFacts
from casework.domain.matching_facets import Sets, happened_in, quality_points
from casework.domain.matching_parts import MANY_POSITIONS, fit
from casework.domain.matching_probes import (
    PLAIN,
    Alike,
    Fields,
    Points,
    Probes,
    classes,
    highest,
)
from casework.domain.positions import COMMON_ACTS, NOTHING
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
# Profiles in a finding on the practice against many, beyond those that a case can tell apart.
EXTRA = frozenset({"?1", "?2", "?3"})
# What may stand beside profiles and changes what they are worth.
BESIDE: Sequence[Fields] = ({}, {"role": EvidenceRole.PATTERN})


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
            kind: self._probes.alike(
                kind, self._of(facet, offered.get(kind)), BESIDE if kind == "profiles" else ({},)
            )
            for kind, facet in {**FACETS, "entities": "entity"}.items()
            if kind not in ("themes", "grounds")
        }
        groups = [group for found in self._groups.values() for group in found]
        self._general = self._of_many()
        tying = reduce(or_, (group.any for group in groups if group.is_tie), self._general)
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
        """What profiles are worth may hang on the acts, names and role that stand beside them."""
        groups = self._groups["profiles"]
        for among, company in self._companies():
            for found in classes(groups, among):
                ways = (highest(found, self._worth(fields)) for fields in company)
                yield found.bits, max(ways, default=0.0)

    def _companies(self) -> Iterator[tuple[int, Sequence[Fields]]]:
        """The slots by what stands beside their profiles, each with the ways it may be."""
        acts = [group for group in self._groups["acts"] if self._changes(acts=group)]
        names = [group for group in self._groups["entities"] if self._changes(entities=group)]
        told = reduce(or_, (group.any for group in acts), 0)
        named = reduce(or_, (group.any for group in names), 0)
        pattern = self._sets.bits(ROLE, EvidenceRole.PATTERN)
        for of_act, with_acts in _split(told, "acts", acts):
            for of_name, with_names in _split(named, "entities", names):
                for of_role, role in self._roles(pattern):
                    bits = self.tied & of_act & of_name & of_role
                    if bits:
                        ways = product(with_acts, with_names)
                        yield bits, [{**role, **one, **other} for one, other in ways]

    def _roles(self, pattern: int) -> Iterator[tuple[int, Fields]]:
        yield ~pattern & ~self._general, {}
        yield pattern & ~self._general, {"role": EvidenceRole.PATTERN}
        yield self._general, self._practice()

    def _practice(self) -> Fields:
        return {"role": EvidenceRole.PATTERN, "grounds": self._claimant.grounds}

    def _of_many(self) -> int:
        """Slots of findings on the practice against many, which is as many as any may be."""
        telling = self._sets.names("act") - COMMON_ACTS
        acts = reduce(or_, (self._sets.bits("act", act) for act in telling), 0)
        grounds = (self._sets.bits("ground", ground) for ground in self._claimant.grounds)
        profiles = [self._sets.bits("profile", code) for code in self._sets.names("profile")]
        of_many = levels(profiles, MANY_POSITIONS)[MANY_POSITIONS]
        pattern = self._sets.bits(ROLE, EvidenceRole.PATTERN)
        return reduce(or_, grounds, 0) & of_many & pattern & ~acts

    def _changes(self, **beside: Alike) -> bool:
        """Whether what a profile is worth hangs on such codes beside it."""
        ((kind, group),) = beside.items()
        given = {kind: frozenset(group.codes[:1])}
        codes = [frozenset(group.codes[:1]) for group in self._groups["profiles"]]
        return any(
            round(self._worth({**role, **given})(code) - self._worth(role)(code), 2)
            for code in codes
            for role in BESIDE
        )

    def _worth(self, fields: Fields) -> Callable[[frozenset[str]], float]:
        """What profiles add to a finding with these fields."""
        alone = self._probes.total(**{**fields, "profiles": NOTHING})
        many = EXTRA if "grounds" in fields else NOTHING
        return lambda way: self._probes.total(**{**fields, "profiles": way | many}) - alone

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


def _split(
    bits: int, kind: str, groups: Sequence[Alike]
) -> Iterator[tuple[int, Sequence[Fields]]]:
    """Slots without any of the codes, and those with some, each with what may stand there."""
    yield ~bits, [{}]
    if bits:
        yield bits, [{kind: frozenset(group.codes[:1])} for group in groups]


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
