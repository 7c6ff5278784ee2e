"""A document with empty sheets, and packs made of it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from casework.adapters import binder, exhibits
from casework.adapters.binder import Sheet
from casework.adapters.pdf import Rendered, render
from tests.adapters import papers

STYLE = """
@page { size: A4; margin: 2cm; @bottom-center { content: counter(page) " / " counter(pages) } }
@page wide { size: A4 landscape }
body { margin: 0; font-family: "Noto Serif" }
section { break-before: page }
section.wide { page: wide }
.frame { height: 20cm }
.wide .frame { height: 12cm }
"""


def front(count: int, *, wide: bool = False) -> Rendered:
    """Contents and as many empty sheets as asked for, linked both ways."""
    kind = ' class="wide"' if wide else ""
    rows = "".join(f'<p><a href="#s{i}">Exhibit {i}</a></p>' for i in range(count))
    sheets = "".join(
        f'<section{kind} id="s{i}"><h2>Exhibit {i}</h2><p><a href="#contents">Contents</a></p>'
        f'<div class="frame" id="frame-{i}"></div></section>'
        for i in range(count)
    )
    html = f"""<!DOCTYPE html><html lang="de"><head><title>Schriftsatz</title></head><body>
    <h1 id="contents">Größe</h1>{rows}{sheets}</body></html>"""
    return render(html, stylesheet=STYLE, fonts=papers.FONTS)


class Files:
    """The files of exhibits, deleted at the end of the process."""

    _folder = tempfile.TemporaryDirectory(prefix="casework-test-")

    @classmethod
    def file(cls, content: bytes) -> Path:
        path = Path(cls._folder.name) / f"{hashlib.sha256(content).hexdigest()}.pdf"
        path.write_bytes(content)
        return path


def sheets_of(typeset: Rendered, pages: list[tuple[bytes, int]]) -> list[Sheet]:
    return [
        Sheet(area.page, f"Exhibit {place}", Files.file(content), number, area.rect)
        for place, (content, number) in enumerate(pages)
        for area in [typeset.areas[f"frame-{place}"]]
    ]


def bind(typeset: bytes, sheets: Sequence[Sheet], labels: Sequence[str] = ()) -> bytes:
    """The bytes of what binder.bind writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.pdf"
        binder.bind(binder.Binding(typeset, sheets, papers.FONTS, labels), path)
        return path.read_bytes()


def bound(*contents: bytes, wide: bool = False) -> bytes:
    """The first page of each content, on a sheet of its own."""
    typeset = front(len(contents), wide=wide)
    return bind(typeset.pdf, sheets_of(typeset, [(content, 0) for content in contents]))


def clean(content: bytes) -> bytes:
    return exhibits.to_pdf(content, "application/pdf", "exhibit.pdf").pdf
