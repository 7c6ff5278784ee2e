"""Public names in a text, in whatever script."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.mentions import mentioned

NAMES = [
    ("irpt", "Islamic Renaissance Party of Tajikistan"),
    ("irpt", "Islamska Partia Odrodzenia Tadżykistanu"),
    ("irpt", "ПИВТ"),
    ("g24", "Group 24"),
    ("g24", "Группа 24"),
    ("g24", "Grupa 24"),
    ("quvvatov", "Умаралӣ Қувватов"),
    ("army", "Tajik armed forces"),
    ("oila", "Oila"),
    ("eu", "EU"),
    ("newtj", "New Tajikistan"),
]


class MentionTest(TestCase):
    def found(self, text: str) -> list[str]:
        return sorted(mentioned(text, NAMES))

    def test_a_name_is_found_in_other_scripts_and_spellings(self) -> None:
        for text in ("Umarali Kuvvatov spoke.", "Он знал Умарали Кувватова.", "UMARALI QUVATOV"):
            with self.subTest(text=text):
                self.assertEqual(self.found(text), ["quvvatov"])

    def test_a_name_is_found_in_its_cases(self) -> None:
        self.assertEqual(self.found("Należał do Grupy 24."), ["g24"])
        self.assertEqual(self.found("Он был членом Группы 24."), ["g24"])

    def test_the_country_may_be_left_out_of_a_long_name(self) -> None:
        self.assertEqual(self.found("the Islamic Renaissance Party"), ["irpt"])
        self.assertEqual(self.found("He dreamt of a New life."), [])

    def test_a_short_name_or_a_word_that_only_sounds_alike_is_none(self) -> None:
        self.assertEqual(self.found("The EU sold Oil and Ale."), [])
        self.assertEqual(self.found("They talk of the Oila."), ["oila"])

    def test_a_name_begins_with_a_capital(self) -> None:
        self.assertEqual(self.found("a group 24 metres away; the police state"), [])

    def test_no_name_is_found_in_an_empty_text(self) -> None:
        self.assertEqual(self.found(""), [])
