from __future__ import annotations

from casework.actions.audit import Verb, record
from tests import make
from tests.base import CastTestCase


class AuditScreenTests(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.nadia, ref="PL-2026-AAA")
        make.person(of=self.case, name="Secret Name")
        make.event(of=self.case)
        record(Verb.CASE_OPENED, by=self.nadia, case=self.case)
        record(Verb.EVENT_SAVED, by=self.omar, case=self.case, event="e1")
        record(Verb.LOG_IN, by=self.petra)
        self.client.force_login(self.ida)

    def rows(self, query: str = "") -> list[tuple[str, str]]:
        page = self.client.get(f"/audit/?{query}").context["page"]
        return [(entry.actor.name, entry.verb) for entry in page]

    def test_an_auditor_reads_her_own_team_newest_first(self) -> None:
        self.assertEqual(self.rows(), [("Omar", "event-saved"), ("Nadia", "case-opened")])

    def test_it_filters_by_person_verb_and_case(self) -> None:
        filters = {
            "person=omar@example.org": [("Omar", "event-saved")],
            "verb=case-opened": [("Nadia", "case-opened")],
            "ref=aaa": [("Omar", "event-saved"), ("Nadia", "case-opened")],
            "ref=zzz": [],
            "person=petra@example.org": [("Omar", "event-saved"), ("Nadia", "case-opened")],
        }
        for query, expected in filters.items():
            with self.subTest(query=query):
                self.assertEqual(self.rows(query), expected)

    def test_it_says_what_was_done_and_no_word_of_a_client(self) -> None:
        response = self.client.get("/audit/")
        self.assertContains(response, "Saved the event e1")
        self.assertContains(response, "PL-2026-AAA")
        self.assertNotContains(response, "Secret")
        self.assertNotContains(response, "/cases/PL-2026-AAA/")

    def test_it_asks_the_same_number_of_questions_for_one_entry_and_three(self) -> None:
        self.client.get("/audit/")
        for number in (1, 2):
            for _ in range(number):
                record(Verb.CASE_OPENED, by=self.nadia, case=self.case)
            with self.subTest(number=number), self.assertNumQueries(6):
                self.client.get("/audit/")
