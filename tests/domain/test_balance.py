"""What speaks against an element, and what of it nothing answers."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import TestCase

from casework.domain.balance import Opposing, against, is_general, unanswered
from casework.domain.cases import CaseFacts, ClaimFacts, Verdict
from casework.domain.evidence import Currency, Direction, PassageFacts
from casework.domain.matching import match
from tests.domain import build

TODAY = dt.date(2026, 11, 24)
REPRISAL = frozenset({"FAM-REPRISAL"})
ACTS = build.element()
OTHER = build.element(key="other", position=2, seeks={"acts": REPRISAL})


def finding(key: str, direction: Direction = Direction.ADVERSE, **fields: Any) -> PassageFacts:
    given: dict[str, Any] = {
        "acts": REPRISAL,
        "profiles": frozenset({"EXILE-REL"}),
        "direction": direction,
    }
    return build.passage(key=key, **(given | fields))


def case(*claims: ClaimFacts) -> CaseFacts:
    applicant = build.person(profiles=frozenset({"EXILE-REL"}))
    return build.case(people=(applicant,), events=(build.event(acts=REPRISAL),), claims=claims)


def claim(element: str = "acts", *, is_answered: bool = False) -> ClaimFacts:
    return ClaimFacts(element, {"en": "He was held."}, is_answered=is_answered)


class AgainstTests(TestCase):
    def found(
        self,
        *passages: PassageFacts,
        decided: tuple[PassageFacts, ...] = (),
        general: tuple[PassageFacts, ...] = (),
    ) -> list[tuple[str, Verdict | None, bool]]:
        matches = match(case(), [ACTS], passages, {}, TODAY)
        choices = [(passage, Verdict.REJECT) for passage in decided]
        found = against(ACTS, matches, choices, general)
        return [(one.passage.key, one.verdict, one.is_suggested) for one in found]

    def test_adverse_before_neutral_and_never_what_is_for_the_claim(self) -> None:
        found = self.found(
            finding("P1", Direction.NEUTRAL), finding("P2"), finding("P3", Direction.SUPPORTS)
        )
        self.assertEqual(found, [("P2", None, True), ("P1", None, True)])

    def test_what_was_decided_by_hand_belongs_here_though_it_does_not_match(self) -> None:
        by_hand = build.passage(key="P9", direction=Direction.ADVERSE)
        found = self.found(finding("P1"), decided=(by_hand, build.passage(key="P8")))
        self.assertEqual(found, [("P1", None, True), ("P9", Verdict.REJECT, False)])

    def test_a_finding_that_matches_and_was_decided_on_stands_once(self) -> None:
        found = self.found(finding("P1"), decided=(finding("P1"),))
        self.assertEqual(found, [("P1", Verdict.REJECT, True)])

    def test_what_concerns_everybody_stands_with_the_elements_that_it_bears_on(self) -> None:
        torture = build.element(seeks={"themes": frozenset({"T12"})})
        latipov = build.passage(
            key="P7", direction=Direction.ADVERSE, themes=frozenset({"T12", "T04"})
        )
        self.assertTrue(is_general(latipov))
        self.assertEqual(self.found(general=(latipov,)), [])
        [one] = against(torture, [], [], (latipov,))
        self.assertEqual((one.passage, one.verdict, one.is_suggested), (latipov, None, False))

    def test_general_is_adverse_printable_and_about_nobody_in_particular(self) -> None:
        for fields in (
            {"direction": Direction.NEUTRAL},
            {"profiles": frozenset({"IRPT-MEM"})},
            {"acts": frozenset({"TORTURE"})},
            {"printable": False},
        ):
            with self.subTest(fields):
                given: dict[str, Any] = {"direction": Direction.ADVERSE, **fields}
                self.assertFalse(is_general(build.passage(**given)))

    def test_another_element_has_its_own(self) -> None:
        matches = match(case(), [OTHER], [finding("P1")], {}, TODAY)
        self.assertEqual(against(ACTS, matches, ()), ())


class UnansweredTests(TestCase):
    def found(
        self, *choices: tuple[str, str, Verdict], of: CaseFacts | None = None, **fields: Any
    ) -> dict[str, tuple[str, ...]]:
        opposing = Opposing((finding("P1", **fields), finding("P2", Direction.NEUTRAL)))
        return unanswered(of or case(claim()), [ACTS, OTHER], opposing, choices, TODAY)

    def test_an_adverse_finding_that_matches_is_asked_about_and_a_neutral_one_is_not(self) -> None:
        self.assertEqual(self.found(), {"acts": ("P1",)})

    def test_an_element_that_is_not_alleged_is_not_in_the_pack(self) -> None:
        self.assertEqual(self.found(of=case()), {})

    def test_each_element_wants_its_own_answer(self) -> None:
        both = case(claim(), claim("other", is_answered=True))
        self.assertEqual(self.found(of=both), {"acts": ("P1",)})
        answered = ("acts", "P1", Verdict.ADVERSE_ANSWERED)
        two = case(claim(), claim("other"))
        self.assertEqual(self.found(answered, of=two), {"other": ("P1",)})

    def test_a_note_or_a_choice_answers_and_a_rejection_does_not(self) -> None:
        cases = {
            Verdict.ADVERSE_ANSWERED: {},
            # Told of as adverse-unanswered, for it stands in the pack.
            Verdict.USE: {},
            Verdict.REJECT: {"acts": ("P1",)},
        }
        for verdict, expected in cases.items():
            with self.subTest(verdict):
                self.assertEqual(self.found(("acts", "P1", verdict)), expected)
        self.assertEqual(self.found(of=case(claim(is_answered=True))), {})

    def test_what_no_pack_may_print_needs_no_answer(self) -> None:
        withheld: dict[str, Any] = {"printable": False, "withheld_because": "private"}
        self.assertEqual(self.found(**withheld), {})
        self.assertEqual(self.found(currency=Currency.SUPERSEDED), {})

    def test_what_has_nothing_in_common_with_the_case_needs_no_answer(self) -> None:
        self.assertEqual(self.found(acts=frozenset({"CENSOR"})), {})
