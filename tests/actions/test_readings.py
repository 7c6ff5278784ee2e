"""Locked papers, texts of LibreOffice, and words that a machine reads off pictures."""

from __future__ import annotations

import io
import zipfile
from unittest import skipUnless

from django.core.exceptions import PermissionDenied
from PIL import Image, ImageDraw, ImageFont

from casework.actions.documents import DocumentFields, add_document, download_document
from casework.actions.files import store
from casework.actions.paper_flaws import clean_each, flawed_papers
from casework.actions.readings import request_reading, run_reading, work_readings
from casework.adapters import ocr
from casework.adapters.exhibits import office
from casework.domain.cases import DocumentKind
from casework.domain.errors import Refused
from casework.models import AuditEntry, Document, PaperCopy, PaperIntake, Reading
from tests import make
from tests.adapters import papers
from tests.base import CastTestCase
from tests.nasty import CORPUS
from tests.nasty.active import PASSWORD

WITHOUT_TESSERACT = "tesseract is not installed: nothing here can show that words are recognised"
WITHOUT_OFFICE = "LibreOffice is not installed: nothing here can show that texts become pages"
CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:text><text:p>%s</text:p></office:text></office:body>"
    "</office:document-content>"
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def locked() -> bytes:
    return next(nasty for nasty in CORPUS if nasty.name == "locked").build()


def odt(words: str) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT % words)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return output.getvalue()


def scan(words: str, turn: int = 0) -> bytes:
    """The words as a scanner gives them: a picture."""
    picture = Image.new("L", (1654, 2339), 255)
    font = ImageFont.truetype(str(papers.FONTS / "NotoSans-Regular.ttf"), 48)
    ImageDraw.Draw(picture).multiline_text((150, 200), words, font=font, fill=0)
    output = io.BytesIO()
    picture.rotate(turn, expand=True).save(output, "PNG", dpi=(200, 200))
    return output.getvalue()


class CopyTestCase(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.nadia)

    def add(self, content: bytes, filename: str, **more: str) -> Document:
        language = more.pop("language", "")
        fields = DocumentFields(
            title={"en": "Paper"}, kind=DocumentKind.OTHER, language=language, exhibit=1
        )
        return add_document(
            case=self.case,
            content=content,
            filename=filename,
            fields=fields,
            by=self.nadia,
            **more,
        )

    def shown(self, document: Document) -> bytes:
        (result,) = clean_each([document], bytes)
        if isinstance(result, Refused):
            raise result
        return result


class LockedTests(CopyTestCase):
    def test_a_locked_paper_is_opened_once_and_shown_unlocked(self) -> None:
        content = locked()
        document = self.add(content, "a.pdf", password=PASSWORD)
        self.assertEqual(papers.text_of(self.shown(document)), "verschlossen")
        self.assertEqual(download_document(document=document, by=self.nadia), content)
        self.assertEqual(PaperIntake.objects.get().repaired, ["password"])
        self.assertEqual(PaperCopy.objects.get().kind, "unlocked")
        self.assertEqual(flawed_papers(self.case), {})

    def test_the_password_is_nowhere_afterwards(self) -> None:
        document = self.add(locked(), "a.pdf", password=PASSWORD)
        kept = [str(row) for model in (Document, PaperIntake, PaperCopy, AuditEntry)
                for row in model.objects.values()]  # fmt: skip
        self.assertEqual([row for row in kept if PASSWORD in row], [])
        self.assertNotIn(PASSWORD.encode(), self.shown(document))

    def test_without_a_password_or_with_another_it_is_refused_and_nothing_kept(self) -> None:
        for password, code in (("", "exhibit-encrypted"), ("falsch", "exhibit-password")):
            with self.subTest(code), self.assertRaises(Refused) as caught:
                self.add(locked(), "a.pdf", password=password)
            self.assertEqual([problem.code for problem in caught.exception.problems], [code])
        self.assertEqual((Document.objects.count(), PaperCopy.objects.count()), (0, 0))

    def test_an_altered_copy_is_not_shown(self) -> None:
        document = self.add(locked(), "a.pdf", password=PASSWORD)
        PaperCopy.objects.update(stored_as=store().save(papers.paper("another")))
        self.assertEqual(flawed_papers(self.case), {document.key: "paper-altered"})

    def test_what_was_left_out_and_repaired_is_noted(self) -> None:
        broken = papers.paper("eins").replace(b"startxref\n", b"startxref\n9")
        self.add(broken, "a.pdf")
        row = PaperIntake.objects.get()
        self.assertEqual((row.removed, row.repaired), ([], ["table"]))
        self.assertEqual(PaperCopy.objects.count(), 0)


