"""The numbers of exhibits: from 1 until something is filed; what is filed keeps its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casework.domain.errors import Problem, Refused

LONGEST = 3


@dataclass(frozen=True, slots=True, order=True)
class ExhibitNumber:
    """The number of an exhibit; one put in after 7 had been filed is 7a."""

    number: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a paper can be put at, counted from 1, and the number it then has."""

    position: int
    number: ExhibitNumber


def numbered(order: Sequence[str], filed: Mapping[str, ExhibitNumber]) -> dict[str, ExhibitNumber]:
    """The number of each paper of the order, by its key.

    Without filed ones they count from 1. Filed ones keep theirs for ever, also those that are no
    longer submitted: nothing else ever gets such a number. What is put between filed ones gets
    the number before it with a letter; what is put at the end gets the next number. Raises Refused
    (exhibit-filed) when filed ones would change places and (exhibit-no-room) before the first
    filed one and between 7 and 7a.
    """
    if not filed:
        return {key: ExhibitNumber(number) for number, key in enumerate(order, 1)}
    fixed = [filed[key] for key in order if key in filed]
    if fixed != sorted(fixed):
        raise Refused(Problem("exhibit-filed", "exhibit"))
    reserved = frozenset(filed.values())
    found: dict[str, ExhibitNumber] = {}
    before: ExhibitNumber | None = None
    for key, after in zip(order, _fixed_after(order, filed), strict=True):
        before = filed.get(key) or _between(before, after, reserved)
        found[key] = before
    return found


def options(
    order: Sequence[str], key: str, filed: Mapping[str, ExhibitNumber]
) -> tuple[Option, ...]:
    """Every place that the paper can be put at among the others, in their order."""
    others = [one for one in order if one != key]
    return tuple(
        Option(at + 1, found[key])
        for at in range(len(others) + 1)
        if (found := _tried([*others[:at], key, *others[at:]], filed))
    )


def withdrawn(
    filed: Mapping[str, ExhibitNumber], kept: Iterable[str]
) -> tuple[ExhibitNumber, ...]:
    """The numbers of filed exhibits that are exhibits no longer, in order."""
    return tuple(sorted(filed[key] for key in filed.keys() - set(kept)))


def latest(filings: Iterable[Mapping[str, ExhibitNumber]]) -> dict[str, ExhibitNumber]:
    """The number of each exhibit as filed last; each number is that of one exhibit."""
    keys: dict[ExhibitNumber, str] = {}
    for filing in filings:
        moved = filing.keys()
        keys = {place: key for place, key in keys.items() if key not in moved}
        keys |= {place: key for key, place in filing.items()}
    return {key: place for place, key in keys.items()}


def position_of(number: ExhibitNumber, others: Iterable[ExhibitNumber | None]) -> int:
    """Where an exhibit of this number stands among the others, counted from 1."""
    return 1 + sum(other < number for other in others if other)


def _fixed_after(
    order: Sequence[str], filed: Mapping[str, ExhibitNumber]
) -> list[ExhibitNumber | None]:
    """For each paper the number of the next filed one, which may be its own."""
    found: list[ExhibitNumber | None] = []
    after: ExhibitNumber | None = None
    for key in reversed(order):
        after = filed.get(key, after)
        found.append(after)
    return found[::-1]


def _tried(order: Sequence[str], filed: Mapping[str, ExhibitNumber]) -> dict[str, ExhibitNumber]:
    try:
        return numbered(order, filed)
    except Refused:
        return {}


def _between(
    before: ExhibitNumber | None, after: ExhibitNumber | None, reserved: frozenset[ExhibitNumber]
) -> ExhibitNumber:
    if after is None:
        highest = max(one.number for one in (*reserved, *([before] if before else [])))
        return ExhibitNumber(highest + 1)
    # 7b after 7a; where 7b is filed, 7aa.
    for start in (_following, _below):
        if before and (found := _free(before.number, start(before.suffix), after, reserved)):
            return found
    raise Refused(Problem("exhibit-no-room", "exhibit", {"number": str(after)}))


def _free(
    number: int, suffix: str, after: ExhibitNumber, reserved: frozenset[ExhibitNumber]
) -> ExhibitNumber | None:
    """The first free number with this letter or a later one, if it comes before the other."""
    while (one := ExhibitNumber(number, suffix)) in reserved and one < after:
        suffix = _following(suffix)
    return one if one < after and len(suffix) <= LONGEST else None


def _following(suffix: str) -> str:
    """a, b … z, za, zb: each sorts behind the one before it."""
    if not suffix or suffix[-1] == "z":
        return f"{suffix}a"
    return suffix[:-1] + chr(ord(suffix[-1]) + 1)


def _below(suffix: str) -> str:
    """aa sorts behind a and before b."""
    return f"{suffix}a"
