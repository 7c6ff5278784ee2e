"""Exhibits put in after a filing, taken out, and shown in part: in the pack as it is printed."""

from __future__ import annotations

import io
import subprocess

import pikepdf
from django.utils import timezone

from casework.actions.documents import DocumentFields, add_document, change_document
from casework.actions.pack_filing import file_pack
from casework.actions.packs import build_pack, record_download
from casework.adapters.seal import read_embedded as embedded
from casework.domain.cases import DocumentKind
from casework.domain.date_words import day_in_words
from casework.domain.errors import Refused
from casework.domain.manifest import read_manifest
from casework.models import Document, Pack
from tests import make
from tests.adapters.papers import paper, text_of
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case


def laid_out(pack: Pack, test: LateTestCase) -> str:
    """The text of a pack line by line, as it lies on the page."""
    content = record_download(pack=pack, by=test.omar)
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


class LateTestCase(CastTestCase):
    """Two exhibits of two and three pages, filed; the second is cited on its third page."""

    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.second = make.document(
            of=self.case,
            content=paper("Blatt A", "Blatt B", "Blatt C"),
            key="d2",
            pages=3,
            title={"de": "Vermerk", "pl": "Notatka", "en": "Note"},
            exhibit=2,
        )
        self.case.events.get().document_links.create(document=self.second, page=3)

    def build(self, language: str = "de") -> Pack:
        return build_pack(case=self.case, language=language, as_of=AS_OF, by=self.omar)

    def file(self, pack: Pack) -> None:
        today = timezone.localdate()
        file_pack(pack=pack, filed_on=today, filed_at="VG", way="post", by=self.omar)

    def add(self, title: str, at: int) -> Document:
        fields = DocumentFields(
            title={"de": title, "en": title}, kind=DocumentKind.SUMMONS, exhibit=at
        )
        return add_document(
            case=self.case,
            content=paper(f"{title} eins"),
            filename="a.pdf",
            fields=fields,
            by=self.omar,
        )

    def edit(self, document: Document, **fields: object) -> None:
        document = Document.objects.get(pk=document.pk)
        given = {"title": document.title, "kind": DocumentKind(document.kind), **fields}
        change_document(document=document, fields=DocumentFields(**given), by=self.omar)

    def text(self, pack: Pack) -> str:
        return text_of(record_download(pack=pack, by=self.omar))

    def pages(self, pack: Pack) -> list[str]:
        content = record_download(pack=pack, by=self.omar)
        found = []
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages:
                with pikepdf.new() as single:
                    single.pages.append(page)
                    output = io.BytesIO()
                    single.save(output)
                found.append(text_of(output.getvalue()))
        return found

    def numbers(self) -> dict[str, str]:
        rows = self.case.documents.exclude(exhibit=None)
        return {row.key: f"{row.exhibit}{row.exhibit_suffix}" for row in rows}


