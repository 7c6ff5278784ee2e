"""Deadlines with their calculation: every step a code with values and the rules it rests on.

A computed day is a suggestion. The instruction on remedies in the decision always wins, and
where the law is unknown it is the only source: then nothing is computed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from casework.domain.calendar import (
    DAY,
    Place,
    check_year,
    next_working,
    off_nearby,
    why_off,
    working_days_before,
)
from casework.domain.errors import Problem, Refused
from casework.domain.law import LawCertainty
from casework.domain.law_rules import Known, Period, Remedy, Span, weakest
from casework.domain.periods import PERSONAL, Service, Setting, count, effective_service, move
from casework.domain.regimes import Step
from casework.domain.rulebook import DecisionKind, Limit

__all__ = ["PERSONAL", "Deadline", "Instruction", "Service", "Setting", "compute", "deadlines"]
# Working days before the end of a limit by which a task of the office should be done.
OFFICE_TASKS = (("draft", 5), ("translation", 3), ("signature", 1))


@dataclass(frozen=True, slots=True)
class Instruction:
    """What the decision itself says about the remedy: an end, a period, or wrongly nothing."""

    end: dt.date | None = None
    span: Span | None = None
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something the office should have done by then."""

    name: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a limit, how it was found, and how far the rules behind it are known.

    Certainty is None where only the instruction of the decision stands behind it.
    """

    remedy: Remedy
    rule: str
    starts: dt.date
    end: dt.date
    steps: tuple[Step, ...]
    certainty: LawCertainty | None
    warnings: tuple[Step, ...] = ()
    tasks: tuple[Task, ...] = ()
    period: Period | None = None
    by_instruction: bool = False


NO_INSTRUCTION = Instruction()


def deadlines(
    decision: DecisionKind, setting: Setting, instruction: Instruction = NO_INSTRUCTION
) -> tuple[Deadline, ...]:
    """All limits of a decision; the instruction is that of the main remedy, the first.

    Raises Refused where the law is unknown and no end is given (instruction-required), for an
    unknown manner of service, and for days that cannot be.
    """
    _check(decision, setting.service, instruction)
    main, *others = decision.limits
    # What is unknown is not computed; the instruction speaks of the main remedy.
    rules = ((setting.book.rules.get(limit.rule), limit.remedy) for limit in others)
    further = [compute(rule, remedy, setting) for rule, remedy in rules if isinstance(rule, Known)]
    return (_main(decision, main, setting, instruction), *further)


def compute(
    rule: Known, remedy: Remedy, setting: Setting, *, span: Span | None = None
) -> Deadline:
    """The end of a rule's period, or of the given span in its place, for that service.

    Raises Refused (rule-without-period, unknown-manner, year-beyond).
    """
    served, steps = effective_service(setting)
    return _reckon(rule, remedy, setting, served, steps, span)


def reinstatement(rule: Known, setting: Setting, obstacle_gone: dt.date) -> Deadline:
    """The last day to ask for reinstatement, from the day on which the obstacle went away."""
    check_year(obstacle_gone, "obstacle-gone")
    step = Step("obstacle-gone", {"date": obstacle_gone}, (rule.key,))
    return _reckon(rule, Remedy.REINSTATEMENT, setting, obstacle_gone, (step,), None)


def _reckon(
    rule: Known,
    remedy: Remedy,
    setting: Setting,
    start: dt.date,
    first_steps: tuple[Step, ...],
    span: Span | None,
) -> Deadline:
    period = rule.period
    if period is None:
        raise Refused(Problem("rule-without-period", "", {"key": rule.key}))
    raw, counting = count(start, span or period.span, rule.key, period.calculation)
    check_year(raw, "served")
    end, moving = move(setting.place, raw, period.calculation)
    steps = (*first_steps, *counting, *moving)
    return Deadline(
        remedy=remedy,
        rule=rule.key,
        starts=start,
        end=end,
        steps=steps,
        certainty=weakest(setting.book.known(k).certainty for s in steps for k in s.rules),
        warnings=_warnings(setting.place, end, period),
        tasks=office_tasks(setting.place, start, end),
        period=period,
    )


def _main(
    decision: DecisionKind, limit: Limit, setting: Setting, instruction: Instruction
) -> Deadline:
    rule = setting.book.rules.get(limit.rule)
    if instruction.is_missing:
        return _uninstructed(decision, limit, setting)
    if not isinstance(rule, Known):
        return _only_instructed(limit, setting, instruction.end)
    by_law = compute(rule, limit.remedy, setting)
    if instruction.span:
        given = compute(rule, limit.remedy, setting, span=instruction.span)
        by_law = _instructed(given, by_law)
    return _end_given(by_law, setting.place, instruction.end) if instruction.end else by_law


def _uninstructed(decision: DecisionKind, limit: Limit, setting: Setting) -> Deadline:
    """The longer period where the instruction is missing or wrong; the ordinary one is safe."""
    if not decision.without_instruction:
        raise Refused(Problem("no-rule-without-instruction", "instruction-missing"))
    longer = setting.book.known(decision.without_instruction)
    found = compute(longer, limit.remedy, setting)
    ordinary = compute(setting.book.known(limit.rule), limit.remedy, setting)
    warning = Step("file-within-ordinary", {"date": ordinary.end}, (limit.rule,))
    return replace(found, warnings=(*found.warnings, warning), tasks=ordinary.tasks)


def _only_instructed(limit: Limit, setting: Setting, end: dt.date | None) -> Deadline:
    """What the decision says, where the law is unknown: nothing is computed from a rule."""
    if end is None:
        raise Refused(Problem("instruction-required", "instruction-end", {"rule": limit.rule}))
    starts, _ = effective_service(setting)
    return Deadline(
        remedy=limit.remedy,
        rule=limit.rule,
        starts=starts,
        end=end,
        steps=(Step("instruction-only", {"date": end}),),
        certainty=None,
        warnings=_off_warning(setting.place, end),
        tasks=office_tasks(setting.place, starts, end),
        by_instruction=True,
    )


def _instructed(given: Deadline, by_law: Deadline) -> Deadline:
    """The period of the instruction; where another than the law's, with a warning."""
    differs = Step("instruction-differs", {"date": given.end, "computed": by_law.end})
    warnings = (*given.warnings, differs) if given.end != by_law.end else given.warnings
    return replace(given, warnings=warnings, by_instruction=True)


