"""Taking in, proposing and approving rules of law."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.actions.law_proposals import (
    approve_law_rule,
    decline_law_rule,
    propose_law_rule,
)
from casework.actions.law_rules import RuleCounts, export_law_rules, import_law_rules
from casework.domain.errors import Refused
from casework.domain.law_rules import Known, Unknown
from casework.models import AuditEntry, LawRule, User
from tests import make
from tests.base import CastTestCase


def document(**fields: Any) -> dict[str, Any]:
    calculation = {
        "key": "DE-CALC",
        "jurisdiction": "DE",
        "topic": "calculation",
        "keyed_on": "none",
        "certainty": "V",
        "citations": {"en": "Section 222 ZPO", "de": "§ 222 ZPO"},
        "texts": {"en": "The next working day."},
        "source": "official text",
        "seen_on": "2026-11-24",
    }
    return {"schema": "casework/law-rules/1", "rules": [calculation | fields]}


class RulesTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.other_supervisor = make.user(name="Greta", role="supervisor")

    def load(self, *documents: dict[str, Any], by: User | None = None) -> RuleCounts:
        return import_law_rules([(f"f{n}.json", d) for n, d in enumerate(documents)], by=by)

    def current(self) -> LawRule:
        return LawRule.objects.current().get(key="DE-CALC")

    def changed(self, text: str) -> dict[str, Any]:
        content: dict[str, Any] = self.current().content
        return content | {"texts": {"en": text}}

    def propose(self, text: str, by: User | None = None) -> LawRule:
        return propose_law_rule(
            rule=self.current(),
            content=self.changed(text),
            reason="Journal of Laws",
            by=by or self.sofia,
        )

    def said(self) -> str:
        rule = LawRule.objects.rulebook().known("DE-CALC")
        return rule.quote("en").text


class ImportTest(RulesTestCase):
    def test_reference_data_counts_at_once(self) -> None:
        self.assertEqual(self.load(document()), RuleCounts(new=1))
        self.assertEqual(self.said(), "The next working day.")
        row = self.current()
        self.assertEqual((row.version, row.state, row.proposed_by), (1, "approved", None))

    def test_the_same_again_changes_nothing(self) -> None:
        self.load(document())
        self.assertEqual(self.load(document()), RuleCounts(same=1))
        self.assertEqual(LawRule.objects.count(), 1)

    def test_a_change_is_a_new_version_and_the_old_one_stays(self) -> None:
        self.load(document())
        counts = self.load(document(texts={"en": "The Monday."}))
        self.assertEqual(counts, RuleCounts(changed=1))
        self.assertEqual(self.said(), "The Monday.")
        versions = LawRule.objects.filter(key="DE-CALC").values_list("version", "state")
        self.assertEqual(list(versions), [(1, "approved"), (2, "approved")])

    def test_what_a_person_brings_waits(self) -> None:
        self.load(document())
        counts = self.load(document(texts={"en": "The Monday."}), by=self.sofia)
        self.assertEqual(counts, RuleCounts(proposed=1))
        self.assertEqual(self.said(), "The next working day.")

    def test_the_offices_own_word_is_not_overwritten_by_reference_data(self) -> None:
        self.load(document())
        approve_law_rule(rule=self.propose("Our reading."), by=self.omar)
        self.assertEqual(self.load(document()), RuleCounts(same=1))
        counts = self.load(document(texts={"en": "An update."}))
        self.assertEqual(counts, RuleCounts(proposed=1))
        self.assertEqual(self.said(), "Our reading.")
        approve_law_rule(rule=LawRule.objects.waiting().get(), by=self.omar)
        self.assertEqual(self.said(), "An update.")

    def test_reference_data_updates_beside_a_waiting_proposal(self) -> None:
        self.load(document())
        self.propose("Our reading.")
        self.assertEqual(self.load(document(texts={"en": "An update."})), RuleCounts(changed=1))
        self.assertEqual(self.said(), "An update.")

    def test_all_that_is_wrong_is_told_and_nothing_written(self) -> None:
        flawed = document(certainty="X")
        lost = document(
            key="DE-TWO",
            period={"amount": 1, "unit": "weeks", "runs_from": "service", "calculation": "DE-NO"},
        )
        with self.assertRaises(Refused) as caught:
            self.load(flawed, lost)
        self.assertEqual(
            [f"{p.where}: {p.code}" for p in caught.exception.problems],
            [
                "f0.json: rules[0].certainty: schema-choice",
                "f1.json: rules[0].period.calculation: unknown-rule",
            ],
        )
        self.assertEqual((LawRule.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_files_may_refer_to_each_other_and_to_what_is_there(self) -> None:
        period = {"amount": 1, "unit": "weeks", "runs_from": "service", "calculation": "DE-CALC"}
        self.load(document(key="DE-TWO", period=period), document())
        self.load(document(key="DE-THREE", period=period))
        self.assertEqual(LawRule.objects.current().count(), 3)

    def test_one_entry_in_the_record(self) -> None:
        self.load(document())
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts),
            ("law-rules-imported", {"new": 1, "changed": 0, "proposed": 0}),
        )

    def test_only_a_supervisor_may(self) -> None:
        for person in (self.nadia, self.omar, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.load(document(), by=person)

    def test_unknown_rules_come_in_with_their_question_only(self) -> None:
        item = document(key="DE-NEW", certainty="U", ask={"en": "Which day?"})
        for name in ("citations", "texts", "seen_on"):
            del item["rules"][0][name]
        self.load(item)
        rule = LawRule.objects.rulebook().rules["DE-NEW"]
        self.assertIsInstance(rule, Unknown)
        self.assertNotIsInstance(rule, Known)


class ProposeTest(RulesTestCase):
    def setUp(self) -> None:
        self.load(document())

    def test_a_proposal_counts_when_another_person_approved_it(self) -> None:
        proposal = self.propose("The Monday.")
        self.assertEqual((proposal.version, proposal.state), (2, "proposed"))
        self.assertEqual(self.said(), "The next working day.")
        approved = approve_law_rule(rule=proposal, by=self.omar)
        self.assertEqual((approved.approved_by, approved.reason), (self.omar, "Journal of Laws"))
        self.assertEqual(self.said(), "The Monday.")

    def test_nobody_approves_their_own(self) -> None:
        proposal = self.propose("The Monday.")
        with self.assertRaises(Refused) as caught:
            approve_law_rule(rule=proposal, by=self.sofia)
        self.assertEqual(caught.exception.problems[0].code, "own-proposal")
        approve_law_rule(rule=proposal, by=self.other_supervisor)
        self.assertEqual(self.said(), "The Monday.")

    def test_the_database_holds_the_four_eyes_too(self) -> None:
        proposal = self.propose("The Monday.")
        for fields in (
            {"state": "approved", "approved_by": self.sofia, "approved_at": timezone.now()},
            {"state": "approved"},
        ):
            with self.subTest(fields), self.assertRaises(IntegrityError), transaction.atomic():
                LawRule.objects.filter(pk=proposal.pk).update(**fields)

    def test_what_was_decided_is_not_decided_again(self) -> None:
        proposal = self.propose("The Monday.")
        decline_law_rule(rule=proposal, by=self.omar)
        self.assertEqual(self.said(), "The next working day.")
        for decide in (approve_law_rule, decline_law_rule):
            with self.subTest(decide.__name__), self.assertRaises(Refused) as caught:
                decide(rule=proposal, by=self.omar)
            self.assertEqual(caught.exception.problems[0].code, "rule-not-waiting")

    def test_an_older_proposal_cannot_replace_a_later_version(self) -> None:
        older, newer = self.propose("The Monday."), self.propose("The Tuesday.")
        approve_law_rule(rule=newer, by=self.omar)
        with self.assertRaises(Refused) as caught:
            approve_law_rule(rule=older, by=self.omar)
        self.assertEqual(caught.exception.problems[0].code, "rule-overtaken")
        self.assertEqual(self.said(), "The Tuesday.")

    def test_what_does_not_fit_is_refused(self) -> None:
        unknown = ["schema-missing", "unknown-with-content", "unknown-with-content"]
        for content, codes in (
            (self.changed("x") | {"key": "DE-OTHER"}, ["rule-key-changed"]),
            (self.changed("x") | {"certainty": "Z"}, ["schema-choice"]),
            (self.changed("x") | {"certainty": "U"}, unknown),
            (self.changed(""), ["schema-empty"]),
        ):
            with self.subTest(codes), self.assertRaises(Refused) as caught:
                propose_law_rule(rule=self.current(), content=content, reason="", by=self.sofia)
            self.assertEqual([p.code for p in caught.exception.problems], codes)
        self.assertEqual(LawRule.objects.count(), 1)

    def test_places_are_named_without_a_file(self) -> None:
        with self.assertRaises(Refused) as caught:
            propose_law_rule(
                rule=self.current(), content=self.changed(""), reason="", by=self.sofia
            )
        self.assertEqual(caught.exception.problems[0].where, "rules[0].texts.en")

    def test_who_may_propose_and_who_may_approve(self) -> None:
        content, rule = self.changed("The Monday."), self.current()
        for person in (self.nadia, self.omar, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                propose_law_rule(rule=rule, content=content, reason="", by=person)
        proposal = self.propose("The Monday.")
        for person in (self.nadia, self.rafi, self.ida):
            for decide in (approve_law_rule, decline_law_rule):
                with self.subTest(person.name), self.assertRaises(PermissionDenied):
                    decide(rule=proposal, by=person)

    def test_each_decision_is_on_record(self) -> None:
        approve_law_rule(rule=self.propose("The Monday."), by=self.omar)
        decline_law_rule(rule=self.propose("The Tuesday."), by=self.omar)
        entries = AuditEntry.objects.exclude(verb="law-rules-imported").order_by("number")
        self.assertEqual(
            list(entries.values_list("verb", "facts")),
            [
                ("law-rule-proposed", {"rule": "DE-CALC", "version": 2}),
                ("law-rule-approved", {"rule": "DE-CALC", "version": 2}),
                ("law-rule-proposed", {"rule": "DE-CALC", "version": 3}),
                ("law-rule-declined", {"rule": "DE-CALC", "version": 3}),
            ],
        )


class ExportTest(RulesTestCase):
    def test_what_comes_out_goes_in_again(self) -> None:
        self.load(document())
        approve_law_rule(rule=self.propose("The Monday."), by=self.omar)
        self.propose("Not yet.")
        exported = export_law_rules(by=self.nadia)
        self.assertEqual(exported, document(texts={"en": "The Monday."}))
        LawRule.objects.all().delete()
        self.assertEqual(self.load(deepcopy(exported)), RuleCounts(new=1))

    def test_it_is_on_record(self) -> None:
        self.load(document())
        export_law_rules(by=self.nadia)
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.facts), ("law-rules-exported", {"count": 1}))
