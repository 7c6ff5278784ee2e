"""Reads a sealed pack for filing and writes the files that are made of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf

from casework.adapters.page_notes import write_notes
from casework.adapters.pdf_parts import Weights, take_out
from casework.adapters.pdfa import PdfaFlaws, Reasons, make_pdfa, mend
from casework.adapters.seal_parts import MANIFEST

# The pages of the pack that a page leads to and that its part does not hold, put into a line.
NoteOf = Callable[[Sequence[int]], str]


@dataclass(frozen=True, slots=True)
class Survey:
    """A pack as it is found: its manifest, pages, weights, attachments, and what of each page,
    from 1, cannot be PDF/A.
    """

    manifest: bytes
    pages: int
    weights: Weights
    attachments: int
    flaws: Mapping[int, Reasons]

    def is_fit(self, first: int, last: int) -> bool:
        """Whether no page from the first to the last was found that cannot be PDF/A."""
        return not any(self.flaws[page] for page in range(first, last + 1))


def survey(content: bytes) -> Survey:
    """What filing needs to know of a pack of ours, whose bytes were compared already."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        found = PdfaFlaws()
        return Survey(
            manifest=pdf.attachments[MANIFEST].get_file().read_bytes(),
            pages=len(pdf.pages),
            weights=Weights(pdf),
            attachments=len(pdf.attachments),
            flaws={number: found.of(page) for number, page in enumerate(pdf.pages, 1)},
        )


def cut(
    content: bytes,
    first: int,
    last: int,
    note_of: NoteOf,
    *,
    language: str,
    fonts: Path,
    is_fit: bool,
) -> bytes:
    """The pages from the first to the last as a file of its own, the same bytes each time.

    Links to other pages become a line in the margin. Where all pages are fit it is PDF/A-2b.
    """
    with Pdf.open(io.BytesIO(content)) as pdf:
        led: dict[int, list[int]] = {}
        for link in take_out(pdf, first, last):
            led.setdefault(link.page - first + 1, []).append(link.target)
        notes = {page: note_of(targets) for page, targets in led.items()}
        write_notes(pdf, notes, language=language, fonts=fonts)
        return _written(pdf, is_fit=is_fit)


def as_pdfa(content: bytes) -> bytes:
    """A document typeset here, as PDF/A-2b."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        return _written(pdf, is_fit=True)


def _written(pdf: Pdf, *, is_fit: bool) -> bytes:
    if is_fit:
        mend(pdf)
        make_pdfa(pdf, part=2)
    output = io.BytesIO()
    pdf.save(
        output,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return output.getvalue()
