"""The difference between two versions of a rule."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

from casework.domain.law_changes import Change, changes

RULE: dict[str, Any] = {
    "key": "DE-CALC",
    "certainty": "V",
    "citations": {"en": "Section 57", "de": "§ 57"},
    "valid_to": "2026-06-11",
    "period": {"amount": 2, "unit": "weeks"},
    "disputed": True,
}


class ChangesTest(TestCase):
    def test_what_is_the_same_is_no_change(self) -> None:
        self.assertEqual(changes(RULE, dict(RULE)), [])

    def test_a_field_in_another_place_is_told_by_its_path(self) -> None:
        new = RULE | {"period": {"amount": 3, "unit": "weeks"}}
        self.assertEqual(changes(RULE, new), [Change(("period", "amount"), "2", "3")])

    def test_what_was_taken_away_and_what_was_added(self) -> None:
        new = {n: v for n, v in RULE.items() if n not in ("valid_to", "disputed")}
        self.assertEqual(
            changes(RULE, new | {"source": "Journal"}),
            [
                Change(("source",), "", "Journal"),
                Change(("valid_to",), "2026-06-11", ""),
                Change(("disputed",), "yes", ""),
            ],
        )

    def test_a_first_version_is_all_new_but_for_its_key(self) -> None:
        found = changes(None, RULE)
        self.assertEqual(len(found), 7)
        self.assertNotIn(("key",), [change.path for change in found])

    def test_items_of_lists_are_counted_from_one(self) -> None:
        old = {"values": [{"value": "200", "certainty": "V"}]}
        new = {"values": [{"value": "200", "certainty": "V"}, {"certainty": "U"}]}
        self.assertEqual(changes(old, new), [Change(("values", 2, "certainty"), "", "U")])

    def test_citations_from_memory_carry_their_mark_on_both_sides(self) -> None:
        new = RULE | {"certainty": "M"}
        self.assertEqual(
            changes(RULE, new)[:3],
            [
                Change(("certainty",), "V", "M"),
                Change(("citations", "en"), "Section 57", "Section 57 [to be verified]"),
                Change(("citations", "de"), "§ 57", "§ 57 [zu prüfen]"),
            ],
        )

    def test_a_value_from_memory_carries_its_own_mark(self) -> None:
        new = {"values": [{"value": "200", "certainty": "M"}, {"value": "5", "certainty": "V"}]}
        self.assertEqual(
            [change.after for change in changes(None, new)],
            ["200 [to be verified]", "M", "5", "V"],
        )
