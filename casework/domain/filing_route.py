"""What the route to an authority or court takes, as the law in force says it, and what a pack is.

A figure that is not known that day is no figure: the check then says that it must be asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from casework.domain.authorities import Aspect, AspectOf
from casework.domain.cases import CaseFacts
from casework.domain.exhibit_labels import ADDRESSEES, addressee, forum_of
from casework.domain.rulebook import ParameterValue, Rulebook

# The notices say MB only; the smaller reading is the safe one.
MEGABYTE = 1_000_000


class Outcome(StrEnum):
    """Whether the files keep to a rule; ask: no figure is known; person: not for a program."""

    KEPT = "kept"
    FAIL = "fail"
    ASK = "ask"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and files that one message may have; None where nothing is known of them."""

    size: int | None = None
    files: int | None = None


@dataclass(frozen=True, slots=True)
class FilingFacts:
    """The files made of a pack, as they are: sizes in bytes, names, and what is in them.

    Removed counts the attachments of the pack that the parts leave out.
    """

    sizes: Sequence[int]
    names: Sequence[str]
    messages: int
    is_official: bool
    removed: int
    is_pdfa: bool


@dataclass(frozen=True, slots=True)
class CheckLine:
    """An aspect of the route and how the files stand to it."""

    aspect: Aspect
    outcome: Outcome
    code: str
    values: dict[str, str | int]


def limits_of(aspects: Sequence[AspectOf], book: Rulebook, day: dt.date) -> Limits:
    """The figures that the law has for that day, whatever its certainty; the rest is not known."""
    figures = {item.aspect: _figure(item, book, day) for item in aspects}
    size, files = figures.get(Aspect.SIZE), figures.get(Aspect.COUNT)
    return Limits(size * MEGABYTE if size else None, files)


def earlier_figures(item: AspectOf, book: Rulebook, day: dt.date) -> tuple[ParameterValue, ...]:
    """The values of another time, where that of the day is not known."""
    parameter = book.parameters.get(item.parameter)
    if parameter is None or parameter.on(day) is not None:
        return ()
    return tuple(v for v in parameter.values if v.value and v.valid_to and v.valid_to < day)


def check_filing(
    aspects: Sequence[AspectOf], limits: Limits, facts: FilingFacts
) -> tuple[CheckLine, ...]:
    """Each aspect of the route once, in its order: what passes, what fails, what must be asked."""
    return tuple(
        _line(aspect, limits, facts) for aspect in dict.fromkeys(a.aspect for a in aspects)
    )


def _line(aspect: Aspect, limits: Limits, facts: FilingFacts) -> CheckLine:
    match aspect:
        case Aspect.SIZE:
            return _size(limits.size, facts)
        case Aspect.COUNT:
            return _count(limits.files, facts)
        case Aspect.NAMES:
            longest = max(map(len, facts.names))
            return CheckLine(aspect, Outcome.KEPT, "filing-names", {"longest": longest})
        case Aspect.FORMATS:
            code = "filing-pdfa" if facts.is_pdfa else "filing-pdf"
            return CheckLine(aspect, Outcome.KEPT, code, {"removed": facts.removed})
        case Aspect.LANGUAGE:
            if facts.is_official:
                return CheckLine(aspect, Outcome.KEPT, "filing-language", {})
            return CheckLine(aspect, Outcome.FAIL, "filing-language-other", {})
    return CheckLine(aspect, Outcome.PERSON, "filing-person", {})


def _size(limit: int | None, facts: FilingFacts) -> CheckLine:
    largest = max(facts.sizes)
    values: dict[str, str | int] = {"largest": largest, "messages": facts.messages}
    if limit is None:
        return CheckLine(Aspect.SIZE, Outcome.ASK, "filing-size-unknown", values)
    outcome = Outcome.KEPT if largest <= limit else Outcome.FAIL
    return CheckLine(Aspect.SIZE, outcome, "filing-size", values | {"limit": limit})


def _count(limit: int | None, facts: FilingFacts) -> CheckLine:
    values: dict[str, str | int] = {"files": len(facts.names), "messages": facts.messages}
    if limit is None:
        return CheckLine(Aspect.COUNT, Outcome.ASK, "filing-count-unknown", values)
    return CheckLine(Aspect.COUNT, Outcome.KEPT, "filing-count", values | {"limit": limit})


def _figure(item: AspectOf, book: Rulebook, day: dt.date) -> int | None:
    parameter = book.parameters.get(item.parameter)
    value = parameter.on(day) if parameter else None
    return int(value.value) if value and value.value and value.value.isdigit() else None


def authority_key(case: CaseFacts, names: Mapping[str, str]) -> str | None:
    """Of the authorities of the country, by key and name, the one that the case is before.

    The first line of the case's addressee names it; else the first whose name begins like that of
    the forum, for all courts of a kind share a route. None where the reference data has none.
    """
    line = addressee(case)[0]
    named = next((key for key, name in names.items() if name == line), None)
    begins = ADDRESSEES[forum_of(case)][0]
    return named or next((key for key, name in names.items() if name.startswith(begins)), None)
