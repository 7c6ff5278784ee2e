"""Writes a short line into the lower margin of pages that are bound already, as tagged text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Page, Pdf

from casework.adapters import pdf as typeset

# Points: where the line begins, how high it stands above the edge, and the room it has.
LEFT, BOTTOM, WIDTH, HEIGHT = 36.0, 9.0, 400.0, 10.0
STYLE = f"""
@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0; }}
html {{ font: 6.8pt/10pt "Noto Sans", "DejaVu Sans", "Noto Naskh Arabic"; color: #4b5563; }}
body, p {{ margin: 0; }}
p {{ break-after: page; height: 10pt; overflow: hidden; white-space: nowrap; }}
p:last-child {{ break-after: auto; }}
"""
MARKS = {Operator(name) for name in ("BDC", "BMC", "EMC", "DP", "MP")}


def write_notes(pdf: Pdf, notes: Mapping[int, str], *, language: str, fonts: Path) -> None:
    """Put the line of each page, by its number from 1, into its lower margin.

    The same line is set once, whatever the number of pages that bear it.
    """
    if not notes:
        return
    lines = list(dict.fromkeys(notes.values()))
    drawn = dict(zip(lines, _typeset(pdf, lines, language, fonts), strict=True))
    for number, line in notes.items():
        _draw(pdf, pdf.pages[number - 1], drawn[line])


def _typeset(pdf: Pdf, lines: list[str], language: str, fonts: Path) -> list[Object]:
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    html = f'<!DOCTYPE html><html lang="{language}"><title>-</title><body>{body}</body></html>'
    rendered = typeset.render(html, stylesheet=STYLE, fonts=fonts)
    with Pdf.open(io.BytesIO(rendered.pdf)) as source:
        for page in source.pages:
            kept = [item for item in pikepdf.parse_content_stream(page) if item[1] not in MARKS]
            page.Contents = source.make_stream(pikepdf.unparse_content_stream(kept))
        # One copy, so that the lines share their fonts.
        start = len(pdf.pages)
        pdf.pages.extend(source.pages)
        drawn = [pdf.make_indirect(page.as_form_xobject()) for page in list(pdf.pages)[start:]]
        del pdf.pages[start:]
    for picture in drawn:
        if Name.StructParents in picture:
            del picture[Name.StructParents]
    return drawn


def _draw(pdf: Pdf, page: Page, line: Object) -> None:
    number = _tagged(pdf, page)
    resources = dict(page.obj.Resources.items())
    held = dict(resources.get("/XObject", Dictionary()).items())
    resources["/XObject"] = Dictionary({**held, "/FilingNote": line})
    page.obj.Resources = Dictionary(resources)
    left, bottom, *_rest = (float(side) for side in page.cropbox)
    mark = f"/P <</MCID {number}>> BDC" if number is not None else "/Artifact BMC"
    place = f"1 0 0 1 {left + LEFT:.3f} {bottom + BOTTOM:.3f} cm"
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q\n{mark}\nq {place} /FilingNote Do Q\nEMC".encode())


def _tagged(pdf: Pdf, page: Page) -> int | None:
    """A paragraph after all else on the page; the number of its mark, None in an untagged file."""
    tree = pdf.Root.get(Name.StructTreeRoot)
    if tree is None or Name.StructParents not in page.obj:
        return None
    marks = pikepdf.NumberTree(tree.ParentTree)[int(page.obj.StructParents)]
    number = len(marks)
    top = tree.K[0] if isinstance(tree.K, Array) else tree.K
    words = Dictionary(Type=Name.StructElem, S=Name.P, P=top, Pg=page.obj, K=number)
    element = pdf.make_indirect(words)
    marks.append(element)
    if not isinstance(top.K, Array):
        top.K = Array([top.K])
    top.K.append(element)
    return number
