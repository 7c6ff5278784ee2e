"""An archived text as plain pages: what it is, and its words, nothing of its looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from casework.adapters import pdf
from casework.domain.source_copies import Piece, page_starts


@dataclass(frozen=True, slots=True)
class TextPages:
    """The PDF of a text, and the offset in the text at which each of its pages begins."""

    content: bytes
    pages: int
    starts: list[int]


def anchor(piece: Piece) -> str:
    """The id of the element that holds the piece."""
    return f"at-{piece.start}"


def typeset_source(
    html: str, paragraphs: Sequence[Sequence[Piece]], *, stylesheet: str, fonts: Path
) -> TextPages:
    """The pages of a document in which each piece stands in an element of its anchor.

    Raises Refused "pack-characters" for signs that no font has, and RenderError.
    """
    rendered = pdf.render(html, stylesheet=stylesheet, fonts=fonts)
    places = [
        (piece.start, rendered.anchors[anchor(piece)] + 1)
        for paragraph in paragraphs
        for piece in paragraph
    ]
    return TextPages(rendered.pdf, rendered.pages, page_starts(places, rendered.pages))
