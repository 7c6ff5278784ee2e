"""Sheets that follow the typeset one of their exhibit: stamped, linked, tagged, and in order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import TestCase

from pikepdf import Array, Name, Object, OutlineItem, Pdf
from PIL import Image

from casework.adapters.binder import BindError, Sheet
from casework.adapters.page_geometry import box_of
from casework.adapters.pdf import Rendered, render
from tests import verapdf
from tests.adapters import papers
from tests.adapters.binder_case import Files, bind, clean, front

STYLE = """
@page { size: A4; margin: 10mm 12mm 15mm; font: 8pt "Noto Sans"; color: #4b5563;
  @bottom-right { content: "Page " counter(page) " of 9"; } }
@page second { counter-increment: page 4 }
@page last { counter-increment: page 3 }
body { margin: 0; font: 8.5pt/1.3 "Noto Sans" }
section { break-before: page }
.strip { display: flex; height: 9mm; color: #1a1a1a }
.strip h2, .strip p { font: 8.5pt/1.3 "Noto Sans"; color: #4b5563; margin: 0 0 0 8mm }
.strip h2, .strip p { white-space: nowrap }
.strip h2 { flex: 1; overflow: hidden; font-weight: bold; color: #1f3a5f }
.frame { border: 0.4pt solid #9ca3af; height: 262mm }
a.page::after { content: target-counter(attr(href), page) }
"""
HTML = """<!DOCTYPE html><html lang="en"><head><title>Pack</title></head><body>
<h1 id="list">List</h1>
<p>to the third <a class="page" href="#one-p3">page</a> and
the last <a class="page" href="#end">page</a></p>
<section id="one-p1"><div class="strip"><h2>Exhibit 1 Ҷавоб</h2><p>page 1 of 4</p>
<p><a href="#list">Back</a></p></div><div class="frame" id="one"></div></section>
<section id="two-p1" style="page: second"><div class="strip"><h2>Exhibit 2</h2><p>excerpt</p>
<p>page 1 of 3</p>
<p><a href="#list">Back</a></p></div><div class="frame" id="two"></div></section>
<section style="page: last"><h2 id="end">End</h2></section></body></html>"""
FOLLOWING = {
    "one-p1": ["one-p2", "one-p3", "one-p4"],
    "two-p1": ["two-p2", "two-p3"],
}
# Where the number stands on a sheet drawn at 144 dots an inch.
NUMBER = (900, 40, 1045, 85)
# Where each sheet lies in the pack, from 1.
PLACES = {"one": 2, "two": 6}


def typeset() -> Rendered:
    return render(HTML, stylesheet=STYLE, fonts=papers.FONTS, following=FOLLOWING)


def sheets(rendered: Rendered, name: str, content: bytes, pages: int) -> list[Sheet]:
    return [
        Sheet(
            page=rendered.anchors[f"{name}-p1"],
            exhibit=f"{name}, page {number} of {pages}",
            content=Files.file(content),
            content_page=number - 1,
            frame=rendered.areas[name].rect,
            follows=number > 1,
            number=f"page {number} of {pages}",
            folio=f"Page {PLACES[name] + number - 1} of 9",
            anchor=f"{name}-p{number}",
        )
        for number in range(1, pages + 1)
    ]


class FollowingTestCase(TestCase):
    rendered: Rendered

    @classmethod
    def setUpClass(cls) -> None:
        cls.rendered = typeset()

    def pack(self, one: bytes, two: bytes) -> bytes:
        order = [*sheets(self.rendered, "one", one, 4), *sheets(self.rendered, "two", two, 3)]
        return bind(self.rendered.pdf, order, [str(number) for number in range(1, 10)])

    def letters(self) -> bytes:
        one = clean(papers.paper("eins", "zwei", "drei", "vier"))
        two = clean(papers.paper("fünf", "sechs", "sieben"))
        return self.pack(one, two)


class OrderTests(FollowingTestCase):
    def test_only_one_sheet_of_each_exhibit_is_typeset(self) -> None:
        self.assertEqual(self.rendered.pages, 4)

    def test_each_page_says_which_it_is(self) -> None:
        pack = self.letters()
        texts = [papers.text_of(one) for one in singles(pack)]
        self.assertEqual(len(texts), 9)
        for number, (head, count, word) in enumerate(
            (
                ("Exhibit 1 Ҷавоб", "page 1 of 4", "eins"),
                ("Exhibit 1 Ҷавоб", "page 2 of 4", "zwei"),
                ("Exhibit 1 Ҷавоб", "page 3 of 4", "drei"),
                ("Exhibit 1 Ҷавоб", "page 4 of 4", "vier"),
                ("Exhibit 2", "page 1 of 3", "fünf"),
                ("Exhibit 2", "page 2 of 3", "sechs"),
                ("Exhibit 2", "page 3 of 3", "sieben"),
            ),
            2,
        ):
            with self.subTest(number):
                excerpt = "excerpt" if count == "page 1 of 3" else ""
                text = f"{head} {excerpt} {count} Back {word} Page {number} of 9"
                self.assertEqual(sorted(texts[number - 1].split()), sorted(text.split()))

    def test_numbers_that_the_text_prints_are_those_of_the_sheets(self) -> None:
        [first, *_others, last] = singles(self.letters())
        self.assertIn("to the third page4 and the last page9", papers.text_of(first))
        self.assertIn("Page 9 of 9", papers.text_of(last))

    def test_it_is_sound_and_accessible(self) -> None:
        exhibit = clean(front(3).pdf)
        order = [
            *sheets(self.rendered, "one", exhibit, 4),
            *sheets(self.rendered, "two", exhibit, 3),
        ]
        pack = bind(self.rendered.pdf, order)
        self.assertEqual(papers.checked(pack), "")
        path = Path(self.enterContext(tempfile.TemporaryDirectory())) / "a.pdf"
        path.write_bytes(pack)
        self.assertEqual(verapdf.validate(path, "ua1"), [])

    def test_the_same_sheets_make_the_same_bytes(self) -> None:
        self.assertEqual(self.letters(), self.letters())

    def test_a_page_that_is_not_there_is_an_error(self) -> None:
        one = clean(papers.paper("eins", "zwei", "drei"))
        with self.assertRaises(BindError):
            bind(self.rendered.pdf, sheets(self.rendered, "one", one, 4))


class WayTests(FollowingTestCase):
    def test_names_lead_to_the_very_sheet(self) -> None:
        with papers.opened(self.letters()) as pdf:
            places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            found = {
                str(name): places[there[0].objgen]
                for name, there in zip(*[iter(pdf.Root.Names.Dests.Names)] * 2, strict=True)
            }
        expected = {f"one-p{page}": page + 1 for page in range(1, 5)}
        expected |= {f"two-p{page}": page + 5 for page in range(1, 4)}
        self.assertEqual({name: found[name] for name in expected}, expected)
        self.assertEqual(list(found), sorted(found))

    def test_each_sheet_leads_back(self) -> None:
        with papers.opened(self.letters()) as pdf:
            for page in list(pdf.pages)[1:8]:
                [link] = page.obj.Annots
                self.assertEqual((str(link.Dest), str(link.Contents)), ("list", "Back"))
                first = box_of(pdf.pages[1].obj.Annots[0].Rect)
                for side, wanted in zip(box_of(link.Rect), first, strict=True):
                    self.assertAlmostEqual(side, wanted, 2)

    def test_pages_are_called_as_they_are_numbered(self) -> None:
        with papers.opened(self.letters()) as pdf:
            self.assertEqual([page.label for page in pdf.pages], [str(n) for n in range(1, 10)])

    def test_late_pages_keep_the_numbers_of_the_others(self) -> None:
        labels = ["1", "2", "3", "3.1", "3.2", "4", "5", "6", "7"]
        one = clean(papers.paper("eins", "zwei", "drei", "vier"))
        two = clean(papers.paper("fünf", "sechs", "sieben"))
        order = [*sheets(self.rendered, "one", one, 4), *sheets(self.rendered, "two", two, 3)]
        with papers.opened(bind(self.rendered.pdf, order, labels)) as pdf:
            self.assertEqual([page.label for page in pdf.pages], labels)

    def test_bookmarks_of_an_exhibit_hang_below_its_own(self) -> None:
        exhibit = clean(papers.paper("eins", "zwei", "drei", "vier"))
        with papers.opened(exhibit) as pdf:
            with pdf.open_outline() as outline:
                part = OutlineItem("Part", 1)
                part.children.append(OutlineItem("Ҷадвал", 3))
                outline.root += [OutlineItem("Start", 0), part]
            exhibit = papers.saved(pdf)
        pack = self.pack(exhibit, clean(papers.paper("fünf", "sechs", "sieben")))
        self.assertEqual(papers.checked(pack), "")
        with papers.opened(pack) as pdf:
            places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            with pdf.open_outline() as outline:
                rows = list(_rows(outline.root, places, 0))
        self.assertIn((1, "Exhibit 1 Ҷавоб", 2), [(1, t, p) for _d, t, p in rows])
        depth = next(d for d, title, _p in rows if title.startswith("Exhibit 1"))
        below = [(d - depth, title, page) for d, title, page in rows if d > depth]
        self.assertEqual(below, [(1, "Start", 2), (1, "Part", 3), (2, "Ҷадвал", 5)])


class TagTests(FollowingTestCase):
    def test_each_sheet_is_a_link_and_a_figure_with_words(self) -> None:
        with papers.opened(self.letters()) as pdf:
            places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            rows = [
                (places[item.Pg.objgen], str(item.S), str(item.get("/Alt", "")))
                for item in pdf.Root.StructTreeRoot.K[0].K
            ]
            numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]
        self.assertEqual([row[0] for row in rows], sorted(row[0] for row in rows))
        self.assertEqual(numbers, sorted(set(numbers)))
        self.assertEqual(
            [row for row in rows if row[0] in (3, 8)],
            [
                (3, "/P", ""),
                (3, "/Figure", "one, page 2 of 4"),
                (8, "/P", ""),
                (8, "/Figure", "two, page 3 of 3"),
            ],
        )

    def test_annotations_know_their_element(self) -> None:
        with papers.opened(self.letters()) as pdf:
            numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
            marks = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
            for page in list(pdf.pages)[1:8]:
                [link] = page.obj.Annots
                element = marks[int(link.StructParent)]
                self.assertEqual(str(element.S), "/Link")
                self.assertEqual(element.K[0].Obj.objgen, link.objgen)


class LookTests(FollowingTestCase):
    def test_what_follows_looks_like_the_typeset_sheet(self) -> None:
        """All but the figures: those of page and number are painted over."""
        exhibit = clean(papers.paper("gleich", "gleich", "gleich", "gleich"))
        pack = self.pack(exhibit, clean(papers.paper("a", "b", "c")))
        first, second = (papers.looks(pack, page=page, dpi=144) for page in (2, 3))
        self.assertEqual(first.size, second.size)
        figure_boxes = [NUMBER, (1020, 1610, 1140, 1660)]
        for box in figure_boxes:
            white = first.crop(box).point(lambda value: 255)
            self.assertLess(papers.mean_difference(first.crop(box), second.crop(box)), 8)
            first.paste(white, box)
            second.paste(white, box)
        self.assertLess(papers.mean_difference(first, second), 0.05)

    def test_the_number_keeps_its_place_beside_other_words(self) -> None:
        pack = self.letters()
        first, second = (papers.looks(pack, page=page, dpi=144).crop(NUMBER) for page in (6, 7))
        self.assertLess(papers.mean_difference(first, second), 8)
        self.assertGreater(papers.mean_difference(first, first.point(lambda value: 255)), 3)

    def test_pages_of_every_kind_are_shown_whole(self) -> None:
        a4 = papers.paper("Größe", "Größe", "Größe", "Größe")
        for name, content in (
            ("A3", papers.paper(*["Größe"] * 4, size=(842, 1191))),
            ("landscape", papers.paper(*["Größe"] * 4, size=(842, 595))),
            ("turned", _each(a4, lambda page: page.__setitem__("/Rotate", 90))),
            ("cropped", _each(a4, lambda p: p.__setitem__("/CropBox", Array([9, 400, 300, 830])))),
        ):
            exhibit = clean(content)
            pack = self.pack(exhibit, clean(papers.paper("a", "b", "c")))
            alone, shown = (
                papers.looks(exhibit, page=2, dpi=72),
                papers.looks(pack, page=3, dpi=72),
            )
            with self.subTest(name):
                self.assertEqual(shown.width > shown.height, alone.width > alone.height)
                self.assert_within(alone, shown)

    def assert_within(self, alone: Image.Image, shown: Image.Image) -> None:
        room = shown.width - 68, shown.height - 28 - 25.5 - 45.4
        scale = min(1, room[0] / alone.width, room[1] / alone.height)
        size = round(alone.width * scale), round(alone.height * scale)
        left = round((shown.width - size[0]) / 2)
        top = round(28.3 + 25.5 + (shown.height - 28.3 - 25.5 - 45.4 - size[1]) / 2)
        cut = shown.crop((left, top, left + size[0], top + size[1]))
        self.assertLess(papers.mean_difference(alone.resize(size), cut), 8)

    def test_a_layer_that_is_off_stays_off(self) -> None:
        hidden = papers.with_layer("SCHWARZ", shown=False)
        with papers.opened(hidden) as pdf:
            for _copy in range(3):
                pdf.pages.append(pdf.pages[0])
            exhibit = clean(papers.saved(pdf))
        pack = self.pack(exhibit, clean(papers.paper("a", "b", "c")))
        with papers.opened(pack) as pdf:
            self.assertIn(Name.OCProperties, pdf.Root)
        first, second = (papers.looks(pack, page=page, dpi=72) for page in (2, 3))
        self.assertLess(papers.mean_difference(first, second), 0.5)


def singles(content: bytes) -> list[bytes]:
    """Each page as a PDF of its own."""
    found = []
    with papers.opened(content) as pdf:
        for page in pdf.pages:
            with Pdf.new() as one:
                one.pages.append(page)
                found.append(papers.saved(one))
    return found


def _each(content: bytes, change: Callable[[Object], None]) -> bytes:
    def all_pages(pdf: Pdf) -> None:
        for page in pdf.pages:
            change(page.obj)

    return papers.changed(content, all_pages)


def _rows(
    items: list[OutlineItem], places: dict[tuple[int, int], int], depth: int
) -> list[tuple[int, str, int]]:
    found = []
    for item in items:
        if not isinstance(item.destination, Array):
            raise AssertionError(f"{item.title} leads nowhere")
        found.append((depth, item.title, places[item.destination[0].objgen]))
        found += _rows(item.children, places, depth + 1)
    return found
