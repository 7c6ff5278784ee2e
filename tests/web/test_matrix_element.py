from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.models import User
from tests import make
from tests.web.claims import REF, ClaimTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("matrix-element", args=[REF, "acts"])


class MatrixElementTests(ClaimTestCase):
    def get(self, by: User | None = None, **query: str) -> Response:
        self.client.force_login(by or self.omar)
        if "q" in query:
            return self.client.post(URL, query, follow=True)
        return self.client.get(URL, query)

    def keys(self, response: Response, name: str) -> list[str]:
        return [row.facts.key for row in response.context[name]]

    def test_a_suggestion_has_finding_source_score_reasons_and_warnings(self) -> None:
        response = self.get()
        for words in (
            "Relatives of exiles were questioned.",
            "Human Rights Watch",
            "para. 4",
            "bears on this element: Reprisal against relatives",
            "the same acts were reported in the case: Reprisal against relatives",
            "Single source",
            "score-bar",
        ):
            with self.subTest(words=words):
                self.assertContains(response, words)
        (row,) = response.context["suggested"]
        self.assertEqual(row.score, 3.9)
        self.assertEqual(len(row.reasons), 3)

    def test_reasons_are_in_the_language_of_the_screen(self) -> None:
        term = self.event.terms.get()
        term.labels = {"en": "Reprisal", "de": "Vergeltung an Angehörigen"}
        term.save()
        self.client.cookies["django_language"] = "de"
        (row,) = self.get().context["suggested"]
        self.assertIn("Vergeltung an Angehörigen", row.reasons[0])

    def test_the_best_come_first(self) -> None:
        court = make.source(key="S2", kind="court", publisher="ECtHR")
        self.add_passage("P2", of=court)
        self.assertEqual(self.keys(self.get(), "suggested"), ["P2", "P1"])

    def test_chosen_suggested_and_rejected_are_apart(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        make.choice(of=coded, passage=self.passage, by=self.omar, note="Secret note.")
        answered = self.add_passage("P2", direction="adverse")
        make.choice(
            of=coded,
            passage=answered,
            by=self.omar,
            verdict="adverse-answered",
            answer={"pl": "Tajna odpowiedź."},
        )
        make.choice(of=coded, passage=self.add_passage("P3"), by=self.omar, verdict="reject")
        self.add_passage("P4")
        response = self.get()
        self.assertEqual(self.keys(response, "chosen"), ["P1", "P2"])
        self.assertEqual(self.keys(response, "suggested"), ["P4"])
        self.assertEqual(self.keys(response, "rejected"), ["P3"])
        for words in ("Secret note.", "Tajna odpowiedź.", "1 rejected", "Omar"):
            with self.subTest(words=words):
                self.assertContains(response, words)

    def test_a_decision_keeps_the_reasons_of_its_day(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        frozen = [{"part": "places", "score": 0.6, "codes": ["Kulob"], "detail": ""}]
        make.choice(of=coded, passage=self.passage, by=self.omar, reasons=frozen)
        (row,) = self.get().context["chosen"]
        self.assertEqual((row.score, row.more_reasons), (0.6, ["the same place: Kulob"]))

    def test_a_decision_without_reasons_shows_those_of_today(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        make.choice(of=coded, passage=self.passage, by=self.omar)
        (row,) = self.get().context["chosen"]
        self.assertEqual(row.score, 3.9)

    def test_the_weaker_ones_wait_behind_a_link(self) -> None:
        for number in range(2, 19):
            self.add_passage(f"P{number}")
        response = self.get()
        self.assertEqual(len(response.context["suggested"]), 15)
        self.assertContains(response, "Show 3 weaker suggestions")
        self.assertEqual(len(self.get(all="1").context["suggested"]), 18)

    def test_other_evidence_is_found_by_hand(self) -> None:
        make.passage(key="P9", finding="A festival of music.")
        make.passage(key="P10", finding="A festival.", printable=False, withheld_because="private")
        response = self.get(q="festival")
        self.assertEqual(self.keys(response, "found"), ["P9"])
        self.assertContains(response, "1 finding found in the library")

    def test_too_many_finds_are_counted_and_the_newest_shown(self) -> None:
        newest = make.source(key="S2", issued="2026-05")
        for number in range(2, 23):
            make.passage(key=f"P{number}", finding="A festival.")
        make.passage(key="P23", of=newest, finding="A festival.")
        response = self.get(q="festival")
        self.assertEqual(len(self.keys(response, "found")), 20)
        self.assertEqual(self.keys(response, "found")[0], "P23")
        self.assertContains(response, "22 findings found in the library")
        self.assertContains(response, "The newest 20 are shown.")

    def test_the_lawyer_and_the_supervisor_decide_and_the_caseworker_reads(self) -> None:
        make_url = reverse("choice-make", args=[REF, "acts", "P1"])
        for person, sees in ((self.omar, True), (self.sofia, True), (self.nadia, False)):
            with self.subTest(person=person.name):
                response = self.get(person)
                self.assertContains(response, "Relatives of exiles were questioned.")
                self.assertEqual(f'action="{make_url}"' in response.content.decode(), sees)

    def test_an_adverse_finding_is_answered_and_not_used(self) -> None:
        self.passage.direction = "adverse"
        self.passage.save()
        response = self.get()
        self.assertContains(response, "Answer it")
        self.assertNotContains(response, 'value="use"')

    def test_the_neighbours_are_one_link_away(self) -> None:
        make.element(key="fear", position=2)
        response = self.get()
        self.assertIsNone(response.context["previous"])
        self.assertEqual(response.context["next"].key, "fear")

    def test_other_teams_see_nothing(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"en": "Secret fact."})
        for person in (self.petra, self.lena, self.rafi, self.ida):
            with self.subTest(person=person.name):
                self.assertNotContains(self.get(person), "Secret", status_code=404)

    def test_an_element_that_is_not_examined_is_not_found(self) -> None:
        self.client.force_login(self.omar)
        url = reverse("matrix-element", args=[REF, "nonsense"])
        self.assertEqual(self.client.get(url).status_code, 404)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        make.choice(of=coded, passage=self.passage, by=self.omar)
        self.add_passage("P2")
        self.client.force_login(self.omar)
        self.client.get(URL)
        with self.assertNumQueries(38):
            self.client.get(URL)
        for number in (3, 4):
            passage = self.add_passage(f"P{number}", of=make.source(key=f"S{number}"))
            make.choice(of=coded, passage=passage, by=self.omar)
            self.add_passage(f"Q{number}")
        with self.assertNumQueries(38):
            self.client.get(URL)
