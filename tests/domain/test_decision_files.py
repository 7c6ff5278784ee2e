"""Decisions in case files."""

from __future__ import annotations

import unittest

from casework.domain.decision_files import DecisionItem, check_decisions
from tests.domain.rules import book

GERMAN = {"jurisdiction": "DE", "lodged_on": "2026-05-06"}
NEW = {"jurisdiction": "AT", "lodged_on": "2026-07-06"}
KNOWN: DecisionItem = {"kind": "Refusal", "law_kind": "refusal", "served_on": "2026-11-04"}


class DecisionFileTests(unittest.TestCase):
    def problems(self, item: DecisionItem, case: dict[str, str] = GERMAN) -> list[str]:
        found = check_decisions([("decisions[0]", item)], case, {"d1"}, book())
        return [f"{problem.where}: {problem.code}" for problem in found]

    def test_what_fits_has_no_problems(self) -> None:
        sound: list[DecisionItem] = [
            {"kind": "Order"},
            {"kind": "Order", "limit_on": "2026-11-18", "document": "d1"},
            KNOWN,
            {**KNOWN, "land": "BE", "manner": "registered-letter", "instruction_period": "2w"},
            {**KNOWN, "instruction_missing": True},
        ]
        for item in sound:
            with self.subTest(item):
                self.assertEqual(self.problems(item), [])

    def test_what_does_not_is_told_at_its_field(self) -> None:
        flawed: dict[str, DecisionItem] = {
            "document: unknown-document": {"kind": "Order", "document": "d9"},
            "served_on: served-before-decided": {
                "kind": "Order",
                "decided_on": "2026-11-05",
                "served_on": "2026-11-04",
            },
            "limit_on: limit-before-served": {**KNOWN, "limit_on": "2026-11-03"},
            "limit_on: instruction-either": {
                **KNOWN,
                "limit_on": "2026-11-18",
                "instruction_period": "2w",
            },
            "law_kind: unknown-decision-kind": {**KNOWN, "law_kind": "whim"},
            "served_on: served-missing": {"kind": "Refusal", "law_kind": "refusal"},
            "manner: unknown-manner": {**KNOWN, "manner": "pigeon"},
            "land: unknown-land": {**KNOWN, "land": "XX"},
            "limit_on: end-required": {"kind": "Order", "instruction_period": "2w"},
            "instruction_period: bad-span": {**KNOWN, "instruction_period": "0w"},
            "limit_on: year-beyond": {"kind": "Order", "limit_on": "2126-01-01"},
        }
        for line, item in flawed.items():
            with self.subTest(line):
                self.assertEqual(self.problems(item), [f"decisions[0].{line}"])

    def test_the_law_of_the_case_decides(self) -> None:
        self.assertEqual(
            self.problems(KNOWN, NEW), ["decisions[0].limit_on: instruction-required"]
        )
        self.assertEqual(self.problems({**KNOWN, "limit_on": "2026-11-18"}, NEW), [])
        undated = {"jurisdiction": "DE"}
        self.assertEqual(self.problems(KNOWN, undated), ["decisions[0].law_kind: date-missing"])

    def test_a_case_without_a_country_has_its_own_problem(self) -> None:
        self.assertEqual(self.problems(KNOWN, {}), [])

    def test_each_deadline_stands_once(self) -> None:
        row = {"name": "action", "rank": "main", "due_on": "2026-11-18"}
        twice: DecisionItem = {"kind": "Order", "deadlines": [row, row]}  # type: ignore[list-item] # as in a file
        self.assertEqual(self.problems(twice), ["decisions[0].deadlines: deadline-twice"])
        other = row | {"name": "appeal"}
        two: DecisionItem = {"kind": "Order", "deadlines": [row, other]}  # type: ignore[list-item] # as in a file
        self.assertEqual(self.problems(two), ["decisions[0].deadlines: deadline-twice"])

    def test_what_was_reckoned_elsewhere_is_not_reckoned_again(self) -> None:
        row = {"name": "action", "rank": "main", "due_on": "2026-11-18"}
        item: DecisionItem = {**KNOWN, "law_kind": "whim", "deadlines": [row]}  # type: ignore[list-item] # as in a file
        self.assertEqual(self.problems(item), [])
