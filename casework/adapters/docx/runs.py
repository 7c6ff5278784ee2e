"""The words of a paragraph of a Word document: runs, links, fields and references to notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

# XML 1.0 takes no other control characters, and a word joiner has no use in Word.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u2060]")
SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look and where they lead: to a bookmark, or by the id of an address outside."""

    is_bold: bool = False
    is_italic: bool = False
    style: str = ""
    language: str = ""
    is_rtl: bool = False
    bookmark: str = ""
    address: str = ""

    def xml(self) -> str:
        """The properties of a run, in the order of the schema."""
        parts = [f'<w:rStyle w:val="{self.style}"/>'] if self.style else []
        parts += ["<w:b/><w:bCs/>"] if self.is_bold else []
        parts += ["<w:i/><w:iCs/>"] if self.is_italic else []
        parts += ["<w:rtl/>"] if self.is_rtl else []
        if self.language:
            which = "bidi" if self.is_rtl else "val"
            parts.append(f"<w:lang w:{which}={quoteattr(self.language)}/>")
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""

    def linked(self, xml: str) -> str:
        """The runs as a link, where they are one."""
        if self.bookmark:
            return f'<w:hyperlink w:anchor="{self.bookmark}" w:history="1">{xml}</w:hyperlink>'
        if self.address:
            return f'<w:hyperlink r:id="{self.address}" w:history="1">{xml}</w:hyperlink>'
        return xml


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look, or finished markup, as a new line, a field or a reference."""

    text: str = ""
    look: Look = Look()
    markup: str = ""
    is_break: bool = False


BREAK = Piece(markup="<w:r><w:br/></w:r>", is_break=True)


def words(text: str) -> str:
    """Text within XML."""
    return escape(UNWRITABLE.sub("", text))


def run(text: str, look: Look) -> str:
    return f'<w:r>{look.xml()}<w:t xml:space="preserve">{words(text)}</w:t></w:r>'


def field(code: str, shown: str, look: Look) -> str:
    """A field that Word works out; shown is what stands there until it does."""
    form = look.xml()
    mark = '<w:r>{}<w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r>{form}<w:instrText xml:space="preserve"> {words(code)} </w:instrText></w:r>'
    return (
        mark.format(form, "begin")
        + code
        + mark.format(form, "separate")
        + run(shown, look)
        + mark.format(form, "end")
    )


def tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with white space as a browser shows it: runs of it as one, none at the ends."""
    found: list[Piece] = []
    is_open = True
    for piece in pieces:
        if piece.markup:
            if piece.is_break:
                _strip(found)
            found.append(piece)
            is_open = piece.is_break
            continue
        text = SPACES.sub(" ", piece.text)
        text = text.lstrip(" ") if is_open else text
        if text:
            found.append(replace(piece, text=text))
            is_open = text.endswith(" ")
    _strip(found)
    return found


def _strip(pieces: list[Piece]) -> None:
    while pieces and not pieces[-1].markup:
        text = pieces[-1].text.rstrip(" ")
        if text:
            pieces[-1] = replace(pieces[-1], text=text)
            return
        pieces.pop()


def xml_of(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield piece.look.linked(piece.markup or run(piece.text, piece.look))
