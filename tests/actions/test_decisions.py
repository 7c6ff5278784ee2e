from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.core.exceptions import PermissionDenied

from casework.actions.decisions import DecisionFields, save_decision
from casework.domain.errors import Refused
from casework.models import AuditEntry, User
from tests import make
from tests.base import CastTestCase

REFUSAL = DecisionFields(
    kind="Refusal of refugee status",
    decided_on=dt.date(2026, 11, 1),
    served_on=dt.date(2026, 11, 4),
    limit_on=dt.date(2026, 11, 18),
    remedy="Appeal to the Council",
)


class SaveDecisionTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        cls.paper = make.document(of=cls.case, content=b"the letter")

    def test_it_adds_a_decision_with_its_paper(self) -> None:
        save_decision(
            case=self.case, decision=None, fields=replace(REFUSAL, paper="d1"), by=self.nadia
        )
        decision = self.case.decisions.get()
        self.assertEqual(decision.limit_on, dt.date(2026, 11, 18))
        self.assertEqual(decision.document, self.paper)

    def test_its_number_in_the_record_stays_when_the_last_day_changes(self) -> None:
        first = save_decision(case=self.case, decision=None, fields=REFUSAL, by=self.nadia)
        earlier = replace(REFUSAL, limit_on=dt.date(2026, 11, 5))
        save_decision(case=self.case, decision=None, fields=earlier, by=self.nadia)
        done = replace(REFUSAL, done_on=dt.date(2026, 11, 9))
        save_decision(case=self.case, decision=first, fields=done, by=self.omar_on_the_case())
        entries = AuditEntry.objects.values_list("verb", "facts")
        self.assertEqual(
            list(entries),
            [
                ("decision-saved", {"decision": 1}),
                ("decision-saved", {"decision": 2}),
                ("decision-saved", {"decision": 1}),
            ],
        )
        self.assertEqual(self.case.decisions.get(pk=first.pk).done_on, dt.date(2026, 11, 9))

    def test_it_refuses_days_out_of_order_and_papers_of_others(self) -> None:
        refusals = {
            "served-before-decided": (
                replace(REFUSAL, served_on=dt.date(2026, 10, 31)),
                "served_on",
            ),
            "limit-before-served": (replace(REFUSAL, limit_on=dt.date(2026, 11, 3)), "limit_on"),
            "paper-of-another-case": (replace(REFUSAL, paper="d9"), "paper"),
        }
        for code, (fields, where) in refusals.items():
            with self.subTest(code), self.assertRaises(Refused) as caught:
                save_decision(case=self.case, decision=None, fields=fields, by=self.nadia)
            (problem,) = caught.exception.problems
            self.assertEqual((problem.code, problem.where), (code, where))
        self.assertEqual((self.case.decisions.count(), AuditEntry.objects.count()), (0, 0))

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                save_decision(case=self.case, decision=None, fields=REFUSAL, by=person)

    def omar_on_the_case(self) -> User:
        make.member(of=self.case, user=self.omar)
        user: User = self.omar
        return user
