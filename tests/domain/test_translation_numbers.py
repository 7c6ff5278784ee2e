from __future__ import annotations

import unittest

from casework.domain.translation import TARGET_LANGUAGES, missing_numbers


class MissingNumberTests(unittest.TestCase):
    def test_it_names_what_the_translation_has_not(self) -> None:
        cases = (
            ("In 2016, 14 were tried.", "2016 wurden 14 angeklagt.", ()),
            ("In 2016, 14 were tried.", "Im Jahr 2016 wurden dreizehn angeklagt.", ("14",)),
            ("Two terms of 15 years, one of 15.", "Zwei Strafen von 15 Jahren.", ("15",)),
            ("3 in 1997 and 3 in 2015.", "", ("3", "1997", "2015")),
            ("No number.", "Keine Zahl, 5.", ()),
        )
        for original, translated, missing in cases:
            with self.subTest(original=original, translated=translated):
                self.assertEqual(missing_numbers(original, translated), missing)

    def test_evidence_is_translated_into_the_languages_of_the_procedures(self) -> None:
        self.assertEqual(TARGET_LANGUAGES, ("de", "pl"))
