from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.actions.decisions import DecisionFields, save_decision
from casework.models import Deadline
from tests import make
from tests.base import CastTestCase

URL = "/cases/DE-2026-TEST/decisions/1/calculation/"
WRITES = ("INSERT", "UPDATE", "DELETE")


class CalculationTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.law()
        cls.case = make.case(by=cls.nadia, ref="DE-2026-TEST", jurisdiction="DE")
        make.person(of=cls.case, name="Umarali Quvvatov")
        cls.decision = save_decision(
            case=cls.case,
            decision=None,
            fields=DecisionFields(
                law_kind="refusal",
                served_on=dt.date(2026, 11, 4),
                manner="registered-letter",
                land="BE",
                limit_on=dt.date(2026, 11, 26),
            ),
            by=cls.nadia,
            as_of=dt.date(2026, 11, 9),
        )

    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def get(self, query: str = "", language: str = "en") -> Any:
        self.client.cookies["django_language"] = language
        response = self.client.get(f"{URL}{query}")
        self.assertEqual(response.status_code, 200)
        return response

    def test_each_step_stands_with_its_rule(self) -> None:
        page = self.get()
        for sentence in (
            "4 November 2026: registered letter, day of posting.",
            "Service takes effect 4 days later, on 8 November 2026.",
            "The day of the event is not counted; the first day is 9 November 2026.",
            "2 weeks end on the same day of the week, 22 November 2026.",
            "No limit ends on 22 November 2026: Sunday.",
            "The limit ends on the next working day, 23 November 2026.",
            "The instruction on remedies in the decision gives 26 November 2026; it stands before",
            "Section 4(2) VwZG",
            "If it is missed:",
            "Section 60 VwGO",
            "Mind as well",
        ):
            with self.subTest(sentence):
                self.assertContains(page, sentence)

    def test_it_is_told_in_three_languages_with_the_rules_of_that_language(self) -> None:
        words = {
            "en": ("23 November 2026", "Service takes effect", "Section 74(1) AsylG", "en"),
            "de": ("23. November 2026", "Zustellung", "§ 74 Abs. 1", "de"),
            "pl": ("23 listopada 2026", "Doręczenie", "§ 74", "pl"),
            # The rules are not in Russian.
            "ru": ("23 ноября 2026", "", "Section 74(1) AsylG", "en"),
        }
        for language, (day, sentence, cited, rules) in words.items():
            page = self.get(language=language)
            for part in (day, sentence, cited, f'<span lang="{rules}">'):
                with self.subTest(language=language, part=part):
                    self.assertIn(part, page.content.decode())

    def test_who_entered_and_who_confirmed_stands_on_it(self) -> None:
        Deadline.objects.filter(rank="main").update(acknowledged_by=self.omar)
        page = self.get()
        self.assertContains(page, "entered by Nadia on")
        self.assertContains(page, "confirmed by Omar")
        # The further limit waits.
        self.assertContains(page, "not confirmed by a second person", count=1)

    def test_it_carries_the_reference_but_not_the_name(self) -> None:
        main = self.get().content.decode().split("<main")[1]
        self.assertIn("DE-2026-TEST", main)
        self.assertNotIn("Quvvatov", main)

    def test_a_later_service_moves_the_end(self) -> None:
        page = self.get("?served=2026-11-06&manner=personal")
        self.assertContains(page, "Action: Friday, 20 November 2026")
        self.assertContains(page, "3 days earlier than 23 November 2026")
        page = self.get("?served=2026-11-12&manner=registered-letter")
        self.assertContains(page, "Action: Monday, 30 November 2026")
        self.assertContains(page, "7 days later than 23 November 2026")
        self.assertContains(page, "A last day that the decision gives does not move.")
        same = self.get("?served=2026-11-04&manner=registered-letter")
        self.assertContains(same, "The end stays the same.")

    def test_what_cannot_be_tried_is_told(self) -> None:
        self.assertContains(self.get("?served=some+day"), "Enter a valid date.")
        self.assertContains(self.get("?served=1990-01-01"), "lies outside the years")
        self.assertContains(self.get("?served=2026-11-04&manner=pigeon"), "pigeon")

    def test_reinstatement_is_reckoned_from_the_end_of_the_obstacle(self) -> None:
        page = self.get("?gone=2026-12-01")
        self.assertContains(page, "Reinstatement: Tuesday, 15 December 2026")
        self.assertContains(page, "The obstacle went away on 1 December 2026.")

    def test_trying_writes_nothing_once_reading_is_on_record(self) -> None:
        self.get()
        with CaptureQueriesContext(connection) as queries:
            self.get("?served=2026-11-12&manner=personal&gone=2026-12-01")
        self.assertEqual([q["sql"] for q in queries if q["sql"].startswith(WRITES)], [])

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.get()
        for count in (1, 3):
            for _ in range(count):
                make.decision(of=self.case)
            with self.subTest(count), self.assertNumQueries(12):
                self.get()


class OtherDecisionTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        make.law()
        self.case = make.case(by=self.nadia)

    def get(self, number: int = 1) -> Any:
        return self.client.get(f"/cases/PL-2026-TEST/decisions/{number}/calculation/")

    def test_of_another_decision_nothing_is_computed(self) -> None:
        make.decision(of=self.case)
        page = self.get()
        self.assertContains(page, "Nothing is computed for a decision that is not in the list")
        self.assertNotContains(page, "What if it was served later?")
        self.assertContains(page, "16 November 2026")

    def test_without_a_last_day_it_says_that_nothing_is_watched(self) -> None:
        make.decision(of=self.case, limit_on=None)
        self.assertContains(self.get(), "Nothing: no last day is known.")

    def test_where_the_law_is_unknown_it_asks_and_reckons_nothing(self) -> None:
        self.case.lodged_on = dt.date(2026, 7, 3)
        self.case.save()
        make.decision(of=self.case, law_kind="refusal", manner="personal")
        page = self.get()
        self.assertContains(page, "The law is not known here, so nothing was computed.")
        self.assertContains(page, "No Polish act on the new regime was found")
        self.assertNotContains(page, "end on the same day of the week")

    def test_when_the_law_changed_since_it_says_what_stands_in_the_way(self) -> None:
        make.decision(of=self.case, law_kind="abolished", manner="personal")
        self.assertContains(self.get(), "“abolished” is no kind of decision under this law.")
