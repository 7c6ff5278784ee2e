"""Files that are not what they are called, or nothing at all."""

from __future__ import annotations

import io
import zipfile

from tests.adapters import papers
from tests.nasty.case import Nasty, refused


def _zip(name: str) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        # A fixed day: the builder must give the same bytes each time.
        archive.writestr(zipfile.ZipInfo(name, (2026, 11, 24, 0, 0, 0)), b"x")
    return output.getvalue()


def _exe() -> bytes:
    return b"MZ\x90\0" + bytes(60) + b"PE\0\0" + bytes(200)


def _svg() -> bytes:
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://evil.example/x"/>'
        b"<script>alert(1)</script></svg>"
    )


def _heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)


def _ole() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def _picture() -> bytes:
    return papers.picture("L", "PNG", (60, 40))


FILES: tuple[Nasty, ...] = (
    refused("nothing", lambda: b"", "exhibit-empty"),
    refused("blanks", lambda: b" " * 4000, "exhibit-broken"),
    refused("header alone", lambda: b"%PDF-1.7\n", "exhibit-broken"),
    refused("header and noise", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "exhibit-broken"),
    refused("photo as PDF", papers.photograph, "exhibit-mislabelled"),
    refused("picture as PDF", _picture, "exhibit-mislabelled"),
    refused("PDF as photo", lambda: papers.paper("x"), "exhibit-mislabelled", "foto.jpg"),
    refused("program as PDF", _exe, "exhibit-broken"),
    refused("archive as PDF", lambda: _zip("a.txt"), "exhibit-mislabelled"),
    refused("archive", lambda: _zip("a.txt"), "exhibit-archive", "akten.zip"),
    refused("sheet", lambda: _zip("xl/workbook.xml"), "exhibit-office", "tabelle.xlsx"),
    refused("mail", _ole, "exhibit-office", "nachricht.msg"),
    refused("program", _exe, "exhibit-kind", "setup.exe"),
    refused("web page as PDF", lambda: b"<!DOCTYPE html><p>x", "exhibit-mislabelled"),
    refused("drawing as picture", _svg, "exhibit-mislabelled", "bild.png"),
    refused("drawing", _svg, "exhibit-kind", "bild.svg"),
    refused("telephone picture", _heic, "exhibit-heic", "IMG_1.heic"),
    refused("telephone picture as JPEG", _heic, "exhibit-mislabelled", "IMG_1.jpg"),
)
