"""Fuzzy dates in the reader's language: about 2012, September – October 2016."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy

from casework.domain.dates import Fuzzy, Point, parse_fuzzy

# "since March": these languages put the month into the genitive there.
GENITIVE = {"pl": "E Y", "ru": "E Y г."}
# Months are written small in running text there; Django's lists have them with a capital.
SMALL_MONTHS = frozenset({"pl", "ru", "tg"})
# ISO 8601-2 numbers the seasons after the months.
SEASONS = {
    21: pgettext_lazy("season of a year", "spring %(year)s"),
    22: pgettext_lazy("season of a year", "summer %(year)s"),
    23: pgettext_lazy("season of a year", "autumn %(year)s"),
    24: pgettext_lazy("season of a year", "winter %(year)s"),
}


def date_words(edtf: str) -> str:
    """An EDTF text in words; the empty text is an unknown date."""
    fuzzy = parse_fuzzy(edtf)
    if not fuzzy.edtf:
        return gettext("date unknown")
    if not fuzzy.is_interval:
        return _single(fuzzy)
    is_open = fuzzy.earliest is None or fuzzy.latest is None
    if is_open or fuzzy.edtf.startswith("/") or fuzzy.edtf.endswith("/"):
        return _half_open(fuzzy)
    return _interval(fuzzy)


def _single(fuzzy: Fuzzy) -> str:
    if fuzzy.start is None:
        return _span(fuzzy)
    return _marked(fuzzy.start)


def _interval(fuzzy: Fuzzy) -> str:
    start, end = fuzzy.start, fuzzy.end
    if start is None or end is None:
        return _span(fuzzy)
    return f"{_start_words(start, end)} – {_marked(end)}"


def _start_words(start: Point, end: Point) -> str:
    """The start without what the end says again: 3 – 7 March 2015, September – October 2016."""
    if not _share_a_year(start, end) or not start.month or not end.month:
        return _marked(start)
    first = dt.date(start.year, start.month, start.day or 1)
    if start.day and end.day:
        return (
            str(start.day) + ("." if get_language() == "de" else "")
            if start.month == end.month
            else date_format(first, "MONTH_DAY_FORMAT")
        )
    return _small(date_format(first, "F")) if not start.day and not end.day else _marked(start)


def _share_a_year(start: Point, end: Point) -> bool:
    has_season = {start.month, end.month} & set(SEASONS)
    doubtful = start.approximate or start.uncertain or end.approximate or end.uncertain
    return start.year == end.year and not has_season and not doubtful


def _half_open(fuzzy: Fuzzy) -> str:
    known = fuzzy.start or fuzzy.end
    if known is None:
        return fuzzy.edtf
    words = _plain(known, in_genitive=True)
    if fuzzy.start:
        return gettext("since %(date)s") % {"date": words}
    return gettext("until %(date)s") % {"date": words}


def _span(fuzzy: Fuzzy) -> str:
    """For forms without a point of their own (201X, a season): the first and last day."""
    if fuzzy.earliest is None or fuzzy.latest is None:
        return fuzzy.edtf
    first = date_format(fuzzy.earliest, "DATE_FORMAT")
    last = date_format(fuzzy.latest, "DATE_FORMAT")
    return gettext("between %(first)s and %(last)s") % {"first": first, "last": last}


def _marked(point: Point) -> str:
    words = _plain(point, in_genitive=point.approximate)
    if point.approximate:
        words = pgettext("date", "about %(date)s") % {"date": words}
    if point.uncertain:
        words = gettext("%(date)s (uncertain)") % {"date": words}
    return words


def _plain(point: Point, *, in_genitive: bool = False) -> str:
    if point.month is None:
        return str(point.year)
    if point.month in SEASONS:
        return str(SEASONS[point.month]) % {"year": point.year}
    day = dt.date(point.year, point.month, point.day or 1)
    if point.day:
        return date_format(day, "DATE_FORMAT")
    genitive = GENITIVE.get(get_language() or "") if in_genitive else None
    return _small(date_format(day, genitive or "YEAR_MONTH_FORMAT"))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if get_language() in SMALL_MONTHS else words
