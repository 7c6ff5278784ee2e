"""Every paper of the corpus: taken as what, or refused why, and how it looks in a pack."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from unittest import TestCase

from PIL import Image

from casework.adapters import exhibits
from casework.adapters.binder import page_sizes
from casework.domain.errors import Refused
from casework.wording.exhibits import EXHIBITS, REMOVED, REPAIRED
from tests.adapters import papers
from tests.adapters.binder_case import Files, bind, front, sheets_of
from tests.nasty import CORPUS, Nasty
from tests.nasty.likeness import all_frames, all_pages, apart

# Of 255: the mean difference of 12 by 12 cells, and that of the worst of them.
MEAN_BOUND, WORST_BOUND = 3, 30
DPI = 72
# Pages of fewer points a side are compared by their ink alone.
SMALL = 12
A4_HEIGHT = 841.89
# Poppler mixes printing colours in its own way, unlike Pillow.
OTHER_COLOURS = ("CMYK JPEG", "CMYK TIFF")


@cache
def _results() -> dict[str, exhibits.Clean | Refused]:
    """What became of each paper, by its name."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip((nasty.name for nasty in CORPUS), pool.map(_result, CORPUS), strict=True))


def _result(nasty: Nasty) -> exhibits.Clean | Refused:
    try:
        return exhibits.take(nasty.build(), nasty.filename, password=nasty.password)[1]
    except Refused as refused:
        return refused


def _taken() -> Iterator[tuple[Nasty, exhibits.Clean]]:
    for nasty in CORPUS:
        result = _results()[nasty.name]
        if isinstance(result, exhibits.Clean):
            yield nasty, result


class DecisionTest(TestCase):
    def test_the_corpus_is_large_and_its_names_are_its_own(self) -> None:
        self.assertGreaterEqual(len(CORPUS), 160)
        self.assertEqual(len({nasty.name for nasty in CORPUS}), len(CORPUS))

    def test_each_is_the_same_bytes_each_time(self) -> None:
        """But for those that are locked, under a seed of their own; bombs take long to make."""
        for nasty in CORPUS:
            if "lock" not in nasty.name and "bomb" not in nasty.name.lower():
                with self.subTest(nasty.name):
                    # Not assertEqual, which takes minutes to tell how two long ones differ.
                    self.assertTrue(nasty.build() == nasty.build())

    def test_each_is_taken_or_refused_as_it_must_be(self) -> None:
        for nasty in CORPUS:
            with self.subTest(nasty.name):
                result = _results()[nasty.name]
                if isinstance(result, Refused):
                    (problem,) = result.problems
                    self.assertEqual(problem.code, nasty.code)
                    self.assertNotIn("%(", str(EXHIBITS[problem.code]) % problem.values)
                else:
                    self.assertEqual("taken", nasty.code or "taken")
                    self.assert_clean(nasty, result)

    def assert_clean(self, nasty: Nasty, clean: exhibits.Clean) -> None:
        self.assertEqual(clean.pages, len(nasty.sizes))
        self.assertEqual(clean.removed, nasty.removed)
        self.assertEqual(clean.repaired, nasty.repaired)
        shown = tuple((round(w, 2), round(h, 2)) for w, h in page_sizes(Files.file(clean.pdf)))
        self.assertEqual(shown, nasty.sizes)
        self.assertLessEqual(set(clean.removed), set(REMOVED))
        self.assertLessEqual(set(clean.repaired), set(REPAIRED))

    def test_no_clean_copy_does_anything_but_show_its_pages(self) -> None:
        keys = (b"/JavaScript", b"/OpenAction", b"/AA", b"/Launch", b"/URI", b"/EmbeddedFile",
                b"/Annots", b"/AcroForm", b"/Encrypt", b"/Metadata", b"evil.example")  # fmt: skip
        for nasty, clean in _taken():
            with self.subTest(nasty.name):
                self.assertEqual(papers.checked(clean.pdf), "")
                bare = papers.unfolded(clean.pdf)
                self.assertEqual([key for key in keys if key in bare], [])


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a pack, and what it should show of the exhibit."""

    name: str
    pack: Image.Image
    before: Image.Image
    size: tuple[float, float]
    frame: tuple[float, float, float, float]

    def inside(self) -> Image.Image:
        """The part of the sheet in which the page of the exhibit must lie."""
        x0, y0, x1, y1 = self.frame
        width, height = self.size
        scale = min(1, (x1 - x0) / width, (y1 - y0) / height)
        width, height = width * scale, height * scale
        left, top = (x0 + x1 - width) / 2, A4_HEIGHT - (y0 + y1 + height) / 2
        sides = left, top, left + width, top + height
        return self.pack.crop(tuple(round(side * DPI / 72) for side in sides))  # type: ignore[arg-type] # four


class LookTest(TestCase):
    """One pack of all pages of the corpus, each compared with the paper as it came."""

    def test_each_page_shows_inside_its_frame_what_the_paper_shows(self) -> None:
        for shown in self.shown():
            with self.subTest(shown.name):
                if min(shown.size) < SMALL:
                    self.assert_drawn(shown)
                    continue
                mean, worst = apart(shown.before, shown.inside())
                colours = any(name in shown.name for name in OTHER_COLOURS)
                self.assertLess(mean, 60 if colours else MEAN_BOUND)
                self.assertLess(worst, 120 if colours else WORST_BOUND)

    def assert_drawn(self, shown: Shown) -> None:
        """Of a few points, at this resolution, only that they are not all white can be told."""
        self.assertGreater(sum(shown.inside().convert("L").histogram()[:250]), 0)

    def test_the_comparison_tells_another_page_and_an_empty_one(self) -> None:
        page = all_pages(papers.paper("Seite"))[0]
        other = all_pages(papers.with_page(papers.paper("Seite"), Rotate=180))[0]
        for wrong in (other, Image.new("RGB", page.size, "white")):
            self.assertGreater(apart(page, wrong)[1], WORST_BOUND)

    def shown(self) -> Iterator[Shown]:
        taken = list(_taken())
        pages = [(clean.pdf, number) for _nasty, clean in taken for number in range(clean.pages)]
        typeset = front(len(pages))
        pack = all_pages(bind(typeset.pdf, sheets_of(typeset, pages)), dpi=DPI)
        # The sheets are the last pages, behind the contents.
        sheets = iter(zip(pack[-len(pages) :], range(len(pages)), strict=True))
        for nasty, clean in taken:
            before = self.before(nasty, clean)
            self.assertEqual(len(before), len(nasty.sizes), nasty.name)
            for picture, size in zip(before, nasty.sizes, strict=True):
                sheet, place = next(sheets)
                frame = typeset.areas[f"frame-{place}"].rect
                yield Shown(nasty.name, sheet, picture, size, frame)

    def before(self, nasty: Nasty, clean: exhibits.Clean) -> list[Image.Image]:
        content = nasty.build()
        if nasty.filename.endswith(".pdf"):
            return all_pages(content if nasty.alone else clean.pdf)
        return all_frames(content)
