"""All that the bytes of a pack are made from, as it is kept to build the same pack again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace

from django.conf import settings

from casework.adapters import binder, pdf
from casework.domain.errors import Problem, Refused
from casework.domain.manifest import Manifest, canonical, read_manifest

FORMAT = "casework-pack-inputs-1"


@dataclass(frozen=True, slots=True)
class SheetInput:
    """A page of an exhibit: the anchors of its page and frame, and what a screen reader says."""

    anchor: str
    frame: str
    words: str
    exhibit: str
    page: int


@dataclass(frozen=True, slots=True)
class PaperInput:
    """The file of an exhibit, where the store has it, and what it was when the pack was built."""

    key: str
    stored_as: str
    media_type: str
    filename: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The text to typeset, the sheets and papers in their order, and the manifest without what
    is known only of the finished document.
    """

    html: str
    stylesheet: str
    sheets: tuple[SheetInput, ...]
    papers: tuple[PaperInput, ...]
    manifest: Manifest

    def as_json(self) -> bytes:
        """The inputs as they are kept."""
        value = asdict(self) | {"manifest": self.manifest.as_json().decode()}
        return canonical({"format": FORMAT, **value})


@dataclass(frozen=True, slots=True)
class Assembled:
    """The PDF of a pack, its pages, and the manifest that is in it."""

    content: bytes
    pages: int
    manifest: Manifest


def read_inputs(content: bytes) -> Inputs:
    """The inputs as they were kept. Raises Refused for those of another format."""
    value = json.loads(content)
    if value["format"] != FORMAT:
        raise Refused(Problem("inputs-format", values={"format": str(value["format"])}))
    return Inputs(
        html=value["html"],
        stylesheet=value["stylesheet"],
        sheets=tuple(SheetInput(**row) for row in value["sheets"]),
        papers=tuple(PaperInput(**row) for row in value["papers"]),
        manifest=read_manifest(value["manifest"].encode()),
    )


def assemble(
    inputs: Inputs,
    papers: Mapping[str, bytes],
    *,
    on_page: Callable[[int], None] = lambda page: None,
    on_bind: Callable[[], None] = lambda: None,
) -> Assembled:
    """The sealed pack out of its inputs and the clean PDF of each exhibit by its key."""
    rendered = pdf.render(
        inputs.html, stylesheet=inputs.stylesheet, fonts=settings.FONTS_DIR, on_page=on_page
    )
    on_bind()
    sheets = [
        binder.Sheet(
            page=rendered.anchors[sheet.anchor],
            exhibit=sheet.words,
            content=papers[sheet.exhibit],
            content_page=sheet.page - 1,
            frame=rendered.areas[sheet.frame].rect,
        )
        for sheet in inputs.sheets
    ]
    content, manifest = binder.bind_sealed(rendered.pdf, sheets, _paged(inputs, rendered))
    return Assembled(content, rendered.pages, manifest)


def _paged(inputs: Inputs, rendered: pdf.Rendered) -> Manifest:
    """The manifest with the pages on which each exhibit lies, as the layout has them."""
    pages: dict[str, list[int]] = {}
    for sheet in inputs.sheets:
        pages.setdefault(sheet.exhibit, []).append(rendered.anchors[sheet.anchor] + 1)
    rows = zip(inputs.papers, inputs.manifest.exhibits, strict=True)
    exhibits = tuple(
        replace(row, first_page=min(pages[paper.key]), last_page=max(pages[paper.key]))
        for paper, row in rows
    )
    return replace(inputs.manifest, exhibits=exhibits)
