"""Dates as people remember them: Extended Date/Time Format (ISO 8601-2), levels 0 and 1."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from time import struct_time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from casework.domain.errors import Problem, Refused

# A year, month or day without any mark, season or interval.
PLAIN = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?"
)
POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date: year, perhaps month and day, perhaps approximate or uncertain."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A date as told: its text and the first and last day it can mean (None: open)."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    start: Point | None = None
    end: Point | None = None
    is_interval: bool = False


def parse_fuzzy(text: str, where: str = "") -> Fuzzy:
    """The date that an EDTF text stands for; an empty text is an unknown date.

    Raises Refused (code bad-date) when the text is no EDTF date or no day of the calendar.
    """
    try:
        return _parse(text.strip())
    except Refused as error:
        raise Refused(Problem("bad-date", where, {"value": text})) from error


@lru_cache(maxsize=4096)
def _parse(text: str) -> Fuzzy:
    if not text:
        return Fuzzy("", None, None)
    if plain := PLAIN.fullmatch(text):
        return _plain(text, int(plain["year"]), int(plain["month"] or 0), int(plain["day"] or 0))
    try:
        parsed = parse_edtf(text)
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise Refused(Problem("bad-date")) from error
    if earliest and latest and earliest > latest:
        raise Refused(Problem("bad-date"))
    start_text, slash, end_text = text.partition("/")
    start = _point(start_text)
    end = _point(end_text) if slash else start
    for point in (start, end):
        _check_day(point)
    return Fuzzy(text, earliest, latest, start, end, bool(slash))


def overlap(a: Fuzzy, b: Fuzzy) -> bool:
    """Whether two dates can mean a common day; unknown dates overlap nothing."""
    if not a.edtf or not b.edtf:
        return False
    low = max(a.earliest or dt.date.min, b.earliest or dt.date.min)
    return low <= min(a.latest or dt.date.max, b.latest or dt.date.max)


def _plain(text: str, year: int, month: int, day: int) -> Fuzzy:
    """What the grammar would find, without its milliseconds: lists hold thousands of dates."""
    try:
        earliest = dt.date(year, month or 1, day or 1)
    except ValueError as error:
        raise Refused(Problem("bad-date")) from error
    latest = earliest if day else dt.date(year, month or 12, monthrange(year, month or 12)[1])
    point = _point(text)
    return Fuzzy(text, earliest, latest, point, point)


def _day(value: struct_time | float) -> dt.date | None:
    if isinstance(value, float):
        return None
    return dt.date(value.tm_year, value.tm_mon, value.tm_mday)


def _point(text: str) -> Point | None:
    match = POINT.fullmatch(text)
    if not match:
        return None
    month, day, mark = match["month"], match["day"], match["mark"]
    return Point(
        int(match["year"]),
        int(month) if month else None,
        int(day) if day else None,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _check_day(point: Point | None) -> None:
    if point and point.month and point.day:
        try:
            dt.date(point.year, point.month, point.day)
        except ValueError as error:
            raise Refused(Problem("bad-date")) from error
