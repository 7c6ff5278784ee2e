"""Files put together in every way: shared, nested, counted wrong, cut, patched, without end."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Pdf

from tests.adapters import papers
from tests.nasty.case import A4, Nasty, refused, taken
from tests.nasty.raw import DRAWING, FONT, HEADER, document, simple, stream

THREE = ("eins", "zwei", "drei")
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
TABLE = ("table",)
WIDE = 50_000
MEGABYTE = 1024**2
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "


def whole() -> bytes:
    return papers.paper(*THREE)


def _inherited() -> bytes:
    """Font, size and turn stand in the list of pages (ISO 32000-2, 7.7.3.4)."""
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
            4: stream(b"BT /F1 40 Tf 60 700 Td (geerbt) Tj ET"),
            5: FONT,
        }
    )


def _empty_page() -> bytes:
    pages = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return simple(kids=b"[3 0 R 6 0 R]", count=2, more={6: pages})


def _nested(levels: int) -> bytes:
    """Each list of pages holds one other, down to the page."""
    more = {
        number: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>"
        % (number + 1, number - 1)
        for number in range(6, 6 + levels)
    }
    more[6 + levels] = PAGE.replace(b"2 0 R", b"%d 0 R" % (5 + levels), 1)
    return simple(kids=b"[6 0 R]", more=more)


def _counted(count: int) -> Callable[[], bytes]:
    return lambda: simple(count=count)


def _parts() -> bytes:
    """The drawing in many streams, cut between its words."""
    words = DRAWING.split(b" ")
    parts = {6 + place: stream(word) for place, word in enumerate(words)}
    contents = b"[%s]" % b" ".join(b"%d 0 R" % number for number in parts)
    return simple(contents=contents, more=parts)


def _patched() -> bytes:
    """An incremental update: the page as it was changed last counts (ISO 32000-2, 7.5.6)."""
    first = simple()
    start = len(first)
    drawing = stream(b"0 0 1 rg 100 300 400 200 re f")
    body = first + b"4 0 obj\n%s\nendobj\n" % drawing
    previous = int(re.findall(rb"startxref\n(\d+)", first)[-1])
    table = b"xref\n4 1\n%010d 00000 n \n" % start
    trailer = b"trailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return body + table + trailer % (previous, len(body))


def _hybrid() -> bytes:
    """A classic table, and beside it a stream with what only newer readers see (7.5.8.4)."""
    body = bytearray(HEADER)
    offsets = {}
    for number, value in (
        (1, b"<< /Type /Catalog /Pages 2 0 R >>"),
        (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        (3, PAGE),
    ):
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    offsets[4] = len(body)
    body += b"4 0 obj\n%s\nendobj\n" % stream(b"0 0.6 0 rg 60 100 200 300 re f")
    hidden = len(body)
    row = b"\x01" + offsets[4].to_bytes(4) + b"\0"
    body += b"5 0 obj\n%s\nendobj\n" % stream(
        row, b"/Type /XRef /Size 6 /W [1 4 1] /Index [4 1] /Root 1 0 R"
    )
    start = len(body)
    rows = b"".join(b"%010d 00000 n \n" % offsets[number] for number in (1, 2, 3))
    body += b"xref\n0 4\n0000000000 65535 f \n" + rows
    body += b"trailer\n<< /Size 6 /Root 1 0 R /XRefStm %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        hidden,
        start,
    )
    return bytes(body)


def _compact() -> bytes:
    with papers.opened(whole()) as pdf:
        return papers.saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _linear() -> bytes:
    with papers.opened(whole()) as pdf:
        return papers.saved(pdf, linearize=True)


def _broken_table() -> bytes:
    """Every row of the table points ten bytes too far, as after a change of line ends."""
    return re.sub(rb"(\d{10}) 00000 n", lambda row: b"%010d 00000 n" % (int(row[1]) + 10), whole())


def _line_ends() -> bytes:
    return simple().replace(b"\n", b"\r\n")


def _cut(percent: int) -> Callable[[], bytes]:
    return lambda: whole()[: len(whole()) * percent // 100]


def _bomb(layers: int) -> Callable[[], bytes]:
    """Half a gigabyte of nothing as the drawing, folded once or more."""

    def build() -> bytes:
        data = bytes(512 * MEGABYTE)
        for _layer in range(layers):
            data = zlib.compress(data, 9)
        folded = stream(data, b"/Filter [%s]" % (b"/FlateDecode " * layers))
        return simple(contents=b"6 0 R", more={6: folded})

    return build


def _laughs() -> bytes:
    """Ten forms that draw the next one ten times each: 10,000,000,000 fields."""
    more = {
        number: stream(
            b"/X Do " * 10, _FORM + b"/Resources << /XObject << /X %d 0 R >> >>" % after
        )
        for number, after in zip(range(6, 16), range(7, 17), strict=True)
    }
    more[16] = stream(b"0 0 9 9 re f", _FORM)
    return simple(more=more, drawing=b"/X Do", resources=b"/XObject << /X 6 0 R >>")


def _in_itself() -> bytes:
    entries = _FORM + b"/Resources << /XObject << /X 6 0 R >> >>"
    form = stream(b"1 0 0 rg 0 0 9 9 re f /X Do", entries)
    return simple(more={6: form}, drawing=b"/X Do", resources=b"/XObject << /X 6 0 R >>")


def _deep() -> bytes:
    return simple(more={6: b"[" * 20_000 + b"]" * 20_000}, catalog=b"/Deep 6 0 R")


def _deep_drawing() -> bytes:
    return simple(drawing=b"q " * 5_000 + b"1 0 0 rg 60 100 200 300 re f " + b"Q " * 5_000)


def _library() -> bytes:
    return simple(kids=b"[%s]" % (b"3 0 R " * WIDE), count=WIDE)


def _wide_tree() -> bytes:
    """Lists of ten lists of ten lists ...: ten million pages in two kilobytes."""
    more = {
        number: b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (10 ** (12 - number + 1), b"%d 0 R " % (number + 1) * 10)
        for number in range(6, 13)
    }
    more[13] = PAGE
    return simple(kids=b"[6 0 R]", count=10**7, more=more)


def _unsure(kids: bytes) -> Callable[[], bytes]:
    """Two pages of which qpdf drops one as it makes the table anew; found by bending."""
    return lambda: simple(kids=kids, count=2).replace(b"startxref\n", b"startxref\n9")


def _endless() -> Callable[[], bytes]:
    """The word that ends the drawing is misspelt; found by bending."""
    return lambda: simple().replace(b"endstream", b"endctream", 1)


def _no_pages() -> bytes:
    return papers.saved(Pdf.new())


STRUCTURE: tuple[Nasty, ...] = (
    taken("inherited resources", _inherited),
    taken("page without contents", _empty_page, A4, A4),
    taken("one page object twice", lambda: simple(kids=b"[3 0 R 3 0 R]", count=2), A4, A4),
    taken("nested tree", lambda: _nested(30)),
    taken("drawing in many parts", _parts),
    taken("patched", _patched),
    taken("hybrid table", _hybrid),
    taken("object streams", _compact, A4, A4, A4),
    taken("linearized", _linear, A4, A4, A4),
    taken("garbage before", lambda: b"From: court\r\n" * 20 + whole(), A4, A4, A4),
    taken("garbage behind", lambda: whole() + b"\r\n--boundary--\r\n" * 5, A4, A4, A4),
    taken("no end line", lambda: whole().removesuffix(b"%%EOF\n"), A4, A4, A4),
    taken("wrong start", lambda: whole().replace(b"startxref\n", b"startxref\n9"), A4, A4, A4,
          repaired=TABLE),
    taken("wrong table", _broken_table, A4, A4, A4, repaired=TABLE),
    taken("other line ends", _line_ends, repaired=TABLE),
    taken("count too small", _counted(0), alone=False),
    taken("deep drawing", _deep_drawing),
    refused("count too large", _counted(3), "exhibit-broken"),
    refused("tree in a circle", lambda: simple(kids=b"[3 0 R 2 0 R]", count=2), "exhibit-broken"),
    refused("page that is not there", lambda: simple(kids=b"[3 0 R 9 0 R]", count=2),
            "exhibit-broken"),
    refused("contents of nothing", lambda: simple(contents=b"[4 0 R null]"), "exhibit-broken"),
    refused("contents of words", lambda: simple(contents=b"(words)"), "exhibit-broken"),
    refused("drawing without end", _endless(), "exhibit-broken"),
    refused("page twice, wrong start", _unsure(b"[3 0 R 3 0 R]"), "exhibit-broken"),
    refused("page null, wrong start", _unsure(b"[3 0 R null]"), "exhibit-broken"),
    refused("page that is null", lambda: simple(kids=b"[3 0 R null]", count=2), "exhibit-broken"),
    refused("no pages", _no_pages, "exhibit-broken"),
    refused("cut at the end", _cut(93), "exhibit-broken"),
    refused("cut in the middle", _cut(50), "exhibit-broken"),
    refused("cut at the start", _cut(3), "exhibit-broken"),
    refused("bomb", _bomb(1), "exhibit-broken"),
    refused("bomb in a bomb", _bomb(2), "exhibit-broken"),
    refused("billion laughs", _laughs, "exhibit-broken"),
    refused("form in itself", _in_itself, "exhibit-broken"),
    refused("deep object", _deep, "exhibit-broken"),
    refused("fifty thousand pages", _library, "exhibit-too-large"),
    refused("ten million pages", _wide_tree, "exhibit-too-large"),
)  # fmt: skip
