"""What a decision makes the office watch: its final limits, and the tasks before the main one.

The instruction on remedies always wins. Where the law as computed gives an earlier day, both are
kept, and the office keeps to the earlier one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from casework.domain.calendar import DAY, Place, check_year
from casework.domain.deadlines import (
    NO_INSTRUCTION,
    Deadline,
    Instruction,
    compute,
    deadlines,
    office_tasks,
    reinstatement,
)
from casework.domain.errors import Problem, Refused
from casework.domain.law_rules import Known
from casework.domain.periods import PERSONAL, Service, Setting
from casework.domain.regimes import ClaimDates, procedure_regime
from casework.domain.rulebook import DecisionKind, Rulebook

# The name of a limit against a decision of which the rulebook knows no kind.
REMEDY = "remedy"
# What the rules name, as the fields of a decision in forms and case files.
FIELDS = {
    "served": "served_on",
    "decision": "law_kind",
    "lodged": "law_kind",
    "instruction-end": "limit_on",
    "instruction-period": "instruction_period",
    "instruction-missing": "instruction_missing",
}
# Days before a limit at which people are reminded, unless they choose others.
REMINDERS = (14, 7, 3, 1)
MOST_REMINDERS, EARLIEST_REMINDER = 8, 90


class Rank(StrEnum):
    """The limit of the main remedy, a further limit, or a task of the office before it."""

    MAIN = "main"
    FURTHER = "further"
    TASK = "task"


class State(StrEnum):
    OPEN = "open"
    SNOOZED = "snoozed"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a decision and its claim; without a kind of the rulebook no law is used."""

    jurisdiction: str
    dates: ClaimDates
    kind: str = ""
    served: dt.date | None = None
    manner: str = PERSONAL
    land: str = ""
    instruction: Instruction = NO_INSTRUCTION


