"""Draws the pages of exhibits on their sheets, and what stands around them."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property
from typing import Protocol

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from casework.adapters.bind_stamps import Run, Stamp, read_stamp
from casework.adapters.bind_tags import Tags
from casework.adapters.page_geometry import Frame, Geometry, rounded
from casework.adapters.stamp_font import StampFont

# The border of a frame, as pack.css has it: 0.4 points of #9ca3af.
BORDER = 0.4
GREY = "0.611765 0.639216 0.686275 rg"
# All else of an exhibit's page says how it shows there, and not how it shows here.
OF_ANY_PAGE = {"/Type", "/Parent"}


class Shown(Protocol):
    """What has to be known of a sheet here."""

    @property
    def page(self) -> int: ...
    @property
    def exhibit(self) -> str: ...
    @property
    def frame(self) -> Frame: ...
    @property
    def follows(self) -> bool: ...
    @property
    def number(self) -> str: ...
    @property
    def folio(self) -> str: ...
    @property
    def anchor(self) -> str: ...


class Draughtsman:
    """Draws sheet after sheet of one document; drawn holds the pages in that order."""

    def __init__(self, pdf: Pdf, font: StampFont, followed: Set[int]) -> None:
        self.tags = Tags(pdf)
        self.places: dict[str, tuple[Object, float]] = {}
        self.drawn: list[Object] = []
        self._pdf = pdf
        self._font = font
        self._followed = followed
        self._stamps: dict[int, Stamp] = {}
        self._pictures: dict[tuple[int, int], tuple[str, Object]] = {}

    def draw(self, sheet: Shown, typeset: Page, page: Page) -> None:
        """The exhibit page on its sheet: in the frame of the typeset one, or as one of its own."""
        geometry = Geometry.of(page)
        picture = self._picture(page, geometry)
        if sheet.follows:
            self._follow(sheet, typeset, page.obj, picture, geometry)
            self.drawn.append(page.obj)
            self.places[sheet.anchor] = page.obj, float(page.obj.MediaBox[3])
        else:
            if sheet.page in self._followed:
                # Before anything is drawn on it.
                self._read(sheet, typeset)
            self._fill(sheet, typeset, picture, geometry)
            self.drawn.append(typeset.obj)

    def _picture(self, page: Page, geometry: Geometry) -> Object:
        """The page as something to draw: its content itself, where that is one stream.

        Pages that share it are one picture, unless they show it otherwise.
        """
        found, resources = page.obj.get(Name.Contents), page.resources
        content = found if isinstance(found, Stream) else None
        key = (content or page.obj).objgen
        shows = f"{geometry.crop} {resources.unparse()!r}"
        known = self._pictures.get(key)
        if known and known[0] == shows:
            return known[1]
        if content is not None and not known:
            picture: Object = content
            picture.Type, picture.Subtype = Name.XObject, Name.Form
            picture.Resources = resources
            if Name.Group in page.obj:
                picture.Group = page.obj.Group
        else:
            copied = page.as_form_xobject(handle_transformations=False)
            picture = self._pdf.make_indirect(copied)
        # qpdf cuts at the trim box; what a reader sees of the page is the crop box.
        picture.BBox = Array(rounded(geometry.crop))
        self._pictures.setdefault(key, (shows, picture))
        return picture

    def _fill(self, sheet: Shown, typeset: Page, picture: Object, geometry: Geometry) -> None:
        matrix, lies = geometry.placed(sheet.frame)
        number = self.tags.add_figure(typeset.obj, sheet.exhibit, lies)
        # The typeset pages share their resources: each gets its own list of pictures.
        name = f"/Exhibit{number}"
        resources = dict(typeset.obj.Resources.items())
        held = resources.get("/XObject", Dictionary())
        resources["/XObject"] = Dictionary({**dict(held.items()), name: picture})
        typeset.obj.Resources = Dictionary(resources)
        # WeasyPrint turns the page upside down and leaves it so.
        typeset.contents_add(b"q", prepend=True)
        typeset.contents_add(f"Q\n{_figure(number, matrix, name)}".encode())

    def _follow(
        self, sheet: Shown, typeset: Page, page: Object, picture: Object, geometry: Geometry
    ) -> None:
        stamp = self._stamps.get(sheet.page) or self._read(sheet, typeset)
        size = _turned(stamp.size, across=geometry.lies_across)
        frame = stamp.frame_on(size)
        matrix, lies = geometry.placed(frame)
        for key in page.keys() - OF_ANY_PAGE:
            del page[key]
        page.MediaBox = Object.parse(b"[0 0 %.6f %.6f]" % size)
        drawings = {"/Heading": stamp.heading, "/Exhibit0": picture}
        if stamp.link:
            drawings["/Back"] = stamp.link.drawing
        page.Resources = Dictionary(XObject=Dictionary(drawings), Font=self._fonts)
        parts = [self._around(sheet, stamp, size, frame), _figure(0, matrix, "/Exhibit0")]
        page.Contents = self._pdf.make_stream("\n".join(parts).encode())
        self.tags.add_sheet(page, sheet.exhibit, lies, self._back(page, stamp, size))

    def _read(self, sheet: Shown, typeset: Page) -> Stamp:
        stamp = read_stamp(
            self._pdf, typeset, self.tags, sheet.frame, (sheet.number, sheet.folio), self._font
        )
        self._stamps[sheet.page] = stamp
        return stamp

    @cached_property
    def _fonts(self) -> Object:
        return self._pdf.make_indirect(Dictionary(Stamps=self._font.embed(self._pdf)))

    def _around(self, sheet: Shown, stamp: Stamp, size: tuple[float, float], frame: Frame) -> str:
        """Heading, numbers and frame, which a screen reader passes over, and the link back."""
        right, up = stamp.shift_to(size)
        parts = [
            "/Artifact <</Type/Pagination/Subtype/Header>> BDC",
            f"q 1 0 0 1 0 {up:.3f} cm /Heading Do Q",
            _border(frame),
            self._text(stamp.number, sheet.number, (right, up)),
            "EMC",
            "/Artifact <</Type/Pagination/Subtype/Footer>> BDC",
            self._text(stamp.folio, sheet.folio, (right, 0)),
            "EMC",
        ]
        if stamp.link:
            parts.append(f"/Link <</MCID 1>> BDC q 1 0 0 1 {right:.3f} {up:.3f} cm /Back Do Q EMC")
        return "\n".join(part for part in parts if part)

    def _text(self, run: Run | None, text: str, shift: tuple[float, float]) -> str:
        if run is None or not text:
            return ""
        x = run.x + shift[0] - self._font.width(text) * run.size
        place = f"{x:.3f} {run.y + shift[1]:.3f} Td"
        shown = self._font.shown(text)
        return f"{run.colour} BT /Stamps {run.size:.4f} Tf {place} {shown} Tj ET"

    def _back(self, page: Object, stamp: Stamp, size: tuple[float, float]) -> Object | None:
        if stamp.link is None:
            return None
        x, y = stamp.shift_to(size)
        x0, y0, x1, y1 = stamp.link.rect
        # Parsed from its text: a pack has thousands, and this is three times as fast.
        link = Object.parse(
            stamp.link.entries
            + b"/Rect[%.3f %.3f %.3f %.3f]>>"
            % (
                x0 + x,
                y0 + y,
                x1 + x,
                y1 + y,
            )
        )
        annotation = self._pdf.make_indirect(link)
        page.Annots = Array([annotation])
        return annotation


def _figure(number: int, matrix: tuple[float, ...], name: str) -> str:
    place = " ".join(f"{value:.5f}" for value in matrix)
    return f"/Figure <</MCID {number}>> BDC\nq {place} cm {name} Do Q\nEMC"


def _border(frame: Frame) -> str:
    """The line around a frame, drawn as WeasyPrint draws one: what lies between two boxes."""
    x0, y0, x1, y1 = frame
    width, height = x1 - x0, y1 - y0
    inner = f"{x0 + BORDER:.3f} {y0 + BORDER:.3f} {width - 2 * BORDER:.3f}"
    outer = f"{x0:.3f} {y0:.3f} {width:.3f} {height:.3f} re"
    return f"{GREY} {inner} {height - 2 * BORDER:.3f} re {outer} f*"


def _turned(size: tuple[float, float], *, across: bool) -> tuple[float, float]:
    return (max(size), min(size)) if across else (min(size), max(size))
