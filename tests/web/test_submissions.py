"""Structures of submissions on screen."""

from __future__ import annotations

from django.urls import reverse

from tests import make, make_law
from tests.base import CastTestCase

LIST = reverse("submission-list")
PAGE = reverse("submission-detail", args=["DE-ACTION"])


class SubmissionTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_law.rule()
        make_law.rule(make_law.unknown())
        make_law.authority()
        make_law.submission(rules=["DE-CALC", "DE-NEW"])

    def setUp(self) -> None:
        self.client.force_login(self.nadia)


class ListTests(SubmissionTestCase):
    def keys(self, query: str = "") -> list[str]:
        found = self.client.get(f"{LIST}?{query}").context["submissions"]
        return [facts.key for facts, _ in found]

    def test_by_country_and_stage(self) -> None:
        make_law.submission(key="DE-STATEMENT", stages=["first-instance"], position=2)
        make_law.submission(key="PL-APPEAL", jurisdiction="PL", stages=["appeal"])
        for query, expected in {
            "": ["DE-ACTION", "DE-STATEMENT"],
            "country=DE&stage=court": ["DE-ACTION"],
            "country=PL": ["PL-APPEAL"],
            "country=PL&stage=court": [],
            "country=XX&stage=nonsense": ["DE-ACTION", "DE-STATEMENT"],
            "stage=closed": ["DE-ACTION", "DE-STATEMENT"],
        }.items():
            with self.subTest(query):
                self.assertEqual(self.keys(query), expected)

    def test_each_is_marked_and_none_is_called_advice(self) -> None:
        response = self.client.get(LIST)
        self.assertContains(response, "to be verified")
        self.assertContains(
            response, "Structures to work from; check them against the law in force."
        )

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for keys in (("DE-A",), ("DE-B", "DE-C")):
            for key in keys:
                make_law.submission(key=key)
            with self.subTest(keys=keys), self.assertNumQueries(5):
                self.client.get(LIST)


class DetailTests(SubmissionTestCase):
    def test_its_lines_are_in_the_official_language_and_explained(self) -> None:
        response = self.client.get(PAGE)
        self.assertContains(
            response, '<p class="official" lang="de">Der Bescheid wird aufgehoben.</p>'
        )
        self.assertContains(response, "To quash the decision")
        self.assertContains(response, "Anlage K 1, Anlage K 2")

    def test_it_says_what_it_is_and_how_certain(self) -> None:
        response = self.client.get(PAGE)
        self.assertContains(response, "Structure to work from; check it against the law in force.")
        self.assertContains(response, "to be verified")

    def test_rules_are_cited_with_certainty_and_the_unknown_asks(self) -> None:
        response = self.client.get(PAGE)
        self.assertContains(response, "Section 57 VwGO")
        self.assertContains(response, "Which day does it say?")
        self.assertContains(response, "unknown – must be asked")

    def test_any_court_may_be_the_addressee(self) -> None:
        self.assertContains(self.client.get(PAGE), "Administrative court")
        make_law.submission(key="DE-OTHER", authorities=["DE-VG-BERLIN"])
        response = self.client.get(reverse("submission-detail", args=["DE-OTHER"]))
        self.assertContains(response, "Administrative Court, Berlin")

    def test_one_that_there_is_not(self) -> None:
        url = reverse("submission-detail", args=["DE-NONE"])
        self.assertEqual(self.client.get(url).status_code, 404)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for number in (1, 3):
            lines = [{"text": "x", "explain": {"en": "y"}, "rules": ["DE-CALC"]}] * number
            make_law.submission(key=f"DE-N{number}", headings=lines)
            url = reverse("submission-detail", args=[f"DE-N{number}"])
            with self.subTest(lines=number), self.assertNumQueries(5):
                self.client.get(url)


class CaseTests(SubmissionTestCase):
    def test_a_case_leads_to_the_structures_of_its_stage(self) -> None:
        case = make.case(by=self.nadia, ref="DE-1", jurisdiction="DE", stage="court")
        response = self.client.get(reverse("case-detail", args=[case.ref]))
        self.assertContains(response, f"{LIST}?country=DE&amp;stage=court")

    def test_a_closed_case_does_not(self) -> None:
        case = make.case(by=self.nadia, ref="DE-2", jurisdiction="DE", stage="closed")
        response = self.client.get(reverse("case-detail", args=[case.ref]))
        self.assertNotContains(response, f"{LIST}?country")
