"""The files of a pack for filing: cut at limits, PDF/A where they can be, the same each time."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

import pikepdf
from django.core.exceptions import PermissionDenied

from casework.actions.filing_files import Prepared, files_of, prepare_filing
from casework.actions.packs import build_pack, record_download
from casework.adapters.store import sha256
from casework.domain.errors import Refused
from casework.domain.filing_route import Limits
from casework.models import AuditEntry, Pack
from tests import make, make_law
from tests.adapters import papers
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case
from tests.verapdf import validate

PDFTOTEXT = shutil.which("pdftotext") or "pdftotext"


def noise(seed: int, count: int) -> bytes:
    """Bytes that no program packs any smaller."""
    return random.Random(seed).randbytes(count)  # noqa: S311 -- no secret


def fit_paper(size: int) -> bytes:
    """A paper of one page with a picture of about so many bytes, and no font."""
    with pikepdf.Pdf.open(io.BytesIO(papers.paper("Anlage"))) as pdf:
        page = pdf.pages[0]
        side = int((size / 3) ** 0.5)
        picture = pdf.make_stream(noise(size, side * side * 3))
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width = picture.Height = side
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        page.obj.Contents = pdf.make_stream(b"q 500 0 0 500 40 100 cm /P Do Q")
        return papers.saved(pdf)


class FilingTestCase(CastTestCase):
    """A case before a court in Berlin, with a letter in Helvetica and four pictures of 300 kB."""

    pack: Pack

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.court = make_law.authority(name="Verwaltungsgericht Berlin")
        cls.case = small_case(by=cls.omar)
        for number in (2, 3, 4, 5):
            make.document(
                of=cls.case,
                key=f"picture-{number}",
                content=fit_paper(300_000 + number),
                pages=1,
                title={"de": f"Bild {number}"},
                exhibit=number,
            )
        cls.pack = build_pack(case=cls.case, language="de", as_of=AS_OF, by=cls.omar)
        cls.content = record_download(pack=cls.pack, by=cls.omar)

    def prepared(self, size: int | None = None, files: int | None = None) -> Prepared:
        return prepare_filing(pack=self.pack, by=self.omar, limits=Limits(size, files))

    def names(self, prepared: Prepared) -> list[str]:
        return [file.name for file in prepared.files]

    def text(self, content: bytes) -> str:
        done = subprocess.run(
            [PDFTOTEXT, "-q", "-layout", "-", "-"],
            input=content,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    def code(self, size: int | None) -> str:
        with self.assertRaises(Refused) as caught:
            self.prepared(size)
        return caught.exception.problems[0].code


class WholeTests(FilingTestCase):
    def test_without_a_limit_it_is_one_file_without_the_attached_manifest(self) -> None:
        prepared = self.prepared()
        [file] = prepared.files
        self.assertEqual(file.name, "01_Text_Anlage-K-5.pdf")
        self.assertEqual((file.pages, file.message), (self.pack.pages, 1))
        with pikepdf.Pdf.open(io.BytesIO(file.content)) as pdf:
            self.assertEqual(len(pdf.attachments), 0)
            self.assertEqual(len(pdf.pages), self.pack.pages)

    def test_an_exhibit_that_cannot_be_pdfa_is_named_with_its_pages_and_the_reason(self) -> None:
        prepared = self.prepared()
        [unfit] = prepared.unfit
        self.assertEqual((unfit.label, unfit.reasons), ("Anlage K 1", ("font-not-embedded",)))
        [(first, last)] = unfit.pages
        self.assertEqual(last - first, 1)
        self.assertFalse(prepared.files[0].is_pdfa)
        self.assertNotIn(b"pdfaid", prepared.files[0].content)

    def test_the_bytes_are_the_same_each_time(self) -> None:
        for size in (None, 700_000):
            with self.subTest(size=size):
                first, second = self.prepared(size).as_zip(), self.prepared(size).as_zip()
                self.assertEqual(sha256(first), sha256(second))

    def test_it_is_on_record_and_nothing_is_kept(self) -> None:
        packs = Pack.objects.count()
        self.prepared(700_000)
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.case), ("pack-prepared", self.case))
        self.assertEqual(
            entry.facts, {"sha256": self.pack.sha256, "profile": "DE-FILING", "files": 4}
        )
        self.assertEqual(Pack.objects.count(), packs)

    def test_looking_at_how_the_files_stand_to_the_route_hands_nothing_out(self) -> None:
        before = AuditEntry.objects.count()
        files_of(self.pack, Limits())
        self.assertEqual(AuditEntry.objects.count(), before)

    def test_who_may_not_build_prepares_nothing(self) -> None:
        make.member(of=self.case, user=self.nadia)
        for user in (self.nadia, self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                prepare_filing(pack=self.pack, by=user, limits=Limits())


class SplitTests(FilingTestCase):
    LIMIT = 700_000

    def test_each_file_keeps_to_the_limit_and_no_exhibit_is_cut(self) -> None:
        prepared = self.prepared(self.LIMIT)
        self.assertEqual(
            self.names(prepared),
            [
                "00_Teileverzeichnis.pdf",
                "01_Text_Anlage-K-2.pdf",
                "02_Anlage-K-3_Anlage-K-4.pdf",
                "03_Anlage-K-5.pdf",
            ],
        )
        for file in prepared.files:
            with self.subTest(file.name):
                self.assertLessEqual(file.size, self.LIMIT)
        held = [one for file in prepared.files if file.part for one in file.part.holds]
        self.assertTrue(all(one.is_whole for one in held))

    def test_the_parts_together_hold_every_page_once_in_order(self) -> None:
        parts = [file.part for file in self.prepared(self.LIMIT).files if file.part]
        pages = [page for part in parts for page in range(part.first, part.last + 1)]
        self.assertEqual(pages, list(range(1, self.pack.pages + 1)))

    def test_the_list_names_each_part_with_its_contents_pages_and_fingerprint(self) -> None:
        listed, *parts = self.prepared(self.LIMIT).files
        text = " ".join(self.text(listed.content).split())
        for file in parts:
            assert file.part
            with self.subTest(file.name):
                self.assertIn(file.name, text)
                self.assertIn(sha256(file.content)[:32], text)
                self.assertIn(sha256(file.content)[32:], text)
                self.assertIn(f"{file.part.first}–{file.part.last}", text)
        self.assertIn("Anlage K 3, Anlage K 4", text)
        self.assertIn(self.pack.sha256, text)

    def test_neither_names_nor_list_tell_who_the_client_is(self) -> None:
        listed, *parts = self.prepared(self.LIMIT).files
        told = self.text(listed.content) + " ".join(file.name for file in parts)
        for secret in ("Qodirova", "Қодирова", "Farzona", "Brief der Mutter", "Bild 3"):
            with self.subTest(secret):
                self.assertNotIn(secret, told)
        self.assertIn("Qodirova", self.text(parts[0].content))

    def test_a_link_to_another_part_is_a_line_in_words_and_others_still_lead(self) -> None:
        _listed, first, second, _third = self.prepared(self.LIMIT).files
        assert second.part
        page = second.part.first
        self.assertIn(f"Teil 1 von 3. Siehe Teil 2, S. {page}", self.text(first.content))
        with pikepdf.Pdf.open(io.BytesIO(first.content)) as pdf:
            names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
            led = {
                str(link.Dest)
                for page in pdf.pages
                for link in page.obj.get(pikepdf.Name.Annots, [])
                if pikepdf.Name.Dest in link
            }
        self.assertIn("exhibit-2-p1", led)
        self.assertNotIn("exhibit-3-p1", led)
        self.assertLessEqual(led, names)

    def test_a_part_is_labelled_with_the_pages_of_the_pack(self) -> None:
        _listed, _first, second, _third = self.prepared(self.LIMIT).files
        assert second.part
        with pikepdf.Pdf.open(io.BytesIO(second.content)) as pdf:
            labels = [page.label for page in pdf.pages]
            with pdf.open_outline() as outline:
                titles = [item.title for item in outline.root]
        self.assertEqual(labels, [str(second.part.first), str(second.part.last)])
        self.assertEqual(len(titles), 2)

    def test_what_other_parts_hold_is_not_in_the_file(self) -> None:
        _listed, first, *_rest = self.prepared(self.LIMIT).files
        with pikepdf.Pdf.open(io.BytesIO(first.content)) as pdf:
            pictures = [
                item
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream)
                and item.get(pikepdf.Name.Subtype) == pikepdf.Name.Image
            ]
        self.assertEqual(len(pictures), 1)

    def test_a_smaller_limit_makes_more_parts_and_all_keep_to_it(self) -> None:
        prepared = self.prepared(400_000)
        self.assertEqual(len(prepared.files), 6)
        for file in prepared.files:
            self.assertLessEqual(file.size, 400_000)

    def test_a_page_that_alone_is_too_large_is_refused_by_its_number(self) -> None:
        self.assertEqual(self.code(200_000), "filing-page-too-large")

    def test_more_files_than_a_message_may_have_go_in_several(self) -> None:
        prepared = self.prepared(self.LIMIT, files=2)
        self.assertEqual([file.message for file in prepared.files], [1, 1, 2, 3])
        by_count = self.prepared(None, files=1)
        self.assertEqual([file.message for file in by_count.files], [1])

    def test_the_zip_holds_just_these_files(self) -> None:
        prepared = self.prepared(self.LIMIT)
        with zipfile.ZipFile(io.BytesIO(prepared.as_zip())) as archive:
            self.assertEqual(archive.namelist(), self.names(prepared))
            self.assertIsNone(archive.testzip())
            for file in prepared.files:
                self.assertEqual(archive.read(file.name), file.content)


@unittest.skipUnless(shutil.which("java"), "veraPDF needs Java")
class ValidTests(FilingTestCase):
    """What is said to be PDF/A is; and every file stays readable by ear (PDF/UA-1)."""

    def test_veraPDF_agrees(self) -> None:  # noqa: N802 -- its name
        with tempfile.TemporaryDirectory() as folder:
            for file in self.prepared(700_000).files:
                path = Path(folder) / file.name
                path.write_bytes(file.content)
                with self.subTest(file.name):
                    # The letter has a font that is not embedded: neither standard allows it.
                    self.assertEqual(validate(path, "ua1") == [], file.is_pdfa)
                    self.assertEqual(validate(path, "2b") == [], file.is_pdfa)
                    self.assertEqual(file.is_pdfa, not file.name.startswith("01"))
