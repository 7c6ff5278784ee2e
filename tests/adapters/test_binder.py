"""Exhibit pages in the frames of a pack: whole, upright, in place, and nothing else changed."""

from __future__ import annotations

from unittest import TestCase

from pikepdf import Array, Pdf
from PIL import Image

from casework.adapters import exhibits
from casework.adapters.binder import BindError, Geometry, Sheet, page_sizes
from tests.adapters import papers
from tests.adapters.binder_case import Files, bind, bound, clean, front

CM = 72 / 2.54
RED = (255, 0, 0)


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
                self.assertEqual(page_sizes(Files.file(content)), [wanted])

    def test_it_is_given_for_each_page(self) -> None:
        path = Files.file(papers.paper("a", "b", size=(100, 200)))
        self.assertEqual(page_sizes(path), [(100, 200)] * 2)


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
        self.assertLess(papers.mean_difference(alone.resize(size), cut), 6)
        # And around it the sheet is as it was.
        empty = papers.looks(front(1, wide=wide).pdf, page=2, dpi=72)
        white = Image.new("RGB", (size[0] + 4, size[1] + 4), "white")
        shown.paste(white, (left - 2, top - 2))
        self.assertLess(papers.mean_difference(empty, shown), 0.01)

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


class WrongSheetTest(TestCase):
    def test_a_page_that_is_not_there_is_an_error(self) -> None:
        typeset, exhibit = front(1), Files.file(clean(papers.paper("eins")))
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
