from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.models import AuditEntry, User
from tests import make
from tests.web.claims import REF, ClaimTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("matrix-passage", args=[REF, "acts", "P1"])


class MatrixPassageTests(ClaimTestCase):
    def get(self, by: User | None = None, *, htmx: bool = True) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.get(URL, headers={"HX-Request": "true"} if htmx else {})

    def test_htmx_gets_the_panel_and_everybody_else_a_page(self) -> None:
        panel, page = self.get(), self.get(htmx=False)
        self.assertNotContains(panel, "<html")
        self.assertContains(panel, 'id="panel-title"')
        self.assertContains(page, "<html")
        self.assertIn("HX-Request", page["Vary"])

    def test_it_shows_the_finding_in_its_context(self) -> None:
        for htmx in (True, False):
            response = self.get(htmx=htmx)
            for words in (
                "Relatives of exiles were questioned.",
                "para. 4",
                "bears on this element: Reprisal against relatives",
                "The finding quotes no words of the source."
                if "quotes no words" in response.content.decode()
                else "Nothing of the source is archived",
                "Before you rely on it",
                "Who bears it out",
                "How current it is",
                "Against and neutral on the same element",
            ):
                with self.subTest(htmx=htmx, words=words):
                    self.assertContains(response, words)

    def test_what_speaks_against_the_element_stands_beside_it(self) -> None:
        self.add_passage("P2", direction="adverse", finding="Nobody was harmed.")
        self.add_passage("P3", direction="neutral", finding="A law was passed.")
        response = self.get()
        self.assertContains(response, "Nobody was harmed.")
        self.assertContains(response, "A law was passed.")

    def test_the_finding_itself_is_not_listed_against_itself(self) -> None:
        self.passage.direction = "adverse"
        self.passage.save()
        self.assertContains(self.get(), "The library has nothing else against this element")

    def test_currency_is_weighed_on_the_day_of_the_decision(self) -> None:
        self.case.decision_expected = "2039-01-31"
        self.case.save()
        self.assertTrue(self.get().context["age"].is_stale)

    def test_the_decision_is_taken_here_by_those_who_may(self) -> None:
        url = reverse("choice-make", args=[REF, "acts", "P1"])
        for person, sees in ((self.omar, True), (self.sofia, True), (self.nadia, False)):
            with self.subTest(person=person.name):
                response = self.get(person)
                self.assertEqual(f'action="{url}"' in response.content.decode(), sees)

    def test_a_decision_is_shown_with_its_words_and_its_undo(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        make.choice(of=coded, passage=self.passage, by=self.omar, note="Secret note.")
        response = self.get()
        self.assertContains(response, "Secret note.")
        self.assertContains(response, reverse("choice-undo", args=[REF, "acts", "P1"]))

    def test_reading_it_is_on_record(self) -> None:
        self.get()
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.actor), ("case-opened", self.omar))

    def test_other_teams_and_other_offices_see_nothing(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        make.choice(of=coded, passage=self.passage, by=self.omar, note="Secret note.")
        for person in (self.petra, self.lena, self.rafi, self.ida):
            with self.subTest(person=person.name):
                self.assertNotContains(self.get(person), "Secret", status_code=404)

    def test_unknown_things_are_not_found(self) -> None:
        self.client.force_login(self.omar)
        for names in ([REF, "acts", "NONE"], [REF, "nonsense", "P1"]):
            with self.subTest(names=names):
                url = reverse("matrix-passage", args=names)
                self.assertEqual(self.client.get(url).status_code, 404)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.get()
        with self.assertNumQueries(46):
            self.client.get(URL)
        for number in (2, 3):
            source = make.source(key=f"S{number}")
            self.add_passage(f"P{number}", of=source, direction="adverse")
        with self.assertNumQueries(46):
            self.client.get(URL)
