from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from casework.domain.evidence import TermKind
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

    def test_the_line_says_what_is_strong_weak_old_and_unanswered(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        make.choice(of=coded, passage=self.passage, by=self.omar)
        self.add_passage("P2", direction="adverse")
        make.element(key="fear", position=2)
        found = self.client.get(URL).context["progress"]
        self.assertEqual((found.elements, found.shown, found.open), (2, 1, 1))
        self.assertEqual((found.strong, found.weak, found.unanswered), (0, 1, 2))

    def test_each_finding_is_a_cell_with_its_shape_and_word(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        make.choice(of=coded, passage=self.passage, by=self.omar)
        make.choice(
            of=coded,
            passage=self.add_passage("P2", direction="adverse"),
            by=self.omar,
            verdict="adverse-answered",
        )
        self.add_passage("P3", direction="adverse")
        doubted = self.add_passage("P4", currency="unverified")
        make.choice(of=coded, passage=doubted, by=self.omar)
        (line,) = self.client.get(URL).context["lines"]
        self.assertEqual(
            [(cell.key, cell.shape, cell.words) for cell in line.cells],
            [
                ("P1", "good", "Used"),
                ("P4", "warn", "Unverified"),
                ("P2", "warn", "Adverse, answered"),
                ("P3", "danger", "Adverse, not answered"),
            ],
        )
        self.case.claim_elements.update(balance_note="It is old.")
        (line,) = self.client.get(URL).context["lines"]
        self.assertEqual((line.cells[3].shape, line.cells[3].words), ("plain", "Adverse"))

    def test_a_gap_without_which_nothing_stands_is_loud(self) -> None:
        self.assertContains(self.client.get(URL), "is-loud")
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        make.choice(of=coded, passage=self.passage, by=self.omar)
        self.assertNotContains(self.client.get(URL), "is-loud")

    def test_a_claim_that_country_evidence_does_not_carry_says_so(self) -> None:
        words = "Country evidence does not carry this claim"
        self.assertContains(self.client.get(URL), words)
        named = make.term(kind=TermKind.PROFILE, code="JOURNALIST")
        self.case.people.get().profiles.add(named)
        self.passage.terms.add(named)
        self.assertNotContains(self.client.get(URL), words)

    def test_the_last_decision_of_the_day_can_be_undone_here(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        make.choice(of=coded, passage=self.passage, by=self.sofia)
        self.assertNotContains(self.client.get(URL), "Your last decision:")
        make.choice(of=coded, passage=self.add_passage("P2"), by=self.omar)
        response = self.client.get(URL)
        self.assertContains(response, reverse("choice-undo", args=[REF, "acts", "P2"]))
        coded.choices.update(at=timezone.now() - dt.timedelta(days=2))
        self.assertNotContains(self.client.get(URL), "Your last decision:")

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
        with self.assertNumQueries(35):
            self.client.get(URL)
        for number in (2, 3):
            element = make.element(key=f"e{number}", position=number)
            coded = make.claim(of=self.case, element=element, alleged={"en": "Held."})
            passage = self.add_passage(f"P{number}", of=make.source(key=f"S{number}"))
            make.choice(of=coded, passage=passage, by=self.omar)
        with self.assertNumQueries(35):
            self.client.get(URL)