def _end_given(by_law: Deadline, place: Place, end: dt.date) -> Deadline:
    """The end of the instruction wins; the tasks of the office keep to the earlier day."""
    values = {"date": end, "computed": by_law.end}
    code = "instruction-later" if end > by_law.end else "instruction-earlier"
    differs = (Step(code, values),) if end != by_law.end else ()
    return replace(
        by_law,
        end=end,
        steps=(*by_law.steps, Step("instruction-wins", values)),
        warnings=(*by_law.warnings, *differs, *_off_warning(place, end)),
        tasks=office_tasks(place, by_law.starts, min(end, by_law.end)),
        by_instruction=True,
    )


def _warnings(place: Place, end: dt.date, period: Period) -> tuple[Step, ...]:
    found = []
    if place.country == "DE" and not place.land:
        found.append(Step("no-land"))
    nearby = off_nearby(place, end)
    if nearby:
        found.append(Step("holiday-nearby", {"date": end, "why": nearby}))
    if period.cutoff:
        found.append(Step("cutoff", {"time": period.cutoff}))
    return tuple(found)


def _off_warning(place: Place, end: dt.date) -> tuple[Step, ...]:
    reason = why_off(place, end)
    return (Step("instruction-on-day-off", {"date": end, "why": reason}),) if reason else ()


def office_tasks(place: Place, starts: dt.date, end: dt.date) -> tuple[Task, ...]:
    """What the office does before a limit; a short one presses it onto its first working day."""
    first = min(next_working(place, starts + DAY), end)
    return tuple(
        Task(name, max(first, working_days_before(place, end, days)))
        for name, days in OFFICE_TASKS
    )


def _check(decision: DecisionKind, service: Service, instruction: Instruction) -> None:
    if not decision.limits:
        raise Refused(Problem("decision-without-limit", "decision", {"value": decision.kind}))
    check_year(service.on, "served")
    if instruction.end is None:
        return
    check_year(instruction.end, "instruction-end")
    if instruction.end < service.on:
        values: dict[str, str | int] = {
            "date": instruction.end.isoformat(),
            "served": service.on.isoformat(),
        }
        raise Refused(Problem("instruction-before-service", "instruction-end", values))
