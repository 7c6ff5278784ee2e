"""Days on which no period ends, by country and place of the court."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import holidays

from casework.domain.errors import Problem, Refused

DAY = dt.timedelta(days=1)
SATURDAY, SUNDAY = "saturday", "sunday"
FIRST_YEAR, LAST_YEAR = 2005, 2100

LAENDER = (
    *("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV"),
    *("NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"),
)
# Places whose holidays differ within their Land, with the Land they lie in.
PARTS = {"BY-Augsburg": "BY", "BY-catholic": "BY", "SN-catholic": "SN", "TH-catholic": "TH"}
LANDS: Mapping[str, tuple[str, ...]] = {"DE": (*LAENDER, *PARTS), "AT": (), "PL": ()}
LANGUAGES = {"DE": "de", "AT": "de", "PL": "pl"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step must be taken: in Germany the seat of the court decides, not the office's."""

    country: str
    land: str = ""

    def __post_init__(self) -> None:
        if self.country not in LANDS:
            raise Refused(Problem("unknown-jurisdiction", "jurisdiction", {"value": self.country}))
        if not self.land:
            return
        values: dict[str, str | int] = {
            "value": self.land,
            "allowed": ", ".join(LANDS[self.country]),
        }
        if not LANDS[self.country]:
            raise Refused(Problem("no-laender", "land", values))
        if self.land not in LANDS[self.country]:
            raise Refused(Problem("unknown-land", "land", values))


def why_off(place: Place, day: dt.date) -> str:
    """Why no period ends that day: saturday, sunday or the name of the holiday; else empty."""
    if day.weekday() == 5:
        return SATURDAY
    if day.weekday() == 6:
        return SUNDAY
    return _named(place.country, place.land, day.year).get(day, "")


def off_nearby(place: Place, day: dt.date) -> str:
    """A holiday in some part of the place, which therefore does not count; else empty."""
    if why_off(place, day) or not LANDS[place.country] or place.land in PARTS:
        return ""
    parts = [part for part, land in PARTS.items() if land == place.land]
    lands = parts if place.land else LANDS[place.country]
    names = (_named(place.country, land, day.year).get(day) for land in lands)
    return next((name for name in names if name), "")


def is_working(place: Place, day: dt.date) -> bool:
    return not why_off(place, day)


def next_working(place: Place, day: dt.date) -> dt.date:
    """That day, or the first after it on which a period can end."""
    while not is_working(place, day):
        day += DAY
    return day


def working_days_before(place: Place, day: dt.date, number: int) -> dt.date:
    """The working day that lies so many working days before."""
    while number:
        day -= DAY
        number -= is_working(place, day)
    return day


def weekdays_after(place: Place, day: dt.date, number: int, *, saturdays: bool) -> dt.date:
    """The day so many weekdays after; Saturdays count as weekdays where said so."""
    while number:
        day += DAY
        reason = why_off(place, day)
        number -= not reason or (saturdays and reason == SATURDAY and not _holiday(place, day))
    return day


def check_year(day: dt.date, where: str) -> None:
    """Raise Refused (year-beyond) for a year whose holidays this program does not answer for."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        values: dict[str, str | int] = {
            "date": day.isoformat(),
            "first": FIRST_YEAR,
            "last": LAST_YEAR,
        }
        raise Refused(Problem("year-beyond", where, values))


def _holiday(place: Place, day: dt.date) -> str:
    return _named(place.country, place.land, day.year).get(day, "")


@lru_cache(maxsize=1024)
def _named(country: str, land: str, year: int) -> Mapping[dt.date, str]:
    named = _public(country, land, year)
    if country == "AT":
        # § 33(2) AVG names two days that are no public holidays.
        named[_easter_monday(named) - 3 * DAY] = "Karfreitag"
        named[dt.date(year, 12, 24)] = "24. Dezember"
    return named


def _public(country: str, land: str, year: int) -> dict[dt.date, str]:
    subdivision = {"BY-Augsburg": "Augsburg"}.get(land, PARTS.get(land, land)) or None
    catholic = land.endswith("-catholic")
    found = holidays.country_holidays(
        country,
        subdiv=subdivision,
        years=year,
        language=LANGUAGES[country],
        categories=("public", "catholic") if catholic else None,
    )
    return dict(found)


def _easter_monday(named: Mapping[dt.date, str]) -> dt.date:
    return next(day for day, name in named.items() if name == "Ostermontag")
