"""All that the bytes of a pack are made from, as it is kept to build the same pack again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from django.conf import settings

from casework.adapters import binder, pdf
from casework.domain.errors import Problem, Refused
from casework.domain.manifest import Manifest, canonical, read_manifest
from casework.domain.page_numbers import PageNumbers

FORMAT = "casework-pack-inputs-2"


@dataclass(frozen=True, slots=True)
class SheetInput:
    """A page of an exhibit: the anchors of its page and frame, what a screen reader says, and the
    number that is printed. First is the anchor of the exhibit's typeset sheet, which for its first
    page is its own; the sheets of the others follow it.
    """

    anchor: str
    frame: str
    words: str
    exhibit: str
    page: int
    number: str
    first: str


@dataclass(frozen=True, slots=True)
class PaperInput:
    """The file of an exhibit, where the store has it, and what it was when the pack was built.

    Where the pack shows a copy in its place (models.paper_copies), that too.
    """

    key: str
    stored_as: str
    media_type: str
    filename: str
    pages: int
    sha256: str
    copy_as: str = ""
    copy_sha256: str = ""
    # What the pseudonymised variant hides: page and box of each, or the whole paper.
    boxes: Sequence[Sequence[float]] = ()
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Inputs:
    """The text to typeset, the sheets and papers in their order, and the manifest without what
    is known only of the finished document. Folio is what is printed on each page of the pack,
    around {page} and {pages}.
    """

    html: str
    stylesheet: str
    folio: str
    sheets: tuple[SheetInput, ...]
    papers: tuple[PaperInput, ...]
    manifest: Manifest

    def as_json(self) -> bytes:
        """The inputs as they are kept."""
        value = asdict(self) | {"manifest": self.manifest.as_json().decode()}
        return canonical({"format": FORMAT, **value})


@dataclass(frozen=True, slots=True)
class Assembled:
    """The PDF of a pack, its fingerprint and size, its pages, and the manifest that is in it."""

    path: Path
    sha256: str
    size: int
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
        folio=value["folio"],
        sheets=tuple(SheetInput(**row) for row in value["sheets"]),
        papers=tuple(PaperInput(**row) for row in value["papers"]),
        manifest=read_manifest(value["manifest"].encode()),
    )


def assemble(
    inputs: Inputs,
    papers: Mapping[str, Path],
    to: Path,
    *,
    on_page: Callable[[int], None] = lambda page: None,
    on_bind: Callable[[], None] = lambda: None,
) -> Assembled:
    """Write the sealed pack out of its inputs and the clean PDF of each exhibit by its key."""
    rendered = pdf.render(
        inputs.html,
        stylesheet=inputs.stylesheet,
        fonts=settings.FONTS_DIR,
        on_page=on_page,
        following=_following(inputs),
    )
    on_bind()
    numbers = _numbers(inputs, rendered)
    binding = binder.Binding(
        front=rendered.pdf,
        sheets=_sheets(inputs, papers, rendered, numbers),
        fonts=settings.FONTS_DIR,
        labels=numbers.labels,
    )
    sealed = binder.bind_sealed(binding, _paged(inputs, rendered, numbers), to)
    return Assembled(to, sealed.sha256, to.stat().st_size, numbers.total, sealed.manifest)


def _following(inputs: Inputs) -> dict[str, list[str]]:
    """The anchors of the pages that follow each typeset sheet."""
    following: dict[str, list[str]] = {}
    for sheet in inputs.sheets:
        if sheet.anchor != sheet.first:
            following.setdefault(sheet.first, []).append(sheet.anchor)
    return following


def _numbers(inputs: Inputs, rendered: pdf.Rendered) -> PageNumbers:
    after = [rendered.anchors[s.first] for s in inputs.sheets if s.anchor != s.first]
    return PageNumbers.of(rendered.pages, after)


def _sheets(
    inputs: Inputs, papers: Mapping[str, Path], rendered: pdf.Rendered, numbers: PageNumbers
) -> list[binder.Sheet]:
    places = _places(inputs, rendered, numbers)
    labels, frames = numbers.labels, {s.anchor: s.frame for s in inputs.sheets}
    return [
        binder.Sheet(
            page=rendered.anchors[sheet.first],
            exhibit=sheet.words,
            content=papers[sheet.exhibit],
            content_page=sheet.page - 1,
            frame=rendered.areas[frames[sheet.first]].rect,
            follows=sheet.anchor != sheet.first,
            number=sheet.number,
            folio=inputs.folio.format(page=labels[place - 1], pages=labels[-1]),
            anchor=sheet.anchor,
        )
        for sheet, place in zip(inputs.sheets, places, strict=True)
    ]


def _places(inputs: Inputs, rendered: pdf.Rendered, numbers: PageNumbers) -> list[int]:
    """The page of the pack, from 1, on which each sheet lies."""
    places: list[int] = []
    for sheet in inputs.sheets:
        is_first = sheet.anchor == sheet.first
        place = numbers.of_typeset(rendered.anchors[sheet.first]) if is_first else places[-1] + 1
        places.append(place)
    return places


def _paged(inputs: Inputs, rendered: pdf.Rendered, numbers: PageNumbers) -> Manifest:
    """The manifest with the pages on which each exhibit lies, as the layout has them."""
    pages: dict[str, list[int]] = {}
    places = _places(inputs, rendered, numbers)
    for sheet, place in zip(inputs.sheets, places, strict=True):
        pages.setdefault(sheet.exhibit, []).append(place)
    rows = zip(inputs.papers, inputs.manifest.exhibits, strict=True)
    exhibits = tuple(
        replace(row, first_page=min(pages[paper.key]), last_page=max(pages[paper.key]))
        for paper, row in rows
    )
    return replace(inputs.manifest, exhibits=exhibits)
