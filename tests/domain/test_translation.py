"""Which text is shown, and when a translation no longer fits."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.translation import Text, pack_languages, pick, text_hash


class PickTest(TestCase):
    def test_the_wanted_language(self) -> None:
        self.assertEqual(
            pick({"en": "summons", "pl": "wezwanie"}, "pl"), Text("wezwanie", "pl", True)
        )

    def test_the_next_best_is_marked(self) -> None:
        self.assertEqual(pick({"en": "summons"}, "pl", "en"), Text("summons", "en", False))

    def test_an_empty_text_does_not_count(self) -> None:
        self.assertEqual(pick({"en": "summons", "pl": ""}, "pl", "en").language, "en")

    def test_any_language_is_better_than_none(self) -> None:
        self.assertEqual(pick({"tg": "даъватнома"}, "pl", "en"), Text("даъватнома", "tg", False))

    def test_nothing_is_nothing(self) -> None:
        self.assertEqual(pick({}, "pl"), Text("", "pl", False))

    def test_persian_runs_from_right_to_left(self) -> None:
        self.assertEqual(pick({"fa": "احضاریه"}, "fa").direction, "rtl")
        self.assertEqual(pick({"en": "summons"}, "en").direction, "ltr")


class HashTest(TestCase):
    def test_it_changes_with_each_part(self) -> None:
        self.assertEqual(text_hash("a", "b"), text_hash("a", "b"))
        self.assertNotEqual(text_hash("a", "b"), text_hash("ab", ""))


class PackLanguagesTest(TestCase):
    def test_the_official_language_first_then_the_working_copy(self) -> None:
        self.assertEqual(
            {country: pack_languages(country) for country in ("PL", "DE", "AT")},
            {"PL": ("pl", "en"), "DE": ("de", "en"), "AT": ("de", "en")},
        )
