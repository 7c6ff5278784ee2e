"""Walks the tree of pages before qpdf mends it. For the child process only.

qpdf leaves out of the tree what is no page and then counts what is left, so that nobody could
tell any more that a page was lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from casework.adapters.exhibits.kinds import MAX_PAGES
from casework.domain.errors import Problem, Refused

MAX_DEPTH = 100


def count_pages(pdf: Pdf) -> int:
    """The pages of the tree (ISO 32000-2, 7.7.3). Raises Refused "exhibit-broken" when one of
    them is not there, more are declared than there are, or the tree has no end, and
    "exhibit-too-large" when there are too many.
    """
    root = pdf.Root.get(Name.Pages)
    if not isinstance(root, Dictionary):
        raise _broken()
    count = 0
    for _leaf in _leaves(root, ()):
        count += 1
        if count > MAX_PAGES:
            raise Refused(Problem("exhibit-too-large"))
    declared = root.get(Name.Count, 0)
    if not count or not isinstance(declared, int) or declared > count:
        raise _broken()
    return count


def _leaves(node: Dictionary, above: tuple[tuple[int, int], ...]) -> Iterator[Object]:
    if node.objgen in above or len(above) > MAX_DEPTH:
        raise _broken()
    kids = node.get(Name.Kids)
    if not isinstance(kids, Array):
        raise _broken()
    for kid in kids:
        if not isinstance(kid, Dictionary):
            raise _broken()
        if Name.Kids in kid:
            yield from _leaves(kid, (*above, node.objgen))
        else:
            yield kid


def _broken() -> Refused:
    return Refused(Problem("exhibit-broken"))
