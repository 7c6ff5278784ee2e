"""Steps of a finding from entered to retired, and what is no finding in our own words."""

from __future__ import annotations

import unittest
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.editorial import (
    PERMISSIONS,
    TRANSITIONS,
    Authors,
    Step,
    after,
    is_copied,
    is_second_person,
    may_be_copied,
    pinpoint_problems,
)
from casework.domain.errors import Refused
from casework.domain.evidence import EditorialState, Locator

QUOTATION = (
    "On 14 May the officers told three families that their sons abroad had to come home, "
    "and kept the fathers until the evening."
)


class StepsTest(unittest.TestCase):
    def test_each_step_leads_from_its_states_to_one(self) -> None:
        table = {
            ("draft", "change"): "draft",
            ("draft", "import"): "draft",
            ("draft", "check"): "checked",
            ("draft", "return"): "draft",
            ("draft", "retire"): "retired",
            ("checked", "change"): "draft",
            ("checked", "import"): "draft",
            ("checked", "return"): "draft",
            ("checked", "retire"): "retired",
            ("retired", "import"): "retired",
            ("retired", "restore"): "draft",
        }
        for state, step in product(EditorialState, Step):
            with self.subTest(state=state, step=step):
                if (state, step) in TRANSITIONS:
                    self.assertEqual(after(state, step), table[state, step])
                    continue
                self.assertNotIn((state, step), table)
                with self.assertRaises(Refused) as caught:
                    after(state, step)
                self.assertEqual(caught.exception.problems[0].code, f"not-from-{state}")

    def test_nothing_but_a_check_makes_a_finding_checked(self) -> None:
        steps = {step for (_, step), state in TRANSITIONS.items() if state == "checked"}
        self.assertEqual(steps, {Step.CHECK})

    @given(st.sampled_from(EditorialState), st.lists(st.sampled_from(Step)))
    def test_whatever_is_done_a_changed_finding_is_not_checked(
        self, state: EditorialState, steps: list[Step]
    ) -> None:
        last = None
        for step in steps:
            if (state, step) in TRANSITIONS:
                state, last = after(state, step), step
        if state == "checked" and last:
            self.assertEqual(last, Step.CHECK)

    def test_each_step_has_its_permission(self) -> None:
        self.assertEqual(set(PERMISSIONS), set(Step))

    def test_whoever_entered_or_changed_it_is_no_second_person(self) -> None:
        for person, authors, may in (
            (1, Authors(1, None), False),
            (1, Authors(2, 1), False),
            (1, Authors(1, 2), False),
            (1, Authors(2, 3), True),
            (1, Authors(None, None), True),
        ):
            with self.subTest(authors=authors):
                self.assertIs(is_second_person(person, authors), may)


class OwnWordsTest(unittest.TestCase):
    def test_what_says_the_quotation_again_is_a_copy(self) -> None:
        for finding in (
            QUOTATION,
            QUOTATION.upper(),
            "The officers told three families that their sons abroad had to come home.",
            "The officers told three families that their own sons abroad had to come home!",
            "On 14 May the officers kept the fathers until the evening.",
        ):
            with self.subTest(finding):
                self.assertIs(is_copied(finding, QUOTATION), True)

    def test_what_tells_it_otherwise_is_not(self) -> None:
        for finding in (
            "Three fathers of exiles were held for a day in May to make their sons return.",
            "Security staff pressed relatives of exiles to call their sons home in May.",
            "The fathers were kept.",
            "",
        ):
            with self.subTest(finding):
                self.assertIs(is_copied(finding, QUOTATION), False)

    def test_without_a_quotation_nothing_is_copied(self) -> None:
        self.assertIs(is_copied(QUOTATION, ""), False)

    @given(st.lists(st.sampled_from(["one", "two", "three", "four"]), min_size=6))
    def test_a_text_is_a_copy_of_itself(self, words: list[str]) -> None:
        text = " ".join(words)
        self.assertIs(is_copied(text, text), True)

    def test_some_licences_allow_it(self) -> None:
        table = {
            "CC BY 4.0": True,
            "CC-BY-SA 4.0": True,
            "CC BY-ND": True,
            "CC0": True,
            "Open Government Licence v3.0": True,
            "Public domain": True,
            "Amtliches Werk, § 5 UrhG": True,
            "Creative Commons Attribution 4.0": True,
            "CC BY-NC 4.0": False,
            "CC BY-NC-ND 4.0": False,
            "Creative Commons Attribution-NonCommercial": False,
            "All rights reserved": False,
            "": False,
        }
        for licence, allowed in table.items():
            with self.subTest(licence):
                self.assertIs(may_be_copied(licence), allowed)


class PinpointTest(unittest.TestCase):
    def codes(self, kind: str, value: str) -> list[str]:
        return [problem.code for problem in pinpoint_problems(Locator(kind, value))]

    def test_what_a_source_can_have_is_taken(self) -> None:
        for kind, value in (
            ("page", "4"),
            ("page", "xii"),
            ("page", "4-6"),
            ("page", "4, 9"),
            ("page", "4–6, 9"),
            ("paragraph", "36"),
            ("section", "2.1 b"),
            ("caption", "C4"),
            ("whole", ""),
        ):
            with self.subTest(kind=kind, value=value):
                self.assertEqual(self.codes(kind, value), [])

    def test_what_none_can_have_is_refused(self) -> None:
        for kind, value, code in (
            ("page", "0", "pinpoint-impossible"),
            ("page", "-3", "pinpoint-impossible"),
            ("page", "9-4", "pinpoint-impossible"),
            ("page", "4-4", "pinpoint-impossible"),
            ("page", "four", "pinpoint-impossible"),
            ("page", "1234567", "pinpoint-impossible"),
            ("paragraph", "1.5", "pinpoint-impossible"),
            ("page", "", "pinpoint-missing"),
            ("section", " ", "pinpoint-missing"),
            ("whole", "4", "pinpoint-of-whole"),
        ):
            with self.subTest(kind=kind, value=value):
                self.assertEqual(self.codes(kind, value), [code])
