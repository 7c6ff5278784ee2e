"""Names in texts: spellings that are not recorded, and what is only grammar."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.names_in_texts import is_ending_of, spelt_otherwise

KUVVATOV = {"applicant": ("Fayzali Kuvvatov", "Файзали Қувватов")}


class SpellingTests(TestCase):
    def found(self, text: str, **names: tuple[str, ...]) -> list[tuple[str, str]]:
        return list(spelt_otherwise(text, names or KUVVATOV))

    def test_another_spelling_is_found(self) -> None:
        for text, spelling in (
            ("Fayzali Quvvatov was questioned.", "Quvvatov"),
            ("Faizali Kuvvatov was questioned.", "Faizali"),
            ("Herr Kuwatow wurde befragt.", "Kuwatow"),
            ("Quvvatov was questioned.", "Quvvatov"),
            ("Файзали Кувватов", "Кувватов"),
        ):
            with self.subTest(text):
                self.assertEqual(self.found(text), [("applicant", spelling)])

    def test_a_recorded_spelling_passes_in_every_case_of_the_grammar(self) -> None:
        for text in (
            "Fayzali Kuvvatov was questioned.",
            "Przesłuchano Fayzalego Kuvvatova.",
            "Rozmowa z Fayzalim Kuvvatovem",
            "Fayzali Kuvvatovs Schwester",
            "Допросили Файзали Қувватова.",
            "FAYZALI KUVVATOV",
        ):
            with self.subTest(text):
                self.assertEqual(self.found(text), [])

    def test_a_word_that_only_sounds_alike_is_no_name(self) -> None:
        for text in (
            # A public person of that surname, with another given name.
            "Umarali Quvvatov founded the group.",
            "the fuzzily quavered voice",
            "In Khujand.",
            "",
        ):
            with self.subTest(text):
                self.assertEqual(self.found(text), [])

    def test_a_short_name_needs_the_other_one_beside_it(self) -> None:
        names = {"mother": ("Mehri Saidova",)}
        self.assertEqual(self.found("Mahri came.", **names), [])
        self.assertEqual(self.found("Mahri Saidova came.", **names), [("mother", "Mahri")])

    def test_each_person_once_and_who_shares_a_name_lends_the_spelling(self) -> None:
        family = {"applicant": ("Fayzali Kuvvatov",), "brother": ("Rustam Quvvatov",)}
        self.assertEqual(self.found("Quvvatov, and Quvvatov again.", **family), [])
        text = "Fayzali Qubbatov. Fayzali Kuwatow. Fayzali Kuwatow."
        self.assertEqual(self.found(text), [("applicant", "Kuwatow")])

    def test_endings(self) -> None:
        for word, recorded, expected in (
            ("Kuvvatova", "Kuvvatov", True),
            ("Qodirov", "Qodirova", True),
            ("Saidą", "Saida", True),
            ("Kuvvatow", "Kuvvatov", False),
            ("Kuvvatovskiego", "Kuvvatov", False),
            ("Alim", "Ali", False),
        ):
            with self.subTest(word):
                self.assertEqual(is_ending_of(word, recorded), expected)
