"""Country evidence: sources, passages, how sure they are and how they may be printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from casework.domain import currency as reckoning
from casework.domain.dates import Fuzzy
from casework.domain.independence import Bearer, Corroboration, count_independent


class TermKind(StrEnum):
    THEME = "theme"
    PROFILE = "profile"
    ACT = "act"
    ACTOR = "actor"
    GROUND = "ground"


class Certainty(StrEnum):
    """How much of the source was seen by whoever entered it."""

    READ = "read"
    EXCERPT = "excerpt"
    MEMORY = "memory"


class Modality(StrEnum):
    FACT = "fact"
    ATTRIBUTED = "attributed"
    ALLEGATION = "allegation"
    LEAK = "leak"
    ESTIMATE = "estimate"
    OPINION = "opinion"
    FORECAST = "forecast"


class Direction(StrEnum):
    SUPPORTS = "supports"
    ADVERSE = "adverse"
    NEUTRAL = "neutral"


class Currency(StrEnum):
    ONGOING = "confirmed-ongoing"
    HISTORIC = "historic"
    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    UNVERIFIED = "unverified"


# What a source has wrong, or what later events have overtaken, is printed as corrected or not.
OVERTAKEN = frozenset({Currency.SUPERSEDED, Currency.CORRECTED})


class EditorialState(StrEnum):
    """How far the library vouches for a finding: entered, checked by a second person, retired."""

    DRAFT = "draft"
    CHECKED = "checked"
    RETIRED = "retired"


class LinkKind(StrEnum):
    """What one finding says of another."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    REPEATS = "repeats"


class ReviewOutcome(StrEnum):
    """What a look at whether a finding is still current came to."""

    STANDS = "stands"
    CHANGED = "changed"
    UNCLEAR = "unclear"


class EvidenceRole(StrEnum):
    INCIDENT = "specific-incident"
    PATTERN = "pattern"
    LEGAL = "legal-institutional"
    STATISTICS = "statistics"
    ROUTE = "flight-route"
    BACKGROUND = "background"


class SourceKind(StrEnum):
    COURT = "court"
    COURT_NATIONAL = "court-national"
    UN = "un"
    EU = "eu"
    GOVERNMENT = "government"
    STATISTICS = "government-stat"
    COI_UNIT = "coi-unit"
    NGO = "ngo"
    ACADEMIC = "academic"
    MEDIA = "media"
    PARTY = "party"
    STATE_POSITION = "state-position"
    BLOG = "blog"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A published work as it is cited and weighed."""

    key: str
    kind: SourceKind
    publisher: str
    title: str
    author: str = ""
    container: str = ""
    issued: Fuzzy = field(default_factory=lambda: Fuzzy("", None, None))
    language: str = ""
    url: str = ""
    symbol: str = ""
    accessed: Fuzzy = field(default_factory=lambda: Fuzzy("", None, None))
    certainty: Certainty = Certainty.EXCERPT
    reliability: str = ""
    derived_from: frozenset[str] = frozenset()
    # The key of the edition that has taken its place as the newest of its series.
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the source: a paragraph, page, section or caption; the whole work otherwise."""

    kind: str = "whole"
    value: str = ""


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """One finding with its pinpoint, codes, certainty and limits."""

    key: str
    source: SourceFacts
    locator: Locator
    finding: str
    correction: str = ""
    issue: str = ""
    event_date: Fuzzy = field(default_factory=lambda: Fuzzy("", None, None))
    places: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    modality: Modality = Modality.FACT
    attributed_to: str = ""
    role: EvidenceRole = EvidenceRole.PATTERN
    direction: Direction = Direction.SUPPORTS
    currency: Currency = Currency.UNVERIFIED
    currency_note: str = ""
    caveats: tuple[str, ...] = ()
    printable: bool = True
    withheld_because: str = ""
    corroboration: Corroboration = field(default_factory=Corroboration)
    state: EditorialState = EditorialState.DRAFT
    checked_by: str = ""
    checked_on: dt.date | None = None
    retired_because: str = ""
    # How the words stand that it rests on (domain/quotations.py); empty for none, or not looked.
    quotation: str = ""

    @property
    def may_be_printed(self) -> bool:
        """Whether a pack may print it: neither withheld, retired, nor wrong and uncorrected."""
        is_out = self.state is EditorialState.RETIRED or self.is_uncorrected
        return self.printable and not is_out

    @property
    def is_uncorrected(self) -> bool:
        """Whether it is known to be wrong or overtaken, and nobody wrote what is true instead."""
        return self.currency in OVERTAKEN and not self.correction

    @property
    def bearers(self) -> tuple[Bearer, ...]:
        """Who bears the finding out: its own source, and all others."""
        source = self.source
        own = Bearer(source.key, self.key, source.derived_from or frozenset({source.key}))
        return self.corroboration.bearers or (own,)

    @property
    def independent_sources(self) -> int:
        """How many sources of different origin bear the finding out, its own among them."""
        return count_independent(self.bearers)


def is_stale(source: SourceFacts, as_of: dt.date) -> bool:
    """Whether the source is older than 24 months on the day, or undated."""
    return reckoning.is_stale(source.issued.latest, as_of)


def printed_finding(passage: PassageFacts) -> str:
    """The text a pack may print: a corrected or superseded finding only as corrected."""
    return passage.correction or passage.finding


def warnings(passage: PassageFacts, as_of: dt.date) -> tuple[str, ...]:
    """Codes of what a reader must know before relying on the passage on that day."""
    checks = {
        "withheld": not passage.printable,
        "adverse": passage.direction is Direction.ADVERSE,
        "uncorrected": passage.is_uncorrected,
        "corrected": bool(passage.correction),
        "superseded": passage.currency is Currency.SUPERSEDED,
        "source-superseded": bool(passage.source.superseded_by),
        "unverified": passage.currency is Currency.UNVERIFIED,
        f"modality-{passage.modality.value}": passage.modality
        not in (Modality.FACT, Modality.ATTRIBUTED),
        f"certainty-{passage.source.certainty.value}": passage.source.certainty
        is not Certainty.READ,
        "stale": is_stale(passage.source, as_of),
        "contradicted": bool(passage.corroboration.contradicted_by),
        "updated": bool(passage.corroboration.updated_by),
        "single-source": passage.independent_sources == 1
        and passage.source.kind not in (SourceKind.COURT, SourceKind.UN),
    }
    return tuple(code for code, holds in checks.items() if holds)
