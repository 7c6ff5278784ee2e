"""Lays the pages of exhibits into the empty frames of a typeset document."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from casework.adapters import seal
from casework.domain.manifest import Manifest

Frame = tuple[float, float, float, float]
# The corner that is lower left after a turn clockwise, as the rest of a matrix: a b c d, and
# how many widths and heights of the page to shift it by.
TURNS = {
    0: ((1, 0, 0, 1), (0, 0), (0, 0)),
    90: ((0, -1, 1, 0), (0, 0), (1, 0)),
    180: ((-1, 0, 0, -1), (1, 0), (0, 1)),
    270: ((0, 1, -1, 0), (0, 1), (0, 0)),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an exhibit: which page of which PDF goes where; pages count from 0.

    The frame is x0, y0, x1, y1 in points from the lower left, as pdf.Area has it; exhibit is what
    a screen reader says in place of the picture: "Exhibit 3, page 2 of 5".
    """

    page: int
    exhibit: str
    content: bytes
    content_page: int
    frame: Frame


class BindError(Exception):
    """A sheet names a page that is not there, or the document is not a typeset one."""


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height in points of each page as it shows: cropped, turned, in its own unit."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        return [Geometry.of(page).size for page in opened.pages]


def bind(front: bytes, sheets: Sequence[Sheet]) -> bytes:
    """The document with each exhibit page drawn inside its frame, the same bytes each time.

    A page keeps its proportions and is never enlarged. Tags, links, bookmarks and language of the
    document stay; each drawn page becomes a figure of its structure. Raises BindError.
    """
    with _bound(front, sheets) as target:
        return _saved(target)


def bind_sealed(
    front: bytes, sheets: Sequence[Sheet], manifest: Manifest
) -> tuple[bytes, Manifest]:
    """The same with its manifest embedded and sealed, and the manifest as it is in there."""
    with _bound(front, sheets) as target:
        sealed = seal.embed(target, manifest)
        return seal.close(_saved(target), sealed), sealed


@contextmanager
def _bound(front: bytes, sheets: Sequence[Sheet]) -> Iterator[Pdf]:
    with ExitStack() as stack:
        target = stack.enter_context(Pdf.open(io.BytesIO(front)))
        count = len(target.pages)
        pages = _added(target, sheets, stack)
        tags = Tags(target)
        pictures: dict[tuple[int, int], Object] = {}
        for sheet, page in zip(sheets, pages, strict=True):
            if not 0 <= sheet.page < count:
                raise BindError(f"there is no page {sheet.page} for {sheet.exhibit}")
            picture = pictures.setdefault(page.obj.objgen, _picture(target, page))
            _draw(target.pages[sheet.page], picture, Geometry.of(page), sheet, tags)
        tags.write()
        # They were there only to be made pictures of.
        del target.pages[count:]
        yield target


@dataclass(frozen=True, slots=True)
class Geometry:
    """The part of a page that shows, how it is turned, and the length of its unit."""

    crop: Frame
    turn: int
    unit: float

    @classmethod
    def of(cls, page: Page) -> Geometry:
        media, crop = _box(page.mediabox), _box(page.cropbox)
        inside = (
            max(media[0], crop[0]),
            max(media[1], crop[1]),
            min(media[2], crop[2]),
            min(media[3], crop[3]),
        )
        shows = inside if inside[0] < inside[2] and inside[1] < inside[3] else media
        turn = int(page.obj.get(Name.Rotate, 0)) % 360
        return cls(shows, turn if turn in TURNS else 0, float(page.obj.get(Name.UserUnit, 1)))

    @property
    def size(self) -> tuple[float, float]:
        width, height = self._turned()
        return width * self.unit, height * self.unit

    def placed(self, frame: Frame) -> tuple[tuple[float, ...], Frame]:
        """The matrix that lays the page in the middle of the frame, and where it then lies."""
        width, height = self._turned()
        room = frame[2] - frame[0], frame[3] - frame[1]
        scale = min(self.unit, room[0] / width, room[1] / height)
        x = frame[0] + (room[0] - width * scale) / 2
        y = frame[1] + (room[1] - height * scale) / 2
        (a, b, c, d), right, up = TURNS[self.turn]
        left, bottom = self.crop[0], self.crop[1]
        e = right[0] * self._width + right[1] * self._height - a * left - c * bottom
        f = up[0] * self._width + up[1] * self._height - b * left - d * bottom
        matrix = (a * scale, b * scale, c * scale, d * scale, x + e * scale, y + f * scale)
        return matrix, (x, y, x + width * scale, y + height * scale)

    @property
    def _width(self) -> float:
        return self.crop[2] - self.crop[0]

    @property
    def _height(self) -> float:
        return self.crop[3] - self.crop[1]

    def _turned(self) -> tuple[float, float]:
        size = self._width, self._height
        return size if self.turn in (0, 180) else (size[1], size[0])


