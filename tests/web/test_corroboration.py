"""The picture of a theme on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.domain.evidence import TermKind
from casework.models import Passage
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

T05 = {TermKind.THEME: ["T05"]}


class GraphTests(CastTestCase):
    def setUp(self) -> None:
        make.term(kind=TermKind.THEME, code="T05", label="Reprisals against relatives")
        self.hub = make.passage(
            key="P1", of=make.source(key="S1", publisher="openDemocracy"), codes=T05
        )
        self.add("P2", "supports")

    def add(self, key: str, kind: str) -> Passage:
        made = make.passage(
            key=key, of=make.source(key=f"S-{key}", publisher=f"Body {key}"), codes=T05
        )
        make.passage_link(passage=made, kind=kind, of=self.hub)
        return made

    def get(self, **asked: str) -> Response:
        self.client.force_login(self.nadia)
        return self.client.get(reverse("evidence-graph"), asked)

    def test_without_a_theme_it_lists_them_with_their_links(self) -> None:
        response = self.get()
        self.assertContains(response, "Reprisals against relatives")
        rows = [(row.term.code, row.findings, row.links) for row, _ in response.context["themes"]]
        self.assertEqual(rows, [("T05", 2, 1)])
        self.assertNotContains(response, "<svg class=")

    def test_a_library_without_findings_says_so(self) -> None:
        Passage.objects.all().delete()
        self.assertContains(self.get(), "There are no findings yet.")

    def test_a_theme_is_drawn_with_its_findings_and_links(self) -> None:
        self.add("P3", "contradicts")
        response = self.get(theme="T05")
        self.assertEqual(response.status_code, 200)
        for words in (
            'class="edge edge-supports"',
            'class="edge edge-contradicts"',
            "<title>P3 contradicts P1</title>",
            'aria-label="P1: Relatives of exiles were questioned."',
            "openDemocracy 2025",
        ):
            with self.subTest(words):
                self.assertContains(response, words)

    def test_the_table_says_the_same(self) -> None:
        [first, second] = self.get(theme="T05").context["table"]
        self.assertEqual(
            (first.facts.key, first.sentence, first.links),
            ("P1", "2 independent sources", [("is supported by", "P2")]),
        )
        self.assertEqual(
            (second.facts.key, second.sentence, second.links),
            ("P2", "1 independent source", [("supports", "P1")]),
        )

    def test_a_withheld_finding_is_marked(self) -> None:
        Passage.objects.filter(key="P2").update(printable=False, withheld_because="It names one.")
        self.assertContains(self.get(theme="T05"), "were questioned. (Withheld)")

    def test_a_great_theme_shows_the_most_linked_and_leads_to_all(self) -> None:
        for n in range(10, 45):
            make.passage(key=f"P{n}", of=make.source(key=f"S{n}"), codes=T05)
        response = self.get(theme="T05")
        drawn = response.context["picture"]
        keys = {line.node.key for card in drawn.cards for line in card.lines}
        self.assertEqual((len(keys), response.context["left_out"]), (30, 7))
        self.assertLessEqual({"P1", "P2"}, keys)
        self.assertContains(response, "7 with fewer links left out")
        self.assertContains(response, "?theme=T05&amp;all=1")
        whole = self.get(theme="T05", all="1")
        self.assertEqual(whole.context["left_out"], 0)
        self.assertNotContains(whole, "Draw all of them")

    def test_a_theme_without_findings_says_so(self) -> None:
        make.term(kind=TermKind.THEME, code="T09", label="Religion")
        self.assertContains(self.get(theme="T09"), "This theme has no findings yet.")

    def test_what_is_no_theme_is_not_found(self) -> None:
        make.term(kind=TermKind.ACT, code="KILL")
        for code in ("T99", "KILL", "T05\x00x"):
            with self.subTest(code):
                self.assertEqual(self.get(theme=code).status_code, 404)

    def test_markup_in_a_source_stays_text(self) -> None:
        self.hub.source.publisher = "<script>alert(1)</script>"
        self.hub.source.save()
        response = self.get(theme="T05")
        self.assertNotContains(response, "<script>alert")
        self.assertContains(response, "&lt;script&gt;alert(1)&lt;/script&gt;")

    def test_it_takes_as_many_queries_for_three_as_for_one(self) -> None:
        self.get()
        for extra in (0, 2):
            for n in range(extra):
                self.add(f"N{n}", "supports")
            with self.subTest(extra), self.assertNumQueries(11):
                self.client.get(reverse("evidence-graph"), {"theme": "T05"})
