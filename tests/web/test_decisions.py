from __future__ import annotations

import datetime as dt

from casework.models import Decision
from tests import make
from tests.base import CastTestCase

ADD = "/cases/PL-2026-TEST/decisions/new/"


class DecisionScreenTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        self.case = make.case(by=self.nadia)
        make.person(of=self.case)
        self.paper = make.document(of=self.case, content=b"x")

    def test_it_adds_a_decision_with_its_last_day(self) -> None:
        response = self.client.post(
            ADD,
            {
                "kind": "Refusal",
                "decided_on": "2026-11-01",
                "served_on": "2026-11-04",
                "limit_on": "2026-11-18",
                "remedy": "Appeal",
                "paper": "d1",
            },
        )
        self.assertRedirects(response, "/cases/PL-2026-TEST/")
        decision = Decision.objects.get()
        self.assertEqual(
            (decision.limit_on, decision.document), (dt.date(2026, 11, 18), self.paper)
        )

    def test_the_form_opens_with_what_is_there(self) -> None:
        make.decision(of=self.case, kind="First", limit_on=dt.date(2026, 12, 1))
        make.decision(of=self.case, kind="Second", limit_on=dt.date(2026, 11, 30))
        # By number, not by last day.
        form = self.client.get("/cases/PL-2026-TEST/decisions/1/").context["form"]
        self.assertEqual(form["kind"].value(), "First")
        self.assertContains(self.client.get("/cases/PL-2026-TEST/decisions/1/"), "2026-12-01")

    def test_days_out_of_order_are_refused_at_their_field(self) -> None:
        response = self.client.post(
            ADD, {"kind": "Refusal", "served_on": "2026-11-04", "limit_on": "2026-11-03"}
        )
        sentence = "The last day is before the day of service. Correct one of them."
        self.assertFormError(response.context["form"], "limit_on", sentence)
        self.assertEqual(Decision.objects.count(), 0)

    def test_a_number_that_is_not_there_is_not_found(self) -> None:
        make.decision(of=self.case)
        make.decision(of=make.case(by=self.nadia, ref="PL-2026-TWO"))
        for number in (0, 2, 99):
            with self.subTest(number=number):
                response = self.client.get(f"/cases/PL-2026-TEST/decisions/{number}/")
                self.assertEqual(response.status_code, 404)
