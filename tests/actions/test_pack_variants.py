"""Variants of a pack: the office's own, and that without names."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.actions.files import store
from casework.actions.leaks import check_leaks
from casework.actions.pack_filing import file_pack
from casework.actions.pack_rebuild import rebuild_pack
from casework.actions.packs import build_pack, record_download
from casework.actions.redactions import add_boxes, find_names, note_looked_at, remove_box
from casework.adapters.store import sha256
from casework.domain.errors import Refused
from casework.domain.leaks import Leak
from casework.models import AuditEntry, Document, Pack
from tests import make
from tests.adapters import leaky, papers
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

NAMES = re.compile("Qodirova|Kodirowa|Қодиров|Farzona|Khujand|Kulob|Secret", re.IGNORECASE)


class VariantTestCase(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar, ref="DE-2026-QODIROVA")
        self.letter = self.case.documents.get()

    def build(self, variant: str, language: str = "de") -> Pack:
        return build_pack(
            case=self.case, language=language, as_of=AS_OF, by=self.omar, variant=variant
        )

    def content(self, pack: Pack) -> bytes:
        return record_download(pack=pack, by=self.omar)

    def leaks(self, content: bytes) -> tuple[Leak, ...]:
        return check_leaks(case=self.case, content=content, filename="", by=self.omar)

    def refused(self, variant: str) -> list[tuple[str, str, Any]]:
        with self.assertRaises(Refused) as caught:
            self.build(variant)
        self.assertEqual(Pack.objects.count(), 0)
        problems = caught.exception.problems
        return [(one.code, one.where, one.values.get("page")) for one in problems]

    def exhibit(self, content: bytes, pages: int = 1) -> Document:
        """The letter, with another file."""
        letter = self.letter
        letter.stored_as, letter.sha256 = store().save(content), sha256(content)
        letter.pages, letter.title = pages, {"de": "Brief von Farzona"}
        letter.save()
        self.case.events.get().document_links.update(page=1)
        return letter


class PseudonymisedTests(VariantTestCase):
    def setUp(self) -> None:
        super().setUp()
        make.pseudonym(of=self.case, spellings=["Khujand", "Kulob"], replacement="eine Stadt")

    def test_no_name_is_left_in_any_place_of_the_file(self) -> None:
        self.letter.title = {"de": "Brief von Farzona Kodirowa"}
        self.letter.save()
        pack = self.build("pseudonymised")
        self.assertEqual(pack.variant, "pseudonymised")
        content = self.content(pack)
        self.assertEqual(
            check_leaks(case=self.case, content=content, filename="", by=self.omar), ()
        )
        with pikepdf.open(io.BytesIO(content)) as pdf:
            manifest = pdf.attachments["manifest.json"].get_file().read_bytes().decode()
            self.assertNotRegex(str(pdf.docinfo), NAMES)
        self.assertNotRegex(manifest, NAMES)
        self.assertNotIn(self.letter.sha256, manifest)

    def test_its_plan_says_what_is_printed(self) -> None:
        plan = self.build("pseudonymised").plan
        self.assertEqual(plan["head"]["ref"], "DE-2026-A.")
        self.assertEqual(plan["head"]["reference"], "")
        self.assertEqual(plan["head"]["party"]["name"], "A.")
        self.assertEqual(plan["head"]["party"]["born"], "")
        self.assertEqual(plan["summary"]["text"], "Frau A. wurde in eine Stadt befragt.")
        self.assertEqual(plan["events"][0]["place"], "eine Stadt")

    def test_the_court_version_does_not_change_by_it(self) -> None:
        before = self.build("court").sha256
        self.build("pseudonymised")
        self.build("internal")
        self.assertEqual(self.build("court").sha256, before)

    def test_an_exhibit_with_a_name_stops_it_by_exhibit_and_page(self) -> None:
        self.exhibit(papers.paper("Nichts", "Farzona war hier"), pages=2)
        self.assertEqual(self.refused("pseudonymised"), [("page-names", "Anlage K 1", 2)])

    def test_bookmarks_of_an_exhibit_are_left_out(self) -> None:
        with pikepdf.open(io.BytesIO(papers.paper("Nichts"))) as pdf:
            with pdf.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem("Farzona Qodirova", 0))
            marked = io.BytesIO()
            pdf.save(marked)
        self.exhibit(marked.getvalue())
        titles = {
            variant: str(self.titles(self.content(self.build(variant))))
            for variant in ("court", "pseudonymised")
        }
        self.assertIn("Farzona Qodirova", titles["court"])
        self.assertNotRegex(titles["pseudonymised"], NAMES)

    def titles(self, content: bytes) -> list[str]:
        with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
            return [title for item in outline.root for title in self.below(item)]

    def below(self, item: pikepdf.OutlineItem) -> list[str]:
        return [item.title, *(title for child in item.children for title in self.below(child))]

    def test_a_page_that_no_pack_shows_stops_nothing(self) -> None:
        letter = self.exhibit(papers.paper("Nichts", "Farzona war hier"), pages=2)
        letter.pages_used = "1"
        letter.save()
        self.build("pseudonymised")

    def test_a_box_takes_the_name_out_of_the_file(self) -> None:
        letter = self.exhibit(papers.paper("Nichts", "Farzona war hier"), pages=2)
        boxes = find_names(document=letter, page=2, by=self.omar)
        self.assertEqual(len(boxes), 1)
        add_boxes(document=letter, page=2, boxes=boxes, by=self.omar)
        pack = self.build("pseudonymised")
        content = self.content(pack)
        self.assertEqual(
            check_leaks(case=self.case, content=content, filename="", by=self.omar), ()
        )
        self.assertTrue(rebuild_pack(pack=pack, by=self.omar).is_same)

    def test_a_box_beside_the_name_hides_nothing(self) -> None:
        letter = self.exhibit(papers.paper("Farzona war hier"))
        add_boxes(document=letter, page=1, boxes=[[0.5, 0.5, 0.9, 0.9]], by=self.omar)
        self.assertEqual(self.refused("pseudonymised"), [("page-names", "Anlage K 1", 1)])

    def test_a_scan_must_be_looked_at(self) -> None:
        letter = self.exhibit(leaky.in_a_picture("Nichts"))
        self.assertEqual(self.refused("pseudonymised"), [("page-unseen", "Anlage K 1", 1)])
        note_looked_at(document=letter, page=1, by=self.omar)
        self.build("pseudonymised")

    def test_a_name_in_a_scan_that_was_overlooked_is_found_in_the_end(self) -> None:
        letter = self.exhibit(leaky.in_a_picture("Aussage von Farzona Qodirova"))
        note_looked_at(document=letter, page=1, by=self.omar)
        ((code, where, page),) = self.refused("pseudonymised")
        self.assertEqual((code, where), ("leak-picture", ""))
        self.assertGreater(page, 1)

    def test_a_withheld_exhibit_is_listed_and_empty(self) -> None:
        letter = self.exhibit(papers.paper("Farzona war hier"))
        note_looked_at(document=letter, page=0, by=self.omar)
        pack = self.build("pseudonymised")
        self.assertEqual(
            pack.plan["exhibits"][0]["translation_note"]["text"],
            "in dieser Fassung zurückgehalten",
        )
        content = self.content(pack)
        self.assertEqual(
            check_leaks(case=self.case, content=content, filename="", by=self.omar), ()
        )
        self.assertTrue(rebuild_pack(pack=pack, by=self.omar).is_same)

    def test_a_pseudonym_that_tells_is_refused(self) -> None:
        person = self.case.people.get()
        person.pseudonym = "Frau Qodirova"
        person.save()
        self.assertEqual(self.refused("pseudonymised")[0][0], "pseudonym-tells")

    def test_the_record_says_no_name(self) -> None:
        self.exhibit(papers.paper("Farzona war hier"))
        self.refused("pseudonymised")
        entry = AuditEntry.objects.order_by("-number").first()
        assert entry
        self.assertEqual(entry.facts["problems"], ["page-names"])
        self.assertNotRegex(str(entry.facts), NAMES)

    def test_who_does_not_work_on_the_case_builds_and_searches_nothing(self) -> None:
        for person in (self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                build_pack(
                    case=self.case, language="de", as_of=AS_OF, by=person, variant="pseudonymised"
                )
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                check_leaks(case=self.case, content=b"", filename="", by=person)


class InternalTests(VariantTestCase):
    def test_it_says_what_only_the_office_may_know(self) -> None:
        claim = self.case.claim_elements.get()
        claim.balance_note = "Secret answer to the adverse finding."
        claim.save()
        make.waiver(of=self.case, by=self.omar, code="single-source")
        words = self.text(self.build("internal"))
        self.assertIn("Secret answer to the adverse finding.", words)
        self.assertIn("Secret reason.", words)
        self.assertIn("single-source", words)

    def test_the_court_version_says_nothing_of_it(self) -> None:
        claim = self.case.claim_elements.get()
        claim.balance_note = "Secret answer to the adverse finding."
        claim.save()
        make.waiver(of=self.case, by=self.omar, code="single-source")
        words = self.text(self.build("court"))
        self.assertNotIn("Secret", words)
        self.assertNotIn("single-source", words)

    def test_each_page_says_that_it_is_internal(self) -> None:
        mark = "Intern – nicht zum Einreichen"
        with pikepdf.open(io.BytesIO(self.content(self.build("internal")))) as pdf:
            count = len(pdf.pages)
        pages = self.pages(self.build("internal"))
        self.assertEqual(len(pages), count)
        for number, page in enumerate(pages, 1):
            with self.subTest(number):
                self.assertIn(mark, page)

    def test_it_is_never_filed(self) -> None:
        pack = self.build("internal")
        with self.assertRaises(Refused) as caught:
            file_pack(
                pack=pack,
                filed_on=timezone.localdate(),
                filed_at="VG Berlin",
                way="post",
                by=self.omar,
            )
        self.assertEqual([p.code for p in caught.exception.problems], ["filing-internal"])

    def test_it_is_built_once_more_to_the_same_bytes(self) -> None:
        pack = self.build("internal")
        self.assertTrue(rebuild_pack(pack=pack, by=self.omar).is_same)

    def test_there_is_no_other_variant(self) -> None:
        self.assertEqual(self.refused("secret"), [("pack-variant", "variant", None)])

    def text(self, pack: Pack) -> str:
        return " ".join(self.pages(pack))

    def pages(self, pack: Pack) -> list[str]:
        from casework.adapters.pdf_words import words

        found = words(self.content(pack))
        return [" ".join(text.split()) for place, _page, text in found if place == "page"]


class RedactionTests(VariantTestCase):
    def test_boxes_are_kept_once_and_on_record(self) -> None:
        box = [0.1, 0.1, 0.4, 0.2]
        self.assertEqual(add_boxes(document=self.letter, page=1, boxes=[box], by=self.omar), 1)
        self.assertEqual(add_boxes(document=self.letter, page=1, boxes=[box], by=self.omar), 0)
        self.assertEqual([row.box for row in self.letter.redactions.all()], [box])
        entry = AuditEntry.objects.order_by("number").first()
        assert entry
        self.assertEqual(entry.facts, {"document": "d1", "page": 1, "boxes": 1})

    def test_no_box_outside_the_page_and_no_page_outside_the_paper(self) -> None:
        for page, box, code in (
            (1, [0.5, 0.1, 0.4, 0.2], "box-outside"),
            (1, [0, 0, 1.5, 1], "box-outside"),
            (3, [0, 0, 1, 1], "no-such-sheet"),
            (0, [0, 0, 1, 1], "no-such-sheet"),
        ):
            with self.subTest(code=code, page=page), self.assertRaises(Refused) as caught:
                add_boxes(document=self.letter, page=page, boxes=[box], by=self.omar)
            self.assertEqual(caught.exception.problems[0].code, code)

    def test_a_box_and_a_look_exclude_each_other(self) -> None:
        note_looked_at(document=self.letter, page=1, by=self.omar)
        add_boxes(document=self.letter, page=1, boxes=[[0, 0, 1, 1]], by=self.omar)
        self.assertEqual([row.box for row in self.letter.redactions.all()], [[0, 0, 1, 1]])
        with self.assertRaises(Refused):
            note_looked_at(document=self.letter, page=1, by=self.omar)
        remove_box(redaction=self.letter.redactions.get(), by=self.omar)
        self.assertFalse(self.letter.redactions.exists())

    def test_who_does_not_work_on_the_case_hides_nothing(self) -> None:
        row = make.redaction(of=self.letter, by=self.omar)
        for person in (self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(person.name):
                with self.assertRaises(PermissionDenied):
                    add_boxes(document=self.letter, page=1, boxes=[[0, 0, 1, 1]], by=person)
                with self.assertRaises(PermissionDenied):
                    note_looked_at(document=self.letter, page=1, by=person)
                with self.assertRaises(PermissionDenied):
                    remove_box(redaction=row, by=person)
                with self.assertRaises(PermissionDenied):
                    find_names(document=self.letter, page=1, by=person)
        self.assertEqual(self.letter.redactions.count(), 1)
