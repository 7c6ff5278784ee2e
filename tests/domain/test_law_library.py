"""The law as entries: what a list shows, and what it never shows."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.law import LawCertainty
from casework.domain.law_library import (
    Regime,
    decision_entry,
    entries,
    entry_of,
    narrowed,
    parameter_entry,
    regime_of,
    rule_entry,
    shown_value,
)
from casework.domain.law_rules import Known
from casework.domain.rulebook import Parameter, ParameterValue
from tests.domain.rules import book, day

TODAY = dt.date(2026, 11, 24)
MARKS = {"en": "[to be verified]", "de": "[zu prüfen]", "pl": "[do weryfikacji]"}


def value(text: str | None, certainty: str, start: str = "") -> ParameterValue:
    return ParameterValue(text, LawCertainty(certainty), day(start) if start else None)


class EntryTest(TestCase):
    def test_a_known_rule_is_cited_in_the_language_of_the_reader(self) -> None:
        entry = rule_entry(book().rules["AT-BESCHW-4W"], "de")
        self.assertEqual(entry.title, "§ 7 Abs. 4, § 12 VwGVG")
        self.assertEqual(
            entry.text,
            "Beschwerde an das BVwG binnen vier Wochen ab Zustellung, einzubringen beim BFA.",
        )
        self.assertEqual((entry.kind, entry.keyed, entry.regime), ("remedy", "lodged", Regime.OLD))
        self.assertEqual((entry.valid_from, entry.valid_to), (None, dt.date(2026, 6, 11)))
        self.assertEqual(entry.seen_on, TODAY)

    def test_an_unknown_rule_has_its_question_and_nothing_else(self) -> None:
        entry = rule_entry(book().rules["AT-NEW"], "en")
        self.assertTrue(entry.is_unknown)
        self.assertTrue(entry.title.startswith("Which last day does the instruction on remedies"))
        self.assertEqual((entry.text, entry.caveat, entry.source), ("", "", ""))

    def test_what_is_from_memory_carries_its_mark_in_each_language(self) -> None:
        for language, mark in MARKS.items():
            for entry in entries(book(), language, TODAY):
                if entry.section != "decisions" and entry.to_be_verified:
                    with self.subTest(key=entry.key, language=language):
                        shown = entry.text if entry.section == "parameters" else entry.title
                        self.assertTrue(shown.endswith(mark), shown)

    def test_no_unknown_entry_shows_a_text_or_a_value(self) -> None:
        unknown = [e for e in entries(book(), "en", TODAY) if e.is_unknown]
        self.assertEqual(len(unknown), 37)
        self.assertEqual([e.key for e in unknown if e.text], [])

    def test_all_that_is_approved_is_there_once(self) -> None:
        found = entries(book(), "pl", TODAY)
        keys = [entry.key for entry in found]
        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual(len(keys), 339)

    def test_one_entry_is_the_same_as_in_the_list(self) -> None:
        for entry in entries(book(), "de", TODAY):
            with self.subTest(entry.key):
                self.assertEqual(entry_of(book(), entry.key, "de", TODAY), entry)
        self.assertIsNone(entry_of(book(), "DE-NONE", "de", TODAY))

    def test_a_kind_of_decision_is_as_certain_as_its_weakest_limit(self) -> None:
        found = {kind.key: kind for kind in book().decisions}
        for key, certainty in (
            ("DE-NEW-REFUSAL", LawCertainty.VERIFIED),
            ("PL-OLD-BOARD-DECISION", LawCertainty.MEMORY),
            ("PL-NEW-REFUSAL", LawCertainty.UNKNOWN),
        ):
            with self.subTest(key):
                self.assertEqual(decision_entry(book(), found[key], "en").certainty, certainty)

    def test_old_new_and_both(self) -> None:
        for start, end, regime in (
            (None, None, Regime.BOTH),
            (None, TODAY, Regime.OLD),
            (TODAY, None, Regime.NEW),
            (TODAY, TODAY, Regime.OLD),
        ):
            with self.subTest(regime):
                self.assertEqual(regime_of(start, end), regime)


class ParameterTest(TestCase):
    def test_a_value_of_another_time_is_not_shown_today(self) -> None:
        size = book().parameters["DE-ERVB-SIZE"]
        self.assertEqual(parameter_entry(size, "en", dt.date(2023, 5, 1)).text, "200")
        today = parameter_entry(size, "en", TODAY)
        self.assertEqual((today.text, today.certainty), ("", LawCertainty.UNKNOWN))

    def test_a_value_from_memory_carries_its_mark(self) -> None:
        for language, mark in MARKS.items():
            with self.subTest(language):
                self.assertEqual(shown_value(value("200", "M"), language), f"200 {mark}")

    def test_an_unknown_value_is_empty_even_if_one_was_left_in(self) -> None:
        self.assertEqual(shown_value(value("17", "U"), "en"), "")
        self.assertEqual(shown_value(None, "en"), "")

    def test_an_unknown_parameter_names_no_number(self) -> None:
        rate = Parameter("EU-RATE-XX", "EU", {"en": "Rate"}, (value(None, "U"),))
        entry = parameter_entry(rate, "en", TODAY)
        self.assertEqual((entry.title, entry.text, entry.is_unknown), ("Rate", "", True))


class NarrowTest(TestCase):
    def keys(self, query: str = "", **chosen: str) -> list[str]:
        return [entry.key for entry in narrowed(entries(book(), "en", TODAY), query, chosen)]

    def test_words_are_all_looked_for_in_key_citation_and_text(self) -> None:
        self.assertEqual(self.keys("beschw-4w"), ["AT-BESCHW-4W"])
        self.assertIn("AT-BESCHW-4W", self.keys("FOUR weeks BVwG"))
        self.assertEqual(self.keys("four weeks nonsense"), [])

    def test_facets_narrow_together(self) -> None:
        found = self.keys(country="PL", certainty="U", kind="remedy")
        self.assertEqual(found, ["PL-NEW", "PL-RET"])

    def test_a_value_that_no_entry_has_leaves_nothing(self) -> None:
        self.assertEqual(self.keys(country="FR"), [])

    def test_every_known_rule_is_found_by_its_citation(self) -> None:
        rules = [rule for rule in book().rules.values() if isinstance(rule, Known)]
        for rule in rules[:20]:
            with self.subTest(rule.key):
                self.assertIn(rule.key, self.keys(rule.quote("en").citation))
