"""Which court's list a case is compared with, and where its sources are on it."""

from __future__ import annotations

import datetime as dt

from casework.domain.court_lists import Place
from casework.models import CourtList, CourtListItem
from casework.models.court_lists import court_list_for
from casework.models.evidence import Source
from casework.models.source_items import described
from tests import make, make_court
from tests.base import CastTestCase


class CourtListTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.report = make.source(key="S1", issued="2025-03-05")
        cls.other = make.source(key="S2", title="Other", url="https://x.example/2")
        cls.list = make_court.court_list()

    def facts(self, jurisdiction: str = "DE", authority: str = "") -> object:
        found = court_list_for(jurisdiction, authority, described(Source.objects.all()))
        return found and (found.key, found.issuer, found.as_of, found.places)

    def test_no_list_of_the_country(self) -> None:
        self.assertIsNone(self.facts("PL"))

    def test_the_newest_list_of_the_country(self) -> None:
        newer = make_court.court_list(issuer="VG Anderswo", as_of=dt.date(2026, 8, 1))
        self.assertEqual(self.facts(), (newer.key, "VG Anderswo", dt.date(2026, 8, 1), {}))

    def test_the_list_of_the_court_that_the_case_is_before(self) -> None:
        make_court.court_list(issuer="VG Anderswo", as_of=dt.date(2026, 8, 1))
        found = self.facts(authority="VG MUSTERSTADT\nMusterweg 1")
        self.assertEqual(found, (self.list.key, "VG Musterstadt", dt.date(2026, 5, 10), {}))

    def test_where_sources_are_also_those_entered_since(self) -> None:
        make_court.court_item(of=self.list, position=1, source=self.report, matched="person")
        make_court.court_item(
            of=self.list, position=2, title="Retitled", issued="", url="https://x.example/2"
        )
        with self.assertNumQueries(4):
            found = court_list_for("DE", "", described(Source.objects.all()))
        self.assertEqual(
            found and dict(found.places), {"S1": Place(1, "person"), "S2": Place(2, "url")}
        )

    def test_what_a_person_said_is_none_of_ours_is_none(self) -> None:
        make_court.court_item(
            of=self.list, position=1, issued="", url="https://x.example/2", matched="person"
        )
        self.assertEqual(self.list.places_of(described(Source.objects.all())), {})

    def test_of_two_entries_of_one_source_the_first_counts(self) -> None:
        for position in (1, 2):
            make_court.court_item(
                of=self.list, position=position, source=self.other, matched="url"
            )
        self.assertEqual(
            self.list.places_of(described(Source.objects.all())), {"S2": Place(1, "url")}
        )

    def test_counts(self) -> None:
        make_court.court_item(of=self.list, position=1, source=self.report, matched="url")
        make_court.court_item(of=self.list, position=2)
        counted = CourtList.objects.with_counts().get()
        self.assertEqual((counted.entries, counted.known), (2, 1))

    def test_only_those_who_read_evidence_see_lists(self) -> None:
        self.rafi.is_active = False
        self.assertEqual(CourtList.objects.visible_to(self.rafi).count(), 0)
        self.assertEqual(CourtList.objects.visible_to(self.petra).count(), 1)

    def test_names(self) -> None:
        item = make_court.court_item(of=self.list, position=3)
        self.assertEqual(str(self.list), "VG Musterstadt 2026-05-10")
        self.assertEqual(str(item), f"{self.list.pk}.3")
        self.assertEqual(CourtListItem.objects.decided().count(), 0)
