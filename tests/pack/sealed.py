"""Ways to tamper with a pack: each takes its bytes and gives other bytes that open as PDF."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.adapters import papers

Change = Callable[[Pdf], object]


def changed(content: bytes, change: Change) -> bytes:
    """The document after the change, written as the binder writes it."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        output = io.BytesIO()
        pdf.save(
            output,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return output.getvalue()


def retype(pdf: Pdf, page: int) -> None:
    """One letter more or less on a typeset page: the operator that shows text gets another."""
    contents = pdf.pages[page - 1].Contents
    stream = contents[1] if isinstance(contents, Array) else contents
    drawing = stream.read_bytes()
    start = drawing.index(b"<", drawing.index(b"BT")) + 1
    other = b"0005" if drawing[start : start + 4] != b"0005" else b"0006"
    stream.write(drawing[:start] + other + drawing[start + 4 :])


def swap(pdf: Pdf, one: int, other: int) -> None:
    first, second = pdf.pages[one - 1].obj, pdf.pages[other - 1].obj
    kids = pdf.Root.Pages.Kids
    kids[one - 1], kids[other - 1] = second, first


def replace_exhibit(pdf: Pdf, page: int) -> None:
    """Another paper in the frame of an exhibit page."""
    with Pdf.open(io.BytesIO(papers.paper("Ein anderer Brief"))) as other:
        picture = pdf.copy_foreign(other.pages[0].as_form_xobject())
    pictures = pdf.pages[page - 1].obj.Resources.XObject
    [name] = [key for key in dict(pictures.items()) if key.startswith("/Exhibit")]
    pictures[name] = picture


def add_page(pdf: Pdf, at: int) -> None:
    with Pdf.open(io.BytesIO(papers.paper("Eingeschoben"))) as other:
        pdf.pages.insert(at - 1, other.pages[0])


def drop_bookmark(pdf: Pdf) -> None:
    """The first bookmark below the first is taken out."""
    first = pdf.Root.Outlines.First
    first.First = first.First.Next


def retitle(pdf: Pdf) -> None:
    pdf.docinfo[Name.Title] = String("Etwas anderes")


def attach(pdf: Pdf) -> None:
    pdf.attachments["more.txt"] = b"more"


def relead(pdf: Pdf) -> None:
    """The place of the first name is led to the first page."""
    names = pdf.Root.Names.Dests.Names
    names[1][0] = pdf.pages[1].obj


def drop_tags(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Array([])


def make_it_act(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Named, N=Name.Print)


def appended(content: bytes) -> bytes:
    """An incremental update as a viewer writes it: a new catalogue behind the old end."""
    at = content.rindex(b"startxref\n") + len(b"startxref\n")
    previous = int(content[at : content.index(b"\n", at)])
    with Pdf.open(io.BytesIO(content)) as pdf:
        number, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
        about = pdf.trailer.Info.objgen[0]
        root = dict(pdf.Root.items())
        entries = b" ".join(
            key.encode() + b" " + value.unparse() for key, value in root.items() if key != "/Lang"
        )
    start = len(content)
    update = b"%d 0 obj\n<< %s /Lang (ru) >>\nendobj\n" % (number, entries)
    table = start + len(update)
    return (
        content
        + update
        + b"xref\n%d 1\n%010d 00000 n \n" % (number, start)
        + b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, number, about, previous, table)
    )
