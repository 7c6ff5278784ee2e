"""Places in the language of the pack."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.place_names import NAMES, place_from, place_in


class PlaceTests(TestCase):
    def test_each_known_name_in_a_place_is_given_in_the_language(self) -> None:
        self.assertEqual(place_in("de", "Moscow; Kulob"), "Moskau; Kulob")
        self.assertEqual(place_in("pl", "Dushanbe, Tajikistan"), "Duszanbe, Tadżykistan")

    def test_other_names_and_other_languages_stay(self) -> None:
        self.assertEqual(place_in("de", "Prison in Isfara"), "Prison in Isfara")
        self.assertEqual(place_in("en", "Moscow"), "Moscow")
        self.assertEqual(place_in("de", ""), "")

    def test_a_name_within_a_longer_one_is_left_alone(self) -> None:
        self.assertEqual(place_in("pl", "Brestovskaya; Brest"), "Brestovskaya; Brześć")

    def test_every_name_has_both_forms(self) -> None:
        self.assertTrue(all(german and polish for german, polish in NAMES.values()))


class PlaceFromTest(TestCase):
    def test_each_form_leads_to_the_english_one(self) -> None:
        for text, english in (
            ("Khujand", "Khujand"),
            ("chudschand", "Khujand"),
            ("Chodżent", "Khujand"),
            ("Хуҷанд", "Khujand"),
            ("Душанбе", "Dushanbe"),
            ("Kiev", "Kiev"),
            ("Wiedeń", "Vienna"),
        ):
            with self.subTest(text):
                self.assertEqual(place_from(text), english)

    def test_what_is_not_known_stays_as_it_is_written(self) -> None:
        for text in ("Ayni district", "Кӯлоби нав", "Duschanbe, Zentrum", ""):
            with self.subTest(text):
                self.assertEqual(place_from(text), text)
