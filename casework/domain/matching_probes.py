"""What the rules of matching give a finding for its codes, learnt by asking them.

No weight stands here: each is found by asking domain/matching_parts.py about a finding that has
just the codes in question, so that the bounds follow whatever weights stand there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from casework.domain.bit_scores import levels
from casework.domain.claimant import Claimant
from casework.domain.evidence import (
    Currency,
    EvidenceRole,
    Locator,
    Modality,
    PassageFacts,
    SourceFacts,
    SourceKind,
)
from casework.domain.matching_parts import Reason, is_tied, shared_with

# A case has hardly ever more alike codes in common with a finding; more count as the best of them.
MOST_ALIKE = 6
PLAIN = PassageFacts(
    key="",
    source=SourceFacts("", SourceKind.METHOD, "", ""),
    locator=Locator(),
    finding="",
    modality=Modality.FACT,
    currency=Currency.HISTORIC,
    role=EvidenceRole.INCIDENT,
)

Fields = Mapping[str, Any]
# Slots, and what a finding there gets for it.
Points = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Alike:
    """Codes of one kind that each mean the same to a case, and the slots of each."""

    codes: tuple[str, ...]
    sets: tuple[int, ...]
    # More of them in one finding than so many bring nothing further.
    most: int
    is_tie: bool

    @property
    def any(self) -> int:
        return levels(self.sets, 1)[1]


@dataclass(frozen=True, slots=True)
class Class:
    """Slots of findings with the same codes of a kind as far as a case tells them apart."""

    bits: int
    # Codes that stand for theirs; several ways where there may be more of a sort than counted.
    ways: tuple[frozenset[str], ...]


class Probes:
    """Asks the rules what codes are worth to one case."""

    def __init__(self, claimant: Claimant) -> None:
        self.claimant = claimant
        self._asked: dict[tuple[tuple[str, Any], ...], tuple[Reason, ...]] = {}

    def total(self, **codes: Any) -> float:
        """The points of all that a finding with these codes, and nothing else, shares."""
        return _sum(self._ask(**codes))

    def alike(
        self, kind: str, sets: Mapping[str, int], beside: Sequence[Fields] = ({},)
    ) -> list[Alike]:
        """The codes of a kind by what one of them brings; without those that bring nothing.

        Codes are alike that bring the same in each company, given as fields of the finding.
        """
        found: defaultdict[tuple[tuple[tuple[str, float], ...], ...], list[str]]
        found = defaultdict(list)
        for code in sorted(sets):
            asked = (self._ask(**{**fields, kind: frozenset({code})}) for fields in beside)
            found[tuple(tuple((r.part, r.score) for r in brought) for brought in asked)].append(
                code
            )
        groups = [codes for brought, codes in found.items() if any(brought)]
        return [self._alike(kind, codes, sets, beside) for codes in groups]

    def _alike(
        self, kind: str, codes: Sequence[str], sets: Mapping[str, int], beside: Sequence[Fields]
    ) -> Alike:
        most = min(MOST_ALIKE, len(codes))
        totals = [
            tuple(self.total(**{**fields, kind: frozenset(codes[:n])}) for fields in beside)
            for n in range(len(codes) + 1)
        ]
        enough = next((n for n in range(1, most) if len(set(totals[n:])) == 1), most)
        first = {kind: frozenset(codes[:1])}
        tie = any(is_tied(self._ask(**{**fields, **first})) for fields in beside)
        return Alike(tuple(codes), tuple(sets[code] for code in codes), enough, tie)

    def _ask(self, **codes: Any) -> tuple[Reason, ...]:
        key = tuple(sorted(codes.items()))
        if key not in self._asked:
            self._asked[key] = shared_with(replace(PLAIN, **codes), self.claimant)
        return self._asked[key]


def classes(groups: Iterable[Alike], among: int) -> list[Class]:
    """The slots sorted by how many codes of each group they have."""
    found = [Class(among, (frozenset(),))]
    for group in groups:
        counted = levels(group.sets, group.most)
        exact = [at & ~above for at, above in zip(counted, [*counted[1:], 0], strict=True)]
        ways = [_ways(group, number) for number in range(group.most + 1)]
        found = [
            Class(bits, tuple(a | b for a, b in product(one.ways, ways[number])))
            for one in found
            for number, level in enumerate(exact)
            if (bits := one.bits & level)
        ]
    return found


def highest(found: Class, points: Callable[[frozenset[str]], float]) -> float:
    """The most points that one of the ways to have so many codes brings."""
    return max(points(way) for way in found.ways)


def _ways(group: Alike, number: int) -> tuple[frozenset[str], ...]:
    last = len(group.codes) if number == MOST_ALIKE else number
    return tuple(frozenset(group.codes[:n]) for n in range(number, last + 1))


def _sum(reasons: Iterable[Reason]) -> float:
    return sum(reason.score for reason in reasons)
