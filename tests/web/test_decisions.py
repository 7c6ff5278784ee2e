from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from casework.models import AuditEntry, Case, Deadline, Decision
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

ADD = "/cases/PL-2026-TEST/decisions/new/"
GERMAN = "/cases/DE-2026-TEST/decisions/new/"
REFUSAL = {
    "law_kind": "refusal",
    "served_on": "2026-11-04",
    "manner": "personal",
    "land": "BE",
    "period_unit": "weeks",
}


class DecisionCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.law()
        cls.case = make.case(by=cls.nadia)
        cls.german = make.case(by=cls.nadia, ref="DE-2026-TEST", jurisdiction="DE")
        make.person(of=cls.case)
        cls.paper = make.document(of=cls.case, content=b"x")

    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def new_law(self, country: str) -> str:
        make.case(
            by=self.nadia,
            ref=f"{country}-2026-NEW",
            jurisdiction=country,
            made_on=dt.date(2026, 7, 1),
            registered_on=dt.date(2026, 7, 2),
            lodged_on=dt.date(2026, 7, 3),
        )
        return f"/cases/{country}-2026-NEW/decisions/new/"


class DecisionScreenTests(DecisionCase):
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
        self.assertEqual(decision.deadlines.count(), 4)

    def test_a_kind_of_the_law_leads_to_its_calculation(self) -> None:
        response = self.client.post(GERMAN, REFUSAL)
        self.assertRedirects(response, "/cases/DE-2026-TEST/decisions/1/calculation/")
        decision = Decision.objects.get()
        self.assertEqual((decision.kind, decision.land), ("Refusal, plain", "BE"))
        due = dict(decision.deadlines.exclude(rank="task").values_list("name", "due_on"))
        self.assertEqual(due, {"action": dt.date(2026, 11, 18), "reasons": dt.date(2026, 12, 4)})

    def test_a_period_is_entered_in_two_fields(self) -> None:
        data = REFUSAL | {"period_amount": "1", "period_unit": "months"}
        self.client.post(GERMAN, data)
        decision = Decision.objects.get()
        self.assertEqual(decision.instruction_period, "1m")
        form = self.client.get("/cases/DE-2026-TEST/decisions/1/").context["form"]
        self.assertEqual(form["period_amount"].value(), 1)
        self.assertEqual(form["period_unit"].value(), "months")

    def test_the_form_opens_with_what_is_there(self) -> None:
        make.decision(of=self.case, kind="First", limit_on=dt.date(2026, 12, 1))
        make.decision(of=self.case, kind="Second", limit_on=dt.date(2026, 11, 30))
        # By number, not by last day.
        form = self.client.get("/cases/PL-2026-TEST/decisions/1/").context["form"]
        self.assertEqual(form["kind"].value(), "First")
        self.assertContains(self.client.get("/cases/PL-2026-TEST/decisions/1/"), "2026-12-01")

    def test_it_offers_what_the_country_and_its_law_know(self) -> None:
        form = self.client.get(GERMAN).context["form"]
        kinds = dict(form.fields["law_kind"].choices)
        self.assertEqual(kinds["refusal"], "Refusal, plain")
        self.assertNotIn("board-decision", kinds)
        manners = [code for code, _ in form.fields["manner"].choices]
        self.assertEqual(manners[0], "personal")
        self.assertIn("registered-letter", manners)
        self.assertIn("land", form.fields)
        form = self.client.get(ADD).context["form"]
        self.assertNotIn("land", form.fields)
        self.assertIn("deposit", [code for code, _ in form.fields["manner"].choices])

    def test_the_kinds_are_in_the_language_of_the_reader(self) -> None:
        for language, title in (
            ("de", "Ablehnung, einfach unbegründet"),
            ("ru", "Refusal, plain"),
        ):
            self.client.cookies["django_language"] = language
            with self.subTest(language):
                kinds = dict(self.client.get(GERMAN).context["form"].fields["law_kind"].choices)
                self.assertEqual(kinds["refusal"], title)

    def test_a_number_that_is_not_there_is_not_found(self) -> None:
        make.decision(of=self.case)
        make.decision(of=make.case(by=self.nadia, ref="PL-2026-TWO"))
        for number in (0, 2, 99):
            for page in ("", "calculation/"):
                with self.subTest(number=number, page=page):
                    url = f"/cases/PL-2026-TEST/decisions/{number}/{page}"
                    self.assertEqual(self.client.get(url).status_code, 404)


