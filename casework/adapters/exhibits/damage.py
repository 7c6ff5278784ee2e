"""Tells a PDF that lost something from one that is merely untidy. For the child process only."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf, Stream, StreamDecodeLevel

from casework.adapters.binder import Geometry
from casework.domain.errors import Problem, Refused

# More of drawing commands is no page but an attack.
MAX_CONTENT = 64 * 1024**2
# qpdf found the objects by reading the whole file, as its table of contents was wrong.
REBUILT = re.compile("reconstruct")
# What it says of the table alone; anything else is about the objects themselves.
ABOUT_THE_TABLE = re.compile("file is damaged|xref|cross-reference|reconstruct")
# A file that was cut off lacks its last line, which readers look for here.
LAST_LINE = b"%%EOF"
LAST_WINDOW = 1024
USES = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "sh": "/Shading"}


def stop_if_damaged(pdf: Pdf, content: bytes) -> None:
    """Raise Refused "exhibit-broken" when pages, or part of a page, cannot be shown."""
    pages = list(pdf.pages)
    if not pages or _declared(pdf) > len(pages):
        raise _broken()
    for page in pages:
        if len(_drawing(page)) > MAX_CONTENT or min(Geometry.of(page).size) <= 0:
            raise _broken()
    _unfold_streams(pdf)
    warnings = [str(warning) for warning in pdf.get_warnings()]
    if any(REBUILT.search(warning) for warning in warnings):
        _stop_if_something_is_missing(pages, content, warnings)


def _stop_if_something_is_missing(pages: list[Page], content: bytes, warnings: list[str]) -> None:
    if LAST_LINE not in content[-LAST_WINDOW:]:
        raise _broken()
    if not all(ABOUT_THE_TABLE.search(warning) for warning in warnings):
        raise _broken()
    if not all(_has_what_it_uses(page) for page in pages):
        raise _broken()


def _declared(pdf: Pdf) -> int:
    return int(pdf.Root.Pages.get(Name.Count, 0))


def _drawing(page: Page) -> bytes:
    """The commands that draw the page, which must all be readable."""
    content = page.obj.get(Name.Contents)
    if content is None:
        return b""
    parts = [content] if isinstance(content, Stream) else list(content)
    return b"\n".join(part.read_bytes() for part in parts)


def _unfold_streams(pdf: Pdf) -> None:
    """Find the bombs; a font or picture that is merely damaged shows as it always did."""
    for item in pdf.objects:
        if not isinstance(item, Stream):
            continue
        try:
            item.read_bytes(StreamDecodeLevel.generalized)
        except pikepdf.PdfError as error:
            if "memory limit" in str(error):
                raise _broken() from error


def _has_what_it_uses(page: Page) -> bool:
    resources = page.resources
    for step in pikepdf.parse_content_stream(page, " ".join(USES)):
        held = resources.get(USES.get(str(step.operator), ""), Dictionary())
        if str(step.operator) in USES and str(step.operands[0]) not in held:
            return False
    return True


def _broken() -> Refused:
    return Refused(Problem("exhibit-broken"))
