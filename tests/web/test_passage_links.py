"""Linking findings on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.models import PassageLink, User
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


class LinkScreenCase(CastTestCase):
    def setUp(self) -> None:
        self.one = make.passage(
            key="P1", of=make.source(key="S1", issued="2017", publisher="openDemocracy")
        )
        self.other = make.passage(
            key="P2",
            of=make.source(key="S2", issued="2023", publisher="Amnesty"),
            finding="Forty relatives were detained.",
        )
        self.client.force_login(self.omar)

    def get(self, key: str = "P1", **asked: str) -> Response:
        return self.client.get(reverse("passage-links", args=[key]), asked)

    def post(self, **given: str) -> Response:
        data = {"q": "P2", "of": "P2", "kind": "back-supports", "note": ""} | given
        return self.client.post(reverse("passage-links", args=["P1"]), data)

    def page(self, key: str = "P1", by: User | None = None) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.get(reverse("passage-detail", args=[key]))


class SearchTests(LinkScreenCase):
    def test_before_the_search_nothing_is_offered(self) -> None:
        response = self.get()
        self.assertEqual(response.context["found"], [])
        self.assertContains(response, "No link yet.")
        self.assertNotContains(response, "Note this link")

    def test_a_key_is_found_and_chosen(self) -> None:
        response = self.get(q="p2")
        self.assertEqual([facts.key for facts in response.context["found"]], ["P2"])
        self.assertContains(response, 'value="P2" checked')

    def test_nothing_found_is_said(self) -> None:
        self.assertContains(self.get(q="P99\x00"), "No other finding fits.")

    def test_a_corrected_finding_says_what_links_are_about(self) -> None:
        self.one.correction = "They were questioned in June."
        self.one.save()
        self.assertContains(self.get(), "Links speak of what the source has")


class LinkTests(LinkScreenCase):
    def test_what_the_other_says_of_it_is_noted(self) -> None:
        response = self.post(note="The same month.")
        self.assertRedirects(response, reverse("passage-links", args=["P1"]))
        row = PassageLink.objects.get()
        self.assertEqual(
            (row.passage.key, row.kind, row.of.key, row.note),
            ("P2", "supports", "P1", "The same month."),
        )

    def test_what_it_says_of_the_other_is_noted(self) -> None:
        self.post(kind="forth-contradicts")
        row = PassageLink.objects.get()
        self.assertEqual((row.passage.key, row.kind, row.of.key), ("P1", "contradicts", "P2"))

    def test_a_refusal_is_shown_at_the_finding_and_keeps_what_was_sent(self) -> None:
        response = self.post(kind="forth-updates", note="My reason.")
        self.assertEqual(response.status_code, 422)
        self.assertContains(response, "The source of P1 is older than that of P2", status_code=422)
        self.assertContains(response, "My reason.", status_code=422)
        self.assertContains(response, 'value="forth-updates" selected', status_code=422)
        self.assertEqual(PassageLink.objects.count(), 0)

    def test_what_was_not_offered_is_not_taken(self) -> None:
        for given in ({"of": "P1"}, {"of": "NONE"}, {"kind": "back-likes"}, {"q": ""}):
            with self.subTest(given):
                self.assertEqual(self.post(**given).status_code, 422)
        self.assertEqual(PassageLink.objects.count(), 0)


class UnlinkTests(LinkScreenCase):
    def unlink(self, kind: str = "supports", **given: str) -> Response:
        return self.client.post(reverse("passage-unlink", args=["P2", kind, "P1"]), given)

    def test_it_leads_back_to_where_one_was(self) -> None:
        make.passage_link(passage=self.other, kind="supports", of=self.one)
        response = self.unlink(**{"from": "P1"})
        self.assertRedirects(response, reverse("passage-links", args=["P1"]))
        self.assertEqual(PassageLink.objects.held().count(), 0)

    def test_what_is_not_there_is_not_found(self) -> None:
        for kind in ("supports", "likes"):
            with self.subTest(kind):
                self.assertEqual(self.unlink(kind).status_code, 404)


class PageTests(LinkScreenCase):
    def test_both_pages_show_the_link(self) -> None:
        make.passage_link(
            passage=self.other, kind="contradicts", of=self.one, note="Another month."
        )
        page = self.page("P1")
        self.assertContains(page, "is contradicted by")
        self.assertContains(page, "Forty relatives were detained.")
        self.assertContains(page, "Another month.")
        self.assertContains(page, "Another finding in the library contradicts it.")
        other = self.page("P2")
        self.assertContains(other, "contradicts</span>")
        self.assertNotContains(other, "Another finding in the library contradicts it.")

    def test_it_says_in_words_how_many_are_independent(self) -> None:
        make.passage_link(passage=self.other, kind="supports", of=self.one)
        third, fourth = (
            make.passage(key=key, of=make.source(key=f"S-{key}", publisher=f"Body {key}"))
            for key in ("P3", "P4")
        )
        make.passage_link(passage=third, kind="repeats", of=self.one)
        make.passage_link(passage=fourth, kind="repeats", of=self.other)
        self.assertContains(self.page(), "2 independent sources; 2 other sources repeat them")

    def test_works_of_one_publisher_are_named_as_such(self) -> None:
        self.other.source.publisher = "openDemocracy"
        self.other.source.save()
        make.passage_link(passage=self.other, kind="supports", of=self.one)
        self.assertContains(self.page(), "They are of 1 publisher")

    def test_only_those_who_edit_evidence_are_led_to_the_links(self) -> None:
        self.assertContains(self.page(), reverse("passage-links", args=["P1"]))
        self.assertNotContains(self.page(by=self.nadia), reverse("passage-links", args=["P1"]))

    def test_it_takes_as_many_queries_for_three_links_as_for_one(self) -> None:
        self.page()
        for number in (1, 2):
            for n in range(number):
                made = make.passage(key=f"N{number}{n}", of=self.other.source)
                make.passage_link(passage=made, kind="supports", of=self.one)
            with self.subTest(number), self.assertNumQueries(16):
                self.client.get(reverse("passage-detail", args=["P1"]))