class LateTests(LateTestCase):
    def test_before_a_filing_the_others_move_along_and_after_it_they_stay(self) -> None:
        self.add("Ladung", 2)
        self.assertEqual(self.numbers(), {"d1": "1", "d3": "2", "d2": "3"})
        self.edit(Document.objects.get(key="d3"), exhibit=3)
        self.assertEqual(self.numbers(), {"d1": "1", "d2": "2", "d3": "3"})
        self.file(self.build())
        self.add("Urteil", 2)
        self.add("Zeugnis", 5)
        self.assertEqual(self.numbers(), {"d1": "1", "d4": "1a", "d2": "2", "d3": "3", "d5": "4"})

    def test_a_pack_that_was_built_and_not_filed_freezes_nothing(self) -> None:
        self.build()
        self.add("Ladung", 1)
        self.assertEqual(self.numbers(), {"d3": "1", "d1": "2", "d2": "3"})

    def test_what_was_taken_out_comes_back_to_its_own_number(self) -> None:
        self.file(self.build())
        self.edit(self.second, exhibit=None)
        self.add("Ladung", 2)
        self.assertEqual(self.numbers(), {"d1": "1", "d3": "3"})
        self.edit(self.second, exhibit=1)
        self.assertEqual(self.numbers(), {"d1": "1", "d2": "2", "d3": "3"})

    def test_filed_exhibits_do_not_change_places(self) -> None:
        self.file(self.build())
        with self.assertRaises(Refused) as caught:
            self.edit(self.second, exhibit=1)
        self.assertEqual([p.code for p in caught.exception.problems], ["exhibit-filed"])
        self.assertEqual(self.numbers(), {"d1": "1", "d2": "2"})

    def test_a_late_exhibit_bears_its_letter_on_its_sheet_and_in_every_list(self) -> None:
        self.file(self.build())
        late = self.add("Ladung", 2)
        self.case.events.get().document_links.create(document=late, page=1)
        pages = self.pages(self.build())
        self.assertIn("Anlage K 1a Ladung", pages[-4 - 1])
        self.assertIn("Ladung eins", pages[-4 - 1])
        printed = " ".join(" ".join(pages).split())
        self.assertIn("Anlage K 1a, S. 1", printed)
        self.assertIn("Anlage K 2, S. 3", printed)

    def test_what_is_no_longer_submitted_keeps_its_line(self) -> None:
        self.file(self.build())
        self.edit(self.second, exhibit=None)
        printed = " ".join(self.text(self.build("en")).split())
        self.assertIn("Anlage K 2 no longer submitted", printed)


class ChangeSheetTests(LateTestCase):
    def rows(self, pack: Pack) -> list[tuple[object, ...]]:
        pack.refresh_from_db()
        changes = pack.plan["changes"]
        return [(r["what"], r["old_label"], r["new_label"], r["old"]) for r in changes["rows"]]

    def test_nothing_changed_is_the_same_pack_to_the_last_byte(self) -> None:
        first = self.build()
        self.file(first)
        self.assertEqual(self.build().sha256, first.sha256)
        self.assertIsNone(self.build().plan["changes"])

    def test_each_exhibit_is_told_with_its_pages_then_and_now(self) -> None:
        first = self.build("en")
        self.file(first)
        self.add("Late", 2)
        self.edit(self.second, pages_used="1, 3", exhibit=3)
        second = self.build("en")
        start = first.pages - 5
        self.assertEqual(
            self.rows(second),
            [
                ("kept", "Anlage K 1", "Anlage K 1", [start, start + 1]),
                ("new", "", "Anlage K 1a", None),
                ("excerpt", "Anlage K 2", "Anlage K 2", [start + 2, start + 4]),
            ],
        )
        lines = [" ".join(line.split()) for line in laid_out(second, self).splitlines()]
        now = second.pages - 5
        for expected in (
            f"Changes since the pack filed on {day_in_words(timezone.localdate(), 'en')}",
            f"Anlage K 1 {start}–{start + 1} Anlage K 1 {now}–{now + 1} as before",
            f"– – Anlage K 1a {now + 2} new",
            f"Anlage K 2 {start + 2}–{start + 4} Anlage K 2 {now + 3}–{now + 4} other pages shown",
        ):
            with self.subTest(expected):
                self.assertIn(expected, lines)

    def test_the_table_names_the_pages_on_which_the_exhibits_are(self) -> None:
        self.file(self.build())
        self.add("Ladung", 2)
        second = self.build()
        pages = self.pages(second)
        manifest = read_manifest(embedded(record_download(pack=second, by=self.omar)))
        words = " ".join(" ".join(pages).split())
        late = manifest.exhibits[1]
        self.assertEqual(late.label, "Anlage K 1a")
        self.assertIn("Ladung eins", pages[late.first_page - 1])
        self.assertRegex(words, rf"Anlage K 1a {late.first_page} ")

    def test_only_a_filed_pack_of_the_language_counts(self) -> None:
        self.file(self.build("en"))
        self.add("Ladung", 2)
        self.assertIsNone(self.build("de").plan["changes"])
        self.assertIsNotNone(self.build("en").plan["changes"])

    def test_a_changed_text_alone_maps_the_pages_of_the_exhibits(self) -> None:
        self.file(self.build())
        self.case.summary = {"de": "Anders.", "en": "Otherwise."}
        self.case.save()
        self.assertEqual([row[0] for row in self.rows(self.build())], ["kept", "kept"])

    def test_it_is_in_each_language(self) -> None:
        words = {"de": "Änderungen gegenüber dem am", "en": "Changes since"}
        for language in words:
            self.file(self.build(language))
        self.add("Ladung", 2)
        for language, expected in words.items():
            with self.subTest(language):
                self.assertIn(expected, self.text(self.build(language)))


