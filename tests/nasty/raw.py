"""PDF written object by object, for files that no library would write."""

from __future__ import annotations

from collections.abc import Mapping

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
DRAWING = b"BT /F1 40 Tf 60 700 Td (Seite) Tj ET 0.8 0 0 rg 60 100 200 300 re f"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def document(objects: Mapping[int, bytes], *, header: bytes = HEADER) -> bytes:
    """The objects with a right table of contents; object 1 is the catalog."""
    body, offsets = bytearray(header), {}
    for number, value in objects.items():
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    return bytes(body) + _table(offsets, len(body))


def _table(offsets: Mapping[int, int], start: int) -> bytes:
    size = max(offsets) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [
        b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 00000 f \n"
        for number in range(1, size)
    ]
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return b"xref\n0 %d\n" % size + b"".join(rows) + trailer


def simple(
    *,
    page: bytes = b"",
    pages: bytes = b"",
    catalog: bytes = b"",
    drawing: bytes = DRAWING,
    contents: bytes = b"4 0 R",
    resources: bytes = b"/Font << /F1 5 0 R >>",
    kids: bytes = b"[3 0 R]",
    count: int = 1,
    box: bytes = b"/MediaBox [0 0 595 842]",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """One page with words and a red field, and entries put into its parts; 6 and up are free."""
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            2: b"<< /Type /Pages /Kids %s /Count %d %s >>" % (kids, count, pages),
            3: b"<< /Type /Page /Parent 2 0 R %s /Contents %s /Resources << %s >> %s >>"
            % (box, contents, resources, page),
            4: stream(drawing),
            5: FONT,
            **(more or {}),
        }
    )
