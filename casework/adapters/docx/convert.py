"""The HTML of a pack or a letter turned into a Word document, with the same words in the same
order: headings as styles, real footnotes, lists, tables, links as bookmarks.

Pictures are left out: the tables beside them say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import tinyhtml5

from casework.adapters.docx import frame, tables
from casework.adapters.docx.package import packed
from casework.adapters.docx.runs import BREAK, Look, Piece, tidy, xml_of
from casework.adapters.docx.runs import field as field_xml
from casework.adapters.docx.styles import LEVELS, LIST_INDENT, numbering, settings, styles

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

INLINE = frozenset(("a", "b", "br", "cite", "code", "em", "i", "q", "span", "strong"))
SKIPPED = frozenset(("figure", "head", "script", "style", "svg", "template"))
HEADINGS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}
# What a class of the printed pack is in Word.
STYLES = {
    "answer": "Answer",
    "attached": "Normal",
    "borne": "ItemMore",
    "date": "Right",
    "hanging": "Item",
    "hint": "Hint",
    "lead": "Small",
    "right": "Right",
    "role": "Right",
    "rule": "SignLine",
    "small": "Small",
}
ON_A_NEW_PAGE = frozenset(("requests", "summary", "chronology", "elements", "notes", "exhibits"))
MARKS = {"mark": "Mark", "small": "SmallWords"}
RIGHT_TO_LEFT = frozenset(("ar", "fa", "ur"))
PAGE_OF_EXHIBIT = re.compile(r"-p\d+\Z")


@dataclass(frozen=True, slots=True)
class Details:
    """What the file says of itself, the first heading of its contents, and its day (ISO 8601)."""

    title: str
    language: str
    day: str


@dataclass(slots=True)
class Maker:
    """Makes paragraphs and tables, and gathers notes, links and lists on the way."""

    anchors: Mapping[str, str]
    pages: Mapping[str, int]
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    note_links: list[str] = field(default_factory=list)
    lists: list[bool] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    is_note: bool = False
    is_new_page: bool = False

    def blocks(self, node: Element, style: str = "Normal", form: str = "") -> Iterator[str]:
        """The paragraphs and tables of an element; loose words are a paragraph of their own."""
        self._mark(node)
        loose = [Piece(node.text or "")]
        for child in node:
            if child.tag in INLINE:
                loose += self.pieces(child, Look())
            elif child.tag not in SKIPPED and isinstance(child.tag, str):
                yield from self._paragraph(loose, style, form)
                yield from self._block(child, style, form)
                loose = []
            loose.append(Piece(child.tail or ""))
        yield from self._paragraph(loose, style, form)

    def pieces(self, node: Element, look: Look) -> list[Piece]:
        """The words of an inline element."""
        classes = (node.get("class") or "").split()
        if "footnote" in classes:
            return [self._footnote(node)]
        if node.tag == "br":
            return [BREAK]
        if node.get("id"):
            self._mark(node)
        look = self._look(node, classes, look)
        found = [Piece(node.text or "", look)]
        for child in node:
            if child.tag not in SKIPPED:
                found += self.pieces(child, look)
            found.append(Piece(child.tail or "", look))
        return [*found, *self._page(node, classes, look)]

    def contents(self, node: Element) -> Iterator[str]:
        """The table of contents as a field that holds the lines of the printed one."""
        rows = [line for line in node.iter("li") if "exhibit" not in (line.get("class") or "")]
        heading = node.find("h2")
        if heading is not None:
            yield from self._paragraph(self.pieces(heading, Look()), "ContentsHeading")
        for n, line in enumerate(rows):
            style = "TOC2" if "sub" in (line.get("class") or "") else "TOC1"
            begin = frame.CONTENTS_BEGIN if n == 0 else ""
            end = frame.CONTENTS_END if n == len(rows) - 1 else ""
            link = next(line.iter("a"))
            pieces = [*self._line(line), *self._number(link)]
            yield from self._paragraph(pieces, style, before=begin, after=end)

    def _number(self, link: Element) -> list[Piece]:
        """The page of a line of the contents, after a tab."""
        name = self.anchors[(link.get("href") or "#")[1:]]
        shown = field_xml(f"PAGEREF {name} \\h", "–", Look())
        return [Piece(markup="<w:r><w:tab/></w:r>"), Piece(markup=shown)]

    def _line(self, line: Element) -> list[Piece]:
        pieces = [Piece(line.text or "")]
        for child in line:
            pieces += [*self.pieces(child, Look()), Piece(child.tail or "")]
        return pieces

    def _block(self, node: Element, style: str, form: str) -> Iterator[str]:
        classes = (node.get("class") or "").split()
        # As templates/pack/pack.css has it.
        self.is_new_page |= node.tag == "section" and node.get("id") in ON_A_NEW_PAGE
        if "contents" in classes:
            yield from self.contents(node)
        elif node.tag == "table":
            self._mark(node)
            yield tables.table(node, lambda cell: "".join(self._cell(cell)))
        elif node.tag in ("ul", "ol"):
            yield from self._list(node, classes, form)
        else:
            yield from self.blocks(node, self._style(node, classes, style), form)

    def _cell(self, cell: Element) -> list[str]:
        return list(self.blocks(cell, "TableText")) or [self._empty("TableText")]

    def _list(self, node: Element, classes: list[str], form: str) -> Iterator[str]:
        """A list; one within a list is its next level, one without signs is plain lines."""
        self._mark(node)
        if "own" not in classes:
            for item in node.iter("li"):
                yield from self.blocks(item, "ListText")
            return
        level = _level(form) + 1 if form else 0
        self.lists.append(node.tag == "ol")
        number = len(self.lists)
        for item in node.findall("li"):
            mark = (
                f'<w:numPr><w:ilvl w:val="{min(level, LEVELS - 1)}"/>'
                f'<w:numId w:val="{number}"/></w:numPr>'
            )
            yield from self._item(item, mark, level)

    def _item(self, item: Element, mark: str, level: int) -> Iterator[str]:
        """The first paragraph of an item bears its sign; others stand below its words."""
        form = mark
        for child in item:
            if child.tag in ("ul", "ol"):
                yield from self._list(child, (child.get("class") or "").split(), mark)
            else:
                yield from self.blocks(child, "ListText", form)
                form = f'<w:ind w:left="{LIST_INDENT * (level + 1)}"/>'

    def _style(self, node: Element, classes: list[str], style: str) -> str:
        if node.tag in HEADINGS:
            return HEADINGS[node.tag]
        if "item" in classes:
            return "Item"
        return next((STYLES[name] for name in classes if name in STYLES), style)

    def _look(self, node: Element, classes: list[str], look: Look) -> Look:
        language = node.get("lang") or look.language
        return replace(
            look,
            is_bold=look.is_bold or node.tag in ("b", "strong"),
            is_italic=look.is_italic or node.tag in ("cite", "em", "i"),
            style=next((MARKS[name] for name in classes if name in MARKS), look.style),
            language=language,
            is_rtl=language in RIGHT_TO_LEFT,
            **self._target(node),
        )

    def _target(self, node: Element) -> dict[str, str]:
        """Where a link leads: to a bookmark of this document, or outside."""
        address = node.get("href") or ""
        if not address.startswith("#"):
            return {"address": self._outside(address)} if address else {}
        name = self._known(address[1:])
        return {"bookmark": self.anchors[name]} if name else {}

    def _known(self, name: str) -> str:
        """The place itself; of a page of an exhibit, which is not here, its line of the list."""
        whole = PAGE_OF_EXHIBIT.sub("", name)
        return next((found for found in (name, whole) if found in self.anchors), "")

    def _outside(self, address: str) -> str:
        links = self.note_links if self.is_note else self.links
        if address not in links:
            links.append(address)
        return f"link{links.index(address)}"

    def _page(self, node: Element, classes: list[str], look: Look) -> list[Piece]:
        """The page that the printed pack puts after some references."""
        name = (node.get("href") or "#")[1:]
        word, number = node.get("data-page") or "", self.pages.get(name)
        if "at" in classes and name in self.anchors:
            code = f"PAGEREF {self.anchors[name]} \\h"
            shown = field_xml(code, "–", replace(look, bookmark=""))
            return [Piece(f", {word}", look), Piece(look=look, markup=shown)]
        if "in-pack" in classes and number:
            return [Piece(f" ({word}{number})", look)]
        if "page" in classes:
            return [Piece(f"{number or '–'}", look)]
        return []

    def _footnote(self, node: Element) -> Piece:
        """A note at the foot of the page, by Word's own numbering."""
        number = len(self.notes) + 1
        self.notes.append("")
        self.is_note = True
        inner = [Piece(markup=frame.NOTE_SIGN), Piece(" "), *self._line(node)]
        [paragraph] = self._paragraph(inner, "FootnoteText")
        self.is_note = False
        self.notes[number - 1] = f'<w:footnote w:id="{number}">{paragraph}</w:footnote>'
        return Piece(markup=frame.note_reference(number))

    def _paragraph(
        self, pieces: list[Piece], style: str, form: str = "", *, before: str = "", after: str = ""
    ) -> Iterator[str]:
        found = tidy(pieces)
        if found or before or after:
            inner = "".join(xml_of(found))
            page = "<w:pageBreakBefore/>" if self.is_new_page and not self.is_note else ""
            self.is_new_page = self.is_new_page and self.is_note
            properties = f'<w:pStyle w:val="{style}"/>{page}{form}'
            yield f"<w:p><w:pPr>{properties}</w:pPr>{self._starts()}{before}{inner}{after}</w:p>"

    def _empty(self, style: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self._starts()}</w:p>'

    def _mark(self, node: Element) -> None:
        if name := self.anchors.get(node.get("id") or ""):
            self.pending.append(name)

    def _starts(self) -> str:
        """The bookmarks of the elements that begin here; a note can hold none."""
        if self.is_note:
            return ""
        names, self.pending = self.pending, []
        return "".join(
            f'<w:bookmarkStart w:id="{name[1:]}" w:name="{name}"/>'
            f'<w:bookmarkEnd w:id="{name[1:]}"/>'
            for name in names
        )


def word_document(html: str, details: Details, pages: Mapping[str, int] | None = None) -> bytes:
    """The document as a .docx file; the same HTML makes the same bytes.

    pages holds where the printed pack shows the places that are not in this document, as the
    pages of exhibits; without it their pages are left out.
    """
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    body = root.find("body")
    names = [node.get("id") for node in body.iter() if node.get("id")]
    anchors = {name: f"a{n}" for n, name in enumerate(dict.fromkeys(names), 1)}
    maker = Maker(anchors, pages or {})
    text = "".join(maker.blocks(body))
    parts = {
        "document.xml": frame.document(text),
        "styles.xml": styles(details.language),
        "numbering.xml": numbering(maker.lists),
        "settings.xml": settings(),
        "footnotes.xml": frame.footnotes(maker.notes),
        "header1.xml": frame.header(body.get("data-running") or ""),
        "footer1.xml": frame.footer(body.get("data-page") or "", body.get("data-of") or ""),
    }
    properties = frame.properties(details.title, details.language, details.day)
    return packed(parts, properties, maker.links, maker.note_links)


def _level(form: str) -> int:
    found = re.search(r'<w:ilvl w:val="(\d)"', form)
    return int(found[1]) if found else 0
