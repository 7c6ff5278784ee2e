"""A bound pack as a file: its tags, links, bookmarks, size and bytes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import TestCase

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from casework.adapters import exhibits
from casework.adapters.pdf import Rendered
from tests import verapdf
from tests.adapters import papers
from tests.adapters.binder_case import bind, bound, clean, front, sheets_of


class WholeTest(TestCase):
    """A pack of one exhibit of three pages, of which the last is used twice, and a photograph."""

    typeset: Rendered
    pack: bytes

    @classmethod
    def setUpClass(cls) -> None:
        letter = clean(papers.paper("eins", "zwei", "drei"))
        photograph = exhibits.to_pdf(papers.photograph(), "image/jpeg", "a.jpg").pdf
        cls.typeset = front(5)
        order = [(letter, 0), (letter, 1), (letter, 2), (photograph, 0), (letter, 2)]
        cls.pack = bind(cls.typeset.pdf, sheets_of(cls.typeset, order))

    def page_texts(self) -> list[str]:
        with papers.opened(self.pack) as pdf:
            pages = []
            for page in pdf.pages:
                single = Pdf.new()
                single.pages.append(page)
                pages.append(papers.text_of(papers.saved(single)))
        return pages

    def test_each_page_is_on_its_sheet(self) -> None:
        texts = self.page_texts()
        self.assertEqual(
            texts[1:],
            [
                "Exhibit 0 Contents eins 2/6",
                "Exhibit 1 Contents zwei 3/6",
                "Exhibit 2 Contents drei 4/6",
                "Exhibit 3 Contents 5/6",
                "Exhibit 4 Contents drei 6/6",
            ],
        )

    def test_it_is_sound(self) -> None:
        self.assertEqual(papers.checked(self.pack), "")

    def test_links_bookmarks_title_and_language_stay(self) -> None:
        with papers.opened(self.typeset.pdf) as before, papers.opened(self.pack) as after:
            for name, look in (("links", _links), ("bookmarks", _bookmarks)):
                with self.subTest(name):
                    self.assertEqual(look(after), look(before))
            self.assertEqual(len(_links(after)), 10)
            self.assertEqual([title for title, _page in _bookmarks(after)][:2],
                             ["Größe", "Exhibit 0"])  # fmt: skip
            self.assertEqual(str(after.Root.Lang), "de")
            self.assertEqual(str(after.docinfo["/Title"]), "Schriftsatz")
            self.assertEqual(after.Root.MarkInfo.Marked, True)

    def test_each_drawn_page_is_a_figure_in_its_place(self) -> None:
        with papers.opened(self.pack) as pdf:
            places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            elements = [(places[item.Pg.objgen], str(item.S), str(item.get("/Alt", "")))
                        for item in pdf.Root.StructTreeRoot.K[0].K]  # fmt: skip
        pages = [page for page, _kind, _words in elements]
        self.assertEqual(pages, sorted(pages))
        figures = [(page, words) for page, kind, words in elements if kind == "/Figure"]
        self.assertEqual(figures, [(number + 1, f"Exhibit {number}") for number in range(5)])
        # After the heading of its sheet, not before.
        self.assertEqual([kind for page, kind, _words in elements if page == 1][-1], "/Figure")

    def test_marks_of_the_figures_lead_to_them(self) -> None:
        with papers.opened(self.pack) as pdf:
            numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
            marks = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
            for page in list(pdf.pages)[1:]:
                element = marks[int(page.obj.StructParents)][-1]
                number = len(marks[int(page.obj.StructParents)]) - 1
                self.assertEqual((str(element.S), int(element.K)), ("/Figure", number))
                self.assertIn(f"/MCID {number}>>", page_content(page))

    def test_it_is_valid_pdf_ua_when_the_exhibits_allow_it(self) -> None:
        """An exhibit typeset with embedded fonts; others lack those, which nobody can add."""
        typeset = front(1)
        exhibit = clean(front(1).pdf)
        pack = bind(typeset.pdf, sheets_of(typeset, [(exhibit, 1)]))
        for name, content in (("front", self.typeset.pdf), ("pack", pack)):
            with self.subTest(name):
                path = Path(self.enterContext(tempfile.TemporaryDirectory())) / "a.pdf"
                path.write_bytes(content)
                self.assertEqual(verapdf.validate(path, "ua1"), [])

    def test_pages_of_the_exhibits_are_no_pages_of_the_pack(self) -> None:
        with papers.opened(self.pack) as pdf:
            self.assertEqual(len(pdf.pages), 6)
            kinds = [str(item.get("/Type", "")) for item in pdf.objects
                     if isinstance(item, pikepdf.Dictionary)]  # fmt: skip
        self.assertEqual(kinds.count("/Page"), 6)

    def test_a_page_used_twice_is_stored_once(self) -> None:
        with papers.opened(self.pack) as pdf:
            third, fifth = (list(pdf.pages[number].obj.Resources.XObject.values())
                            for number in (3, 5))  # fmt: skip
            self.assertEqual(third[0].objgen, fifth[0].objgen)


class SizeOfFileTest(TestCase):
    def test_what_pages_share_is_stored_once(self) -> None:
        """Twenty pages with the same large letterhead, and the same exhibit under two numbers."""
        noise = Image.effect_noise((1000, 1000), 90).tobytes()

        def head(pdf: Pdf) -> None:
            image = pdf.make_stream(noise)
            image.Type, image.Subtype = Name.XObject, Name.Image
            image.Width = image.Height = 1000
            image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
            for page in pdf.pages:
                page.obj.Resources.XObject = Dictionary(Head=image)
                page.contents_add(b"q 200 0 0 200 300 500 cm /Head Do Q")

        numbers = [str(number) for number in range(20)]
        exhibit = clean(papers.changed(papers.paper(*numbers), head))
        typeset = front(40)
        order = [(exhibit, number) for number in range(20)]
        pack = bind(typeset.pdf, sheets_of(typeset, order + order))
        self.assertGreater(len(exhibit), 500_000)
        self.assertLess(len(pack), len(typeset.pdf) + len(exhibit) + 40 * 400)
        self.assertEqual(papers.checked(pack), "")


class SameBytesTest(TestCase):
    def test_the_same_pack_has_the_same_bytes_in_every_process(self) -> None:
        program = (
            "import hashlib\n"
            "from tests.adapters import papers\n"
            "from tests.adapters.binder_case import bind, bound, clean\n"
            "pack = bound(clean(papers.paper('eins')), clean(papers.form('x', waits=True)))\n"
            "print(hashlib.sha256(pack).hexdigest())\n"
        )
        here = bound(clean(papers.paper("eins")), clean(papers.form("x", waits=True)))
        sums = {hashlib.sha256(here).hexdigest()}
        for seed in ("0", "77"):
            done = subprocess.run(
                [sys.executable, "-c", program],
                capture_output=True,
                check=True,
                text=True,
                env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
                cwd=papers.FONTS.parents[1],
            )
            sums.add(done.stdout.strip())
        self.assertEqual(len(sums), 1)

    def test_another_exhibit_makes_another_identity(self) -> None:
        packs = [bound(clean(papers.paper(text))) for text in ("eins", "zwei")]
        with papers.opened(packs[0]) as one, papers.opened(packs[1]) as other:
            self.assertNotEqual(bytes(one.trailer.ID[1]), bytes(other.trailer.ID[1]))


def page_content(page: pikepdf.Page) -> str:
    return b"\n".join(part.read_bytes() for part in page.obj.Contents).decode("latin-1")


def _links(pdf: Pdf) -> list[tuple[int, str, str]]:
    return [(number, str(link.Dest), str(link.Contents))
            for number, page in enumerate(pdf.pages)
            for link in page.obj.get(Name.Annots, [])]  # fmt: skip


def _bookmarks(pdf: Pdf) -> list[tuple[str, int]]:
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = []
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            if not isinstance(item.destination, Array):
                raise AssertionError(f"{item.title} leads nowhere")
            found.append((item.title, places[item.destination[0].objgen]))
            waiting = [*item.children, *waiting]
    return found
