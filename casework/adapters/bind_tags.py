"""The structure tree of a typeset document, and what binding adds to it."""

from __future__ import annotations

import re
from collections import defaultdict

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from casework.adapters.page_geometry import Frame

HEADING = re.compile(r"/H[1-6]?")


class BindError(Exception):
    """A sheet names a page that is not there, or the document is not a typeset one."""


class Tags:
    """The structure tree of a document typeset by pdf.render: a list of elements page by page."""

    def __init__(self, pdf: Pdf) -> None:
        if Name.StructTreeRoot not in pdf.Root:
            raise BindError("the document has no structure to add figures to")
        self._pdf = pdf
        self._tree = pdf.Root.StructTreeRoot
        self._document = self._tree.K[0]
        numbers = list(self._tree.ParentTree.Nums)
        self._marks = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        self._next = max(self._marks, default=-1) + 1
        self._elements: dict[tuple[int, int], list[Object]] = defaultdict(list)
        for element in self._document.K:
            self._elements[element.Pg.objgen].append(element)

    def kinds(self, page: Object) -> list[str]:
        """What each mark on the page belongs to: H for a heading, Link, or else nothing."""
        return [_kind(element) for element in self._marks.get(int(page.StructParents), [])]

    def add_figure(self, page: Object, words: str, rectangle: Frame) -> int:
        """A figure after all else on the page; the number is the mark of what it shows."""
        marks = self._marks[int(page.StructParents)]
        number = len(marks)
        element = self._figure(page, words, rectangle, number)
        marks.append(element)
        self._elements[page.objgen].append(element)
        return number

    def add_sheet(self, page: Object, words: str, rectangle: Frame, link: Object | None) -> None:
        """A page that has no tags yet: its figure is mark 0, and mark 1 the words of its link."""
        page.StructParents = self._next
        page.Tabs = Name.S
        figure = self._figure(page, words, rectangle, 0)
        marks = [figure]
        self._elements[page.objgen].append(figure)
        if link is not None:
            link.StructParent = self._next + 1
            paragraph, element = self._linked(page, link)
            marks.append(element)
            self._elements[page.objgen].insert(0, paragraph)
            self._marks[self._next + 1] = element
        self._marks[self._next] = Array(marks)
        self._next += 2

    def write(self) -> None:
        """Put the elements back in the order of the pages, and the marks in theirs."""
        # An array makes what it is given its own: only references stay what they are.
        self._document.K = Array(
            element
            for page in self._pdf.pages
            for element in self._elements.get(page.obj.objgen, [])
        )
        rows: list[object] = []
        for number, marks in sorted(self._marks.items()):
            rows += [number, marks]
        self._tree.ParentTree.Nums = Array(rows)
        self._tree.ParentTreeNextKey = self._next

    def _figure(self, page: Object, words: str, rectangle: Frame, number: int) -> Object:
        # Parsed from its text, which is faster by far.
        box = b"%.3f %.3f %.3f %.3f" % rectangle
        said = String(words).unparse()
        figure = Object.parse(
            b"<</Type/StructElem/S/Figure/K %d/Alt %s/A<</O/Layout/BBox[%s]>>>>"
            % (number, said, box)
        )
        figure.P, figure.Pg = self._document, page
        return self._pdf.make_indirect(figure)

    def _element(self, kind: Name, parent: Object, page: Object) -> Object:
        element = Dictionary(Type=Name.StructElem, S=kind, P=parent, Pg=page)
        return self._pdf.make_indirect(element)

    def _linked(self, page: Object, link: Object) -> tuple[Object, Object]:
        """A paragraph with the link in it, and the element of the link."""
        paragraph = self._element(Name.P, self._document, page)
        element = self._element(Name.Link, paragraph, page)
        element.K = Array([Dictionary(Type=Name.OBJR, Obj=link), 1])
        paragraph.K = Array([element])
        return paragraph, element


def _kind(found: Object) -> str:
    """What of a heading or a link an element is part of, however deep."""
    element: Object | None = found
    while element is not None and Name.S in element:
        name = str(element.S)
        if name == "/Link":
            return "Link"
        if HEADING.fullmatch(name):
            return "H"
        element = element.get(Name.P)
    return ""
