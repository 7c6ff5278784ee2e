from __future__ import annotations

import datetime as dt
import unittest

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import translation

from casework.domain.limits import Urgency, urgency

TODAY = dt.date(2026, 11, 24)


def rendered(source: str, **context: object) -> str:
    return Template("{% load dates %}" + source).render(Context(context)).strip()


class FuzzyDateTests(SimpleTestCase):
    def test_it_says_a_fuzzy_date_in_words(self) -> None:
        self.assertEqual(rendered("{{ '2012~'|fuzzy_date }}"), "about 2012")

    def test_an_unknown_date_says_so(self) -> None:
        self.assertEqual(rendered("{{ ''|fuzzy_date }}"), "date unknown")


class LimitTests(SimpleTestCase):
    def test_it_is_loud_in_word_colour_and_shape_when_late(self) -> None:
        for limit_on, mark, words in (
            (dt.date(2026, 11, 22), "danger", "22 November 2026</time> · 2 days too late"),
            (dt.date(2026, 11, 24), "danger", "24 November 2026</time> · today"),
            (dt.date(2026, 11, 25), "warn", "25 November 2026</time> · tomorrow"),
            (dt.date(2026, 12, 1), "warn", "1 December 2026</time> · in 7 days"),
            (dt.date(2026, 12, 2), "plain", "2 December 2026</time> · in 8 days"),
        ):
            with self.subTest(limit_on=limit_on):
                html = rendered("{% limit day today %}", day=limit_on, today=TODAY)
                self.assertTrue(html.startswith(f'<span class="mark mark-{mark}">'), html)
                self.assertIn(words, html)

    def test_the_date_is_in_the_language_of_the_screen(self) -> None:
        day = dt.date(2026, 12, 2)
        for language, words in (
            ("pl", "2 grudnia 2026"),
            ("de", "2. Dezember 2026"),
            ("ru", "2 декабря 2026 г."),
            ("tg", "2 декабри 2026"),
        ):
            with self.subTest(language=language), translation.override(language):
                self.assertIn(
                    f">{words}<", rendered("{% limit day today %}", day=day, today=TODAY)
                )


class UrgencyTests(unittest.TestCase):
    def test_the_last_day_itself_is_not_late(self) -> None:
        expected = {
            -1: Urgency.OVERDUE,
            0: Urgency.TODAY,
            1: Urgency.SOON,
            7: Urgency.SOON,
            8: Urgency.LATER,
        }
        for days, level in expected.items():
            with self.subTest(days=days):
                self.assertEqual(urgency(TODAY + dt.timedelta(days=days), TODAY), level)
