"""Dates in bibliographic formats: CSL date variables and RIS dates, to and from EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casework.domain.dates import Fuzzy, Point, parse_fuzzy
from casework.domain.errors import Refused

MONTHS = 12
# CSL and EDTF write a season as a month beyond December.
LAST_SEASON = 24
RIS_DATE = re.compile(r"(\d{4})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/(.*))?", re.DOTALL)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
CIRCA = frozenset({"ca", "ca.", "c.", "circa", "~"})


def is_date(text: str) -> bool:
    """Whether an EDTF text is a date by months and days; empty is one, a season is none."""
    try:
        when = parse_fuzzy(text)
    except Refused:
        return False
    points = [point for point in (when.start, when.end) if point]
    return all(point.month is None or point.month <= MONTHS for point in points)


def from_csl(value: object) -> str:
    """The EDTF text of a CSL date; empty when it tells no day, month or year.

    What is no day of the calendar comes out as written, for the check that refuses it.
    """
    if not isinstance(value, Mapping):
        return _from_words(value)
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return _from_words(value.get("raw") or value.get("literal"))
    mark = "~" if value.get("circa") not in (None, False, 0, "", "0", "false") else ""
    ends = [_from_parts(part) for part in parts[:2] if isinstance(part, list)]
    return "/".join(f"{end}{mark}" if end else ".." for end in ends) if any(ends) else ""


def to_csl(text: str) -> dict[str, object]:
    """The CSL date of an EDTF text; literal where date-parts cannot say it."""
    when = parse_fuzzy(text)
    points = [when.start, when.end] if when.is_interval else [when.start]
    parts = [_parts(point) for point in points if point]
    if len(parts) < len(points):
        return {"literal": text}
    circa = {"circa": True} if any(p and p.approximate for p in points) else {}
    return {"date-parts": parts, **circa}


def from_ris(*values: str) -> str:
    """The EDTF text of RIS dates (YYYY/MM/DD/other) of one event; the most exact one counts."""
    found = [text for value in values if (text := _from_ris(value))]
    return max(found, key=len, default="")


def to_ris(text: str) -> str:
    """An EDTF text as YYYY/MM/DD/other; what the figures cannot say stands in the last part."""
    when = parse_fuzzy(text)
    point = when.start or _nearest(when)
    if point is None:
        return text
    is_plain = not when.is_interval and text == _edtf(point.year, point.month, point.day)
    month = f"{point.month:02d}" if point.month else ""
    day = f"{point.day:02d}" if point.day else ""
    return f"{point.year:04d}/{month}/{day}/{'' if is_plain else text}"


def _from_words(value: object) -> str:
    """An EDTF text as it is, or the only year that the words name."""
    text = str(value).strip() if isinstance(value, str | int) else ""
    if is_date(text):
        return text
    years = set(YEAR.findall(text))
    # A whole date that the calendar does not have is to be refused, not to be rounded.
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
        return text
    return years.pop() if len(years) == 1 else ""


def _from_parts(part: list[object]) -> str:
    figures = [int(str(n)) if re.fullmatch(r"\d{1,4}", str(n).strip()) else 0 for n in part[:3]]
    if not figures or not figures[0]:
        return ""
    year, month, day = (*figures, 0, 0)[:3]
    if MONTHS < month <= LAST_SEASON:
        month = day = 0
    return _edtf(year, month, day)


def _from_ris(value: str) -> str:
    match = RIS_DATE.fullmatch(value.strip())
    if not match:
        return _from_words(value)
    year, month, day, other = match.groups()
    rest = (other or "").strip()
    if rest and rest.lower() not in CIRCA and is_date(rest):
        return rest
    mark = "~" if rest.lower() in CIRCA else ""
    return _edtf(int(year), int(month or 0), int(day or 0)) + mark


def _edtf(year: int, month: int | None, day: int | None) -> str:
    text = f"{year:04d}"
    if month:
        text += f"-{month:02d}"
    return f"{text}-{day:02d}" if month and day else text


def _parts(point: Point) -> list[int]:
    return [n for n in (point.year, point.month, point.day) if n]


def _nearest(when: Fuzzy) -> Point | None:
    day = when.earliest or when.latest
    return Point(day.year) if day else None
