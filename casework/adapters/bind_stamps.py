"""What stands around the page of an exhibit, taken from its typeset sheet for those that follow.

The first page of an exhibit has a typeset sheet. Heading, link and the type of both numbers are
read off it, so that the sheets that follow look the same to the point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Matrix, Name, Object, Page, Pdf

from casework.adapters.bind_tags import Tags
from casework.adapters.page_geometry import Frame, box_of
from casework.adapters.stamp_font import StampFont

# Operators that only set how what follows is drawn; they count wherever they stand.
STATE = frozenset(
    (
        *("q", "Q", "cm", "gs", "w", "J", "j", "M", "d", "i", "ri"),
        *("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"),
    )
)
MARKS = frozenset(("BDC", "BMC", "EMC"))
COLOURS = frozenset(("g", "rg", "k"))
SHOWING = frozenset(("TJ", "Tj"))


@dataclass(frozen=True, slots=True)
class Run:
    """Where a text stands on its sheet: its left end, size in points, colour as an operator."""

    x: float
    y: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Link:
    """The way back to the list: what is printed, where it can be touched, and the start of the
    annotation, which says all else.
    """

    drawing: Object
    rect: Frame
    entries: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is printed on each sheet of an exhibit; number and folio end where theirs end."""

    size: tuple[float, float]
    frame: Frame
    heading: Object
    link: Link | None
    number: Run | None
    folio: Run | None

    def frame_on(self, size: tuple[float, float]) -> Frame:
        """The frame on a sheet of another size, with the same margins."""
        x, y = self.shift_to(size)
        return (self.frame[0], self.frame[1], self.frame[2] + x, self.frame[3] + y)

    def shift_to(self, size: tuple[float, float]) -> tuple[float, float]:
        """How far right and top lie from those of the typeset sheet."""
        return size[0] - self.size[0], size[1] - self.size[1]


def read_stamp(
    pdf: Pdf, page: Page, tags: Tags, frame: Frame, texts: tuple[str, str], font: StampFont
) -> Stamp:
    """The stamp of the typeset sheet, on which stand the number and the folio of the texts."""
    box = box_of(page.mediabox)
    steps = list(_Reader(tags.kinds(page.obj)).steps(page))
    runs = [step.run for step in steps if step.run and not step.kind]
    above = [run for run in runs if run.y > frame[3]]
    below = [run for run in runs if run.y < frame[1]]
    links = [a for a in page.obj.get(Name.Annots, []) if a.get(Name.Subtype) == Name.Link]
    return Stamp(
        size=(box[2] - box[0], box[3] - box[1]),
        frame=frame,
        heading=_drawing(pdf, page, steps, "H"),
        link=_link(pdf, page, steps, links[0]) if links else None,
        number=_ended(above, texts[0], font),
        folio=_ended(below, texts[1], font),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """An operator of a page, the kind of what it belongs to, and where a text begins."""

    instruction: ContentStreamInstruction
    operator: str
    is_marked: bool
    kind: str
    run: Run | None


class _Reader:
    """Goes through a page as WeasyPrint writes it: marks are not nested."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._kinds = kinds
        self._kind, self._is_marked = "", False
        self._matrix, self._colour = Matrix(), "0 g"
        self._states: list[tuple[Matrix, str]] = []
        self._text, self._size, self._is_told = Matrix(), 0.0, False

    def steps(self, page: Page) -> Iterator[Step]:
        for found in pikepdf.parse_content_stream(page):
            if isinstance(found, ContentStreamInstruction):
                operator = str(found.operator)
                self._follow(operator, list(found.operands))
                run = self._run() if operator in SHOWING else None
                yield Step(found, operator, self._is_marked, self._kind, run)
                if operator == "EMC":
                    self._kind, self._is_marked = "", False

    def _follow(self, operator: str, operands: Sequence[Any]) -> None:
        if operator in COLOURS:
            numbers = " ".join(f"{float(value):g}" for value in operands)
            self._colour = f"{numbers} {operator}"
        elif operator in ("q", "Q", "cm"):
            self._state(operator, operands)
        elif operator in ("BT", "Tm", "Tf"):
            self._type(operator, operands)
        elif operator in ("BDC", "BMC"):
            self._is_marked = True
            mark = operands[1].get("/MCID") if operator == "BDC" else None
            self._kind = "" if mark is None else self._kinds[int(mark)]

    def _state(self, operator: str, operands: Sequence[Any]) -> None:
        if operator == "q":
            self._states.append((self._matrix, self._colour))
        elif operator == "Q" and self._states:
            self._matrix, self._colour = self._states.pop()
        elif operator == "cm":
            self._matrix = Matrix(*map(float, operands)) @ self._matrix

    def _type(self, operator: str, operands: Sequence[Any]) -> None:
        if operator == "BT":
            self._text, self._is_told = Matrix(), False
        elif operator == "Tm":
            self._text = Matrix(*map(float, operands))
        else:
            self._size = float(operands[1])

    def _run(self) -> Run | None:
        """The place of the first words of a text; of the others nobody asks."""
        if self._is_told:
            return None
        self._is_told = True
        placed = self._text @ self._matrix
        return Run(placed.e, placed.f, self._size * abs(placed.d), self._colour)


def _drawing(pdf: Pdf, page: Page, steps: Sequence[Step], kind: str) -> Object:
    """Of a page only what belongs to a kind, as something to draw on another."""
    kept = [step.instruction for step in steps if _stays(step, kind)]
    drawing = pdf.make_stream(pikepdf.unparse_content_stream(kept))
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    drawing.BBox = page.obj.MediaBox
    drawing.Resources = page.obj.Resources
    return drawing


def _stays(step: Step, kind: str) -> bool:
    if step.operator in MARKS:
        return False
    return step.operator in STATE or not step.is_marked or step.kind == kind


def _link(pdf: Pdf, page: Page, steps: Sequence[Step], link: Object) -> Link:
    said = link.Dest.unparse(), link.Contents.unparse()
    entries = b"<</Type/Annot/Subtype/Link/BS<</W 0>>/Dest %s/Contents %s" % said
    return Link(_drawing(pdf, page, steps, "Link"), box_of(link.Rect), entries)


def _ended(runs: Sequence[Run], text: str, font: StampFont) -> Run | None:
    """The type of the text on its sheet, placed at its end: it is the rightmost of its line."""
    if not runs or not text:
        return None
    found = max(runs, key=lambda run: run.x)
    return Run(found.x + font.width(text) * found.size, found.y, found.size, found.colour)
