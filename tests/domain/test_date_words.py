"""Dates in words, in the grammar of each language."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.date_words import day_in_figures, day_in_words, in_words
from casework.domain.dates import parse_fuzzy

# EDTF: English, German, Polish.
CASES = {
    "2012-07-24": ("24 July 2012", "24. Juli 2012", "24 lipca 2012 r."),
    "2012-07": ("July 2012", "Juli 2012", "lipiec 2012 r."),
    "2012": ("2012", "2012", "2012 r."),
    "2012~": ("about 2012", "um 2012", "około 2012 r."),
    "2014-06~": ("about June 2014", "um Juni 2014", "około czerwca 2014 r."),
    "1960?": ("probably 1960", "vermutlich 1960", "prawdopodobnie 1960 r."),
    "2018%": ("probably about 2018", "vermutlich um 2018", "prawdopodobnie około 2018 r."),
    "2016-23": ("autumn 2016", "Herbst 2016", "jesień 2016 r."),
    "201X": ("2010 to 2019", "2010 bis 2019", "od 2010 do 2019 r."),
    "2009/2018": ("2009 to 2018", "2009 bis 2018", "od 2009 do 2018 r."),
    "2003~/2015": ("about 2003 to 2015", "um 2003 bis 2015", "od około 2003 r. do 2015 r."),
    "../2017": ("until 2017", "bis 2017", "do 2017 r."),
    "2016/..": ("from 2016", "seit 2016", "od 2016 r."),
    "2023-10-02/2023-10-05": (
        "2 to 5 October 2023",
        "2. bis 5. Oktober 2023",
        "od 2 do 5 października 2023 r.",
    ),
    "2023-03/2023-10": (
        "March to October 2023",
        "März bis Oktober 2023",
        "od marca do października 2023 r.",
    ),
    "2023-09-30/2023-10-04": (
        "30 September 2023 to 4 October 2023",
        "30. September 2023 bis 4. Oktober 2023",
        "od 30 września 2023 r. do 4 października 2023 r.",
    ),
    "2025-11-18/2026-01-27": (
        "18 November 2025 to 27 January 2026",
        "18. November 2025 bis 27. Januar 2026",
        "od 18 listopada 2025 r. do 27 stycznia 2026 r.",
    ),
    "2025-11/2026-01": (
        "November 2025 to January 2026",
        "November 2025 bis Januar 2026",
        "od listopada 2025 r. do stycznia 2026 r.",
    ),
    "": ("", "", ""),
}


class InWordsTests(TestCase):
    def test_each_form_in_each_language(self) -> None:
        for edtf, expected in CASES.items():
            with self.subTest(edtf):
                when = parse_fuzzy(edtf)
                found = tuple(in_words(when, locale) for locale in ("en", "de", "pl"))
                self.assertEqual(found, expected)

    def test_austria_says_jaenner(self) -> None:
        self.assertEqual(in_words(parse_fuzzy("2023-01-12"), "de-AT"), "12. Jänner 2023")
        self.assertEqual(in_words(parse_fuzzy("2023-01"), "de-AT"), "Jänner 2023")
        self.assertEqual(in_words(parse_fuzzy("2023-02"), "de-AT"), "Februar 2023")

    def test_each_polish_month_stands_in_the_genitive_after_a_day(self) -> None:
        found = [day_in_words(dt.date(2026, month, 1), "pl").split()[1] for month in range(1, 13)]
        self.assertEqual(
            found,
            [
                "stycznia",
                "lutego",
                "marca",
                "kwietnia",
                "maja",
                "czerwca",
                "lipca",
                "sierpnia",
                "września",
                "października",
                "listopada",
                "grudnia",
            ],
        )

    def test_a_day_in_figures(self) -> None:
        day = dt.date(2026, 7, 4)
        self.assertEqual(day_in_figures(day, "de"), "4.7.2026")
        self.assertEqual(day_in_figures(day, "de-AT"), "4.7.2026")
        self.assertEqual(day_in_figures(day, "pl"), "04.07.2026 r.")
        self.assertEqual(day_in_figures(day, "en"), "4 July 2026")