class ExcerptTests(LateTestCase):
    def test_only_the_pages_used_are_bound_and_the_sheet_says_so(self) -> None:
        whole = self.build("en").pages
        self.edit(self.second, pages_used="1, 3", exhibit=2)
        pack = self.build("en")
        self.assertEqual(pack.pages, whole - 1)
        pages = self.pages(pack)
        first, last = pages[-3], pages[-2]
        self.assertIn("Blatt A", first)
        self.assertIn("pages 1, 3 of 3 (excerpt)", first)
        self.assertIn("page 1 of 3", first)
        self.assertIn("Blatt C", last)
        self.assertIn("page 3 of 3", last)
        self.assertNotIn("Blatt B", " ".join(pages))
        self.assertEqual(" ".join(pages).count("(excerpt)"), 2)

    def test_a_reference_leads_to_the_right_page_of_the_pack(self) -> None:
        self.edit(self.second, pages_used="1, 3", exhibit=2)
        pack = self.build("en")
        content = record_download(pack=pack, by=self.omar)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            names = pdf.Root.Names.Dests.Names
            places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
            target = places["exhibit-2-p3"][0]
            at = [page.obj.objgen for page in pdf.pages].index(target.objgen) + 1
            self.assertNotIn("exhibit-2-p2", places)
        self.assertIn("Blatt C", self.pages(pack)[at - 1])
        manifest = read_manifest(embedded(content))
        self.assertEqual(manifest.exhibits[1].used, (1, 3))
        self.assertEqual(manifest.place(at), ("Anlage K 2", 3))

    def test_an_event_on_a_page_left_out_stops_the_build(self) -> None:
        self.edit(self.second, pages_used="1-2", exhibit=2)
        with self.assertRaises(Refused) as caught:
            self.build()
        self.assertEqual([p.code for p in caught.exception.problems], ["pack-page-left-out"])

    def test_bad_pages_are_refused_and_nothing_is_changed(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.edit(self.second, pages_used="3-9", exhibit=2)
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), ("pages-absent", "pages_used"))
        self.second.refresh_from_db()
        self.assertEqual(self.second.pages_used, "")


class ContentsTests(LateTestCase):
    def contents(self, pack: Pack) -> list[str]:
        text = laid_out(pack, self).partition("1 Zusammenfassung")[0]
        lines = (" ".join(line.replace(".", " ").split()) for line in text.splitlines())
        return [line for line in lines if line]

    def test_an_exhibit_of_several_pages_has_its_first_and_last(self) -> None:
        self.add("Ladung", 3)
        pack = self.build()
        start = pack.pages - 6
        lines = self.contents(pack)
        for expected in (
            f"Anlage K 1 Brief der Mutter {start}–{start + 1}",
            f"Anlage K 2 Vermerk {start + 2}–{start + 4}",
            f"Anlage K 3 Ladung {start + 5}",
        ):
            with self.subTest(expected):
                self.assertIn(expected, lines)
        self.assertNotIn("Schreiben", lines)

    def test_many_exhibits_are_listed_by_kind(self) -> None:
        for n in range(7):
            self.add(f"Ladung {n}", 3 + n)
        lines = self.contents(self.build())
        at = [lines.index(word) for word in ("Brief", "Ladung oder Vorladung")]
        self.assertEqual(at, sorted(at))
        self.assertRegex(lines[at[1] + 1], "^Anlage K 3 Ladung 0 ")
