"""Kinds of files, told apart by their first bytes and never by their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; those without a media type are known only to be refused by name."""

    name: str
    extensions: tuple[str, ...]
    media_type: str = ""


PDF = Kind("PDF", ("pdf",), "application/pdf")
JPEG = Kind("JPEG", ("jpg", "jpeg", "jpe", "jfif"), "image/jpeg")
PNG = Kind("PNG", ("png",), "image/png")
TIFF = Kind("TIFF", ("tif", "tiff"), "image/tiff")
WEBP = Kind("WebP", ("webp",), "image/webp")
HTML = Kind("HTML", ("html", "htm", "xhtml", "mht", "mhtml"))
RTF = Kind("RTF", ("rtf",))
ZIP = Kind("Word, Excel, ZIP", ("docx", "xlsx", "pptx", "odt", "ods", "zip"))
OLE = Kind("Word, Excel, Outlook", ("doc", "xls", "ppt", "msg"))
GIF = Kind("GIF", ("gif",))
BMP = Kind("BMP", ("bmp",))
MP4 = Kind("HEIC, MP4", ("heic", "heif", "avif", "mp4", "mov", "m4a", "3gp"))

KINDS = (PDF, JPEG, PNG, TIFF, WEBP, HTML, RTF, ZIP, OLE, GIF, BMP, MP4)
# Signatures after the offset, from the file formats' own specifications.
SIGNATURES = (
    (0, b"%PDF-", PDF),
    (0, b"\xff\xd8\xff", JPEG),
    (0, b"\x89PNG\r\n\x1a\n", PNG),
    (0, b"II*\0", TIFF),
    (0, b"MM\0*", TIFF),
    (8, b"WEBP", WEBP),
    (0, b"{\\rtf", RTF),
    (0, b"PK\x03\x04", ZIP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (0, b"GIF8", GIF),
    (0, b"BM", BMP),
    (4, b"ftyp", MP4),
)
# More is no exhibit but a library.
MAX_PAGES = 2000
# Readers look for the mark of a PDF here: mail gateways put lines before it.
PDF_WINDOW = 1024


def recognise(content: bytes) -> Kind | None:
    """The kind the bytes show, or None for bytes that show none."""
    for offset, signature, kind in SIGNATURES:
        if content.startswith(signature, offset):
            return kind
    start = content[:PDF_WINDOW].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return HTML
    return PDF if b"%PDF-" in start else None


def claimed(filename: str) -> Kind | None:
    """The kind the name says, or None for a name that says nothing known."""
    extension = PurePath(filename).suffix.lower().removeprefix(".")
    return next((kind for kind in KINDS if extension in kind.extensions), None)
