"""Authorities and courts: their names, the ways to them, and what they take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from casework.domain.law import LawCertainty
from casework.domain.law_rules import Texts
from casework.domain.translation import OFFICIAL_LANGUAGE


class AuthorityKind(StrEnum):
    FIRST_INSTANCE = "first-instance"
    BORDER = "border"
    BRANCH = "branch"
    BOARD = "appeal-board"
    COURT = "court"
    HIGHER = "higher-court"
    SUPREME = "supreme-court"
    CONSTITUTIONAL = "constitutional-court"


class Aspect(StrEnum):
    """What there is to know before a paper is filed."""

    CHANNEL = "channel"
    SIGNATURE = "signature"
    FORMATS = "formats"
    SIZE = "size"
    COUNT = "count"
    NAMES = "names"
    COPIES = "copies"
    HOURS = "hours"
    ANNEXES = "annexes"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class AspectOf:
    """An aspect of filing, and the rule or the dated parameter that says what is known of it."""

    aspect: Aspect
    rule: str = ""
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How a kind of paper reaches the authority; without through it is filed there directly."""

    paper: Texts
    certainty: LawCertainty
    through: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityFacts:
    """An authority; certainty is that of its name and seat, never of an address."""

    key: str
    jurisdiction: str
    kind: AuthorityKind
    name: str
    names: Texts
    certainty: LawCertainty
    by_way: str = ""
    seat: str = ""
    land: str = ""
    address: Sequence[str] = ()
    part_of: str = ""
    stages: frozenset[str] = frozenset()
    route: Sequence[Way] = ()
    rules: Sequence[str] = ()
    source: str = ""
    seen_on: dt.date | None = None

    @property
    def to_be_verified(self) -> bool:
        return self.certainty is LawCertainty.MEMORY

    @property
    def language(self) -> str:
        """The language of its name."""
        return OFFICIAL_LANGUAGE[self.jurisdiction]


def addressee(facts: AuthorityFacts, confirmed: str = "") -> str:
    """The lines of the addressee on a paper: the name, through whom, and an address.

    Only an address that the team has confirmed is put in; what is not confirmed stays out, so
    that nobody sends a paper to it unseen.
    """
    lines = [facts.name, facts.by_way, *confirmed.splitlines()]
    return "\n".join(line.strip() for line in lines if line.strip())


def ways(items: Sequence[Mapping[str, object]]) -> tuple[Way, ...]:
    """The ways of a checked item of a file."""
    return tuple(
        Way(
            paper=_texts(item["paper"]),
            certainty=LawCertainty(str(item["certainty"])),
            through=str(item.get("through", "")),
            rule=str(item.get("rule", "")),
        )
        for item in items
    )


def aspects(items: Sequence[Mapping[str, str]]) -> tuple[AspectOf, ...]:
    """The aspects of a checked profile of a file."""
    return tuple(
        AspectOf(Aspect(item["aspect"]), item.get("rule", ""), item.get("parameter", ""))
        for item in items
    )


def _texts(value: object) -> Texts:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, Mapping) else {}