class TextTests(CopyTestCase):
    @skipUnless(office.program(), WITHOUT_OFFICE)
    def test_a_text_becomes_pages_once_and_they_are_kept(self) -> None:
        content = odt("Душанбе, Größe")
        document = self.add(content, "a.odt")
        self.assertEqual(papers.text_of(self.shown(document)), "Душанбе, Größe")
        self.assertEqual(self.shown(document), self.shown(document))
        self.assertEqual(download_document(document=document, by=self.nadia), content)
        self.assertEqual(PaperCopy.objects.get().kind, "converted")

    @skipUnless(office.program(), WITHOUT_OFFICE)
    def test_a_text_that_is_none_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.add(odt("<unclosed>")[:200] + bytes(99), "a.odt")
        self.assertEqual(caught.exception.problems[0].code, "exhibit-broken")


@skipUnless(ocr.installed() >= {"eng", "rus"}, WITHOUT_TESSERACT)
class ReadingTests(CopyTestCase):
    def read(self, document: Document) -> Reading:
        return run_reading(request_reading(document=document, by=self.nadia).pk)

    def test_the_words_lie_unseen_over_the_picture(self) -> None:
        document = self.add(scan("Повестка"), "a.png", language="ru")
        before = self.shown(document)
        self.assertEqual(papers.text_of(before), "")
        self.assertEqual(self.read(document).state, Reading.DONE)
        after = self.shown(Document.objects.get())
        self.assertEqual(papers.text_of(after), "Повестка")
        self.assertEqual(papers.difference(papers.looks(before), papers.looks(after)), 0)
        self.assertEqual(download_document(document=document, by=self.nadia), scan("Повестка"))

    def test_the_same_scan_gives_the_same_bytes(self) -> None:
        document = self.add(scan("Summons"), "a.png", language="en")
        self.assertEqual(self.read(document).state, Reading.DONE)
        first = self.shown(Document.objects.get())
        PaperCopy.objects.all().delete()
        self.read(document)
        self.assertEqual(self.shown(Document.objects.get()), first)

    def test_a_page_with_words_is_left_as_it_is_and_told_so(self) -> None:
        document = self.add(papers.paper("eins"), "a.pdf", language="en")
        reading = self.read(document)
        self.assertEqual((reading.state, reading.problem), (Reading.FAILED, "reading-needless"))
        self.assertEqual(PaperCopy.objects.count(), 0)

    def test_the_worker_reads_what_waits_and_fails_what_a_dead_one_left(self) -> None:
        document = self.add(scan("Summons"), "a.png", language="en")
        dead = Reading.objects.create(
            document=document, requested_by=self.nadia, state=Reading.RUNNING
        )
        waiting = request_reading(document=document, by=self.nadia)
        self.assertEqual(request_reading(document=document, by=self.nadia), waiting)
        self.assertEqual([row.pk for row in work_readings() or []], [waiting.pk])
        dead.refresh_from_db()
        self.assertEqual((dead.state, dead.problem), (Reading.FAILED, "reading-failed"))

    def test_the_record_names_the_paper_by_its_key(self) -> None:
        document = self.add(scan("Summons"), "Quvvatov.png", language="en")
        self.read(document)
        said = [(row.verb, row.facts) for row in AuditEntry.objects.order_by("pk")][1:]
        self.assertEqual(
            said,
            [("reading-requested", {"document": "d1"}), ("reading-done", {"document": "d1"})],
        )

    def test_who_may_not_change_the_case_may_not_ask(self) -> None:
        document = self.add(scan("Summons"), "a.png", language="en")
        for person in (self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                request_reading(document=document, by=person)


class NoReaderTests(CopyTestCase):
    def test_a_language_nobody_reads_is_refused_in_words(self) -> None:
        document = self.add(papers.photograph(), "a.jpg", language="tg")
        if ocr.languages_for("tg"):
            self.skipTest("tesseract reads Tajik or Russian here")
        with self.assertRaises(Refused) as caught:
            request_reading(document=document, by=self.nadia)
        self.assertEqual(caught.exception.problems[0].code, "reading-none")