class MistakeTests(DecisionCase):
    def error(self, url: str, data: dict[str, str], field: str) -> str:
        response = self.client.post(url, data)
        self.assertEqual(response.status_code, 422)
        self.assertEqual((Decision.objects.count(), Deadline.objects.count()), (0, 0))
        (message,) = response.context["form"].errors[field]
        return str(message)

    def test_days_out_of_order_are_refused_at_their_field(self) -> None:
        data = {"kind": "Refusal", "served_on": "2026-11-04", "limit_on": "2026-11-03"}
        self.assertEqual(
            self.error(ADD, data, "limit_on"),
            "The last day is before the day of service. Correct one of them.",
        )

    def test_a_decision_has_a_kind_or_a_name(self) -> None:
        self.assertEqual(
            self.error(ADD, {"served_on": "2026-11-04"}, "kind"),
            "Choose what was decided, or write it in your own words.",
        )

    def test_a_known_kind_needs_the_day_of_service(self) -> None:
        self.assertEqual(
            self.error(GERMAN, REFUSAL | {"served_on": ""}, "served_on"),
            "Enter the day of service: the limit runs from it.",
        )

    def test_a_period_alone_is_nothing_to_reckon_with(self) -> None:
        data = {"kind": "Order", "period_amount": "2", "period_unit": "weeks"}
        self.assertEqual(
            self.error(GERMAN, data, "limit_on"),
            "A period can only be reckoned for a decision of the list. Enter the last day.",
        )

    def test_it_gives_an_end_or_a_period_and_not_both(self) -> None:
        data = REFUSAL | {"limit_on": "2026-11-18", "period_amount": "2"}
        self.assertEqual(
            self.error(GERMAN, data, "limit_on"),
            "Give the end, the period, or that it is missing: one of the three.",
        )

    def test_where_the_law_is_unknown_the_last_day_is_compulsory_and_the_page_says_why(
        self,
    ) -> None:
        asks = {
            "AT": "The Austrian limits since 12 June 2026 were not found",
            "PL": "No Polish act on the new regime was found",
        }
        for country, asked in asks.items():
            url = self.new_law(country)
            with self.subTest(country):
                self.assertContains(
                    self.client.get(url), "The limits of this law are not known here"
                )
                data = REFUSAL | {"land": ""}
                message = self.error(url, data, "limit_on")
                self.assertIn("The law is not known here, so nothing is computed", message)
                self.assertContains(self.client.post(url, data), asked, status_code=422)

    def test_where_it_is_known_no_such_notice_stands(self) -> None:
        self.assertNotContains(self.client.get(GERMAN), "The limits of this law are not known")

    def test_while_the_day_of_lodging_is_missing_only_other_decisions_are_offered(self) -> None:
        Case.objects.filter(pk=self.german.pk).update(lodged_on=None)
        response = self.client.get(GERMAN)
        self.assertContains(response, "depends on the day the application was lodged")
        self.assertEqual(len(response.context["form"].fields["law_kind"].choices), 1)


