"""The arithmetic of limits: when service takes effect, when a period ends, and where it moves."""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from dataclasses import dataclass

from casework.domain.calendar import DAY, Place, check_year, next_working, weekdays_after, why_off
from casework.domain.errors import Problem, Refused
from casework.domain.law_rules import Counting, Span, Unit
from casework.domain.regimes import Step, Value
from casework.domain.rulebook import Rulebook

PERSONAL = "personal"
_SPAN = re.compile(r"([1-9]\d{0,2})([dwm])")
_UNITS = {"d": Unit.DAYS, "w": Unit.WEEKS, "m": Unit.MONTHS}


@dataclass(frozen=True, slots=True)
class Service:
    """How and on which day, as the file shows it: handed over, posted, deposited, arrived."""

    on: dt.date
    manner: str = PERSONAL


@dataclass(frozen=True, slots=True)
class Setting:
    """What a limit is reckoned in: the law as approved, the place, and the service."""

    book: Rulebook
    place: Place
    service: Service


def effective_service(setting: Setting) -> tuple[dt.date, tuple[Step, ...]]:
    """The day on which service takes effect. Raises Refused (unknown-manner, year-beyond)."""
    service, place = setting.service, setting.place
    check_year(service.on, "served")
    manners = setting.book.services(place.country)
    rule = manners.get(service.manner)
    if rule is None or rule.fiction is None:
        allowed = ", ".join(sorted(manners))
        values: dict[str, str | int] = {"value": service.manner, "allowed": allowed}
        raise Refused(Problem("unknown-manner", "manner", values))
    fiction = rule.fiction
    if fiction.counting is Counting.CALENDAR:
        day = service.on + fiction.days * DAY
    else:
        saturdays = fiction.counting is Counting.WEEKDAYS
        day = weekdays_after(place, service.on, fiction.days, saturdays=saturdays)
    served = Step("served", {"date": service.on, "manner": service.manner}, (rule.key,))
    if day == service.on:
        return day, (served,)
    deemed: dict[str, Value] = {"date": day, "days": fiction.days}
    return day, (served, Step(f"deemed-{fiction.counting}", deemed, (rule.key,)))


def read_span(text: str) -> Span:
    """A period as 14d, 2w or 1m. Raises Refused (bad-span)."""
    match = _SPAN.fullmatch(text)
    if match is None:
        raise Refused(Problem("bad-span", "instruction-period", {"value": text}))
    return Span(int(match[1]), _UNITS[match[2]])


def end_of(start: dt.date, span: Span) -> dt.date:
    """The last day of a period whose event fell on the start; that day itself is not counted.

    Weeks end on the weekday, months on the date that corresponds, or on the last day of a month
    that has no such date (§§ 187, 188 BGB, § 32 AVG, art. 57 KPA).
    """
    if span.unit is Unit.DAYS:
        return start + span.amount * DAY
    if span.unit is Unit.WEEKS:
        return start + 7 * span.amount * DAY
    years, month = divmod(start.month - 1 + span.amount, 12)
    year, month = start.year + years, month + 1
    return dt.date(year, month, min(start.day, months.monthrange(year, month)[1]))


def count(
    start: dt.date, span: Span, rule: str, calculation: str
) -> tuple[dt.date, tuple[Step, ...]]:
    """The end of the period before any move, and how it was counted."""
    end = end_of(start, span)
    first = Step("first-day", {"date": start + DAY, "start": start}, (calculation,))
    values: dict[str, Value] = {"amount": span.amount, "date": end}
    counted = Step(f"ends-{span.unit}", values, (rule, calculation))
    if span.unit is Unit.MONTHS and end.day != start.day:
        short = Step("month-too-short", {"date": end, "day": start.day}, (calculation,))
        return end, (first, counted, short)
    return end, (first, counted)


def move(place: Place, raw: dt.date, calculation: str) -> tuple[dt.date, tuple[Step, ...]]:
    """The end, moved off the days on which no period ends, and each of these days."""
    end = next_working(place, raw)
    if end == raw:
        return end, (Step("stands", {"date": end}, (calculation,)),)
    days = (raw + n * DAY for n in range((end - raw).days))
    off = [Step("day-off", {"date": day, "why": why_off(place, day)}) for day in days]
    return end, (*off, Step("moved", {"date": end, "from": raw}, (calculation,)))