@dataclass(frozen=True, slots=True)
class Calculation:
    """The limits of a decision; by_law is the ordinary end of the main one, if law gives any."""

    decision: DecisionKind
    setting: Setting
    limits: tuple[Deadline, ...]
    by_law: dt.date | None

    @property
    def main(self) -> Deadline:
        return self.limits[0]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The rules of limits that nobody has found."""
        rules = self.setting.book.rules
        keys = (limit.rule for limit in self.decision.limits)
        return tuple(key for key in keys if not isinstance(rules.get(key), Known))


@dataclass(frozen=True, slots=True)
class Watched:
    """A day to keep; by_law is what the law as computed gives, where that is known."""

    name: str
    rank: Rank
    due: dt.date
    by_law: dt.date | None = None


def at_fields(refused: Refused) -> Refused:
    """The same refusal, at the fields of a decision."""
    return Refused(
        *(Problem(p.code, FIELDS.get(p.where, p.where), p.values) for p in refused.problems)
    )


def calculate(book: Rulebook, given: Given) -> Calculation:
    """The limits of a decision of a known kind, step by step.

    Raises Refused (date-missing, unknown-decision-kind, served-missing, instruction-required …).
    """
    place = Place(given.jurisdiction, given.land)
    regime = procedure_regime(book, given.dates)
    decision = book.decision(place.country, regime, given.kind)
    if given.served is None:
        raise Refused(Problem("served-missing", "served"))
    setting = Setting(book, place, Service(given.served, given.manner))
    found = deadlines(decision, setting, given.instruction)
    return Calculation(decision, setting, found, _by_law(decision, setting))


def what_if(
    book: Rulebook, given: Given, served: dt.date, manner: str
) -> tuple[Calculation, Calculation]:
    """The limits by law as served, and as they would be with another service.

    An end that stands in the decision does not move, so only what is computed is compared.
    Raises Refused as calculate() does.
    """
    same = replace(given, instruction=replace(given.instruction, end=None))
    other = replace(same, served=served, manner=manner)
    return calculate(book, same), calculate(book, other)


def _by_law(decision: DecisionKind, setting: Setting) -> dt.date | None:
    limit = decision.limits[0]
    rule = setting.book.rules.get(limit.rule)
    return compute(rule, limit.remedy, setting).end if isinstance(rule, Known) else None


def watched(book: Rulebook, given: Given, as_of: dt.date) -> tuple[Watched, ...]:
    """The days to keep, the main limit first; none for a decision that sets no limit.

    Raises Refused as calculate() does, and end-required for a period without a known kind.
    """
    if given.kind:
        return _known(calculate(book, given))
    instruction = given.instruction
    if instruction.span or instruction.is_missing:
        raise Refused(Problem("end-required", "instruction-end"))
    return _free(given, instruction.end, as_of) if instruction.end else ()


def _known(found: Calculation) -> tuple[Watched, ...]:
    main, *further = found.limits
    return (
        Watched(main.remedy.value, Rank.MAIN, main.end, found.by_law),
        *(Watched(one.remedy.value, Rank.FURTHER, one.end, one.end) for one in further),
        *(Watched(task.name, Rank.TASK, task.on) for task in main.tasks),
    )


def _free(given: Given, end: dt.date, as_of: dt.date) -> tuple[Watched, ...]:
    check_year(end, "instruction-end")
    place = Place(given.jurisdiction, given.land)
    tasks = office_tasks(place, given.served or min(as_of, end), end)
    return (
        Watched(REMEDY, Rank.MAIN, end),
        *(Watched(task.name, Rank.TASK, task.on) for task in tasks),
    )


def keep_by(due: dt.date, by_law: dt.date | None) -> dt.date:
    """The day to act by: the earlier one where instruction and law differ."""
    return min(due, by_law or due)


def reinstated(found: Calculation, gone: dt.date) -> Deadline:
    """The last day to ask for reinstatement in the main limit, from the end of the obstacle.

    Raises Refused (no-reinstatement) where no rule on it is known.
    """
    key = found.main.period.reinstatement if found.main.period else ""
    if not key:
        raise Refused(Problem("no-reinstatement", "obstacle-gone"))
    return reinstatement(found.setting.book.known(key), found.setting, gone)


def state(done: dt.date | None, snoozed_until: dt.date | None, today: dt.date) -> State:
    """Snoozed is what comes back on a later day; on that day it is open again."""
    if done:
        return State.DONE
    return State.SNOOZED if snoozed_until and snoozed_until > today else State.OPEN


def check_snooze(until: dt.date, reason: str, *, latest: dt.date, today: dt.date) -> None:
    """Raise Refused unless it comes back later than today and before the last day to keep."""
    problems = []
    if until <= today:
        problems.append(Problem("snooze-into-past", "until"))
    elif until >= latest:
        problems.append(Problem("snooze-past-limit", "until", {"date": latest.isoformat()}))
    if not reason.strip():
        problems.append(Problem("snooze-without-reason", "reason"))
    if problems:
        raise Refused(*problems)


def check_reminders(days: Iterable[int]) -> tuple[int, ...]:
    """The days before a limit to be reminded at, each once, the earliest first.

    Raises Refused (bad-reminders) for too many, or for days too far from a limit.
    """
    found = sorted(set(days), reverse=True)
    if len(found) > MOST_REMINDERS or any(not 0 < day <= EARLIEST_REMINDER for day in found):
        values: dict[str, str | int] = {"most": MOST_REMINDERS, "days": EARLIEST_REMINDER}
        raise Refused(Problem("bad-reminders", "days", values))
    return tuple(found)


def alarms(
    keep: dt.date, days: Iterable[int], snoozed_until: dt.date | None = None
) -> tuple[int, ...]:
    """The reminders of a day to keep; what is snoozed is silent until it comes back."""
    first = snoozed_until or dt.date.min
    return tuple(day for day in days if keep - day * DAY >= first)
