"""Dates as people remember them."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from edtf import parse_edtf

from casework.domain.dates import Point, overlap, parse_fuzzy
from casework.domain.errors import Problem, Refused


class ParseTest(TestCase):
    def test_an_exact_day(self) -> None:
        date = parse_fuzzy("2015-03-05")
        self.assertEqual(date.earliest, dt.date(2015, 3, 5))
        self.assertEqual(date.latest, dt.date(2015, 3, 5))
        self.assertEqual(date.start, Point(2015, 3, 5))
        self.assertFalse(date.is_interval)

    def test_a_month_spans_its_days(self) -> None:
        date = parse_fuzzy("2016-02")
        self.assertEqual((date.earliest, date.latest), (dt.date(2016, 2, 1), dt.date(2016, 2, 29)))

    def test_an_approximate_year(self) -> None:
        self.assertEqual(parse_fuzzy("2012~").start, Point(2012, approximate=True))

    def test_an_uncertain_month(self) -> None:
        self.assertEqual(parse_fuzzy("2012-06?").start, Point(2012, 6, uncertain=True))

    def test_an_interval(self) -> None:
        date = parse_fuzzy("2016-09/2016-10")
        self.assertEqual(date.earliest, dt.date(2016, 9, 1))
        self.assertEqual(date.latest, dt.date(2016, 10, 31))
        self.assertEqual(date.end, Point(2016, 10))
        self.assertTrue(date.is_interval)

    def test_an_open_interval(self) -> None:
        date = parse_fuzzy("2017/..")
        self.assertEqual((date.earliest, date.latest), (dt.date(2017, 1, 1), None))

    def test_an_empty_text_is_an_unknown_date(self) -> None:
        date = parse_fuzzy("  ")
        self.assertEqual((date.edtf, date.earliest, date.latest), ("", None, None))

    def test_plain_dates_are_what_the_grammar_finds(self) -> None:
        for text in ("2024", "2024-02", "2024-02-29", "1900-02", "0001", "9999-12-31"):
            with self.subTest(text):
                parsed, found = parse_edtf(text), parse_fuzzy(text)
                lower, upper = parsed.lower_strict(), parsed.upper_strict()
                self.assertEqual(found.earliest, dt.date(*lower[:3]))
                self.assertEqual(found.latest, dt.date(*upper[:3]))
        for text in ("0000", "2023-02-29", "2024-01-00", "2024-01-32", "2024-00"):
            with self.subTest(text), self.assertRaises(Refused):
                parse_fuzzy(text)

    def test_it_refuses_what_is_no_date_and_names_the_field(self) -> None:
        for text in ("yesterday", "2015-13", "2015-02-30", "2016/2014", "5.3.2015"):
            with self.subTest(text), self.assertRaises(Refused) as refusal:
                parse_fuzzy(text, "events[2].when")
            self.assertEqual(
                refusal.exception.problems,
                (Problem("bad-date", "events[2].when", {"value": text}),),
            )


class OverlapTest(TestCase):
    def test_a_month_lies_in_its_year(self) -> None:
        self.assertTrue(overlap(parse_fuzzy("2016-09"), parse_fuzzy("2016")))

    def test_two_years_do_not_meet(self) -> None:
        self.assertFalse(overlap(parse_fuzzy("2015"), parse_fuzzy("2016")))

    def test_an_open_interval_meets_what_comes_later(self) -> None:
        self.assertTrue(overlap(parse_fuzzy("2012/.."), parse_fuzzy("2020")))

    def test_an_unknown_date_meets_nothing(self) -> None:
        self.assertFalse(overlap(parse_fuzzy(""), parse_fuzzy("2016")))
