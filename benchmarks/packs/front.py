"""A typeset document with one sheet for each exhibit, set with the style sheet of packs.

python -m benchmarks.packs.front FOLDER PAGES makes the exhibits, too.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.packs import scans
from casework.adapters import binder, pdf
from casework.adapters.page_geometry import Frame
from casework.domain.page_numbers import PageNumbers

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "static" / "fonts"


def typeset(files: Sequence[Path], each: int, to: Path) -> None:
    """Write what the binder is given: the document, and where its sheets are."""
    names = range(1, len(files) + 1)
    style = (ROOT / "templates" / "pack" / "pack.css").read_text(encoding="utf-8")
    rules = "".join(_rule(name, 1 if name == 1 else each) for name in names)
    last = f"@page :nth(1 of manifest) {{ counter-increment: page {each}; }}"
    rendered = pdf.render(
        _html(names, each),
        stylesheet=f"{style}{rules}{last}",
        fonts=FONTS,
        following={f"e{n}-p1": [f"e{n}-p{page}" for page in range(2, each + 1)] for n in names},
    )
    places = [(rendered.anchors[f"e{n}-p1"], rendered.areas[f"e{n}-frame"].rect) for n in names]
    to.write_bytes(pickle.dumps((rendered.pdf, rendered.pages, places)))


def binding(files: Sequence[Path], each: int, front: Path) -> binder.Binding:
    """The typeset document with all its sheets."""
    content, pages, places = pickle.loads(front.read_bytes())  # noqa: S301 (written by typeset)
    numbers = PageNumbers.of(pages, [page for page, _frame in places for _ in range(each - 1)])
    sheets = [
        _sheet(path, name, page, (where, frame), each, numbers)
        for name, (path, (where, frame)) in enumerate(zip(files, places, strict=True), 1)
        for page in range(each)
    ]
    return binder.Binding(content, sheets, FONTS, numbers.labels)


def _sheet(
    path: Path,
    name: int,
    page: int,
    place: tuple[int, Frame],
    each: int,
    numbers: PageNumbers,
) -> binder.Sheet:
    number = f"page {page + 1} of {each}"
    return binder.Sheet(
        page=place[0],
        exhibit=f"Exhibit {name}, {number}",
        content=path,
        content_page=page,
        frame=place[1],
        follows=page > 0,
        number=number,
        folio=f"Page {numbers.of_typeset(place[0]) + page} of {numbers.total}",
        anchor=f"e{name}-p{page + 1}",
    )


def _rule(name: int, leap: int) -> str:
    return (
        f"@page e{name} {{ size: A4; margin: 10mm 12mm 15mm; counter-increment: page {leap};"
        " @top-left { content: none; } @top-right { content: none; } }"
    )


def _html(names: Sequence[int], each: int) -> str:
    rows = "".join(
        f'<li><a href="#e{n}-p{page}">Exhibit {n}, page {page}</a></li>'
        for n in names
        for page in (1, each)
    )
    sheets = "".join(
        f'<section class="sheet portrait" id="e{n}-p1" style="page: e{n}"><div class="strip">'
        f'<h2>Exhibit {n} <span class="title">A scanned paper</span></h2>'
        f'<p class="pages">page 1 of {each}</p><p class="back"><a href="#list">↑ Exhibits</a></p>'
        f'</div><div class="frame" id="e{n}-frame"></div></section>'
        for n in names
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Pack</title></head>'
        '<body data-page="Page " data-of=" of " data-running="Pack">'
        f'<section class="contents" id="list"><h2>Exhibits</h2><ul>{rows}</ul></section>{sheets}'
        '<section class="manifest" id="manifest"><h2>Manifest</h2><div id="end"></div></section>'
        "</body></html>"
    )


def main() -> None:
    folder, pages = Path(sys.argv[1]), int(sys.argv[2])
    files = scans.exhibits(folder / str(pages), pages)
    each = pages // scans.EXHIBITS
    typeset(files, each, folder / f"front-{each}.pickle")
    sys.stdout.write("{}")


if __name__ == "__main__":
    main()
