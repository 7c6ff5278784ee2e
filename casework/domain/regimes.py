"""Which law governs a claim: procedure, standard of protection, responsible State; and why.

The days on which the regimes change are the first days of the rules themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from casework.domain.calendar import Place
from casework.domain.errors import Problem, Refused
from casework.domain.law_rules import ProcedureRegime
from casework.domain.rulebook import Rulebook

Value = str | int | dt.date
APR, APD = "EU-APR-DATE", "EU-APD-OLD"
QR, QD, GAP = "EU-QR-DATE", "EU-QD-REPEAL", "EU-QR-GAP"
AMMR, AMMR_PENDING = "EU-AMMR-DATE", "EU-AMMR-TRANS"
GERMAN_LINK, GERMAN_CONTRARY = "DE-QR-LINK", "DE-QR-CONTRA"


class Law(StrEnum):
    """The acts between which a claim may fall."""

    APR = "2024/1348"
    APD = "2013/32"
    QR = "2024/1347"
    QD = "2011/95"
    AMMR = "2024/1351"
    DUBLIN = "604/2013"


@dataclass(frozen=True, slots=True)
class ClaimDates:
    made: dt.date | None = None
    registered: dt.date | None = None
    lodged: dt.date | None = None
    decided: dt.date | None = None

    @property
    def not_lodged_before(self) -> dt.date | None:
        """Nobody lodges before the application is made and registered."""
        return max((day for day in (self.made, self.registered) if day), default=None)


@dataclass(frozen=True, slots=True)
class Step:
    """One thought of an explanation: a code, its values, and the rules it rests on."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The act that governs, or both where that is disputed or a date is missing."""

    laws: tuple[Law, ...]
    steps: tuple[Step, ...]
    flags: tuple[Step, ...] = ()

    @property
    def is_certain(self) -> bool:
        return len(self.laws) == 1


@dataclass(frozen=True, slots=True)
class Regime:
    jurisdiction: str
    procedure: Answer
    standard: Answer
    responsibility: Answer

    @property
    def answers(self) -> dict[str, Answer]:
        return {
            "procedure": self.procedure,
            "standard": self.standard,
            "responsibility": self.responsibility,
        }


def select(book: Rulebook, jurisdiction: str, dates: ClaimDates) -> Regime:
    """The law of a claim made, registered and lodged on those days.

    Raises Refused for dates out of order, an unknown country, or where the rulebook does not
    hold the rules on the change of regimes.
    """
    place = Place(jurisdiction)
    _check(dates)
    return Regime(
        place.country,
        procedure(book, dates),
        _standard(book, place.country, dates),
        _responsibility(book, dates),
    )


def procedure(book: Rulebook, dates: ClaimDates) -> Answer:
    """Regulation 2024/1348 for applications lodged from its first day (Article 79 there)."""
    start = book.start_of(APR)
    if dates.lodged and dates.lodged < start:
        return Answer((Law.APD,), (_dated("lodged-before", dates.lodged, start, APD),))
    if dates.lodged:
        return Answer((Law.APR,), (_dated("lodged-from", dates.lodged, start, APR),))
    earliest = dates.not_lodged_before
    if earliest and earliest >= start:
        return Answer((Law.APR,), (_dated("lodged-later", earliest, start, APR),))
    return Answer((Law.APD, Law.APR), (), (_missing("lodged", APD, APR),))


def procedure_regime(book: Rulebook, dates: ClaimDates) -> ProcedureRegime:
    """Whether the old or the new procedure governs. Raises Refused (date-missing) if unclear."""
    answer = procedure(book, dates)
    if not answer.is_certain:
        raise Refused(Problem("date-missing", "lodged"))
    return ProcedureRegime.NEW if answer.laws == (Law.APR,) else ProcedureRegime.OLD


def _standard(book: Rulebook, country: str, dates: ClaimDates) -> Answer:
    start = book.start_of(GERMAN_LINK if country == "DE" else QR)
    key = GERMAN_LINK if country == "DE" else QR
    if dates.lodged is None:
        earliest = dates.not_lodged_before
        if earliest and earliest >= start:
            return Answer((Law.QR,), (_dated("lodged-later", earliest, start, key),))
        return Answer((Law.QD, Law.QR), (), (_missing("lodged", QD, key),))
    gap = _gap(book, dates.lodged)
    if dates.lodged >= start:
        return Answer((Law.QR,), (_dated("lodged-from", dates.lodged, start, key),), gap)
    if country == "DE":
        contrary = Step("contrary-view", {}, (GERMAN_CONTRARY, QR))
        return Answer((Law.QD,), (_dated("lodged-before", dates.lodged, start, key),), (contrary,))
    return _pending(book, dates, gap)


def _pending(book: Rulebook, dates: ClaimDates, gap: tuple[Step, ...]) -> Answer:
    """An application lodged before the Regulation, where no national law says which applies."""
    repealed, lodged = book.start_of(QD), dates.lodged or dt.date.min
    if dates.decided and dates.decided < repealed:
        return Answer((Law.QD,), (_dated("decided-before", dates.decided, repealed, QD),))
    disputed = _dated("standard-disputed", lodged, book.start_of(QR), QD, QR, GAP)
    return Answer((Law.QD, Law.QR), (disputed,), (disputed, *gap))


def _gap(book: Rulebook, lodged: dt.date) -> tuple[Step, ...]:
    """The Directive repealed, the Regulation not yet applying."""
    repealed, start = book.start_of(QD), book.start_of(QR)
    if not repealed <= lodged < start:
        return ()
    return (Step("gap", {"date": lodged, "repealed": repealed, "start": start}, (GAP, QR, QD)),)


def _responsibility(book: Rulebook, dates: ClaimDates) -> Answer:
    """Regulation 2024/1351 unless the application was registered before its first day."""
    start, day = book.start_of(AMMR), dates.registered
    if day is None:
        return _unregistered(dates, start)
    if day < start:
        return Answer((Law.DUBLIN,), (_dated("registered-before", day, start, AMMR_PENDING),))
    step = _dated("registered-from", day, start, AMMR)
    flag = Step("registered-on-first-day", {"date": day}, (AMMR, AMMR_PENDING))
    return Answer((Law.AMMR,), (step,), (flag,) if day == start else ())


def _unregistered(dates: ClaimDates, start: dt.date) -> Answer:
    if dates.lodged and dates.lodged < start:
        step = _dated("registered-by-lodging", dates.lodged, start, AMMR_PENDING)
        return Answer((Law.DUBLIN,), (step,), (_missing("registered", AMMR_PENDING),))
    if dates.made and dates.made > start:
        step = _dated("registered-after-making", dates.made, start, AMMR)
        return Answer((Law.AMMR,), (step,), (_missing("registered", AMMR),))
    return Answer((Law.DUBLIN, Law.AMMR), (), (_missing("registered", AMMR_PENDING, AMMR),))


def _check(dates: ClaimDates) -> None:
    made = dates.made
    for name, day in (("registered", dates.registered), ("lodged", dates.lodged)):
        if made and day and day < made:
            values: dict[str, str | int] = {"date": day.isoformat(), "made": made.isoformat()}
            raise Refused(Problem("before-made", name, values))


def _dated(code: str, day: dt.date, start: dt.date, *rules: str) -> Step:
    return Step(code, {"date": day, "start": start}, rules)


def _missing(which: str, *rules: str) -> Step:
    return Step(f"missing-{which}", {}, rules)
