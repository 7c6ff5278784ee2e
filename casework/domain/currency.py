"""How old country evidence is on a day, when it goes stale, and how current a theme is."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

CURRENT_MONTHS = 24
# What goes stale within so many months is looked at in good time.
WARNING_MONTHS = 3
# A finding that a person found to stand is not asked about again for so many months.
REVIEW_MONTHS = 3
DAY = dt.timedelta(days=1)


class Freshness(StrEnum):
    """How current the evidence on a theme is."""

    CURRENT = "current"
    GETTING_OLD = "getting-old"
    NOTHING_RECENT = "nothing-recent"


class Due(StrEnum):
    """When a finding has to be looked at again: it is stale, or it will be."""

    STALE = "stale"
    MONTH = "month"
    QUARTER = "quarter"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Dated:
    """A finding as its currency is reckoned.

    Latest is the last day its source can have been issued on, None when that is unknown; bearers
    are those days for the other sources that bear it out or bring it up to date. Where many
    findings are of one day, one stands for that number of them.
    """

    key: str
    latest: dt.date | None
    bearers: tuple[dt.date, ...] = ()
    number: int = 1


@dataclass(frozen=True, slots=True)
class Age:
    """A finding on a day: age in whole months (None: undated), and the first day it is stale.

    Newer is the day of the newest other source that is younger than its own; None without one.
    """

    months: int | None
    stale_from: dt.date | None
    is_stale: bool
    newer: dt.date | None


@dataclass(frozen=True, slots=True)
class Year:
    """The findings from sources of one year: those from the last 24 months, and the others."""

    recent: int = 0
    old: int = 0


@dataclass(frozen=True, slots=True)
class ThemeCurrency:
    """The findings on one theme: the newest, how many are recent, and how many by year."""

    newest: Dated | None
    recent: int
    counted: int
    freshness: Freshness
    years: Mapping[int, Year]
    undated: int


def weighed_on(today: dt.date, expected: dt.date | None) -> dt.date:
    """The day against which evidence is weighed: that of the expected decision.

    What counts is the state of affairs when the decision is taken (ex nunc: Regulation (EU)
    2024/1348 art. 67(3); § 77(1) AsylG: the last hearing). Once the expected day has gone by
    without a decision, today counts.
    """
    return max(today, expected) if expected else today


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, or the last one where there is none.

    As § 188(2) and (3) BGB count; 29 February 2024 and 24 months are 28 February 2026.
    """
    whole = day.year * 12 + day.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def stale_from(latest: dt.date | None) -> dt.date | None:
    """The first day on which a source of that day is not from the last 24 months.

    None for an undated source: it is stale on every day.
    """
    return months_after(latest, CURRENT_MONTHS) + DAY if latest else None


def is_stale(latest: dt.date | None, on: dt.date) -> bool:
    """Whether a source of that day is older than 24 months on a day, or undated."""
    first = stale_from(latest)
    return first is None or on >= first


def age_in_months(latest: dt.date | None, on: dt.date) -> int | None:
    """Whole months from the day of the source; 0 before it, None for an undated source."""
    if latest is None:
        return None
    months = (on.year - latest.year) * 12 + on.month - latest.month
    return max(0, months - (months_after(latest, max(0, months)) > on))


def age(finding: Dated, on: dt.date) -> Age:
    """How old a finding is, and whether something newer bears it out.

    That a person found it to stand does not make an old source new.
    """
    newest = max(finding.bearers, default=None)
    is_newer = newest is not None and (finding.latest is None or newest > finding.latest)
    return Age(
        months=age_in_months(finding.latest, on),
        stale_from=stale_from(finding.latest),
        is_stale=is_stale(finding.latest, on),
        newer=newest if is_newer else None,
    )


def due(latest: dt.date | None, on: dt.date) -> Due:
    """Whether a source is stale on a day, or goes stale within one month or three."""
    first = stale_from(latest)
    if first is None or first <= on:
        return Due.STALE
    if first <= months_after(on, 1):
        return Due.MONTH
    return Due.QUARTER if first <= months_after(on, WARNING_MONTHS) else Due.LATER


def theme_currency(findings: Iterable[Dated], on: dt.date) -> ThemeCurrency:
    """How current the findings on a theme are on a day.

    Given are those that a pack may print and that later events have not overtaken.
    """
    counted = list(findings)
    dated = [(finding.latest, finding) for finding in counted if finding.latest]
    newest = max(dated, key=lambda pair: (pair[0], pair[1].key), default=None)
    total = sum(finding.number for finding in counted)
    return ThemeCurrency(
        newest=newest[1] if newest else None,
        recent=sum(finding.number for day, finding in dated if not is_stale(day, on)),
        counted=total,
        freshness=_freshness(newest[0] if newest else None, on),
        years=_years(dated, on),
        undated=total - sum(finding.number for _, finding in dated),
    )


def resting_since(on: dt.date) -> dt.date:
    """The first day of the reviews so late that what they found to stand is not asked again."""
    return months_after(on, -REVIEW_MONTHS)


def recent_from(on: dt.date) -> dt.date:
    """The first day of the last 24 months."""
    return months_after(on, -CURRENT_MONTHS)


def _years(dated: Iterable[tuple[dt.date, Dated]], on: dt.date) -> dict[int, Year]:
    recent, old = Counter[int](), Counter[int]()
    for day, finding in dated:
        (old if is_stale(day, on) else recent)[day.year] += finding.number
    return {year: Year(recent[year], old[year]) for year in recent.keys() | old.keys()}


def _freshness(newest: dt.date | None, on: dt.date) -> Freshness:
    when = due(newest, on)
    if when is Due.STALE:
        return Freshness.NOTHING_RECENT
    return Freshness.CURRENT if when is Due.LATER else Freshness.GETTING_OLD
