"""Brings a typeset document and the pages of exhibits into one, in the order of the pack.

libqpdf leaves the exhibits in their files until the whole is written: pikepdf's own copying would
hold all of them in memory.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Protocol

from pikepdf import Job, Name, Page, Pdf

from casework.adapters.bind_tags import BindError


class Placed(Protocol):
    """What has to be known of a sheet here."""

    @property
    def page(self) -> int: ...
    @property
    def exhibit(self) -> str: ...
    @property
    def content(self) -> Path: ...
    @property
    def content_page(self) -> int: ...
    @property
    def follows(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Pages:
    """The typeset pages, the exhibit page of each sheet, and how many pages stay: behind them
    lie those that are drawn into typeset sheets.
    """

    typeset: list[Page]
    exhibits: list[Page]
    count: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A page of a file, from 0; the sheet it is for, or None for a typeset page."""

    path: Path
    page: int
    sheet: int | None = None


@contextmanager
def merged(front: bytes, sheets: Sequence[Placed], room: Path) -> Iterator[tuple[Pdf, Pages]]:
    """The document with the pages that follow behind their typeset sheets. Raises BindError.

    The files must stay until it is written.
    """
    base = room / "front.pdf"
    count, sources = _base(front, sheets, base)
    pieces = _in_order(count, sheets, base, sources)
    ranges = [
        {"file": str(path), "range": ",".join(str(piece.page + 1) for piece in run)}
        for path, run in groupby(pieces, lambda piece: piece.path)
    ]
    job = {
        "inputFile": str(base),
        "outputFile": str(room / "never-written.pdf"),
        "pages": ranges,
        "removeUnreferencedResources": "no",
    }
    with Job(job).create_pdf() as target:
        yield target, _sorted(list(target.pages), pieces, sheets)


def _base(front: bytes, sheets: Sequence[Placed], to: Path) -> tuple[int, dict[Path, int]]:
    """Write the document to merge the others into; how many pages it has of its own.

    libqpdf leaves out the layers of the files it merges, and what was switched off would show: the
    pages of those files are put into the document itself, behind the page that is told of each.
    """
    contents = dict.fromkeys(sheet.content for sheet in sheets)
    sizes: dict[Path, int] = {}
    inside: dict[Path, int] = {}
    with Pdf.open(io.BytesIO(front)) as typeset:
        count = len(typeset.pages)
        for path in contents:
            with Pdf.open(path) as source:
                sizes[path] = len(source.pages)
                if Name.OCProperties in source.Root:
                    inside[path] = len(typeset.pages)
                    typeset.add_pages_from(source, forms="strip", outlines="ignore")
        _check(sheets, count, sizes)
        if inside:
            typeset.save(to, static_id=True)
        else:
            to.write_bytes(front)
    return count, inside


def _check(sheets: Sequence[Placed], count: int, sizes: dict[Path, int]) -> None:
    for sheet in sheets:
        if not 0 <= sheet.page < count:
            raise BindError(f"there is no page {sheet.page} for {sheet.exhibit}")
        if not 0 <= sheet.content_page < sizes[sheet.content]:
            has, wanted = sizes[sheet.content], sheet.content_page
            raise BindError(f"an exhibit of {has} pages has no page {wanted}")


def _in_order(
    count: int, sheets: Sequence[Placed], base: Path, inside: dict[Path, int]
) -> list[_Piece]:
    """The pages of the pack, and then those that typeset sheets will show."""

    def piece(number: int, sheet: Placed) -> _Piece:
        if sheet.content in inside:
            return _Piece(base, inside[sheet.content] + sheet.content_page, number)
        return _Piece(sheet.content, sheet.content_page, number)

    following: dict[int, list[_Piece]] = {}
    for number, sheet in enumerate(sheets):
        if sheet.follows:
            following.setdefault(sheet.page, []).append(piece(number, sheet))
    pages: list[_Piece] = []
    for page in range(count):
        pages += [_Piece(base, page), *following.get(page, [])]
    shown = [piece(n, sheet) for n, sheet in enumerate(sheets) if not sheet.follows]
    return pages + shown


def _sorted(pages: list[Page], pieces: Sequence[_Piece], sheets: Sequence[Placed]) -> Pages:
    by_sheet = {piece.sheet: page for piece, page in zip(pieces, pages, strict=True)}
    return Pages(
        typeset=[page for piece, page in zip(pieces, pages, strict=True) if piece.sheet is None],
        exhibits=[by_sheet[number] for number in range(len(sheets))],
        count=len(pages) - sum(not sheet.follows for sheet in sheets),
    )