class Tags:
    """The structure tree of a document typeset by pdf.render: a list of elements page by page."""

    def __init__(self, pdf: Pdf) -> None:
        if Name.StructTreeRoot not in pdf.Root:
            raise BindError("the document has no structure to add figures to")
        self._pdf = pdf
        self._document = pdf.Root.StructTreeRoot.K[0]
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        self._marks = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        self._places = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        self._elements: dict[int, list[Object]] = defaultdict(list)
        for element in self._document.K:
            self._elements[self._places[element.Pg.objgen]].append(element)

    def add_figure(self, page: Page, words: str, rectangle: Frame) -> int:
        """A figure after all else on the page; the number is the mark of what it shows."""
        marks = self._marks[int(page.obj.StructParents)]
        number = len(marks)
        figure = Dictionary(
            Type=Name.StructElem,
            S=Name.Figure,
            P=self._document,
            Pg=page.obj,
            K=number,
            Alt=String(words),
            A=Dictionary(O=Name.Layout, BBox=Array(_rounded(rectangle))),
        )
        element = self._pdf.make_indirect(figure)
        marks.append(element)
        self._elements[self._places[page.obj.objgen]].append(element)
        return number

    def write(self) -> None:
        """Put the elements back in the order of the pages."""
        self._document.K = Array(
            element for _place, elements in sorted(self._elements.items()) for element in elements
        )


def _added(target: Pdf, sheets: Sequence[Sheet], stack: ExitStack) -> list[Page]:
    """The exhibit page of each sheet, behind the document's own; each exhibit is opened once.

    pikepdf takes over the layers that are switched off, and what pages share once only.
    """
    wanted: dict[bytes, set[int]] = defaultdict(set)
    for sheet in sheets:
        wanted[sheet.content].add(sheet.content_page)
    added: dict[tuple[bytes, int], Page] = {}
    for content, numbers in wanted.items():
        source = stack.enter_context(Pdf.open(io.BytesIO(content)))
        chosen = sorted(numbers)
        if chosen[0] < 0 or chosen[-1] >= len(source.pages):
            raise BindError(f"an exhibit of {len(source.pages)} pages has no page {chosen[-1]}")
        start = len(target.pages)
        target.add_pages_from(source, chosen, forms="strip", outlines="ignore")
        for place, number in enumerate(chosen, start):
            added[content, number] = target.pages[place]
    return [added[sheet.content, sheet.content_page] for sheet in sheets]


def _picture(target: Pdf, page: Page) -> Object:
    """The page as something to draw on another."""
    picture = page.as_form_xobject(handle_transformations=False)
    # qpdf cuts at the trim box; what a reader sees of the page is the crop box.
    picture.BBox = Array(_rounded(Geometry.of(page).crop))
    return target.make_indirect(picture)


def _draw(page: Page, picture: Object, geometry: Geometry, sheet: Sheet, tags: Tags) -> None:
    matrix, lies = geometry.placed(sheet.frame)
    number = tags.add_figure(page, sheet.exhibit, lies)
    # The typeset pages share their resources: each gets its own list of pictures.
    name = f"/Exhibit{number}"
    resources = dict(page.obj.Resources.items())
    held = resources.get("/XObject", Dictionary())
    resources["/XObject"] = Dictionary({**dict(held.items()), name: picture})
    page.obj.Resources = Dictionary(resources)
    place = " ".join(f"{value:.5f}" for value in matrix)
    drawing = f"Q\n/Figure <</MCID {number}>> BDC\nq {place} cm {name} Do Q\nEMC"
    # WeasyPrint turns the page upside down and leaves it so.
    page.contents_add(b"q", prepend=True)
    page.contents_add(drawing.encode())


def _saved(pdf: Pdf) -> bytes:
    output = io.BytesIO()
    pdf.save(
        output,
        deterministic_id=True,
        # Else the description is written anew, after its fingerprint was taken.
        fix_metadata_version=False,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return output.getvalue()


def _box(array: Array) -> Frame:
    x0, y0, x1, y1 = (float(value) for value in array)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rounded(rectangle: Frame) -> list[float]:
    return [round(side, 3) for side in rectangle]
