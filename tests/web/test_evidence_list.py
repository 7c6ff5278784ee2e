from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.domain.evidence import TermKind
from casework.models import Passage
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("evidence-list")


class EvidenceListTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.term(kind=TermKind.THEME, code="T05", label="Reprisals against relatives")
        cls.passage = make.passage(codes={TermKind.THEME: ["T05"], TermKind.ACT: ["ARREST"]})

    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def keys(self, response: Response) -> list[str]:
        return [row.facts.key for row in response.context["rows"]]

    def facet(self, response: Response, name: str) -> list[tuple[str, int, str]]:
        facet = next(facet for facet in response.context["facets"] if facet.name == name)
        options = [*facet.first, *facet.more]
        return [(option.label, option.passages, option.url) for option in options]

    def test_it_shows_each_finding_with_source_pinpoint_and_state(self) -> None:
        response = self.client.get(URL)
        self.assertContains(response, "Relatives of exiles were questioned.")
        self.assertContains(response, "Human Rights Watch")
        self.assertContains(response, "para. 4")
        self.assertContains(response, "Single source")
        self.assertContains(response, "1 finding")

    def test_the_correction_leads_and_the_source_stands_beside_it_with_a_word(self) -> None:
        Passage.objects.update(correction="They were questioned in June.")
        page = self.client.get(URL).content.decode()
        shown = page.split('<ol class="findings">')[1].split("</ol>")[0]
        self.assertIn('/evidence/P1/">They were questioned in June.</a>', shown)
        said = shown.split("The source has, wrongly or overtaken:")[1]
        self.assertIn("Relatives of exiles were questioned.", said)
        self.assertEqual(shown.count("Relatives of exiles were questioned."), 1)
        self.assertIn("Corrected", shown)

    def test_what_is_overtaken_and_has_no_correction_says_so(self) -> None:
        Passage.objects.update(currency="superseded", currency_note="Figure of 2016.")
        response = self.client.get(URL)
        self.assertContains(response, "Wrong or overtaken, and not yet corrected.")
        self.assertContains(response, "Figure of 2016.")
        self.assertContains(response, "Correction missing")

    def test_it_searches(self) -> None:
        self.assertEqual(self.keys(self.client.get(URL, {"q": "EXILES"})), ["P1"])
        response = self.client.get(URL, {"q": "nonsense"})
        self.assertEqual(self.keys(response), [])
        self.assertContains(response, "Nothing fits all of this.")

    def test_a_search_for_a_nul_finds_nothing_wrong(self) -> None:
        response = self.client.get(URL, {"q": "\x00", "theme": "\x00"})
        self.assertEqual(self.keys(response), ["P1"])

    def test_a_facet_is_a_link_with_what_it_would_leave(self) -> None:
        response = self.client.get(URL)
        self.assertEqual(
            self.facet(response, "theme"), [("Reprisals against relatives", 1, "?theme=T05")]
        )
        self.assertEqual(
            self.facet(response, "printable"), [("may be printed", 1, "?printable=yes")]
        )
        self.assertEqual(
            self.facet(response, "kind"), [("non-governmental organisation", 1, "?kind=ngo")]
        )

    def test_a_chosen_value_is_a_chip_that_takes_it_away(self) -> None:
        response = self.client.get(URL, {"q": "exiles", "theme": "T05", "kind": "ngo"})
        chips = [(chip.title, chip.label, chip.url) for chip in response.context["chips"]]
        self.assertEqual(
            chips,
            [
                ("Theme", "Reprisals against relatives", "?q=exiles&kind=ngo"),
                ("Kind of source", "non-governmental organisation", "?q=exiles&theme=T05"),
            ],
        )
        names = [facet.name for facet in response.context["facets"]]
        self.assertEqual(
            names,
            [
                *("act", "year", "publisher", "language", "certainty"),
                *("modality", "currency", "state", "direction", "printable"),
            ],
        )

    def test_the_form_carries_the_facets_along(self) -> None:
        response = self.client.get(URL, {"theme": "T05"})
        self.assertContains(response, '<input type="hidden" name="theme" value="T05">')

    def test_labels_are_in_the_language_of_the_screen_and_findings_in_theirs(self) -> None:
        term = make.term(kind=TermKind.THEME, code="T05")
        term.labels = {"en": "Reprisals", "de": "Repressalien"}
        term.save()
        self.client.cookies["django_language"] = "de"
        response = self.client.get(URL)
        self.assertEqual(self.facet(response, "theme"), [("Repressalien", 1, "?theme=T05")])
        self.assertContains(response, '<p class="finding-text" lang="en">')

    def test_many_values_are_folded(self) -> None:
        for number in range(9):
            self.passage.terms.add(make.term(kind=TermKind.ACTOR, code=f"A{number}"))
        facet = next(
            facet for facet in self.client.get(URL).context["facets"] if facet.name == "actor"
        )
        self.assertEqual((len(facet.first), len(facet.more)), (8, 1))

    def test_it_comes_in_pages(self) -> None:
        for number in range(2, 23):
            make.passage(key=f"P{number}")
        response = self.client.get(URL, {"q": "exiles", "page": "2"})
        self.assertEqual(len(self.keys(response)), 2)
        self.assertContains(response, "Page 2 of 2")
        self.assertContains(response, "?q=exiles&amp;page=1")

    def test_the_newest_source_is_first(self) -> None:
        newer = make.source(key="S2", issued="2026-02")
        make.passage(key="P2", of=newer)
        self.assertEqual(self.keys(self.client.get(URL)), ["P2", "P1"])

    def test_what_no_pack_may_print_comes_last_however_new(self) -> None:
        note = make.source(key="S2", issued="2026-11-24")
        make.passage(key="P2", of=note, printable=False, withheld_because="of method only")
        for query in ("", "?order=event", "?q=exiles"):
            with self.subTest(query=query):
                self.assertEqual(self.keys(self.client.get(URL + query)), ["P1", "P2"])

    def test_the_number_of_queries_does_not_grow(self) -> None:
        with self.assertNumQueries(20):
            self.client.get(URL)
        for number in (2, 3):
            make.passage(key=f"P{number}", of=make.source(key=f"S{number}"))
        with self.assertNumQueries(20):
            self.client.get(URL)
