from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import PermissionDenied

from casework.actions.documents import (
    DocumentFields,
    add_document,
    change_document,
    download_document,
)
from casework.actions.files import store
from casework.domain.cases import DocumentKind
from casework.domain.errors import Refused
from casework.models import AuditEntry, Document
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

FIELDS = DocumentFields(title={"en": "Secret summons"}, kind=DocumentKind.SUMMONS, language="tg")


class DocumentTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        cls.content = paper("first page", "second page")

    def files(self) -> int:
        folder = store().folder
        return sum(path.is_file() for path in folder.rglob("*"))


class AddDocumentTests(DocumentTestCase):
    def add(self, content: bytes, filename: str, fields: DocumentFields = FIELDS) -> Document:
        return add_document(
            case=self.case, content=content, filename=filename, fields=fields, by=self.nadia
        )

    def test_it_keeps_the_file_as_received_and_encrypted(self) -> None:
        document = self.add(self.content, "summons.pdf")
        self.assertEqual(
            (document.key, document.pages, document.media_type, document.size),
            ("d1", 2, "application/pdf", len(self.content)),
        )
        self.assertEqual(store().read(document.stored_as), self.content)
        on_disk = b"".join(p.read_bytes() for p in store().folder.rglob("*") if p.is_file())
        self.assertNotIn(b"first page", on_disk)

    def test_the_record_holds_the_key_only(self) -> None:
        self.add(self.content, "summons of Quvvatov.pdf")
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("document-added", {"document": "d1"}))

    def test_it_refuses_bad_files_and_keeps_nothing(self) -> None:
        before = self.files()
        bad = {
            "exhibit-empty": (b"", "empty.pdf"),
            "exhibit-broken": (self.content[:200], "cut.pdf"),
            "exhibit-mislabelled": (self.content, "photo.jpg"),
            "exhibit-archive": (b"PK\x03\x04 something", "letters.zip"),
        }
        for code, (content, filename) in bad.items():
            with self.subTest(code), self.assertRaises(Refused) as caught:
                self.add(content, filename)
            self.assertEqual([problem.code for problem in caught.exception.problems], [code])
        self.assertEqual((self.case.documents.count(), self.files()), (0, before))

    def test_an_untitled_paper_leaves_no_file_behind(self) -> None:
        before = self.files()
        with self.assertRaises(Refused) as caught:
            self.add(self.content, "summons.pdf", replace(FIELDS, title={"en": ""}))
        self.assertEqual([p.code for p in caught.exception.problems], ["paper-untitled"])
        self.assertEqual((self.case.documents.count(), self.files()), (0, before))
        self.assertEqual(AuditEntry.objects.count(), 0)

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                add_document(
                    case=self.case, content=b"x", filename="x.pdf", fields=FIELDS, by=person
                )


class ChangeDocumentTests(DocumentTestCase):
    def setUp(self) -> None:
        self.papers = [
            make.document(of=self.case, content=b"%d" % n, key=f"d{n}", exhibit=n)
            for n in (1, 2, 3)
        ]

    def order(self) -> list[tuple[str, int | None]]:
        return list(self.case.documents.order_by("key").values_list("key", "exhibit"))

    def move(self, number: int, to: int | None) -> None:
        document = Document.objects.get(pk=self.papers[number - 1].pk)
        fields = replace(FIELDS, title={}, exhibit=to)
        change_document(document=document, fields=fields, by=self.nadia)

    def test_exhibits_move_along_without_a_gap(self) -> None:
        self.move(3, 1)
        self.assertEqual(self.order(), [("d1", 2), ("d2", 3), ("d3", 1)])
        self.move(3, None)
        self.assertEqual(self.order(), [("d1", 1), ("d2", 2), ("d3", None)])
        self.move(3, 99)
        self.assertEqual(self.order(), [("d1", 1), ("d2", 2), ("d3", 3)])

    def test_the_record_holds_the_names_of_the_fields(self) -> None:
        change_document(document=self.papers[0], fields=replace(FIELDS, exhibit=2), by=self.nadia)
        entry = AuditEntry.objects.get()
        self.assertEqual(entry.verb, "document-changed")
        self.assertEqual(
            entry.facts, {"document": "d1", "fields": ["title", "kind", "language", "exhibit"]}
        )

    def test_it_refuses_what_is_no_date(self) -> None:
        with self.assertRaises(Refused) as caught:
            change_document(
                document=self.papers[0], fields=replace(FIELDS, issued="soon"), by=self.nadia
            )
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), ("bad-date", "issued"))

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                change_document(document=self.papers[0], fields=FIELDS, by=person)


class DownloadDocumentTests(DocumentTestCase):
    def setUp(self) -> None:
        self.document = make.document(of=self.case, content=self.content)

    def test_it_gives_the_file_and_keeps_a_record_of_each_reading(self) -> None:
        for _ in range(2):
            content = download_document(document=self.document, by=self.nadia)
            self.assertEqual(content, self.content)
        read = AuditEntry.objects.values_list("verb", "facts")
        self.assertEqual(list(read), [("document-downloaded", {"document": "d1"})] * 2)

    def test_it_refuses_a_file_that_is_gone_or_altered(self) -> None:
        Document.objects.update(stored_as=store().save(b"another file"))
        self.document.refresh_from_db()
        self.assertEqual(self.refusal(), "paper-altered")
        store().delete(self.document.stored_as)
        self.assertEqual(self.refusal(), "paper-missing")
        self.assertEqual(AuditEntry.objects.count(), 0)

    def refusal(self) -> str:
        with self.assertRaises(Refused) as caught:
            download_document(document=self.document, by=self.nadia)
        return caught.exception.problems[0].code

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                download_document(document=self.document, by=person)
