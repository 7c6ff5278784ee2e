"""Binds exhibits into a typeset document: their pages into its frames, and behind them.

The first page of an exhibit is drawn into the frame of a typeset sheet. Each page that follows
becomes a sheet of its own, stamped as that one is typeset: so the document has to be typeset with
one sheet for each exhibit, however long they are.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from casework.adapters import bind_marks, seal
from casework.adapters.bind_draw import Draughtsman
from casework.adapters.bind_pages import merged
from casework.adapters.bind_tags import BindError
from casework.adapters.page_geometry import Frame, Geometry
from casework.adapters.stamp_font import StampFont, stamp_font
from casework.domain.manifest import Manifest

__all__ = [
    "BindError",
    "Binding",
    "Geometry",
    "Sealed",
    "Sheet",
    "bind",
    "bind_sealed",
    "page_sizes",
]

FONT = "NotoSans-Regular.ttf"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an exhibit: which page of which PDF goes where; pages count from 0.

    Page and frame are those of the typeset sheet: x0, y0, x1, y1 in points from the lower left, as
    pdf.Area has it. A sheet that follows comes after it as a page of its own, in the order given.
    Exhibit is what a screen reader says in place of the picture: "Exhibit 3, page 2 of 5". Number
    and folio are printed: "page 2 of 5", "Page 27 of 40". Links to the anchor lead to this sheet.
    """

    page: int
    exhibit: str
    content: Path
    content_page: int
    frame: Frame
    follows: bool = False
    number: str = ""
    folio: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """A typeset document, its sheets in the order of the pack, and the folder of the font files.

    Labels are what is printed as the number of each page of the pack, where pages have any.
    """

    front: bytes
    sheets: Sequence[Sheet]
    fonts: Path
    labels: Sequence[str] = ()


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height in points of each page as it shows: cropped, turned, in its own unit."""
    with Pdf.open(path) as opened:
        return [Geometry.of(page).size for page in opened.pages]


def bind(binding: Binding, to: Path) -> None:
    """Write the document with each exhibit page on its sheet, the same bytes each time.

    A page keeps its proportions and is never enlarged. Tags, links, bookmarks and language of the
    document stay; each drawn page becomes a figure of its structure, the bookmarks of an exhibit
    hang below its own. Raises BindError.
    """
    with _bound(binding, to.parent) as target:
        _save(target, to)


@dataclass(frozen=True, slots=True)
class Sealed:
    """The manifest as it is in the document, and the SHA-256 of the file."""

    manifest: Manifest
    sha256: str


def bind_sealed(binding: Binding, manifest: Manifest, to: Path) -> Sealed:
    """The same with its manifest embedded and sealed."""
    with _bound(binding, to.parent) as target:
        sealed = seal.embed(target, manifest)
        _save(target, to)
    return Sealed(sealed, seal.close(to, sealed))


@contextmanager
def _bound(binding: Binding, folder: Path) -> Iterator[Pdf]:
    """The document in memory, the exhibits still in their files, until it is written."""
    with (
        tempfile.TemporaryDirectory(dir=folder, prefix="bind-") as room,
        merged(binding.front, binding.sheets, Path(room)) as (target, pages),
    ):
        followed = {sheet.page for sheet in binding.sheets if sheet.follows}
        drawing = Draughtsman(target, _font(binding), followed)
        for sheet, page in zip(binding.sheets, pages.exhibits, strict=True):
            drawing.draw(sheet, pages.typeset[sheet.page], page)
        drawing.tags.write()
        # They were there only to be made pictures of.
        del target.pages[pages.count :]
        bind_marks.lead(target, drawing.places)
        _nest(target, binding.sheets, drawing)
        if binding.labels:
            bind_marks.label(target, binding.labels)
        yield target


def _font(binding: Binding) -> StampFont:
    texts = [text for sheet in binding.sheets for text in (sheet.number, sheet.folio)]
    wanted = frozenset("".join(texts))
    font = stamp_font(binding.fonts / FONT, wanted)
    if missing := wanted - set(font.glyphs):
        raise BindError(f"{FONT} has no {' '.join(sorted(missing))}")
    return font


def _nest(target: Pdf, sheets: Sequence[Sheet], drawing: Draughtsman) -> None:
    """The bookmarks of each exhibit below that of its first sheet."""
    sheets_of: dict[tuple[int, Path], dict[int, pikepdf.Object]] = {}
    for sheet, page in zip(sheets, drawing.drawn, strict=True):
        sheets_of.setdefault((sheet.page, sheet.content), {})[sheet.content_page] = page
    known: dict[Path, tuple[bind_marks.Bookmark, ...]] = {}
    for (_page, path), pages in sheets_of.items():
        if path not in known:
            with Pdf.open(path) as source:
                known[path] = bind_marks.bookmarks_of(source)
        if known[path]:
            bind_marks.nest(target, next(iter(pages.values())), known[path], pages)


def _save(pdf: Pdf, to: Path) -> None:
    pdf.save(
        to,
        deterministic_id=True,
        # Else the description is written anew, after its fingerprint was taken.
        fix_metadata_version=False,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
