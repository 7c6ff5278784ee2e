"""Dates in words as the courts of each country write them: German, Austrian, Polish, English."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from casework.domain.dates import Fuzzy, Point

EN = "January February March April May June July August September October November December"
DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
PL = (
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad "
    "grudzień"
)
PL_GENITIVE = (
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What one language needs to say a date; later is the case after a preposition."""

    months: tuple[str, ...]
    months_later: tuple[str, ...]
    seasons: tuple[str, ...]
    seasons_later: tuple[str, ...]
    day: str
    year: str
    about: str
    probably: str
    since: str
    until: str
    between: str


def _words(
    months: str, seasons: str, later: str = "", seasons_later: str = "", **rest: str
) -> Words:
    names, parts = tuple(months.split()), tuple(seasons.split())
    return Words(
        names, tuple(later.split()) or names, parts, tuple(seasons_later.split()) or parts, **rest
    )


_GERMAN = {
    "day": "{day}.",
    "year": "{year}",
    "about": "um {}",
    "probably": "vermutlich {}",
    "since": "seit {}",
    "until": "bis {}",
    "between": "{} bis {}",
}
WORDS = {
    "en": _words(
        EN,
        "spring summer autumn winter",
        day="{day}",
        year="{year}",
        about="about {}",
        probably="probably {}",
        since="from {}",
        until="until {}",
        between="{} to {}",
    ),
    "de": _words(DE, "Frühjahr Sommer Herbst Winter", **_GERMAN),
    "de-AT": _words(DE.replace("Januar", "Jänner"), "Frühjahr Sommer Herbst Winter", **_GERMAN),
    "pl": _words(
        PL,
        "wiosna lato jesień zima",
        PL_GENITIVE,
        "wiosny lata jesieni zimy",
        day="{day}",
        year="{year} r.",
        about="około {}",
        probably="prawdopodobnie {}",
        since="od {}",
        until="do {}",
        between="od {} do {}",
    ),
}
FIRST_SEASON = 21  # ISO 8601-2: 21 spring, 22 summer, 23 autumn, 24 winter


def day_in_words(day: dt.date, locale: str) -> str:
    """24. Juli 2012, 24 lipca 2012 r., 24 July 2012."""
    return _plain(Point(day.year, day.month, day.day), WORDS[locale], later=True)


def day_in_figures(day: dt.date, locale: str) -> str:
    """24.7.2012 in German and Austrian texts, 24.07.2012 r. in Polish, 24 July 2012 in English."""
    if locale == "en":
        return day_in_words(day, locale)
    if locale == "pl":
        return f"{day:%d.%m.%Y} r."
    return f"{day.day}.{day.month}.{day.year}"


def in_words(when: Fuzzy, locale: str) -> str:
    """A date as told, in words; an unknown date is an empty text."""
    words = WORDS[locale]
    if not when.edtf:
        return ""
    if when.is_interval:
        return _interval(when, words)
    if when.start is None:
        return _span(when.earliest, when.latest, words)
    return _point(when.start, words, later=False)


def _interval(when: Fuzzy, words: Words) -> str:
    start, end = when.start, when.end
    if start and end:
        return words.between.format(*_ends(start, end, words))
    if start or end:
        point = _point(start or end, words, later=True)
        return (words.since if start else words.until).format(point)
    return _span(when.earliest, when.latest, words)


def _ends(start: Point, end: Point, words: Words) -> tuple[str, str]:
    """Both ends, with month and year said once where they are the same."""
    second = _point(end, words, later=True)
    doubtful = start.approximate or start.uncertain or end.approximate or end.uncertain
    if doubtful or start.year != end.year:
        first = _point(start, words, later=True)
        is_pair_of_years = not start.month and not end.month and not doubtful
        return (str(start.year) if is_pair_of_years else first), second
    if start.day and end.day and start.month == end.month:
        return words.day.format(day=start.day), second
    if start.month and not start.day and end.month and not end.day:
        return _month(start.month, words, later=True), second
    return _point(start, words, later=True), second


def _span(earliest: dt.date | None, latest: dt.date | None, words: Words) -> str:
    if earliest and latest:
        years = (str(earliest.year), words.year.format(year=latest.year))
        return words.between.format(*years) if earliest.year != latest.year else years[1]
    return ""


def _point(point: Point | None, words: Words, *, later: bool) -> str:
    if point is None:
        return ""
    text = _plain(point, words, later=later or point.approximate)
    if point.approximate:
        text = words.about.format(text)
    return words.probably.format(text) if point.uncertain else text


def _plain(point: Point, words: Words, *, later: bool) -> str:
    year = words.year.format(year=point.year)
    if not point.month:
        return year
    month = _month(point.month, words, later=later or bool(point.day))
    return f"{words.day.format(day=point.day)} {month} {year}" if point.day else f"{month} {year}"


def _month(month: int, words: Words, *, later: bool) -> str:
    if month >= FIRST_SEASON:
        return (words.seasons_later if later else words.seasons)[month - FIRST_SEASON]
    return (words.months_later if later else words.months)[month - 1]
