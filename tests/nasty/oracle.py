"""What must hold of any paper, however it was bent: refused in words, or taken without a loss."""

from __future__ import annotations

import subprocess

from PIL import Image

from casework.adapters import exhibits
from casework.domain.errors import Refused
from casework.wording.exhibits import EXHIBITS, REMOVED, REPAIRED
from tests.adapters import papers
from tests.adapters.binder_case import bind, front, sheets_of
from tests.nasty.likeness import all_pages

# Of a page that shows something, and of one that shows nothing: points of 600 by 424.
SOMETHING, NOTHING = 40, 4
DARK = 250
# More pages than these are bound only in part: the pack would take longer than the paper.
BOUND_PAGES = 3


class Lost(AssertionError):
    """A paper was taken and something of it is gone."""


def examine(content: bytes, filename: str, password: str = "") -> str:
    """The code with which it is refused, or "taken". Raises Lost, and whatever should not be."""
    try:
        found = exhibits.inspect(content, filename, password=password)
        clean = exhibits.to_pdf(content, found.media_type, filename, password=password)
    except Refused as refused:
        (problem,) = refused.problems
        str(EXHIBITS[problem.code]) % problem.values
        return problem.code
    if not (set(clean.removed) <= set(REMOVED) and set(clean.repaired) <= set(REPAIRED)):
        raise Lost("a code without a sentence")
    if (found.pages, found.removed) != (clean.pages, clean.removed):
        raise Lost("it was another paper the second time")
    _stop_at_loss(content, filename, clean)
    return "taken"


def _stop_at_loss(content: bytes, filename: str, clean: exhibits.Clean) -> None:
    if papers.checked(clean.pdf):
        raise Lost(f"the clean copy is damaged: {papers.checked(clean.pdf)[:300]}")
    number = min(clean.pages, BOUND_PAGES)
    typeset = front(number)
    pack = bind(typeset.pdf, sheets_of(typeset, [(clean.pdf, page) for page in range(number)]))
    with papers.opened(pack) as opened:
        if len(opened.pages) != len(all_pages(typeset.pdf)):
            raise Lost("the pack has another number of pages")
    after = [_ink(page) for page in all_pages(clean.pdf)]
    if len(after) != clean.pages:
        raise Lost(f"a reader shows {len(after)} of {clean.pages} pages of the clean copy")
    if filename.endswith(".pdf"):
        _compare(_before(content), after)


def _before(content: bytes) -> list[int]:
    try:
        return [_ink(page) for page in all_pages(content)]
    except (OSError, subprocess.CalledProcessError):
        # What no reader opens cannot be compared.
        return []


def _compare(before: list[int], after: list[int]) -> None:
    if len(before) > len(after):
        raise Lost(f"a reader shows {len(before)} pages of the paper, and {len(after)} were taken")
    for number, (one, other) in enumerate(zip(before, after, strict=False), 1):
        if one >= SOMETHING and other <= NOTHING:
            raise Lost(f"page {number} shows {one} points, and in the clean copy {other}")


def _ink(page: Image.Image) -> int:
    grey = page.convert("L")
    return sum(grey.histogram()[:DARK])
