"""Exhibit pages in the frames of a pack: whole, upright, in place, and nothing else changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import TestCase

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops

from casework.adapters import exhibits
from casework.adapters.binder import BindError, Geometry, Sheet, bind, page_sizes
from casework.adapters.pdf import Rendered, render
from tests import verapdf
from tests.adapters import papers

STYLE = """
@page { size: A4; margin: 2cm; @bottom-center { content: counter(page) " / " counter(pages) } }
@page wide { size: A4 landscape }
body { margin: 0; font-family: "Noto Serif" }
section { break-before: page }
section.wide { page: wide }
.frame { height: 20cm }
.wide .frame { height: 12cm }
"""
# The frames of both kinds of sheet, in points, as the style sheet says.
CM = 72 / 2.54
RED = (255, 0, 0)


def front(count: int, *, wide: bool = False) -> Rendered:
    """Contents and as many empty sheets as asked for, linked both ways."""
    kind = ' class="wide"' if wide else ""
    rows = "".join(f'<p><a href="#s{i}">Exhibit {i}</a></p>' for i in range(count))
    sheets = "".join(
        f'<section{kind} id="s{i}"><h2>Exhibit {i}</h2><p><a href="#contents">Contents</a></p>'
        f'<div class="frame" id="frame-{i}"></div></section>'
        for i in range(count)
    )
    html = f"""<!DOCTYPE html><html lang="de"><head><title>Schriftsatz</title></head><body>
    <h1 id="contents">Größe</h1>{rows}{sheets}</body></html>"""
    return render(html, stylesheet=STYLE, fonts=papers.FONTS)


def sheets_of(typeset: Rendered, pages: list[tuple[bytes, int]]) -> list[Sheet]:
    return [
        Sheet(area.page, f"Exhibit {place}", content, number, area.rect)
        for place, (content, number) in enumerate(pages)
        for area in [typeset.areas[f"frame-{place}"]]
    ]


def bound(*contents: bytes, wide: bool = False) -> bytes:
    """The first page of each content, on a sheet of its own."""
    typeset = front(len(contents), wide=wide)
    return bind(typeset.pdf, sheets_of(typeset, [(content, 0) for content in contents]))


def clean(content: bytes) -> bytes:
    return exhibits.to_pdf(content, "application/pdf", "exhibit.pdf").pdf


class SizeTest(TestCase):
    def test_it_is_that_of_the_page_as_it_shows(self) -> None:
        plain = papers.paper("eins", size=(400, 600))
        crop = Array([50, 100, 250, 500])
        for name, content, wanted in (
            ("plain", plain, (400, 600)),
            ("quarter turn", papers.with_page(plain, Rotate=90), (600, 400)),
            ("half turn", papers.with_page(plain, Rotate=180), (400, 600)),
            ("turned back", papers.with_page(plain, Rotate=-90), (600, 400)),
            ("cropped", papers.with_page(plain, CropBox=crop), (200, 400)),
            ("cropped, turned", papers.with_page(plain, CropBox=crop, Rotate=270), (400, 200)),
            ("larger unit", papers.with_page(plain, UserUnit=2), (800, 1200)),
            ("crop too large", papers.with_page(plain, CropBox=Array([-9, 0, 500, 700])),
             (400, 600)),
            ("crop beside it", papers.with_page(plain, CropBox=Array([900, 900, 950, 950])),
             (400, 600)),
            ("corners swapped", papers.with_page(plain, MediaBox=Array([400, 600, 0, 0])),
             (400, 600)),
        ):  # fmt: skip
            with self.subTest(name):
                self.assertEqual(page_sizes(content), [wanted])

    def test_it_is_given_for_each_page(self) -> None:
        self.assertEqual(page_sizes(papers.paper("a", "b", size=(100, 200))), [(100, 200)] * 2)


class PlaceTest(TestCase):
    def test_a_page_lies_in_the_middle_and_is_not_enlarged(self) -> None:
        small = Geometry((0, 0, 100, 50), 0, 1)
        matrix, lies = small.placed((100, 200, 400, 600))
        self.assertEqual(matrix, (1, 0, 0, 1, 200, 375))
        self.assertEqual(lies, (200, 375, 300, 425))

    def test_a_larger_unit_makes_the_page_larger(self) -> None:
        large = Geometry((0, 0, 100, 50), 0, 2)
        self.assertEqual(large.placed((100, 200, 400, 600))[1], (150, 350, 350, 450))

    def test_a_page_keeps_its_proportions(self) -> None:
        large = Geometry((10, 20, 1010, 520), 0, 1)
        matrix, lies = large.placed((0, 0, 500, 500))
        self.assertEqual(matrix, (0.5, 0, 0, 0.5, -5, 115))
        self.assertEqual(lies, (0, 125, 500, 375))

    def test_a_turned_page_lies_where_its_corners_go(self) -> None:
        """Each turn brings another corner of the page to the lower left of the frame."""
        for turn, corner in ((0, (10, 20)), (90, (110, 20)), (180, (110, 70)), (270, (10, 70))):
            with self.subTest(turn):
                geometry = Geometry((10, 20, 110, 70), turn, 1)
                (a, b, c, d, e, f), lies = geometry.placed((0, 0, 100, 100))
                x, y = corner
                there = a * x + c * y + e, b * x + d * y + f
                self.assertEqual(there, (lies[0], lies[1]))


class LookTest(TestCase):
    """Each page is drawn by pdftoppm alone and in its sheet, and compared."""

    def assert_same_look(self, content: bytes, *, wide: bool = False) -> None:
        pack = bound(content, wide=wide)
        shown, alone = papers.looks(pack, page=2, dpi=72), papers.looks(content, dpi=72)
        paper = 595.276 if wide else 841.89
        width, height = (841.89 if wide else 595.276) - 4 * CM, (12 if wide else 20) * CM
        scale = min(1, width / alone.width, height / alone.height)
        size = round(alone.width * scale), round(alone.height * scale)
        # The frame hangs below heading and link, which the test of pdf.render measures.
        area = front(1, wide=wide).areas["frame-0"].rect
        left = round((area[0] + area[2] - size[0]) / 2)
        top = round(paper - (area[1] + area[3] + size[1]) / 2)
        cut = shown.crop((left, top, left + size[0], top + size[1]))
        self.assertLess(_mean(alone.resize(size), cut), 6)
        # And around it the sheet is as it was.
        empty = papers.looks(front(1, wide=wide).pdf, page=2, dpi=72)
        white = Image.new("RGB", (size[0] + 4, size[1] + 4), "white")
        shown.paste(white, (left - 2, top - 2))
        self.assertLess(_mean(empty, shown), 0.01)

    def test_pages_of_every_kind_look_as_they_do_alone(self) -> None:
        a4 = papers.paper("Größe")
        for name, content in (
            ("A4", a4),
            ("A5", papers.paper("Größe", size=(420, 595))),
            ("Letter", papers.paper("Größe", size=(612, 792))),
            ("A3", papers.paper("Größe", size=(842, 1191))),
            ("stamp", papers.paper("x", size=(72, 90))),
            ("half turn", papers.with_page(a4, Rotate=180)),
            ("cropped", papers.with_page(a4, CropBox=Array([10, 600, 400, 830]))),
            ("moved", papers.with_page(a4, MediaBox=Array([-100, -50, 495, 792]))),
            ("trimmed", papers.with_page(a4, TrimBox=Array([200, 200, 300, 300]))),
        ):
            with self.subTest(name):
                self.assert_same_look(clean(content))

    def test_pages_that_lie_across_look_as_they_do_alone(self) -> None:
        a4 = papers.paper("Größe")
        crop = Array([10, 400, 300, 830])
        for name, content in (
            ("landscape", papers.paper("Größe", size=(842, 595))),
            ("quarter turn", papers.with_page(a4, Rotate=90)),
            ("three quarters", papers.with_page(a4, Rotate=270)),
            ("cropped, turned", papers.with_page(a4, CropBox=crop, Rotate=90)),
        ):
            with self.subTest(name):
                self.assert_same_look(clean(content), wide=True)

    def test_a_photograph_held_sideways_stands_upright(self) -> None:
        content = papers.photograph((480, 360), exif=papers.exif(6))
        self.assert_same_look(exhibits.to_pdf(content, "image/jpeg", "a.jpg").pdf)

    def test_a_layer_that_is_off_stays_off(self) -> None:
        self.assert_same_look(clean(papers.with_layer("SCHWARZ", shown=False)))
        self.assert_same_look(clean(papers.with_layer("SCHWARZ", shown=True)))

    def test_what_lies_outside_the_page_stays_outside(self) -> None:
        def spill(pdf: Pdf) -> None:
            pdf.pages[0].contents_add(b"1 0 0 rg -2000 -2000 5000 5000 re f")

        shown = papers.looks(bound(clean(papers.changed(papers.paper("x"), spill))), page=2)
        red = sum(count for count, colour in shown.getcolors(2**24) or [] if colour == RED)
        # A4 shrunk to the 20 cm of the frame.
        whole = (20 * CM) * (20 * CM * 595 / 842)
        self.assertAlmostEqual(red / whole, 1, 1)

    def test_a_page_that_forgets_to_restore_does_not_disturb_the_sheet(self) -> None:
        def forget(pdf: Pdf) -> None:
            page = pdf.pages[0]
            page.obj.Contents = pdf.make_stream(b"q q 0.1 0 0 0.1 0 0 cm 1 0 0 rg 0 0 99 99 re f")

        pack = bound(clean(papers.changed(papers.paper("x"), forget)))
        self.assertEqual(papers.checked(pack), "")
        self.assertIn("2/2", papers.text_of(pack))


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
            "from tests.adapters.test_binder import bound, clean\n"
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


class WrongSheetTest(TestCase):
    def test_a_page_that_is_not_there_is_an_error(self) -> None:
        typeset, exhibit = front(1), clean(papers.paper("eins"))
        frame = typeset.areas["frame-0"].rect
        for name, sheet in (
            ("sheet", Sheet(2, "A", exhibit, 0, frame)),
            ("before the first sheet", Sheet(-1, "A", exhibit, 0, frame)),
            ("exhibit page", Sheet(1, "A", exhibit, 1, frame)),
            ("before the first page", Sheet(1, "A", exhibit, -1, frame)),
        ):
            with self.subTest(name), self.assertRaises(BindError):
                bind(typeset.pdf, [sheet])

    def test_a_document_without_tags_is_an_error(self) -> None:
        with self.assertRaises(BindError):
            bind(papers.paper("eins"), [])

    def test_a_pack_without_exhibits_is_the_document(self) -> None:
        typeset = front(1)
        pack = bind(typeset.pdf, [])
        self.assertEqual(papers.text_of(pack), papers.text_of(typeset.pdf))


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


def _mean(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of the pixels; drawn at another size, edges differ a little."""
    grey = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    histogram = grey.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)
