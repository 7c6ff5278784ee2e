"""The findings of a theme by year as a small picture: full bars are recent, hollow ones old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casework.domain.currency import ThemeCurrency, Year, recent_from

# So many years have a bar of their own; what is older shares the first one.
YEARS = 12
COLUMN, WIDTH, HEIGHT, LEAST = 14, 10, 26, 3


@dataclass(frozen=True, slots=True)
class Axis:
    """The years that all strips share, and the height that one finding has in them."""

    years: tuple[int, ...]
    unit: float
    has_earlier: bool

    @classmethod
    def of(cls, currencies: Iterable[ThemeCurrency], day: dt.date) -> Axis:
        """The last years up to the day, or to the newest source; all earlier ones are one."""
        found = list(currencies)
        known = {day.year, *(year for one in found for year in one.years)}
        last = max(known)
        years = tuple(range(max(min(known), last - YEARS), last + 1))
        totals = [_total(_sum(one, year, years[0])) for one in found for year in years]
        return cls(years, HEIGHT / max([1, *totals]), has_earlier=min(known) < years[0])


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of the strip, hollow for findings that are not from the last 24 months."""

    x: int
    y: float
    height: float
    is_recent: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars on the common axis, the start of the last 24 months, and the same in words."""

    width: int
    bars: tuple[Bar, ...]
    mark: float
    words: str


def strip_of(currency: ThemeCurrency, axis: Axis, day: dt.date) -> Strip:
    """The strip of one theme."""
    first = axis.years[0]
    sums = [_sum(currency, year, first) for year in axis.years]
    bars = [bar for n, year in enumerate(sums) for bar in _bars(n * COLUMN, year, axis.unit)]
    start = recent_from(day)
    within = (start - dt.date(start.year, 1, 1)).days / 366
    return Strip(
        width=len(axis.years) * COLUMN,
        bars=tuple(bars),
        mark=round(max(0.0, start.year + within - first) * COLUMN, 1),
        words=_words(currency),
    )


def _sum(currency: ThemeCurrency, year: int, first: int) -> Year:
    if year != first:
        return currency.years.get(year, Year())
    early = [found for when, found in currency.years.items() if when <= year]
    return Year(sum(one.recent for one in early), sum(one.old for one in early))


def _total(year: Year) -> int:
    return year.recent + year.old


def _bars(x: int, year: Year, unit: float) -> Iterator[Bar]:
    """Old findings below, recent ones above; the smallest bar can still be seen."""
    floor = float(HEIGHT)
    for number, is_recent in ((year.old, False), (year.recent, True)):
        if number:
            height = round(max(number * unit, LEAST), 1)
            floor = max(0.0, round(floor - height, 1))
            yield Bar(x, floor, height, is_recent)


def _words(currency: ThemeCurrency) -> str:
    found = [f"{when}: {_total(year)}" for when, year in sorted(currency.years.items())]
    return ", ".join(found) or _("none dated")
