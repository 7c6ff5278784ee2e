"""Rules of law as dated data, and the guard that keeps the unknown from being printed.

A rule whose content nobody has found is another type than one that is known: it has a question
for the user and nothing that could be quoted. What is from memory is quoted with its mark only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from casework.domain.law import LawCertainty

Texts = Mapping[str, str]
# Of the language of the content, not of the screen: the mark goes where the citation goes.
MARKS: Texts = {"en": "to be verified", "de": "zu prüfen", "pl": "do weryfikacji"}
RANK = (LawCertainty.VERIFIED, LawCertainty.SECONDARY, LawCertainty.MEMORY)


class KeyDate(StrEnum):
    """The date of a claim that decides whether a rule governs it."""

    MADE = "made"
    REGISTERED = "registered"
    LODGED = "lodged"
    DECISION = "decision"
    NONE = "none"


class Topic(StrEnum):
    REGIME = "regime"
    CONCORDANCE = "concordance"
    SUBSTANCE = "substance"
    PROCEDURE = "procedure"
    REMEDY = "remedy"
    CALCULATION = "calculation"
    SERVICE = "service"
    FORMAT = "format"
    COUNTRY_INFORMATION = "country-information"


class Unit(StrEnum):
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class RunsFrom(StrEnum):
    SERVICE = "service"
    NOTIFICATION = "notification"
    DECISION = "decision"
    OBSTACLE = "obstacle-gone"


class Counting(StrEnum):
    """How the days of a fiction of service are counted."""

    CALENDAR = "calendar-days"
    # Saturdays count here: the earlier of two readings, so that no deadline is missed.
    WEEKDAYS = "weekdays"
    WORKING = "working-days"


class Remedy(StrEnum):
    ACTION = "action"
    URGENT = "urgent-request"
    REASONS = "reasons"
    APPEAL = "appeal"
    LEAVE = "leave-to-appeal"
    REMAIN = "request-to-remain"
    COURT = "court-complaint"
    REVISION = "revision"
    CONSTITUTIONAL = "constitutional-complaint"
    CASSATION = "cassation"
    COMMENT = "comment"
    REINSTATEMENT = "reinstatement"


class ProcedureRegime(StrEnum):
    """Directive 2013/32/EU, or Regulation (EU) 2024/1348."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Span:
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Period:
    """A limit: how long, from what, and which rule says how it is counted."""

    span: Span
    runs_from: RunsFrom
    calculation: str
    reinstatement: str = ""
    filed_with: Texts = field(default_factory=dict)
    through: Texts = field(default_factory=dict)
    cutoff: str = ""


@dataclass(frozen=True, slots=True)
class Fiction:
    """When a manner of service takes effect: days after the day that the file shows."""

    manner: str
    days: int
    counting: Counting = Counting.CALENDAR


@dataclass(frozen=True, slots=True)
class Quoted:
    """A rule in words of one language; the citation carries the mark where one is due."""

    key: str
    citation: str
    text: str
    certainty: LawCertainty
    caveat: str = ""
    disputed: bool = False

    @property
    def to_be_verified(self) -> bool:
        return self.certainty is LawCertainty.MEMORY


@dataclass(frozen=True, slots=True)
class Known:
    """A rule that somebody has read or remembers; only quote() gives its words."""

    key: str
    jurisdiction: str
    topic: Topic
    keyed_on: KeyDate
    certainty: LawCertainty
    _citations: Texts
    _texts: Texts
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str = ""
    seen_on: dt.date | None = None
    disputed: bool = False
    _caveats: Texts = field(default_factory=dict)
    period: Period | None = None
    fiction: Fiction | None = None

    def __post_init__(self) -> None:
        if self.certainty is LawCertainty.UNKNOWN:
            raise ValueError(f"{self.key}: what is unknown cannot be quoted")

    def quote(self, language: str) -> Quoted:
        """The rule to print in that language, or in English; from memory only with its mark."""
        citation, mark = in_language(self._citations, language), in_language(MARKS, language)
        is_remembered = self.certainty is LawCertainty.MEMORY
        return Quoted(
            key=self.key,
            citation=f"{citation} [{mark}]" if is_remembered else citation,
            text=in_language(self._texts, language),
            certainty=self.certainty,
            caveat=in_language(self._caveats, language),
            disputed=self.disputed,
        )


@dataclass(frozen=True, slots=True)
class Unknown:
    """A rule that nobody has found: what to ask the user, and nothing to print."""

    key: str
    jurisdiction: str
    topic: Topic
    keyed_on: KeyDate
    ask: Texts
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


Rule = Known | Unknown


def weakest(certainties: Iterable[LawCertainty]) -> LawCertainty:
    """What can be said of a result that rests on all of these rules."""
    return max(certainties, key=RANK.index, default=LawCertainty.VERIFIED)


def in_language(texts: Texts, language: str) -> str:
    """The text in that language, or in English."""
    return texts.get(language) or texts.get("en", "")
