"""Profiles of publishers on screen."""

from __future__ import annotations

from django.urls import reverse

from casework.models import Publisher
from tests import make
from tests.base import CastTestCase

FILLED = {"name": "RFE/RL", "what": "A broadcaster.", "certainty": "memory", "seen": ""}


class PublisherTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.publisher = make.publisher(
            funding="Private donors.", method="Interviews.", url="https://example.org/about"
        )
        make.source(key="S1", title="Own report")
        make.source(key="S2", title="Joint report", publisher="IPHR / Human Rights Watch")
        make.source(key="S3", title="Of others", publisher="Freedom & Co")

    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def test_the_list_counts_sources_and_names_who_has_no_profile(self) -> None:
        response = self.client.get(reverse("publisher-list"))
        self.assertContains(response, '<td class="nums">2</td>', html=True)
        self.assertContains(response, "to be verified")
        self.assertContains(response, "Freedom &amp; Co")
        self.assertContains(response, "/evidence/publishers/new/?name=Freedom%20%26%20Co")
        self.client.force_login(self.ida)
        self.assertNotContains(self.client.get(reverse("publisher-list")), "/publishers/new/")

    def test_a_page_shows_the_profile_and_all_its_sources(self) -> None:
        response = self.client.get(reverse("publisher-detail", args=[self.publisher.pk]))
        for text in (
            "An organisation that reports on abuses.",
            "Private donors.",
            "Interviews.",
            "to be verified",
            "Own report",
            "Joint report",
            'href="https://example.org/about"',
        ):
            with self.subTest(text):
                self.assertContains(response, text)
        self.assertNotContains(response, "Of others")

    def test_only_an_address_of_the_web_is_a_link(self) -> None:
        Publisher.objects.update(url="javascript:alert(1)", what="<script>alert(1)</script>")
        response = self.client.get(reverse("publisher-detail", args=[self.publisher.pk]))
        self.assertNotContains(response, 'href="javascript')
        self.assertNotContains(response, "<script>alert")

    def test_a_source_shows_the_profiles_it_names(self) -> None:
        make.publisher(name="IPHR", what="A partnership.")
        response = self.client.get("/evidence/sources/S2/")
        self.assertContains(response, "Who publishes it")
        self.assertContains(response, "A partnership.")
        self.assertContains(response, "An organisation that reports on abuses.")
        self.assertNotContains(self.client.get("/evidence/sources/S3/"), "Who publishes it")

    def test_a_profile_is_added_with_the_name_at_hand(self) -> None:
        response = self.client.get(reverse("publisher-add"), {"name": "Freedom & Co\x00"})
        self.assertContains(response, 'value="Freedom &amp; Co"')
        response = self.client.post(reverse("publisher-add"), FILLED)
        made = Publisher.objects.get(name="RFE/RL")
        self.assertRedirects(response, reverse("publisher-detail", args=[made.pk]))

    def test_both_versions_are_shown_when_another_person_was_faster(self) -> None:
        url = reverse("publisher-edit", args=[self.publisher.pk])
        seen = str(self.client.get(url).context["seen"])
        Publisher.objects.update(what="Sofia was faster.")
        mine = {**FILLED, "name": "Human Rights Watch", "what": "Omar was not.", "seen": seen}
        response = self.client.post(url, mine)
        for text in ("Sofia was faster.", "Omar was not.", "Someone else has changed"):
            with self.subTest(text):
                self.assertContains(response, text, status_code=422)
        again = self.client.post(url, {**mine, "seen": str(response.context["seen"])})
        self.assertEqual(again.status_code, 302)
        self.assertEqual(Publisher.objects.get().what, "Omar was not.")

    def test_there_is_none_of_that_number(self) -> None:
        for name in ("publisher-detail", "publisher-edit"):
            with self.subTest(name):
                self.assertEqual(self.client.get(reverse(name, args=[404])).status_code, 404)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        pages = {
            reverse("publisher-list"): 5,
            reverse("publisher-detail", args=[self.publisher.pk]): 7,
        }
        for extra in (1, 3):
            for n in range(extra):
                make.publisher(name=f"Office {extra}{n}")
                make.source(key=f"N{extra}{n}", publisher=f"Human Rights Watch; {n}{extra}")
            for page, queries in pages.items():
                with self.subTest(page, extra=extra), self.assertNumQueries(queries):
                    self.client.get(page)
