from __future__ import annotations

import unittest

from casework.domain.translation import (
    CLIENT_LANGUAGES,
    PROCEDURE_LANGUAGES,
    TARGET_LANGUAGES,
    missing_numbers,
    pack_languages,
)


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

    def test_a_thousand_is_the_same_number_however_it_is_grouped(self) -> None:
        for translated in ("1 300 беженцев", "1\u00a0300 гуреза", "1.300 Flüchtlinge"):
            with self.subTest(translated):
                self.assertEqual(missing_numbers("1,300 refugees", translated), ())
        self.assertEqual(missing_numbers("8.5 years", "8,5 года"), ())


class TargetLanguageTests(unittest.TestCase):
    def test_evidence_is_translated_for_the_procedures_first_and_then_for_the_clients(
        self,
    ) -> None:
        self.assertEqual(PROCEDURE_LANGUAGES, ("de", "pl"))
        self.assertEqual(CLIENT_LANGUAGES, ("ru", "tg"))
        self.assertEqual(TARGET_LANGUAGES, ("de", "pl", "ru", "tg"))

    def test_no_pack_is_in_a_language_of_the_clients(self) -> None:
        for country in ("PL", "DE", "AT"):
            with self.subTest(country):
                self.assertEqual(set(pack_languages(country)) & set(CLIENT_LANGUAGES), set())
