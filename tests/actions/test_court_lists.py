"""Courts' lists: taken in whole or not at all, compared, and corrected by people."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.core.exceptions import PermissionDenied

from casework.actions.court_lists import (
    CourtListFields,
    compare_again,
    import_court_list,
    match_item,
    preview_court_list,
    record_court_list_export,
    remove_court_list,
)
from casework.domain.cases import Jurisdiction
from casework.domain.court_lists import Shown
from casework.domain.errors import Refused
from casework.models import AuditEntry, CourtList, CourtListItem, Source
from tests import make
from tests.base import CastTestCase

TODAY = dt.date(2026, 11, 24)
FIELDS = CourtListFields(
    jurisdiction=Jurisdiction.GERMANY,
    issuer="VG Musterstadt",
    title="Erkenntnismittel Tadschikistan",
    as_of=dt.date(2026, 5, 10),
)
TEXT = """Stand: 10.05.2026
1. 05.03.2025 Human Rights Watch, Report on relatives
2. 10.05.2024 BAMF, Länderreport
3. AI: Other report, https://ai.example/7 (abgerufen am 1.2.2026)
"""
NEWER = replace(FIELDS, as_of=dt.date(2026, 9, 1))


class CourtListTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.report = make.source(key="S1", issued="2025-03-05")
        cls.other = make.source(
            key="S2", title="Something", publisher="Amnesty", url="https://www.ai.example/7/"
        )

    def take_in(self, text: str = TEXT, fields: CourtListFields = FIELDS) -> CourtList:
        return import_court_list(fields=fields, text=text, today=TODAY, by=self.omar)

    def matches(self, court_list: CourtList) -> list[tuple[int, str | None, str]]:
        items = court_list.items.select_related("source")
        return [(i.position, i.source.key if i.source else None, i.matched) for i in items]

    def refused(
        self, text: str = TEXT, fields: CourtListFields = FIELDS
    ) -> list[tuple[str, str, dict[str, str | int]]]:
        before = (CourtList.objects.count(), AuditEntry.objects.count())
        with self.assertRaises(Refused) as caught:
            self.take_in(text, fields)
        self.assertEqual((CourtList.objects.count(), AuditEntry.objects.count()), before)
        return [(p.code, p.where, p.values) for p in caught.exception.problems]


class ImportTests(CourtListTestCase):
    def test_it_keeps_the_entries_and_what_they_are_known_by(self) -> None:
        made = self.take_in()
        self.assertEqual(made.key, "de-vg-musterstadt-2026-05-10")
        self.assertEqual(made.imported_by, self.omar)
        self.assertEqual(self.matches(made), [(1, "S1", "title"), (2, None, ""), (3, "S2", "url")])
        second = made.items.get(position=2)
        self.assertEqual(
            (second.title, second.publisher, second.issued),
            ("Länderreport", "BAMF", "2024-05-10"),
        )

    def test_it_is_on_record_once_without_words_of_the_list(self) -> None:
        self.take_in()
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.actor), ("court-list-imported", self.omar))
        self.assertEqual(
            entry.facts, {"list": "de-vg-musterstadt-2026-05-10", "entries": 3, "known": 2}
        )

    def test_a_preview_says_the_same_and_writes_nothing(self) -> None:
        preview = preview_court_list(FIELDS, TEXT, TODAY)
        self.assertEqual(len(preview.entries), 3)
        self.assertEqual((preview.known, preview.kept), (2, 0))
        self.assertEqual(preview.left_out, ("Stand: 10.05.2026",))
        self.assertEqual(CourtList.objects.count() + AuditEntry.objects.count(), 0)

    def test_the_same_list_twice_is_refused(self) -> None:
        self.take_in()
        shouted = replace(FIELDS, issuer=" vg MUSTERSTADT ")
        for fields in (FIELDS, shouted):
            with self.subTest(fields.issuer):
                found = self.refused(fields=fields)
                self.assertEqual(found[0][:2], ("court-list-already", "as_of"))

    def test_issuers_whose_names_look_alike_in_an_address_have_lists_of_their_own(self) -> None:
        self.take_in()
        alike = self.take_in(fields=replace(FIELDS, issuer="VG  Musterstadt"))
        self.assertEqual(alike.key, "de-vg-musterstadt-2026-05-10-1")

    def test_whose_list_it_is_and_of_which_day_must_be_known(self) -> None:
        self.assertEqual(
            self.refused(fields=replace(FIELDS, issuer=" ", as_of=dt.date(2026, 11, 25))),
            [("court-list-no-issuer", "issuer", {}), ("court-list-future", "as_of", {})],
        )

    def test_one_bad_entry_keeps_all_out_and_all_bad_ones_are_told(self) -> None:
        text = TEXT + "4. 25.11.2026 BAMF, Tomorrow\n10.05.2024\n6. 31.02.2024 X, Y\n"
        self.assertEqual(
            self.refused(text),
            [
                ("date-in-future", "5", {"value": "2026-11-25"}),
                ("court-entry-no-title", "6", {"told": "2024-05-10"}),
                ("court-entry-date", "7", {"value": "31.02.2024"}),
            ],
        )

    def test_an_empty_list_and_a_web_page(self) -> None:
        self.assertEqual(self.refused("\n"), [("court-list-empty", "", {})])
        self.assertEqual(self.refused("<html>"), [("court-list-html", "", {"tag": "<html>"})])

    def test_who_may_not_change_evidence_may_not(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                import_court_list(fields=FIELDS, text=TEXT, today=TODAY, by=person)


class MatchTests(CourtListTestCase):
    def setUp(self) -> None:
        self.list = self.take_in()

    def item(self, position: int, of: CourtList | None = None) -> CourtListItem:
        return (of or self.list).items.get(position=position)

    def test_a_person_corrects_chooses_and_denies(self) -> None:
        match_item(item=self.item(1), source=None, by=self.omar)
        match_item(item=self.item(2), source=self.other, by=self.omar)
        match_item(item=self.item(3), source=self.other, by=self.omar)
        self.assertEqual(
            self.matches(self.list),
            [(1, None, "person"), (2, "S2", "person"), (3, "S2", "person")],
        )
        facts = [entry.facts for entry in AuditEntry.objects.filter(verb="court-entry-matched")]
        self.assertEqual(facts[0], {"list": self.list.key, "entry": 1, "source": None})
        self.assertEqual(facts[1], {"list": self.list.key, "entry": 2, "source": "S2"})

    def test_a_newer_edition_keeps_what_a_person_said(self) -> None:
        match_item(item=self.item(1), source=None, by=self.omar)
        match_item(item=self.item(2), source=self.other, by=self.omar)
        text = "1. BAMF, Länderreport, 10. Mai 2024\n2. 05.03.2025 Human Rights Watch, "
        newer = self.take_in(text + "Report on relatives\n3. New, Title\n", NEWER)
        self.assertEqual(
            self.matches(newer), [(1, "S2", "person"), (2, None, "person"), (3, None, "")]
        )
        self.assertEqual(preview_court_list(replace(NEWER, as_of=TODAY), TEXT, TODAY).kept, 2)

    def test_the_last_edition_decides_and_other_issuers_do_not(self) -> None:
        match_item(item=self.item(2), source=self.other, by=self.omar)
        newer = self.take_in(fields=NEWER)
        match_item(item=self.item(2, newer), source=self.report, by=self.omar)
        newest = self.take_in(fields=replace(FIELDS, as_of=TODAY))
        self.assertEqual(self.matches(newest)[1], (2, "S1", "person"))
        elsewhere = self.take_in(fields=replace(FIELDS, issuer="VG Anderswo"))
        self.assertEqual(self.matches(elsewhere)[1], (2, None, ""))

    def test_comparing_again_finds_new_sources_and_leaves_decisions(self) -> None:
        match_item(item=self.item(1), source=None, by=self.omar)
        make.source(key="S3", publisher="BAMF", title="Länderreport", issued="2024-05-10")
        Source.objects.filter(key="S2").update(url="", title="Nothing alike")
        self.assertEqual(compare_again(court_list=self.list, by=self.omar), 2)
        self.assertEqual(
            self.matches(self.list), [(1, None, "person"), (2, "S3", "title"), (3, None, "")]
        )
        self.assertEqual(compare_again(court_list=self.list, by=self.omar), 0)
        entry = AuditEntry.objects.filter(verb="court-list-compared").first()
        self.assertEqual(entry and entry.facts, {"list": self.list.key, "changed": 2})

    def test_a_list_taken_in_wrongly_is_taken_out_whole(self) -> None:
        remove_court_list(court_list=self.list, by=self.omar)
        self.assertEqual(CourtList.objects.count() + CourtListItem.objects.count(), 0)
        self.assertTrue(AuditEntry.objects.filter(verb="court-list-removed").exists())
        self.take_in()

    def test_a_download_is_on_record(self) -> None:
        record_court_list_export(court_list=self.list, shown=Shown.OURS, by=self.ida)
        self.assertEqual(
            AuditEntry.objects.get(verb="court-list-exported").facts,
            {"list": self.list.key, "part": "ours"},
        )

    def test_who_may_not_change_evidence_changes_nothing(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.name):
                with self.assertRaises(PermissionDenied):
                    match_item(item=self.item(1), source=None, by=person)
                with self.assertRaises(PermissionDenied):
                    compare_again(court_list=self.list, by=person)
                with self.assertRaises(PermissionDenied):
                    remove_court_list(court_list=self.list, by=person)
