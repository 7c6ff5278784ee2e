"""The text of a pack as a Word document, and the cover letter."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path

from django.core.exceptions import PermissionDenied

from casework.actions.audit import Verb
from casework.actions.cover_letter import export_cover_letter
from casework.actions.pack_docx import export_docx
from casework.actions.pack_texts import save_pack_text, version_of
from casework.actions.packs import build_pack
from casework.domain.errors import Refused
from casework.domain.own_texts import Signature
from casework.models import AuditEntry, Choice, User
from tests import make, verapdf
from tests.adapters import papers
from tests.adapters.test_docx import W, tree, words
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case


def text_of(content: bytes) -> str:
    """The words of the document and its notes, each paragraph a line, with plain spaces."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    lines = []
    for name in ("document", "footnotes"):
        root = tree(archive.read(f"word/{name}.xml"))
        lines += [words(node) for node in root.iter(f"{W}p")]
    return "\n".join(lines).replace("\u00a0", " ")


class PaperTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = small_case(by=cls.omar)
        cls.write("requests", "Es wird **beantragt**, siehe [@exhibit:d1 2] und [@P1].")
        cls.write("cover-letter", "wir überreichen den Schriftsatz zu [@exhibit:d1].")
        cls.write("closing", "Ende.", signature=Signature("Berlin", "J. Muster", "Anwältin"))

    @classmethod
    def write(cls, place: str, text: str, signature: Signature | None = None) -> None:
        save_pack_text(
            case=cls.case,
            place=place,
            language="de",
            text=text,
            seen=version_of(cls.case, place, "de"),
            as_of=AS_OF,
            by=cls.omar,
            signature=signature,
        )

    def docx(self, by: User | None = None) -> bytes:
        return export_docx(case=self.case, language="de", as_of=AS_OF, by=by or self.omar)

    def letter(self, form: str = "docx", by: User | None = None) -> bytes:
        return export_cover_letter(
            case=self.case, language="de", as_of=AS_OF, form=form, by=by or self.omar
        )


class DocxTests(PaperTestCase):
    def test_it_says_what_the_pack_says_in_its_order(self) -> None:
        text = text_of(self.docx())
        order = ["Verwaltungsgericht Berlin", "1 Anträge", "Es wird beantragt", "Kurzdarstellung"]
        order += ["Ihr droht Haft.", "Sie wurde vorgeladen.", "Angehörige wurden befragt (P1)."]
        order += ["Anlagenverzeichnis", "Brief der Mutter", "Ende.", "J. Muster", "Anwältin"]
        places = [text.rfind(words_) for words_ in order]
        self.assertNotIn(-1, places)
        self.assertEqual(places, sorted(places))

    def test_its_footnotes_are_those_of_the_pack(self) -> None:
        pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        root = tree(zipfile.ZipFile(io.BytesIO(self.docx())).read("word/footnotes.xml"))
        notes = [words(node).strip() for node in root if (node.get(f"{W}id") or "0") > "0"]
        self.assertEqual(len(notes), 2)
        self.assertEqual(pack.language, "de")
        for note in notes:
            self.assertIn("Human Rights Watch", note)

    def test_pages_of_exhibits_are_those_of_the_pack_that_was_built(self) -> None:
        self.assertIn("Anlage K 1, S. 2 und", text_of(self.docx()))
        build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.assertRegex(text_of(self.docx()), r"S\. 2 \(hier S\. \d+\) und")

    def test_a_pack_that_says_something_else_lends_no_pages(self) -> None:
        build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.write("introduction", "Neu.")
        self.assertNotIn("(hier", text_of(self.docx()))

    def test_the_same_case_is_the_same_bytes(self) -> None:
        self.assertEqual(self.docx(), self.docx())

    def test_it_is_refused_as_a_pack_is(self) -> None:
        Choice.objects.update(verdict="reject")
        for export in (self.docx, self.letter):
            with self.assertRaises(Refused):
                export()

    def test_it_is_on_record(self) -> None:
        self.docx()
        self.letter("pdf")
        entries = AuditEntry.objects.filter(verb=Verb.TEXT_EXPORTED).order_by("number")
        self.assertEqual(
            [entry.facts for entry in entries],
            [
                {"form": "docx", "language": "de", "what": "pack"},
                {"form": "pdf", "language": "de", "what": "cover-letter"},
            ],
        )

    def test_who_may(self) -> None:
        for by in (self.nadia, self.lena, self.petra, self.ida, self.rafi):
            for export in (self.docx, self.letter):
                with self.subTest(by.name), self.assertRaises(PermissionDenied):
                    export(by=by)

    def test_nothing_of_another_case_is_in_it(self) -> None:
        other = make.case(by=self.omar, ref="DE-2026-OTHER", jurisdiction="DE")
        make.person(of=other, name="Fremde Person")
        make.event(of=other, what={"de": "Fremdes Ereignis."})
        make.claim(of=other, element=self.case.claim_elements.get().element)
        for text in (text_of(self.docx()), text_of(self.letter())):
            self.assertNotIn("Fremd", text)


class LetterTests(PaperTestCase):
    def test_it_says_to_whom_what_is_asked_and_enclosed(self) -> None:
        pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        lines = text_of(self.letter()).split("\n")
        text = re.sub(r"\s+", " ", " ".join(lines))
        for expected in (
            "Berlin, den 24. November 2026",
            "Verwaltungsgericht Berlin|Kirchstraße 7",
            "VG 99 K 1/26 A",
            "Farzona Qodirova",
            "Sehr geehrte Damen und Herren,",
            "wir überreichen den Schriftsatz zu Anlage K 1.",
            "Es wird beantragt, siehe Anlage K 1, S. 2",
            "Brief der Mutter",
            "J. Muster|Anwältin",
        ):
            with self.subTest(expected):
                self.assertIn(expected, text)
        self.assertIn(str(pack.pages), lines)

    def test_without_a_text_it_has_a_line_of_its_own(self) -> None:
        self.write("cover-letter", "")
        self.assertIn("überreichen wir den oben bezeichneten Schriftsatz", text_of(self.letter()))

    def test_as_pdf_it_is_accessible_and_always_the_same(self) -> None:
        content = self.letter("pdf")
        self.assertEqual(content, self.letter("pdf"))
        self.assertIn("wir überreichen den Schriftsatz", papers.text_of(content))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "letter.pdf"
            path.write_bytes(content)
            self.assertEqual(verapdf.validate(path, "ua1"), [])
