"""How old evidence is: month ends, leap days, the first stale day, and the state of a theme."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.currency import (
    Age,
    Dated,
    Due,
    Freshness,
    Year,
    age,
    age_in_months,
    due,
    is_stale,
    months_after,
    recent_from,
    resting_since,
    stale_from,
    theme_currency,
    weighed_on,
)
from casework.domain.dates import parse_fuzzy
from tests.domain import build

ON = dt.date(2026, 11, 24)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def dated(key: str, latest: str, **fields: object) -> Dated:
    return Dated(key, day(latest) if latest else None, **fields)  # type: ignore[arg-type]


class MonthsTests(TestCase):
    def test_the_same_day_of_a_later_month_or_its_last(self) -> None:
        cases = {
            ("2024-11-24", 24): "2026-11-24",
            ("2024-02-29", 24): "2026-02-28",
            ("2024-02-29", 48): "2028-02-29",
            ("2022-02-28", 24): "2024-02-28",
            ("2026-01-31", 1): "2026-02-28",
            ("2027-12-31", 2): "2028-02-29",
            ("2026-10-31", 1): "2026-11-30",
            ("2026-12-15", 1): "2027-01-15",
            ("2026-11-24", 0): "2026-11-24",
        }
        for (start, months), end in cases.items():
            with self.subTest(start=start, months=months):
                self.assertEqual(months_after(day(start), months), day(end))

    def test_age_is_in_whole_months(self) -> None:
        cases = {
            ("2026-11-24", "2026-11-24"): 0,
            ("2026-10-25", "2026-11-24"): 0,
            ("2026-10-24", "2026-11-24"): 1,
            ("2024-11-25", "2026-11-24"): 23,
            ("2024-11-24", "2026-11-24"): 24,
            ("2024-01-31", "2024-02-28"): 0,
            ("2024-01-31", "2024-02-29"): 1,
            ("2024-02-29", "2025-02-28"): 12,
            ("2024-12-31", "2026-11-30"): 23,
            ("2024-12-31", "2026-11-29"): 22,
        }
        for (latest, on), months in cases.items():
            with self.subTest(latest=latest, on=on):
                self.assertEqual(age_in_months(day(latest), day(on)), months)

    def test_a_year_that_is_not_over_is_not_older_than_new(self) -> None:
        latest = parse_fuzzy("2026").latest
        self.assertEqual(age_in_months(latest, ON), 0)

    def test_without_a_date_there_is_no_age(self) -> None:
        self.assertIsNone(age_in_months(None, ON))

    @given(DAYS, DAYS)
    def test_age_never_falls_while_time_goes_by(self, latest: dt.date, on: dt.date) -> None:
        before, after = (age_in_months(latest, when) for when in (on, on + dt.timedelta(days=1)))
        self.assertLessEqual(before or 0, after or 0)

    @given(DAYS, st.integers(0, 240))
    def test_so_many_months_after_it_is_so_many_months_old(
        self, latest: dt.date, months: int
    ) -> None:
        self.assertEqual(age_in_months(latest, months_after(latest, months)), months)


class StaleTests(TestCase):
    def test_the_first_stale_day_is_the_one_after_24_months(self) -> None:
        cases = {
            "2024-11-24": "2026-11-25",
            "2024-02-29": "2026-03-01",
            "2022-02-28": "2024-02-29",
            "2024-12-31": "2027-01-01",
            "2024-10-31": "2026-11-01",
        }
        for latest, first in cases.items():
            with self.subTest(latest):
                self.assertEqual(stale_from(day(latest)), day(first))
                self.assertTrue(is_stale(day(latest), day(first)))
                self.assertFalse(is_stale(day(latest), day(first) - dt.timedelta(days=1)))

    def test_a_month_counts_to_its_last_day(self) -> None:
        for issued, first in {"2024-02": "2026-03-01", "2024-11": "2026-12-01"}.items():
            with self.subTest(issued):
                self.assertEqual(stale_from(parse_fuzzy(issued).latest), day(first))

    def test_a_source_without_a_date_or_an_end_is_stale(self) -> None:
        for issued in ("", "2024/.."):
            with self.subTest(issued):
                self.assertTrue(is_stale(parse_fuzzy(issued).latest, ON))
                self.assertIsNone(stale_from(parse_fuzzy(issued).latest))

    @given(DAYS, DAYS)
    def test_what_is_stale_stays_so(self, latest: dt.date, on: dt.date) -> None:
        if is_stale(latest, on):
            self.assertTrue(is_stale(latest, on + dt.timedelta(days=1)))


class DueTests(TestCase):
    def test_stale_within_a_month_within_three_or_later(self) -> None:
        cases = {
            "": Due.STALE,
            "2024-11-23": Due.STALE,
            "2024-11-24": Due.MONTH,
            "2024-12-23": Due.MONTH,
            "2024-12-24": Due.QUARTER,
            "2025-02-23": Due.QUARTER,
            "2025-02-24": Due.LATER,
            "2026-11-24": Due.LATER,
        }
        for latest, when in cases.items():
            with self.subTest(latest):
                self.assertEqual(due(day(latest) if latest else None, ON), when)

    def test_what_was_found_to_stand_rests_for_three_months(self) -> None:
        cases = {
            "2026-11-24": "2026-08-24",
            "2026-05-31": "2026-02-28",
            "2027-01-31": "2026-10-31",
        }
        for on, first in cases.items():
            with self.subTest(on):
                self.assertEqual(resting_since(day(on)), day(first))

    def test_the_last_24_months_begin(self) -> None:
        cases = {"2026-11-24": "2024-11-24", "2028-02-29": "2026-02-28"}
        for on, first in cases.items():
            with self.subTest(on):
                self.assertEqual(recent_from(day(on)), day(first))


class AgeTests(TestCase):
    def test_an_old_finding_with_newer_corroboration(self) -> None:
        found = age(dated("P1", "2020-01-31", bearers=(day("2019-01-01"), day("2026-05-01"))), ON)
        self.assertEqual(found, Age(81, day("2022-02-01"), is_stale=True, newer=day("2026-05-01")))

    def test_corroboration_of_the_same_day_or_older_is_not_newer(self) -> None:
        found = age(dated("P1", "2026-05-01", bearers=(day("2026-05-01"),)), ON)
        self.assertEqual((found.newer, found.is_stale), (None, False))

    def test_anything_dated_is_newer_than_an_undated_source(self) -> None:
        found = age(dated("P1", "", bearers=(day("2001-01-01"),)), ON)
        self.assertEqual(found, Age(None, None, is_stale=True, newer=day("2001-01-01")))


class ThemeTests(TestCase):
    def test_the_newest_the_number_and_the_years(self) -> None:
        found = theme_currency(
            [
                dated("P1", "2019-05-01"),
                dated("P2", "2026-03-31"),
                dated("P3", "2026-01-01"),
                dated("P4", ""),
            ],
            ON,
        )
        self.assertEqual(found.newest, dated("P2", "2026-03-31"))
        self.assertEqual((found.recent, found.counted, found.undated), (2, 4, 1))
        self.assertEqual(found.years, {2019: Year(0, 1), 2026: Year(2, 0)})
        self.assertEqual(found.freshness, Freshness.CURRENT)

    def test_one_may_stand_for_many_of_its_day(self) -> None:
        found = theme_currency(
            [
                dated("P1", "2026-05-01", number=3),
                dated("P5", "2020-05-01", number=2),
                dated("P7", "", number=4),
            ],
            ON,
        )
        self.assertEqual((found.recent, found.counted, found.undated), (3, 9, 4))
        self.assertEqual(found.years, {2020: Year(0, 2), 2026: Year(3, 0)})

    def test_the_verdict_turns_with_the_newest(self) -> None:
        cases = {
            "2025-02-24": Freshness.CURRENT,
            "2025-02-23": Freshness.GETTING_OLD,
            "2024-11-24": Freshness.GETTING_OLD,
            "2024-11-23": Freshness.NOTHING_RECENT,
        }
        for newest, freshness in cases.items():
            with self.subTest(newest):
                found = theme_currency([dated("P1", newest), dated("P2", "2001-01-01")], ON)
                self.assertEqual(found.freshness, freshness)

    def test_a_theme_without_findings_has_nothing_recent(self) -> None:
        found = theme_currency([], ON)
        self.assertEqual(found.freshness, Freshness.NOTHING_RECENT)
        self.assertEqual((found.newest, found.recent, found.years), (None, 0, {}))


class WeighedTests(TestCase):
    def test_the_day_of_the_decision_counts_until_it_has_passed(self) -> None:
        cases = {
            "": "2026-11-24",
            "2027-03-01": "2027-03-01",
            "2026-11-24": "2026-11-24",
            "2026-11-23": "2026-11-24",
        }
        for expected, counts in cases.items():
            with self.subTest(expected):
                given = day(expected) if expected else None
                self.assertEqual(weighed_on(ON, given), day(counts))
                self.assertEqual(build.case(decision_expected=given).weighed_on(ON), day(counts))
