"""Tells a PDF that lost something from one that is merely untidy. For the child process only."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Dictionary, Page, Pdf

from casework.adapters.exhibits import boxes, drawings
from casework.domain.errors import Problem, Refused

# qpdf found the objects by reading the whole file, as its table of contents was wrong.
REBUILT = re.compile("reconstruct")
# What it says of the table, or of what readers need not heed; anything else in a file whose table
# was wrong is about the objects themselves.
ABOUT_THE_TABLE = re.compile(
    "file is damaged|xref|cross-reference|reconstruct|expected n n obj|appears more than once"
    "|MediaBox is undefined|Resources is missing"
)
# What came after was left out, or where a part ends was guessed.
LEFT_OUT = re.compile(
    "limits error|unable to recover|treating stream as empty|attempting to recover stream length"
)
NO_SIZE = re.compile("MediaBox is undefined")
# A file that was cut off lacks its last line, which readers look for here.
LAST_LINE = b"%%EOF"
LAST_WINDOW = 1024
USES = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "sh": "/Shading"}


def mend(pdf: Pdf, content: bytes, count: int) -> set[str]:
    """What was set right without loss, as codes of wording.REPAIRED; count is how many pages the
    tree has that the file came with.

    Raises Refused: exhibit-broken when pages, or part of a page, cannot be shown, or never would
    be done; exhibit-too-large.
    """
    pages = list(pdf.pages)
    if len(pages) != count:
        raise _broken()
    repaired = {"size"} if sum(boxes.set_right(page) for page in pages) else set()
    drawings.stop_if_endless(pdf, pages)
    return repaired | _mended_by_qpdf(pdf, pages, content)


def _mended_by_qpdf(pdf: Pdf, pages: list[Page], content: bytes) -> set[str]:
    warnings = [str(warning) for warning in pdf.get_warnings()]
    if _any(LEFT_OUT, warnings):
        raise _broken()
    rebuilt = _any(REBUILT, warnings)
    if rebuilt:
        _stop_if_something_is_missing(pages, content, warnings)
    found = {"table": rebuilt, "size": _any(NO_SIZE, warnings)}
    return {code for code, is_so in found.items() if is_so}


def _any(pattern: re.Pattern[str], warnings: list[str]) -> bool:
    return any(pattern.search(warning) for warning in warnings)


def _stop_if_something_is_missing(pages: list[Page], content: bytes, warnings: list[str]) -> None:
    if LAST_LINE not in content[-LAST_WINDOW:]:
        raise _broken()
    if not all(ABOUT_THE_TABLE.search(warning) for warning in warnings):
        raise _broken()
    if not all(_has_what_it_uses(page) for page in pages):
        raise _broken()


def _has_what_it_uses(page: Page) -> bool:
    resources = page.resources
    for step in pikepdf.parse_content_stream(page, " ".join(USES)):
        if str(step.operator) not in USES:
            continue
        held = resources.get(USES[str(step.operator)], Dictionary())
        if not step.operands or str(step.operands[0]) not in held:
            return False
    return True


def _broken() -> Refused:
    return Refused(Problem("exhibit-broken"))
