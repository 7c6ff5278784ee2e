"""Archived sources as exhibits: in the case, in the pack, and in the case file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.actions.case_files import export_case, import_case
from casework.actions.documents import download_document
from casework.actions.packs import build_pack, record_download
from casework.actions.snapshots import add_snapshot
from casework.actions.source_exhibits import add_source_exhibit
from casework.domain.errors import Refused
from casework.models import AuditEntry, Document, Passage, Snapshot, Source
from tests import make
from tests.adapters.papers import paper, text_of
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

WORDS = "Relatives of exiles were questioned in Khujand."
PERSIAN = "خویشاوندان تبعیدیان بازجویی شدند."


class SourceExhibitTestCase(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)
        self.case = small_case(by=self.omar)
        self.passage = Passage.objects.get()
        self.source = Source.objects.get()

    def archive(self, content: bytes, filename: str) -> Snapshot:
        return add_snapshot(
            source=self.source,
            content=content,
            filename=filename,
            taken_at=make.dt.datetime(2026, 3, 5, 10, tzinfo=make.dt.UTC),
            by=self.omar,
            url="https://example.org/report",
        )

    def report(self) -> Snapshot:
        """A PDF of five pages that is quoted on its fourth."""
        pages = ["Title page", "Contents", "Method", WORDS, "Annex"]
        snapshot = self.archive(paper(*pages), "report.pdf")
        make.quotation(WORDS, passage=self.passage, snapshot=snapshot)
        return snapshot

    def add(self, snapshot: Snapshot, *, whole: bool = False) -> Document:
        return add_source_exhibit(case=self.case, snapshot=snapshot, whole=whole, by=self.omar)

    def text(self, language: str = "en") -> str:
        pack = build_pack(case=self.case, language=language, as_of=AS_OF, by=self.omar)
        return text_of(record_download(pack=pack, by=self.omar))


class AddTests(SourceExhibitTestCase):
    def test_a_pdf_stays_as_it_is_and_shows_the_title_page_and_the_cited_one(self) -> None:
        snapshot = self.report()
        document = self.add(snapshot)
        self.assertEqual(
            (document.sha256, document.pages, document.pages_used, document.kind),
            (snapshot.sha256, 5, "1, 4", "source"),
        )
        self.assertEqual((str(document.number), document.snapshot), ("2", snapshot))
        self.assertEqual(set(document.title), {"de", "en"})
        self.assertIn("Report on relatives", document.title["de"])
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(entry.verb, "source-exhibited")
        self.assertEqual(entry.facts["source"], self.source.key)

    def test_the_whole_of_it_is_shown_by_choice(self) -> None:
        self.assertEqual(self.add(self.report(), whole=True).pages_used, "")

    def test_a_pinpoint_by_pages_is_enough_for_an_excerpt(self) -> None:
        snapshot = self.archive(paper("Title", "Two", "Three"), "report.pdf")
        Passage.objects.update(locator_kind="page", locator_value="3")
        self.assertEqual(self.add(snapshot).pages_used, "1, 3")

    def test_an_excerpt_of_nothing_is_refused_and_a_second_copy_too(self) -> None:
        snapshot = self.archive(paper("Title", "Two", "Three"), "report.pdf")
        with self.assertRaises(Refused) as caught:
            self.add(snapshot)
        self.assertEqual(caught.exception.problems[0].code, "source-exhibit-uncited")
        self.assertEqual(self.case.documents.count(), 1)
        self.add(snapshot, whole=True)
        with self.assertRaises(Refused) as caught:
            self.add(snapshot, whole=True)
        self.assertEqual(caught.exception.problems[0].code, "source-exhibit-taken")

    def test_a_text_is_set_on_plain_pages_that_say_what_it_is(self) -> None:
        lines = [f"Line {n} of a long report about the region." for n in range(200)]
        lines[150] = WORDS
        snapshot = self.archive("\n".join(lines).encode(), "report.txt")
        make.quotation(WORDS, passage=self.passage, snapshot=snapshot)
        document = self.add(snapshot)
        content = download_document(document=document, by=self.omar)
        text = text_of(content)
        for expected in (
            "Report on relatives",
            "Human Rights Watch",
            "https://example.org/report",
            "2026-03-05",
            snapshot.sha256,
            WORDS,
            "Line 199 of a long report",
        ):
            with self.subTest(expected):
                self.assertIn(expected, text)
        self.assertEqual(len(document.page_starts), document.pages)
        _title, cited = document.pages_used.split(", ")
        start = snapshot.text.index(WORDS)
        self.assertLessEqual(document.page_starts[int(cited) - 1], start)

    def test_a_text_from_right_to_left_is_set_so(self) -> None:
        Source.objects.update(language="fa", title=PERSIAN)
        self.source.refresh_from_db()
        snapshot = self.archive(f"{PERSIAN}\n{PERSIAN}".encode(), "report.txt")
        document = self.add(snapshot, whole=True)
        self.assertEqual((document.pages, document.language), (1, "fa"))

    def test_nobody_else_may(self) -> None:
        snapshot = self.report()
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                add_source_exhibit(case=self.case, snapshot=snapshot, whole=True, by=person)


class PrintedTests(SourceExhibitTestCase):
    def test_footnote_and_list_of_sources_name_the_exhibit_and_its_page(self) -> None:
        self.add(self.report())
        text = self.text()
        self.assertIn("(source 1 = Anlage K 2, p. 4)", text)
        self.assertIn("= Anlage K 2 ", text)
        self.assertIn("pages 1, 4 of 5 (excerpt)", text)
        self.assertIn(WORDS, text)
        self.assertNotIn("Method", text)

    def test_a_page_that_is_not_shown_is_not_named(self) -> None:
        document = self.add(self.report())
        Document.objects.filter(pk=document.pk).update(pages_used="1-2")
        text = self.text()
        self.assertIn("(source 1 = Anlage K 2)", text)

    def test_a_copy_that_is_no_exhibit_is_not_named(self) -> None:
        document = self.add(self.report())
        Document.objects.filter(pk=document.pk).update(exhibit=None)
        self.assertIn("(source 1)", self.text())


class ExchangeTests(SourceExhibitTestCase):
    def test_a_case_file_carries_copy_pages_and_letters(self) -> None:
        document = self.add(self.report())
        Document.objects.filter(pk=document.pk).update(exhibit=1, exhibit_suffix="a")
        told = export_case(case=self.case, by=self.sofia)
        with tempfile.TemporaryDirectory() as folder:
            made = import_case(told, folder=Path(folder), filename="case.json", by=self.omar)
        again = made.documents.get(key=document.key)
        self.assertEqual(
            (str(again.number), again.pages_used, again.snapshot, again.page_starts),
            ("1a", "1, 4", document.snapshot, document.page_starts),
        )

    def test_bad_pages_letters_and_unknown_copies_are_told(self) -> None:
        self.add(self.report())
        told = export_case(case=self.case, by=self.sofia)
        rows = told["documents"]
        assert isinstance(rows, list)
        rows[0] |= {"pages_used": "2-1"}
        rows[1]["snapshot"]["sha256"] = "0" * 64
        del rows[1]["exhibit"]
        rows[1]["exhibit_suffix"] = "a"
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(Refused) as caught:
            import_case(told, folder=Path(folder), filename="case.json", by=self.omar)
        self.assertEqual(
            {problem.code for problem in caught.exception.problems},
            {"pages-reversed", "no-snapshot", "suffix-without-exhibit"},
        )


class ScreenTests(SourceExhibitTestCase):
    def test_it_lists_the_archived_sources_and_adds_one(self) -> None:
        snapshot = self.report()
        page = reverse("source-exhibits", args=[self.case.ref])
        self.assertContains(self.client.get(page), "Add the cited pages")
        place = [self.case.ref, self.source.key, snapshot.sha256]
        where = reverse("source-exhibit-add", args=place)
        sent = {"pages": "cited"}
        response = self.client.post(where, sent, follow=True)
        self.assertContains(response, "It is exhibit 2 now.")
        self.assertContains(response, "used: 1, 4")
        self.assertNotContains(response, "Add the cited pages")
        again = self.client.post(where, sent, follow=True)
        self.assertContains(again, "A copy of this source is among the papers")

    def test_without_a_copy_it_says_so(self) -> None:
        page = reverse("source-exhibits", args=[self.case.ref])
        self.assertContains(self.client.get(page), "has an archived copy")

    def test_who_may_not_see_the_case_sees_nothing(self) -> None:
        self.report()
        page = reverse("source-exhibits", args=[self.case.ref])
        for user in (self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(user.name):
                self.client.force_login(user)
                self.assertEqual(self.client.get(page).status_code, 404)
