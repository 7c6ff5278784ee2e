"""Exhibits of many pages: one sheet of each is typeset, and yet every printed number is true."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
from django.conf import settings
from pikepdf import Array, Pdf

from casework.actions.pack_rebuild import rebuild_pack
from casework.actions.packs import build_pack, record_download
from casework.adapters.seal import open_sealed
from casework.domain.manifest import differences, read_manifest
from casework.models import Case, Pack
from tests import make
from tests.adapters import papers
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

PAGES = 30
TITLE = "Akte der Ausländerbehörde, übersandt über die Poststelle am 3. März 2026 in zwei Bänden"


class LongExhibitTests(CastTestCase):
    case: Case
    pack: Pack
    content: bytes

    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        file = make.document(
            of=self.case, content=mixed(), key="file", title={"de": TITLE}, exhibit=2, pages=PAGES
        )
        make.document(
            of=self.case,
            content=papers.paper("Letzter Brief"),
            key="last",
            title={"de": "Letzter Brief"},
            exhibit=3,
        )
        event = self.case.events.get()
        for page in (7, PAGES):
            event.document_links.create(document=file, page=page)
        self.pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.content = record_download(pack=self.pack, by=self.omar)

    def pages(self) -> list[str]:
        command = ["pdftotext", "-q", "-layout", "-", "-"]
        done = subprocess.run(command, input=self.content, capture_output=True, check=True)
        return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]

    def targets(self, pdf: Pdf) -> dict[str, int]:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        return {str(name): places[there[0].objgen] for name, there in names.items()}

    def test_every_printed_number_is_true(self) -> None:
        pages = self.pages()
        count = len(pages)
        self.assertEqual(count, self.pack.pages)
        for number, text in enumerate(pages, 1):
            with self.subTest(page=number):
                self.assertRegex(text, rf"Seite {number} von {count}\b")
        with Pdf.open(io.BytesIO(self.content)) as pdf:
            targets = self.targets(pdf)
            self.assertEqual(
                [page.label for page in pdf.pages], [str(n + 1) for n in range(count)]
            )
        first = targets["exhibit-2-p1"]
        self.assertEqual(targets["exhibit-3-p1"], first + PAGES)
        # The contents, and the list of exhibits.
        for title, anchor in ((TITLE[:22], "exhibit-2-p1"), ("Letzter Brief", "exhibit-3-p1")):
            [line] = re.findall(rf"{title}.*?\.{{3,}} ?(\d+)", pages[1])
            self.assertEqual(int(line), targets[anchor])
        for page in (1, 7, PAGES):
            text = pages[targets[f"exhibit-2-p{page}"] - 1]
            with self.subTest(exhibit_page=page):
                self.assertIn("Anlage K 2", text)
                self.assertIn(f"Seite {page} von {PAGES}", text)
                self.assertIn(f"Blatt {page}", text)

    def test_the_matrix_leads_to_the_very_pages(self) -> None:
        with Pdf.open(io.BytesIO(self.content)) as pdf:
            linked = {
                str(link.Dest)
                for page in pdf.pages
                for link in page.obj.get("/Annots", [])
                if "/Dest" in link
            }
            self.assertLessEqual({"exhibit-2-p7", f"exhibit-2-p{PAGES}"}, linked)
            self.assertLessEqual(linked, set(self.targets(pdf)))

    def test_each_sheet_lies_as_its_page_does(self) -> None:
        with Pdf.open(io.BytesIO(self.content)) as pdf:
            start = self.targets(pdf)["exhibit-2-p1"] - 1
            boxes = [[float(s) for s in page.mediabox] for page in pdf.pages]
        shapes = [box[2] > box[3] for box in boxes[start : start + PAGES]]
        self.assertEqual(shapes, [number % 3 == 2 for number in range(PAGES)])

    def test_the_manifest_names_the_pages_of_each_exhibit(self) -> None:
        opened = open_sealed(self.content)
        self.assertTrue(opened.is_whole)
        manifest = read_manifest(opened.manifest)
        self.assertEqual(differences(manifest, opened.parts), ())
        rows = [(row.label, row.last_page - row.first_page + 1) for row in manifest.exhibits]
        self.assertEqual(rows, [("Anlage K 1", 2), ("Anlage K 2", PAGES), ("Anlage K 3", 1)])
        second = manifest.exhibits[1]
        self.assertEqual(manifest.place(second.first_page + 6), ("Anlage K 2", 7))
        self.assertEqual(len(manifest.parts["pages"]), self.pack.pages)

    def test_it_is_rebuilt_to_the_same_bytes(self) -> None:
        rebuilt = rebuild_pack(pack=self.pack, by=self.omar)
        self.assertEqual((rebuilt.is_same, rebuilt.sha256), (True, self.pack.sha256))

    def test_nothing_stays_in_clear_on_disk(self) -> None:
        rooms = Path(settings.DATA_DIR) / "building"
        self.assertEqual([path for path in rooms.iterdir() if path.name != "lock"], [])
        kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
        self.assertGreater(len(kept), 0)
        for path in kept:
            self.assertNotIn(b"%PDF", path.read_bytes())


def mixed() -> bytes:
    """Upright pages, and each third lies across: turned, cropped or wide."""
    with Pdf.open(io.BytesIO(papers.paper(*(f"Blatt {n + 1}" for n in range(PAGES))))) as pdf:
        for number, page in enumerate(pdf.pages):
            if number % 3 == 2:
                page.obj["/Rotate"] = 90 if number % 2 else 270
            if number == 8:
                page.obj["/CropBox"] = Array([10, 500, 500, 842])
                page.obj["/Rotate"] = 0
        return papers.saved(pdf)
