"""Proposing on screen: new rules, what must still fit together, rejecting and taking back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from casework.actions.law_proposals import (
    approve_law_rule,
    decline_law_rule,
    propose_law_rule,
    propose_new_law_rule,
    withdraw_law_rule,
)
from casework.domain.errors import Refused
from casework.models import AuditEntry, LawRule, User
from casework.models.law_rules import Section
from tests import make, make_law
from tests.base import CastTestCase

PERIOD = {"amount": 1, "unit": "weeks", "runs_from": "service", "calculation": "DE-CALC"}


class ProposalTestCase(CastTestCase):
    other_supervisor: User

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.other_supervisor = make.user(name="Stefan", role="supervisor")
        make_law.rule()
        make_law.rule(make_law.period())
        make_law.rule(make_law.decision_kind(), section="decisions")

    def refused(self, *codes: str) -> Any:
        """That all of this is refused, and nothing written."""
        return _Refusal(self, codes)

    def new(self, content: dict[str, Any], by: User | None = None) -> LawRule:
        return propose_new_law_rule(
            section=Section.RULES, content=content, reason="New act", by=by or self.sofia
        )


class _Refusal:
    def __init__(self, test: CastTestCase, codes: tuple[str, ...]) -> None:
        self.test, self.codes = test, codes

    def __enter__(self) -> None:
        self.before = (LawRule.objects.count(), AuditEntry.objects.count())

    def __exit__(self, kind: Any, error: Any, _traceback: Any) -> bool:
        self.test.assertIsInstance(error, Refused)
        self.test.assertEqual(tuple(p.code for p in error.problems), self.codes)
        after = (LawRule.objects.count(), AuditEntry.objects.count())
        self.test.assertEqual(after, self.before)
        return True


class NewRuleTest(ProposalTestCase):
    def test_it_counts_when_another_person_approved_it(self) -> None:
        proposal = self.new(make_law.content(key="DE-CALC-2028"))
        self.assertEqual((proposal.version, proposal.state), (1, "proposed"))
        self.assertFalse(LawRule.objects.current().filter(key="DE-CALC-2028").exists())
        approve_law_rule(rule=proposal, by=self.omar)
        self.assertTrue(LawRule.objects.current().filter(key="DE-CALC-2028").exists())

    def test_a_key_is_given_once(self) -> None:
        with self.refused("rule-exists"):
            self.new(make_law.content())

    def test_what_does_not_keep_to_the_schema_is_refused(self) -> None:
        with self.refused("schema-pattern"):
            self.new(make_law.content(key="de-calc"))

    def test_only_a_supervisor_may(self) -> None:
        for person in (self.nadia, self.omar, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.new(make_law.content(key="DE-X"), by=person)


class FitTest(ProposalTestCase):
    """What counts must still fit together when the proposal takes its place in it."""

    def test_a_limit_does_not_lose_its_period(self) -> None:
        rule = LawRule.objects.get(key="DE-KLAGE")
        without = {name: value for name, value in rule.content.items() if name != "period"}
        with self.refused("rule-without-period"):
            propose_law_rule(rule=rule, content=without, reason="", by=self.sofia)

    def test_a_limit_may_become_unknown(self) -> None:
        rule = LawRule.objects.get(key="DE-KLAGE")
        item = make_law.unknown(key="DE-KLAGE", topic="remedy")
        proposal = propose_law_rule(rule=rule, content=item, reason="repealed", by=self.sofia)
        self.assertEqual(proposal.version, 2)

    def test_a_rule_does_not_rest_on_one_that_waits(self) -> None:
        span = {"amount": 1, "unit": "days", "runs_from": "service", "calculation": "DE-CALC-2028"}
        self.new(make_law.content(key="DE-CALC-2028"))
        with self.refused("unknown-rule"):
            self.new(make_law.content(key="DE-LATER", topic="remedy", period=span))

    def test_it_is_checked_again_when_it_is_approved(self) -> None:
        make_law.rule(make_law.content(key="DE-SECOND", topic="remedy", period=PERIOD))
        decision = LawRule.objects.get(key="DE-OLD-REFUSAL")
        limits = [{"remedy": "action", "rule": "DE-SECOND"}]
        item = make_law.decision_kind(limits=limits)
        names_it = propose_law_rule(rule=decision, content=item, reason="", by=self.sofia)
        second = LawRule.objects.get(key="DE-SECOND")
        content = make_law.content(key="DE-SECOND", topic="remedy")
        takes_it = propose_law_rule(rule=second, content=content, reason="", by=self.sofia)
        approve_law_rule(rule=names_it, by=self.omar)
        with self.refused("rule-without-period"):
            approve_law_rule(rule=takes_it, by=self.omar)

    def test_a_decision_names_rules_that_count(self) -> None:
        rule = LawRule.objects.get(key="DE-OLD-REFUSAL")
        item = make_law.decision_kind(limits=[{"remedy": "action", "rule": "DE-NONE"}])
        with self.refused("unknown-rule"):
            propose_law_rule(rule=rule, content=item, reason="", by=self.sofia)


class DecideTest(ProposalTestCase):
    def setUp(self) -> None:
        rule = LawRule.objects.get(key="DE-CALC")
        content = rule.content | {"source": "another text"}
        self.proposal = propose_law_rule(rule=rule, content=content, reason="", by=self.sofia)

    def test_nobody_decides_on_their_own(self) -> None:
        for decide in (approve_law_rule, decline_law_rule):
            with self.subTest(decide.__name__), self.refused("own-proposal"):
                decide(rule=self.proposal, by=self.sofia)

    def test_who_rejects_says_why(self) -> None:
        found = decline_law_rule(rule=self.proposal, by=self.omar, because="Wrong page.")
        self.assertEqual(
            (found.state, found.declined_by, found.declined_because),
            ("declined", self.omar, "Wrong page."),
        )
        self.assertIsNone(found.approved_by)

    def test_one_may_take_back_ones_own(self) -> None:
        found = withdraw_law_rule(rule=self.proposal, by=self.sofia)
        self.assertEqual((found.state, found.declined_by), ("declined", self.sofia))
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(
            (entry.verb, entry.facts), ("law-rule-withdrawn", {"rule": "DE-CALC", "version": 2})
        )

    def test_nobody_takes_back_anothers(self) -> None:
        for person in (self.other_supervisor, self.omar, self.nadia):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                withdraw_law_rule(rule=self.proposal, by=person)

    def test_what_was_decided_is_not_taken_back(self) -> None:
        approve_law_rule(rule=self.proposal, by=self.omar)
        with self.refused("rule-not-waiting"):
            withdraw_law_rule(rule=self.proposal, by=self.sofia)
