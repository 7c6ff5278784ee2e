"""Editing a rule on screen as a proposal, and deciding on it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from casework.domain.rulebook import Rulebook
from casework.models import AuditEntry, LawRule
from casework.models.law_rules import Section
from casework.web.law_item_forms import form_for
from tests import make_law
from tests.base import CastTestCase


def filled(rule: LawRule, book: Rulebook | None = None, **changed: Any) -> dict[str, Any]:
    """What a browser sends for the unchanged form of a rule, and what is changed in it."""
    form = form_for(rule.section, rule.content, book or LawRule.objects.rulebook())
    values = {n: form.get_initial_for_field(field, n) for n, field in form.fields.items()}
    kept = {n: v for n, v in values.items() if v is not False and v not in ("", None)}
    return {"reason": "Read today."} | kept | changed


class EditTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_law.rule()
        make_law.rule(make_law.period())
        make_law.rule(make_law.unknown())
        make_law.rule(make_law.parameter(), section="parameters")
        make_law.rule(make_law.judgment(), section="judgments")
        make_law.rule(make_law.decision_kind(see=["DE-CALC"]), section="decisions")

    def setUp(self) -> None:
        self.client.force_login(self.sofia)

    def post(self, key: str, **changed: Any) -> Any:
        rule = LawRule.objects.current().get(key=key)
        return self.client.post(reverse("law-rule-edit", args=[key]), filled(rule, **changed))

    def proposed(self, key: str, **changed: Any) -> dict[str, Any]:
        """The content that waits after what was sent."""
        response = self.post(key, **changed)
        self.assertRedirects(response, reverse("law-rule", args=[key]))
        content: dict[str, Any] = LawRule.objects.waiting().get(key=key).content
        return content

    def errors(self, response: Any) -> dict[str, list[str]]:
        self.assertEqual(response.status_code, 422)
        return {name: list(found) for name, found in response.context["form"].errors.items()}


class UnchangedTest(CastTestCase):
    def test_a_form_sent_back_as_it_came_changes_nothing_in_any_rule(self) -> None:
        make_law.load_all()
        book = LawRule.objects.rulebook()
        for rule in LawRule.objects.current():
            with self.subTest(rule.key):
                form = form_for(rule.section, rule.content, book, filled(rule, book))
                self.assertEqual(form.errors, {})
                self.assertEqual(form.content(), rule.content)


class RuleFormTests(EditTestCase):
    def test_a_change_is_a_proposal_with_its_reason(self) -> None:
        content = self.proposed("DE-CALC", texts_en="The Monday.")
        self.assertEqual(content["texts"]["en"], "The Monday.")
        waiting = LawRule.objects.waiting().get()
        self.assertEqual((waiting.reason, waiting.proposed_by), ("Read today.", self.sofia))
        self.assertEqual(AuditEntry.objects.get().verb, "law-rule-proposed")

    def test_a_rule_becomes_unknown_with_its_question_only(self) -> None:
        content = self.proposed("DE-KLAGE", certainty="U", ask_en="Which limit?")
        self.assertEqual(content["ask"], {"en": "Which limit?"})
        for name in ("citations", "texts", "period", "seen_on"):
            self.assertNotIn(name, content)

    def test_an_unknown_rule_is_found_at_last(self) -> None:
        content = self.proposed(
            "DE-NEW",
            certainty="V",
            citations_en="Section 1",
            texts_en="Ten days.",
            source="Official text",
            seen_on="2026-11-24",
            period_amount="10",
            period_unit="days",
            period_runs_from="service",
            period_calculation="DE-CALC",
        )
        self.assertNotIn("ask", content)
        self.assertEqual(
            content["period"],
            {"amount": 10, "unit": "days", "runs_from": "service", "calculation": "DE-CALC"},
        )

    def test_what_was_seen_says_where_and_when(self) -> None:
        found = self.errors(self.post("DE-CALC", source="", seen_on=""))
        self.assertEqual(sorted(found), ["seen_on", "source"])

    def test_what_is_from_memory_claims_no_sight(self) -> None:
        self.assertNotIn("seen_on", self.proposed("DE-CALC", certainty="M"))

    def test_a_reason_is_asked_for(self) -> None:
        self.assertEqual(list(self.errors(self.post("DE-CALC", reason=""))), ["reason"])

    def test_a_mistake_is_named_at_its_field(self) -> None:
        found = self.errors(self.post("DE-KLAGE", period_unit=""))
        self.assertEqual(list(found), ["period_unit"])
        found = self.errors(self.post("DE-CALC", valid_from="2027-01-01", valid_to="2026-01-01"))
        self.assertEqual(list(found), ["valid_to"])

    def test_the_text_may_not_be_taken_away_while_it_is_known(self) -> None:
        found = self.errors(self.post("DE-CALC", texts_en="", texts_de=""))
        self.assertEqual(list(found), ["texts_en"])

    def test_nothing_is_written_when_it_is_refused(self) -> None:
        self.post("DE-CALC", source="")
        self.assertFalse(LawRule.objects.waiting().exists())
        self.assertFalse(AuditEntry.objects.exists())

    def test_the_form_edits_what_counts_not_what_waits(self) -> None:
        self.proposed("DE-CALC", texts_en="The Monday.")
        response = self.client.get(reverse("law-rule-edit", args=["DE-CALC"]))
        self.assertContains(response, "The next working day.")
        self.assertNotContains(response, "The Monday.")

    def test_only_a_supervisor_may(self) -> None:
        for person in (self.nadia, self.omar, self.rafi, self.ida):
            self.client.force_login(person)
            with self.subTest(person.name):
                self.assertEqual(self.post("DE-CALC").status_code, 403)


class ItemFormTests(EditTestCase):
    def test_a_time_is_added_to_a_dated_figure(self) -> None:
        content = self.proposed(
            "DE-SIZE",
            values_1_valid_to="2026-12-31",
            values_2_certainty="V2",
            values_2_value="300",
            values_2_valid_from="2027-01-01",
            values_2_source="a bulletin",
        )
        self.assertEqual(
            content["values"][1:],
            [
                {
                    "valid_from": "2024-01-01",
                    "valid_to": "2026-12-31",
                    "certainty": "U",
                    "source": "not seen",
                },
                {
                    "value": "300",
                    "certainty": "V2",
                    "valid_from": "2027-01-01",
                    "source": "a bulletin",
                },
            ],
        )

    def test_what_is_unknown_keeps_no_value(self) -> None:
        content = self.proposed("DE-SIZE", values_1_value="999")
        self.assertNotIn("value", content["values"][1])

    def test_a_known_time_needs_its_value(self) -> None:
        found = self.errors(self.post("DE-SIZE", values_1_certainty="V"))
        self.assertEqual(list(found), ["values_1_value"])

    def test_a_time_is_taken_away(self) -> None:
        content = self.proposed("DE-SIZE", values_0_certainty="")
        self.assertEqual(len(content["values"]), 1)

    def test_a_judgment_is_corrected(self) -> None:
        content = self.proposed("ECHR-LATIPOV", certainty="M", points_de="Keine Verletzung.")
        self.assertEqual(
            (content["certainty"], content["points"]["de"]), ("M", "Keine Verletzung.")
        )
        self.assertNotIn("seen_on", content)

    def test_a_decision_gets_another_limit_and_other_reading(self) -> None:
        make_law.rule(make_law.content(key="DE-EIL", topic="remedy", period=PERIOD))
        content = self.proposed(
            "DE-OLD-REFUSAL",
            limits_1_remedy="urgent-request",
            limits_1_rule="DE-EIL",
            see=["DE-CALC", "DE-NEW"],
        )
        self.assertEqual(
            content["limits"],
            [
                {"remedy": "action", "rule": "DE-KLAGE"},
                {"remedy": "urgent-request", "rule": "DE-EIL"},
            ],
        )
        self.assertEqual(content["see"], ["DE-CALC", "DE-NEW"])

    def test_a_decision_without_any_limit_is_refused(self) -> None:
        found = self.errors(self.post("DE-OLD-REFUSAL", limits_0_rule=""))
        self.assertEqual(list(found), ["limits_0_remedy"])


PERIOD = {"amount": 1, "unit": "weeks", "runs_from": "service", "calculation": "DE-CALC"}


class NewRuleTests(EditTestCase):
    url = reverse("law-rule-add")

    def send(self, **changed: Any) -> Any:
        rule = LawRule.objects.get(key="DE-KLAGE")
        sent = filled(rule, key="DE-KLAGE-2028", valid_from="2028-01-01") | changed
        return self.client.post(f"{self.url}?from=DE-KLAGE", sent)

    def test_it_starts_empty_from_a_rule_that_there_is_not(self) -> None:
        for key in ("DE-NONE", "\0", ""):
            with self.subTest(key=key):
                response = self.client.get(self.url, {"from": key})
                self.assertContains(response, 'name="key"')

    def test_it_starts_from_the_rule_it_follows(self) -> None:
        response = self.client.get(f"{self.url}?from=DE-KLAGE")
        self.assertContains(response, "Section 74(1) AsylG")
        self.assertContains(response, "Give the old rule DE-KLAGE its last day")
        self.assertEqual(response.context["form"]["source"].value(), "")

    def test_it_is_proposed_under_a_key_of_its_own(self) -> None:
        self.assertRedirects(self.send(), reverse("law-rule", args=["DE-KLAGE-2028"]))
        found = LawRule.objects.waiting().get()
        self.assertEqual((found.key, found.version), ("DE-KLAGE-2028", 1))
        self.assertEqual(found.content["period"]["amount"], 2)
        self.assertEqual(found.section, Section.RULES)

    def test_a_key_that_there_is_already_is_refused(self) -> None:
        self.assertEqual(list(self.errors(self.send(key="DE-CALC"))), ["key"])
        self.assertEqual(list(self.errors(self.send(key="de calc"))), ["key"])

    def test_it_may_start_from_nothing(self) -> None:
        for query in ("", "?from=DE-NONE", "?from=DE-SIZE"):
            with self.subTest(query):
                self.assertEqual(self.client.get(self.url + query).status_code, 200)

    def test_a_proposal_that_was_put_aside_can_be_read(self) -> None:
        self.send()
        url = reverse("law-rule-decline", args=["DE-KLAGE-2028", 1])
        self.client.force_login(self.omar)
        self.client.post(url, {"because": "No such act."})
        response = self.client.get(reverse("law-rule", args=["DE-KLAGE-2028"]))
        self.assertContains(response, "No such act.")


class DecideTests(EditTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.proposed("DE-CALC", texts_en="The Monday.")

    def decide(self, what: str, version: int = 2, **sent: str) -> Any:
        url = reverse(f"law-rule-{what}", args=["DE-CALC", version])
        return self.client.post(url, sent, follow=True)

    def said(self) -> str:
        content = LawRule.objects.current().get(key="DE-CALC").content
        return str(content["texts"]["en"])

    def test_a_second_person_approves(self) -> None:
        self.client.force_login(self.omar)
        self.assertContains(self.decide("approve"), "It counts from now on.")
        self.assertEqual(self.said(), "The Monday.")

    def test_a_second_person_rejects_and_says_why(self) -> None:
        self.client.force_login(self.omar)
        self.assertContains(self.decide("decline", because="Wrong page."), "Wrong page.")
        self.assertEqual(self.said(), "The next working day.")

    def test_the_proposer_is_offered_neither_and_can_do_neither(self) -> None:
        response = self.client.get(reverse("law-rule", args=["DE-CALC"]))
        self.assertContains(response, "another person must decide")
        self.assertNotContains(response, reverse("law-rule-approve", args=["DE-CALC", 2]))
        for what in ("approve", "decline"):
            self.assertContains(self.decide(what), "Another person must approve what you proposed")
        self.assertEqual(LawRule.objects.waiting().count(), 1)

    def test_the_proposer_takes_it_back(self) -> None:
        self.assertContains(self.decide("withdraw"), "Taken back.")
        self.assertFalse(LawRule.objects.waiting().exists())

    def test_a_version_that_does_not_wait_is_not_decided_again(self) -> None:
        self.client.force_login(self.omar)
        for what in ("approve", "decline"):
            self.assertContains(self.decide(what, version=1), "does not wait for approval")

    def test_a_version_that_there_is_not(self) -> None:
        self.client.force_login(self.omar)
        for version in (9, 99999999999999999999):
            self.assertEqual(self.decide("approve", version=version).status_code, 404)

    def test_who_may_not_approve_is_not_offered_it(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            self.client.force_login(person)
            with self.subTest(person.name):
                response = self.client.get(reverse("law-proposals"))
                self.assertNotContains(response, "approve/")
                self.assertEqual(self.decide("approve").status_code, 403)
