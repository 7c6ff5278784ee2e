from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.domain.evidence import TermKind
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


class SourceDetailTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(
            author="A. Author",
            container="ecoi.net",
            symbol="EUR 60/001",
            url="https://example.org/report",
            reliability="Names its sources.",
            note="Read the annex.",
            certainty="excerpt",
            issued="2017-07-07",
        )
        cls.source.themes.add(make.term(kind=TermKind.THEME, code="T05", label="Reprisals"))
        make.passage(of=cls.source)

    def setUp(self) -> None:
        self.client.force_login(self.ida)

    def get(self) -> Response:
        return self.client.get(reverse("source-detail", args=["S1"]))

    def test_it_shows_the_record_and_the_findings(self) -> None:
        response = self.get()
        for words in (
            "Report on relatives",
            "A. Author",
            "ecoi.net",
            "EUR 60/001",
            "7 July 2017",
            "Over two years old",
            "Only an excerpt was read.",
            "Names its sources.",
            "Read the annex.",
            "Reprisals",
            "Relatives of exiles were questioned.",
            "1 finding",
        ):
            with self.subTest(words=words):
                self.assertContains(response, words)

    def test_only_an_address_of_the_web_is_a_link(self) -> None:
        self.assertContains(self.get(), 'href="https://example.org/report"')
        self.source.url = "javascript:alert(1)"
        self.source.save()
        response = self.get()
        self.assertContains(response, "javascript:alert(1)")
        self.assertNotContains(response, 'href="javascript')

    def test_it_says_what_it_repeats(self) -> None:
        self.source.derived_from.add(make.source(key="S2", title="First report"))
        response = self.get()
        self.assertContains(response, "Repeats what these say")
        self.assertContains(response, "First report")

    def test_a_source_without_findings_says_so(self) -> None:
        make.source(key="S3")
        response = self.client.get(reverse("source-detail", args=["S3"]))
        self.assertContains(response, "No finding of this source has been entered yet.")

    def test_an_unknown_key_is_not_found(self) -> None:
        self.assertEqual(self.client.get("/evidence/sources/NONE/").status_code, 404)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        with self.assertNumQueries(12):
            self.get()
        for number in (2, 3):
            make.passage(key=f"P{number}", of=self.source)
        with self.assertNumQueries(12):
            self.get()