class SuggestionTests(DecisionCase):
    def reckon(self, data: dict[str, str], url: str = GERMAN, **headers: str) -> Any:
        response = self.client.post(url, data | {"reckon": "yes"}, headers=headers)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(Decision.objects.count(), 0)
        verbs = AuditEntry.objects.values_list("verb", flat=True)
        self.assertEqual(set(verbs), {"case-opened"})
        return response

    def test_it_computes_step_by_step_and_saves_nothing(self) -> None:
        response = self.reckon(REFUSAL)
        for sentence in (
            'Action: <time datetime="2026-11-18">Wednesday, 18 November 2026',
            "Computed. Compare it with the instruction in the decision: that one wins.",
            "2 weeks end on the same day of the week, 18 November 2026.",
            "Section 74(1) AsylG (old version)",
            'Reasons and evidence: <time datetime="2026-12-04">Friday, 4 December 2026',
        ):
            with self.subTest(sentence):
                self.assertContains(response, sentence)

    def test_what_differs_is_loud(self) -> None:
        response = self.reckon(REFUSAL | {"limit_on": "2026-11-25"})
        self.assertContains(
            response,
            '<p class="notice notice-danger"><strong>The instruction gives a later day '
            "(25 November 2026) than the law as computed (18 November 2026). File by the "
            "earlier one.",
        )
        self.assertContains(response, "As the decision itself gives it.")

    def test_a_rule_from_memory_carries_its_mark(self) -> None:
        data = REFUSAL | {"law_kind": "board-decision", "land": ""}
        response = self.reckon(data, ADD)
        self.assertContains(response, "[to be verified]")
        self.assertContains(response, "cited-doubtful")
        self.assertNotContains(self.reckon(REFUSAL), "cited-doubtful")

    def test_what_cannot_be_computed_yet_is_said(self) -> None:
        response = self.reckon(REFUSAL | {"served_on": ""})
        self.assertContains(response, "Enter the day of service: the limit runs from it.")
        self.assertContains(self.reckon({"kind": "Order"}), "Choose a decision of the list")

    def test_a_script_gets_the_suggestion_alone(self) -> None:
        response = self.reckon(REFUSAL, **{"HX-Request": "true"})
        self.assertNotContains(response, "<html")
        self.assertContains(response, "Action: <time")

    def test_what_stands_is_suggested_when_the_form_opens(self) -> None:
        self.client.post(GERMAN, REFUSAL)
        response = self.client.get("/cases/DE-2026-TEST/decisions/1/")
        self.assertContains(response, "Action: <time")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.reckon_unchecked()
        for count in (1, 3):
            make.document(of=self.german, content=b"x", key=f"d{count}")
            make.decision(of=self.german)
            with self.subTest(count), self.assertNumQueries(10):
                self.reckon_unchecked()

    def reckon_unchecked(self) -> None:
        self.client.post(GERMAN, REFUSAL | {"reckon": "yes"})


class UploadTests(DecisionCase):
    def setUp(self) -> None:
        super().setUp()
        folder = self.enterContext(tempfile.TemporaryDirectory())
        self.enterContext(override_settings(MEDIA_ROOT=Path(folder)))

    def send(self, content: bytes, **data: str) -> Any:
        upload = SimpleUploadedFile("refusal.pdf", content, "application/pdf")
        return self.client.post(ADD, {"kind": "Refusal", "upload": upload} | data)

    def test_the_paper_comes_with_it(self) -> None:
        self.assertEqual(self.send(paper("a refusal")).status_code, 302)
        document = Decision.objects.get().document
        assert document
        self.assertEqual((document.filename, document.kind), ("refusal.pdf", "decision"))

    def test_a_broken_paper_is_told_at_its_field(self) -> None:
        response = self.send(b"%PDF-1.7 nothing")
        self.assertEqual(response.status_code, 422)
        self.assertIn("upload", response.context["form"].errors)
        self.assertEqual(Decision.objects.count(), 0)

    def test_a_paper_that_is_too_large_is_not_taken(self) -> None:
        with override_settings(UPLOAD_LIMIT_BYTES=10):
            response = self.send(paper("a refusal"))
        self.assertContains(response, "The file is larger than 10", status_code=422)
