"""Pages of every shape: turned, cropped, in other units, huge and tiny."""

from __future__ import annotations

from collections.abc import Callable

from tests.adapters import papers
from tests.nasty.case import Nasty, refused, taken
from tests.nasty.raw import simple, stream


def _boxed(boxes: bytes, page: bytes = b"", drawing: bytes = b"") -> Callable[[], bytes]:
    if drawing:
        return lambda: simple(box=boxes, page=page, drawing=drawing)
    return lambda: simple(box=boxes, page=page)


def _sized(width: int, height: int) -> Callable[[], bytes]:
    return lambda: papers.paper("Seite", size=(width, height))


def _turned(degrees: bytes) -> Callable[[], bytes]:
    return lambda: simple(page=b"/Rotate " + degrees)


SIZE = ("size",)
TINY = b"1 0 0 rg 2 2 6 4 re f"
HUGE = b"0 0 1 rg 1000 1000 6000 3000 re f"
FIELD = b"0 0.5 0 rg 60 100 200 300 re f"
A4_BOX = b"/MediaBox [0 0 595 842] "


def _moved() -> bytes:
    return simple(box=b"/MediaBox [-300 -421 295 421]", drawing=b"1 0 0 rg -200 -300 150 400 re f")


def _inherited_box() -> bytes:
    return simple(box=b"", pages=b"/MediaBox [0 0 300 400] /Rotate 90", drawing=FIELD)


def _boxes_elsewhere() -> bytes:
    return simple(box=b"/MediaBox 6 0 R", more={6: b"[0 0 7 0 R 500]", 7: b"400.5"}, drawing=FIELD)


def _unit_inherited() -> bytes:
    """UserUnit is not inherited (ISO 32000-2, table 31)."""
    return simple(pages=b"/UserUnit 5")


def _mixed() -> bytes:
    kids, more = b"[3 0 R 6 0 R 7 0 R]", {}
    for number, entries in ((6, b"/Rotate 90"), (7, b"/CropBox [0 0 300 300]")):
        more[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R %s >>" % entries
        )
    more[8] = stream(FIELD)
    return simple(kids=kids, count=3, more=more)


PAGES: tuple[Nasty, ...] = (
    taken("turned by 90", _turned(b"90"), (842, 595)),
    taken("turned by 180", _turned(b"180"), (595, 842)),
    taken("turned by 270", _turned(b"270"), (842, 595)),
    taken("turned back", _turned(b"-90"), (842, 595)),
    taken("turned more than once", _turned(b"450"), (842, 595)),
    taken("turned askew", _turned(b"45"), (595, 842), repaired=SIZE),
    taken("turn is no number", _turned(b"/Left"), (595, 842), repaired=SIZE),
    taken("larger unit", _boxed(A4_BOX, b"/UserUnit 2"), (1190, 1684)),
    taken("unit is zero", _boxed(A4_BOX, b"/UserUnit 0"), (595, 842), repaired=SIZE),
    taken("unit is negative", _boxed(A4_BOX, b"/UserUnit -1"), (595, 842), repaired=SIZE),
    taken("unit is enormous", _boxed(A4_BOX, b"/UserUnit 1000000"), (595, 842), repaired=SIZE),
    taken("unit of the tree", _unit_inherited, (595, 842)),
    taken("cropped", _boxed(A4_BOX + b"/CropBox [40 60 400 500]"), (360, 440)),
    taken("crop beyond the page", _boxed(A4_BOX + b"/CropBox [-50 -50 900 900]"), (595, 842)),
    taken(
        "crop beside the page",
        _boxed(A4_BOX + b"/CropBox [900 0 950 90]"),
        (595, 842),
        repaired=SIZE,
        alone=False,
    ),
    taken("crop upside down", _boxed(A4_BOX + b"/CropBox [400 500 40 60]"), (360, 440)),
    taken(
        "crop without area",
        _boxed(A4_BOX + b"/CropBox [40 60 40 60]"),
        (595, 842),
        repaired=SIZE,
        alone=False,
    ),
    taken("crop is no box", _boxed(A4_BOX + b"/CropBox [1 2]"), (595, 842), repaired=SIZE),
    taken("page upside down", _boxed(b"/MediaBox [595 842 0 0]"), (595, 842)),
    taken("page around zero", _moved, (595, 842)),
    taken("page box of the tree", _inherited_box, (400, 300)),
    taken("page box elsewhere", _boxes_elsewhere, (400.5, 500)),
    taken("landscape", _sized(842, 595), (842, 595)),
    taken("A3", _sized(842, 1191), (842, 1191)),
    taken("tiny", _boxed(b"/MediaBox [0 0 10 10]", drawing=TINY), (10, 10)),
    taken("200 inches", _boxed(b"/MediaBox [0 0 14400 14400]", drawing=HUGE), (14400, 14400)),
    taken("pages of three shapes", _mixed, (595, 842), (842, 595), (300, 300)),
    taken(
        "box with a page in it",
        _boxed(b"/MediaBox [0 0 3 0 R 500]"),
        (612, 792),
        repaired=SIZE,
        alone=False,
    ),
    refused("page without area", _boxed(b"/MediaBox [0 0 0 842]"), "exhibit-broken"),
    taken("page without box", _boxed(b" "), (612, 792), repaired=SIZE),
    taken("box of words", _boxed(b"/MediaBox [(a) (b) (c) (d)]"), (612, 792), repaired=SIZE),
    taken("box of no number", _boxed(b"/MediaBox [0 0 1e9 842]"), (612, 792), repaired=SIZE),
    refused("box too large", _boxed(b"/MediaBox [0 0 1000000000 842]"), "exhibit-broken"),
)
