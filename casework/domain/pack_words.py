"""The lawyer's own words in the plan of a pack, with each reference as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casework.domain.own_texts import Signature

if TYPE_CHECKING:
    # Its elements hold texts as these, and these hold its findings.
    from casework.domain.pack_plan import EvidenceItem


@dataclass(frozen=True, slots=True)
class Printed:
    """A reference: its kind, words and the anchor it leads to; a finding brings its source."""

    kind: str
    text: str
    anchor: str
    item: EvidenceItem | None = None


@dataclass(frozen=True, slots=True)
class PrintedEmphasis:
    parts: tuple[PrintedInline, ...]
    is_strong: bool


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    parts: tuple[PrintedInline, ...]


@dataclass(frozen=True, slots=True)
class PrintedListing:
    items: tuple[tuple[PrintedBlock, ...], ...]
    is_ordered: bool


PrintedInline = str | Printed | PrintedEmphasis
PrintedBlock = PrintedParagraph | PrintedListing
PrintedText = tuple[PrintedBlock, ...]


@dataclass(frozen=True, slots=True)
class PackWords:
    """What stands before, within and after the facts and the evidence; empty where nothing does.

    The reasoning on an element stands with the element.
    """

    requests: PrintedText = ()
    introduction: PrintedText = ()
    closing: PrintedText = ()
    signature: Signature | None = None


NO_WORDS = PackWords()
