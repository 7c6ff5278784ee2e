"""Kinds of files, told apart by their bytes and never by their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; those without a media type are known only to be refused, with the code."""

    name: str
    extensions: tuple[str, ...]
    media_type: str = ""
    code: str = "exhibit-kind"


PDF = Kind("PDF", ("pdf",), "application/pdf")
JPEG = Kind("JPEG", ("jpg", "jpeg", "jpe", "jfif"), "image/jpeg")
PNG = Kind("PNG", ("png", "apng"), "image/png")
TIFF = Kind("TIFF", ("tif", "tiff"), "image/tiff")
WEBP = Kind("WebP", ("webp",), "image/webp")
DOCX = Kind(
    "Word",
    ("docx", "docm", "dotx"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
ODT = Kind("OpenDocument", ("odt",), "application/vnd.oasis.opendocument.text")
HTML = Kind("HTML", ("html", "htm", "xhtml", "mht", "mhtml", "svg"))
RTF = Kind("RTF", ("rtf",), code="exhibit-office")
OFFICE = Kind(
    "Excel, PowerPoint", ("xlsx", "xlsm", "pptx", "ods", "odp", "odg"), code="exhibit-office"
)
OLE = Kind("Word 97, Excel 97, Outlook", ("doc", "xls", "ppt", "msg"), code="exhibit-office")
ZIP = Kind("ZIP", ("zip",), code="exhibit-archive")
GIF = Kind("GIF", ("gif",), code="exhibit-picture")
BMP = Kind("BMP", ("bmp",), code="exhibit-picture")
HEIC = Kind("HEIC", ("heic", "heif", "avif"), code="exhibit-heic")
MP4 = Kind("MP4", ("mp4", "mov", "m4a", "3gp"))

KINDS = (
    *(PDF, JPEG, PNG, TIFF, WEBP, DOCX, ODT),
    *(HTML, RTF, OFFICE, OLE, ZIP, GIF, BMP, HEIC, MP4),
)
# Those that need LibreOffice to become pages.
WRITTEN = (DOCX.media_type, ODT.media_type)
# Signatures after the offset, from the file formats' own specifications.
SIGNATURES = (
    (0, b"%PDF-", PDF),
    (0, b"\xff\xd8\xff", JPEG),
    (0, b"\x89PNG\r\n\x1a\n", PNG),
    (0, b"II*\0", TIFF),
    (0, b"MM\0*", TIFF),
    (8, b"WEBP", WEBP),
    (0, b"{\\rtf", RTF),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (0, b"GIF8", GIF),
    (0, b"BM", BMP),
    *((4, b"ftyp" + brand, HEIC) for brand in (b"hei", b"hev", b"mif1", b"msf1", b"avif")),
    (4, b"ftyp", MP4),
)
ARCHIVE = b"PK\x03\x04"
# The names of an archive's files stand in clear before each (APPNOTE 4.3.7); an OpenDocument
# begins with its own media type (OpenDocument 1.3, part 2, 3.3).
PARTS = (
    (b"word/document", DOCX),
    (b"xl/workbook", OFFICE),
    (b"ppt/presentation", OFFICE),
)
MEDIA_TYPE_AT = 30
MEDIA_TYPE = b"mimetypeapplication/vnd.oasis.opendocument."
# More is no exhibit but a library.
MAX_PAGES = 2000
# Readers look for the mark of a PDF here: mail gateways put lines before it.
PDF_WINDOW = 1024


def recognise(content: bytes) -> Kind | None:
    """The kind the bytes show, or None for bytes that show none."""
    if content.startswith(ARCHIVE):
        return _archive(content)
    for offset, signature, kind in SIGNATURES:
        if content.startswith(signature, offset):
            return kind
    start = content[:PDF_WINDOW].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return HTML
    return PDF if b"%PDF-" in start else None


def _archive(content: bytes) -> Kind:
    if content.startswith(MEDIA_TYPE, MEDIA_TYPE_AT):
        rest = content[MEDIA_TYPE_AT + len(MEDIA_TYPE) :]
        # Not the "text-master" or "text-template" that begin alike.
        return ODT if rest.startswith(b"text") and rest[4:5] != b"-" else OFFICE
    return next((kind for part, kind in PARTS if part in content), ZIP)


def claimed(filename: str) -> Kind | None:
    """The kind the name says, or None for a name that says nothing known."""
    extension = PurePath(filename).suffix.lower().removeprefix(".")
    return next((kind for kind in KINDS if extension in kind.extensions), None)
