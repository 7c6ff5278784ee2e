from __future__ import annotations

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from casework.actions.files import store
from casework.models import AuditEntry, Document, Pack, PackFiling
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

ADD = "/cases/PL-2026-TEST/papers/new/"
ONE = "/cases/PL-2026-TEST/papers/d1/"


class PaperTestCase(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        self.case = make.case(by=self.nadia)
        make.person(of=self.case)


class AddTests(PaperTestCase):
    def post(self, content: bytes, name: str = "summons.pdf", **more: str) -> str:
        file = SimpleUploadedFile(name, content)
        data = {"file": file, "kind": "summons", "title_en": "Secret summons", **more}
        response = self.client.post(ADD, data)
        return f"{response.status_code} {response.content.decode()}"

    def test_it_takes_a_paper_with_its_description(self) -> None:
        answer = self.post(paper("a", "b"), issued="20.10.2025", language="tg", exhibit="1")
        self.assertEqual(answer[:3], "302")
        saved = Document.objects.get()
        self.assertEqual(
            (saved.title, saved.kind, saved.issued, saved.language, saved.exhibit, saved.pages),
            ({"en": "Secret summons"}, "summons", "2025-10-20", "tg", 1, 2),
        )

    def test_it_says_plainly_what_is_wrong_with_a_file_and_keeps_the_rest(self) -> None:
        whole = paper("a")
        for content, name in ((b"", "a.pdf"), (whole[:99], "a.pdf"), (whole, "a.jpg")):
            with self.subTest(name=name, size=len(content)):
                answer = self.post(content, name)
                self.assertEqual(answer[:3], "422")
                self.assertIn('href="#id_file"', answer)
                self.assertIn('value="Secret summons"', answer)
        self.assertEqual(Document.objects.count(), 0)

    @override_settings(UPLOAD_LIMIT_BYTES=1000)
    def test_it_says_how_large_a_file_may_be(self) -> None:
        self.assertIn("The file is larger than 1000\xa0bytes.", self.post(b"x" * 1001))

    def test_an_untitled_paper_is_refused_at_the_title(self) -> None:
        answer = self.post(paper("a"), title_en="")
        self.assertIn('href="#id_title_en"', answer)
        self.assertEqual(Document.objects.count(), 0)


class EditTests(PaperTestCase):
    def test_saving_unchanged_keeps_everything(self) -> None:
        document = make.document(
            of=self.case, content=b"x", exhibit=1, issued="2025~", translation_note={"de": "Ü."}
        )
        before = document.to_facts()
        form = self.client.get(ONE).context["form"]
        self.client.post(ONE, {field.html_name: field.value() or "" for field in form})
        self.assertEqual(Document.objects.get().to_facts(), before)

    def test_it_changes_the_place_among_the_exhibits(self) -> None:
        for number in (1, 2):
            make.document(of=self.case, content=b"x", key=f"d{number}", exhibit=number)
        self.client.post(ONE, {"kind": "letter", "title_en": "Letter", "exhibit": "2"})
        order = Document.objects.order_by("key").values_list("key", "exhibit")
        self.assertEqual(list(order), [("d1", 2), ("d2", 1)])


class PlaceTests(PaperTestCase):
    """The places that a paper is offered among the exhibits, before and after a filing."""

    def setUp(self) -> None:
        super().setUp()
        for number in (1, 2):
            title = {"en": f"Letter {number}"}
            make.document(
                of=self.case, content=b"x", key=f"d{number}", exhibit=number, title=title, pages=4
            )
        make.document(of=self.case, content=b"x", key="d3", title={"en": "Late"}, pages=4)

    def file(self) -> None:
        rows = [{"key": f"d{number}", "number": number} for number in (1, 2)]
        pack = Pack.objects.create(
            case=self.case,
            language="pl",
            as_of=dt.date(2026, 11, 24),
            plan={"exhibits": rows},
            sha256="0" * 64,
            pages=1,
            size=1,
            stored_as="none",
            version="1",
            built_by=self.omar,
        )
        PackFiling.objects.create(
            pack=pack, filed_on=dt.date(2026, 11, 24), filed_at="Court", way="post", by=self.omar
        )

    def offered(self, key: str) -> list[str]:
        form = self.client.get(f"/cases/PL-2026-TEST/papers/{key}/").context["form"]
        return [words for _value, words in form.fields["exhibit"].choices]

    def test_before_a_filing_every_place_is_free(self) -> None:
        self.assertEqual(
            self.offered("d3"),
            [
                "no exhibit",
                "1, first of all",
                "2, after exhibit 1: Letter 1",
                "3, after exhibit 2: Letter 2",
            ],
        )
        page = self.client.get("/cases/PL-2026-TEST/papers/d3/")
        self.assertContains(page, "nothing was filed yet")

    def test_after_it_late_ones_get_letters_and_filed_ones_stay(self) -> None:
        self.file()
        self.assertEqual(
            self.offered("d3"),
            ["no exhibit", "1a, after exhibit 1: Letter 1", "3, after exhibit 2: Letter 2"],
        )
        self.assertEqual(
            self.offered("d2"),
            ["no longer submitted; the number 2 stays reserved", "2, as filed"],
        )
        page = self.client.get("/cases/PL-2026-TEST/papers/d3/")
        self.assertContains(page, "keep their numbers for ever")
        self.client.post(
            "/cases/PL-2026-TEST/papers/d3/",
            {"kind": "letter", "title_en": "Late", "exhibit": "2", "pages_used": "2 - 3,4"},
        )
        late = Document.objects.get(key="d3")
        self.assertEqual((str(late.number), late.pages_used), ("1a", "2-4"))
        page = self.client.get("/cases/PL-2026-TEST/")
        self.assertContains(page, "Exhibit 1a")
        self.assertContains(page, "used: 2-4")

    def test_a_place_that_is_not_offered_is_refused(self) -> None:
        self.file()
        for key, place in (("d3", "1"), ("d2", "1"), ("d3", "9")):
            with self.subTest(key=key, place=place):
                answer = self.client.post(
                    f"/cases/PL-2026-TEST/papers/{key}/",
                    {"kind": "letter", "title_en": "Letter", "exhibit": place},
                )
                self.assertEqual(answer.status_code, 422)

    def test_pages_that_are_not_there_are_refused_at_their_field(self) -> None:
        answer = self.client.post(
            "/cases/PL-2026-TEST/papers/d3/",
            {"kind": "letter", "title_en": "Letter", "pages_used": "3-9"},
        )
        self.assertContains(answer, 'href="#id_pages_used"', status_code=422)
        self.assertContains(answer, "There is no page 9", status_code=422)


class DownloadTests(PaperTestCase):
    def test_it_is_always_an_attachment_and_never_guessed_at(self) -> None:
        content = b"<html><script>alert(1)</script>"
        make.document(of=self.case, content=content, filename="Даъват “1”.pdf")
        response = self.client.get(f"{ONE}file/")
        self.assertEqual(response.content, content)
        self.assertEqual(response["Content-Type"], "application/pdf")
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertTrue(
            response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
        )
        self.assertEqual(AuditEntry.objects.get().verb, "document-downloaded")

    def test_a_lost_file_is_told_plainly(self) -> None:
        document = make.document(of=self.case, content=b"x")
        store().delete(document.stored_as)
        response = self.client.get(f"{ONE}file/")
        self.assertContains(response, "The stored file cannot be found", status_code=500)

    def test_a_paper_of_another_case_is_not_found(self) -> None:
        make.document(of=make.case(by=self.nadia, ref="PL-2026-TWO"), content=b"x", key="d7")
        for end in ("", "file/"):
            with self.subTest(end=end):
                response = self.client.get(f"/cases/PL-2026-TEST/papers/d7/{end}")
                self.assertEqual(response.status_code, 404)
