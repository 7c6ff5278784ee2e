"""Typesets HTML as accessible PDF, with the fonts of the installation and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# File name, family, weight, style: each face by its own file, so that the system's fonts
# decide nothing. DejaVu Sans and Naskh hold what Noto lacks, symbols and Arabic script;
# a style sheet names Naskh before DejaVu, which has Arabic letters too, but plain ones.
FACES = (
    ("NotoSerif-Regular.ttf", "Noto Serif", 400, "normal"),
    ("NotoSerif-Italic.ttf", "Noto Serif", 400, "italic"),
    ("NotoSerif-Bold.ttf", "Noto Serif", 700, "normal"),
    ("NotoSerif-BoldItalic.ttf", "Noto Serif", 700, "italic"),
    ("NotoSans-Regular.ttf", "Noto Sans", 400, "normal"),
    ("NotoSans-Italic.ttf", "Noto Sans", 400, "italic"),
    ("NotoSans-Bold.ttf", "Noto Sans", 700, "normal"),
    ("DejaVuSans.ttf", "DejaVu Sans", 400, "normal"),
    ("DejaVuSansMono.ttf", "DejaVu Sans Mono", 400, "normal"),
    ("NotoNaskhArabic-Regular.ttf", "Noto Naskh Arabic", 400, "normal"),
)


@dataclass(frozen=True, slots=True)
class Area:
    """Where an element lies, its border included: the page from 0, and x0, y0, x1, y1 in points
    from the lower left.
    """

    page: int
    rect: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A typeset document; anchors and areas are found by the id of the element."""

    pdf: bytes
    pages: int
    anchors: Mapping[str, int]
    areas: Mapping[str, Area]


class RenderError(Exception):
    """The document is not fit to be typeset; messages say everything that is wrong with it."""

    def __init__(self, *messages: str) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


def font_faces(fonts: Path) -> str:
    """The @font-face rules of the faces in the folder, each by the address of its file."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{(fonts / name).resolve().as_uri()}"); }}'
        for name, family, weight, style in FACES
    )


def render(
    html: str,
    *,
    stylesheet: str,
    fonts: Path,
    on_page: Callable[[int], None] | None = None,
    following: Mapping[str, Sequence[str]] | None = None,
) -> Rendered:
    """The document as PDF/UA-1 (ISO 14289-1), the same bytes for the same text.

    on_page hears the number of each page that is laid out, from 1; a document whose page numbers
    move is laid out again. following names, by the anchor of a page, the anchors of pages that are
    not typeset but bound behind it: links to them stay and find their numbers, which count on from
    that of the page; the style sheet has to let the next page begin after them.

    Raises RenderError for anything WeasyPrint warns of or is asked to fetch, and Refused
    "pack-characters" for signs that no font has.
    """
    # WeasyPrint takes half a second to load, which only those who typeset should wait for.
    from casework.adapters import weasy

    return weasy.render(
        html, stylesheet=stylesheet, fonts=fonts, on_page=on_page, following=following or {}
    )
