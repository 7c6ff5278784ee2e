from __future__ import annotations

from django.urls import reverse

from casework.models import AuditEntry
from tests import make
from tests.web.claims import REF, ClaimTestCase

URL = reverse("claim-matrix", args=[REF])


class MatrixTests(ClaimTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def test_it_shows_for_each_element_what_carries_it_and_what_is_missing(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Secret fact."})
        coded.events.add(self.event)
        make.choice(of=coded, passage=self.passage, by=self.omar)
        self.add_passage("P2", direction="adverse")
        make.element(key="fear", position=2, titles={"en": "Fear"})
        response = self.client.get(URL)
        acts, fear = response.context["lines"]
        self.assertEqual((acts.strength, acts.level), ("thin", 1))
        self.assertEqual(acts.gaps, [("warn", "Rests on a single source")])
        self.assertEqual((acts.row.undecided, acts.row.adverse_undecided), (1, 1))
        self.assertEqual(
            fear.gaps,
            [
                ("danger", "No evidence chosen"),
                ("danger", "Nothing alleged"),
                ("warn", "No event shows it"),
            ],
        )
        for words in ("Secret fact.", "1 finding", "1 origin", "1 open", "No evidence chosen"):
            with self.subTest(words=words):
                self.assertContains(response, words)

    def test_the_whole_claim_is_one_line(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        make.choice(of=coded, passage=self.passage, by=self.omar)
        response = self.client.get(URL)
        self.assertContains(response, "1 of 1 elements have evidence")
        self.assertContains(response, "1 finding used")
        self.assertContains(response, "2 gaps")

    def test_old_evidence_is_a_gap(self) -> None:
        old = make.source(key="S9", issued="2017", publisher="openDemocracy")
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        coded.events.add(self.event)
        make.choice(of=coded, passage=self.add_passage("P2", of=old), by=self.omar)
        self.assertContains(self.client.get(URL), "Nothing from the last two years")

    def test_reading_it_is_on_record(self) -> None:
        self.client.get(URL)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.actor), ("case-opened", self.omar))

    def test_the_number_of_queries_does_not_grow(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        make.choice(of=coded, passage=self.passage, by=self.omar)
        self.client.get(URL)
        with self.assertNumQueries(33):
            self.client.get(URL)
        for number in (2, 3):
            element = make.element(key=f"e{number}", position=number)
            coded = make.claim(of=self.case, element=element, alleged={"en": "Held."})
            passage = self.add_passage(f"P{number}", of=make.source(key=f"S{number}"))
            make.choice(of=coded, passage=passage, by=self.omar)
        with self.assertNumQueries(33):
            self.client.get(URL)
