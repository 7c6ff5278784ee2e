from __future__ import annotations

from unittest import TestCase

from casework.domain.typography import NBSP, glue


class GlueTests(TestCase):
    def check(self, language: str, text: str, glued: str) -> None:
        with self.subTest(text):
            self.assertEqual(glue(text, language), glued.replace("~", NBSP))

    def test_a_norm_keeps_its_numbers(self) -> None:
        self.check("de", "Art. 4 Abs. 3 und 5", "Art.~4 Abs.~3 und 5")
        self.check("de", "Art. 34 Abs. 2 lit. b VO", "Art.~34 Abs.~2 lit.~b VO")
        self.check("de", "§ 3 AsylG", "§~3 AsylG")
        self.check("de", "Beilage ./7, S. 2", "Beilage~./7, S.~2")
        self.check("pl", "art. 4 ust. 3", "art.~4 ust.~3")
        self.check("en", "paras 26–27", "paras~26–27")

    def test_a_date_keeps_its_day_and_its_year(self) -> None:
        self.check("de", "am 12. Juni 2026", "am 12.~Juni 2026")
        self.check("pl", "dnia 3 lutego 2026 r.", "dnia 3~lutego 2026~r.")
        self.check("en", "on 3 May 2026", "on 3~May 2026")

    def test_a_polish_word_of_one_letter_stays_with_the_next(self) -> None:
        self.check("pl", "w Polsce i z rodziną", "w~Polsce i~z~rodziną")
        self.check("pl", "„w charakterze świadka”", "„w~charakterze świadka”")
        self.check("pl", "dom i zabrało", "dom i~zabrało")

    def test_other_words_and_languages_are_left_alone(self) -> None:
        self.check("de", "in Polen", "in Polen")
        self.check("en", "a man", "a man")
        self.check("pl", "lista nazwisk", "lista nazwisk")

    def test_tags_and_attributes_are_left_alone(self) -> None:
        self.check(
            "pl",
            '<a title="w art. 4" href="/w x">w domu</a>',
            '<a title="w art. 4" href="/w x">w~domu</a>',
        )

    def test_a_reference_that_is_a_link_breaks_nowhere_new(self) -> None:
        self.check("de", "Anm. <a>1</a>", "Anm. <a>1</a>")
