"""The sources of a case beside the court's list."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests import make, make_court
from tests.base import CastTestCase

URL = "/cases/PL-2026-TEST/court-list/"


class CaseCourtListTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.omar)
        cls.claim = make.claim(of=cls.case, element=make.element())
        cls.known = make.source(key="S1", issued="2025-03-05")
        cls.new = make.source(key="S2", title="Unheard of", issued="2026")
        cls.judgment = make.source(key="N1", kind="court-national", title="Urteil")
        cls.unused = make.source(key="S7", title="Not in this case", issued="2024")
        for key, source in (("P1", cls.known), ("P2", cls.new), ("P3", cls.judgment)):
            cls.choose(key, source)

    @classmethod
    def choose(cls, key: str, source: Any, verdict: str = "use") -> None:
        passage = make.passage(key=key, of=source, state="checked", checked_by=cls.sofia)
        make.choice(of=cls.claim, passage=passage, by=cls.omar, verdict=verdict)

    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def list_of(self, **fields: Any) -> None:
        made = make_court.court_list(jurisdiction="PL", issuer="Rada", **fields)
        make_court.court_item(of=made, position=4, source=self.known, matched="title")

    def test_each_source_used_is_on_the_list_or_new_to_the_court(self) -> None:
        self.list_of()
        page = self.client.get(URL)
        text = " ".join(page.content.decode().split())
        self.assertIn("1 of the 3 sources of this case are new to the court", text)
        self.assertContains(page, "Unheard of")
        self.assertContains(page, "New to the court", 1)
        self.assertContains(page, "Probable")
        self.assertContains(page, "No country information")
        self.assertContains(page, '<td role="cell" class="nums">4</td>')
        self.assertContains(page, reverse("passage-detail", args=["P2"]))
        self.assertNotContains(page, "Not in this case")

    def test_what_was_rejected_is_no_source_of_the_case(self) -> None:
        self.list_of()
        self.choose("P7", self.unused, "reject")
        self.assertNotContains(self.client.get(URL), "Not in this case")

    def test_without_a_list_of_the_country_it_says_what_to_do(self) -> None:
        make_court.court_list(jurisdiction="DE")
        page = self.client.get(URL)
        self.assertContains(page, "list of this country is here")
        self.assertContains(page, reverse("court-list-list"))

    def test_a_case_without_evidence(self) -> None:
        make.case(by=self.omar, ref="PL-2026-NEW")
        self.list_of()
        page = self.client.get("/cases/PL-2026-NEW/court-list/")
        self.assertContains(page, "No evidence has been chosen in this case yet.")

    def test_whoever_does_not_work_on_the_case_sees_nothing(self) -> None:
        self.list_of()
        for person in (self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(person.name):
                self.client.force_login(person)
                page = self.client.get(URL)
                self.assertNotContains(page, "Unheard of", status_code=404)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.list_of()
        self.client.get(URL)
        for count in (1, 3):
            for n in range(2, count + 1):
                source = make.source(key=f"T{n}", title=f"Further {n}", issued="2020")
                self.choose(f"Q{n}", source)
            with self.subTest(count), self.assertNumQueries(38):
                self.client.get(URL)
