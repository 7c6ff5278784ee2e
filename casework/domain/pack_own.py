"""The lawyer's own texts as a pack prints them: their references follow what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from casework.domain.checks import Gap
from casework.domain.own_texts import (
    ELEMENT,
    Block,
    Cite,
    CiteKind,
    Emphasis,
    Inline,
    OwnTexts,
    Paragraph,
    Place,
    Words,
    cites,
    element_place,
    plain,
)
from casework.domain.pack_plan import ElementSection, EventLine, ExhibitRow
from casework.domain.pack_words import (
    PackWords,
    Printed,
    PrintedBlock,
    PrintedEmphasis,
    PrintedInline,
    PrintedListing,
    PrintedParagraph,
    PrintedText,
)
from casework.domain.pinpoints import page_reference

PLACES = tuple(place.value for place in Place)


@dataclass(frozen=True, slots=True)
class References:
    """What the texts of a pack can refer to."""

    elements: Sequence[ElementSection]
    events: Sequence[EventLine]
    exhibits: Sequence[ExhibitRow]
    locale: str

    def find(self, cite: Cite, element: str = "") -> Printed | None:
        """The reference as printed; None for what the pack does not show.

        Of a finding that stands at several elements the one at the given element is meant.
        """
        match cite.kind:
            case CiteKind.FINDING:
                return self._finding(cite.key, element)
            case CiteKind.EXHIBIT:
                return self._exhibit(cite.key, cite.page)
            case CiteKind.EVENT:
                return self._event(cite.key)
            case _:
                return self._norm(cite.key)

    def printed(self, blocks: Iterable[Block], element: str = "") -> PrintedText:
        """The text with its references as printed, those that lead nowhere left out."""
        return tuple(self._block(block, element) for block in blocks)

    def lost(self, blocks: Iterable[Block], element: str = "") -> tuple[Cite, ...]:
        """The references of a text that lead nowhere, each once."""
        found = dict.fromkeys(cites(blocks))
        return tuple(cite for cite in found if self.find(cite, element) is None)

    def _block(self, block: Block, element: str) -> PrintedBlock:
        if isinstance(block, Paragraph):
            return PrintedParagraph(self._parts(block.parts, element))
        items = tuple(self.printed(item, element) for item in block.items)
        return PrintedListing(items, block.is_ordered)

    def _parts(self, parts: Iterable[Inline], element: str) -> tuple[PrintedInline, ...]:
        found = (self._part(part, element) for part in parts)
        return tuple(part for part in found if part is not None)

    def _part(self, part: Inline, element: str) -> PrintedInline | None:
        if isinstance(part, Words):
            return part.text
        if isinstance(part, Emphasis):
            return PrintedEmphasis(self._parts(part.parts, element), part.is_strong)
        return self.find(part, element)

    def _finding(self, key: str, element: str) -> Printed | None:
        shown = [(e, item) for e in self.elements for item in e.all_items if item.passage == key]
        shown.sort(key=lambda pair: pair[0].key != element)
        for section, item in shown[:1]:
            return Printed("finding", f"{section.number} ({item.number})", item.anchor, item)
        return None

    def _exhibit(self, key: str, page: int) -> Printed | None:
        for row in self.exhibits:
            if row.key == key and _is_shown(row, page):
                words = (row.label, page_reference(page, self.locale) if page else "")
                anchor = f"{row.anchor}-p{page}" if page else row.first_page
                return Printed("exhibit", ", ".join(filter(None, words)), anchor)
        return None

    def _event(self, key: str) -> Printed | None:
        found = (line for line in self.events if line.key == key)
        return next((Printed("event", f"{line.number}", line.anchor) for line in found), None)

    def _norm(self, key: str) -> Printed | None:
        for element in self.elements:
            for norm in element.norms:
                if norm.key == key:
                    return Printed("norm", norm.citation.text, element.anchor)
        return None


@dataclass(frozen=True, slots=True)
class Own:
    """The texts of one case in the language of the pack."""

    texts: OwnTexts
    language: str
    references: References

    def at(self, place: str) -> PrintedText:
        return self.references.printed(self.texts.at(place, self.language), _element(place))

    def frame(self) -> PackWords:
        """What stands around the facts and the evidence."""
        return PackWords(
            requests=self.at(Place.REQUESTS),
            introduction=self.at(Place.INTRODUCTION),
            closing=self.at(Place.CLOSING),
            signature=self.texts.signatures.get(self.language),
        )

    def reasoned(self) -> tuple[ElementSection, ...]:
        """The elements with the lawyer's reasoning on each."""
        return tuple(
            replace(section, reasoning=self.at(element_place(section.key)))
            for section in self.references.elements
        )

    def words(self) -> Iterator[tuple[str, str]]:
        """The words of each text that the pack prints, with its place."""
        for place in self._printed():
            if found := plain(self.texts.at(place, self.language)):
                yield f"text {place}", found

    def gaps(self) -> Iterator[Gap]:
        """References that lead nowhere, texts not in this language, texts without a place."""
        printed = self._printed()
        for place in (*printed, Place.COVER_LETTER.value):
            here = self.texts.at(place, self.language)
            for cite in self.references.lost(here, _element(place)):
                where = f"text {place} {cite.kind} {cite.key}"
                yield Gap("own-text-reference", where, _values(cite))
            others = self.texts.languages(place)
            if others and self.language not in others:
                yield Gap("own-text-language", f"text {place}", {"language": others[0]})
        for place in self.texts.blocks:
            if place.startswith(ELEMENT) and place not in printed and self.texts.languages(place):
                yield Gap("own-text-unused", f"text {place}")

    def _printed(self) -> tuple[str, ...]:
        """The places that a pack prints; the cover letter is a document of its own."""
        elements = [element_place(section.key) for section in self.references.elements]
        return (*(p for p in PLACES if p != Place.COVER_LETTER), *elements)


def has_closing(texts: OwnTexts, language: str) -> bool:
    """Whether a section closes the pack in this language: by its words, or by who signs."""
    return bool(texts.at(Place.CLOSING, language)) or language in texts.signatures


def _is_shown(row: ExhibitRow, page: int) -> bool:
    """Whether the pack has this page of the exhibit; without a page the exhibit is meant."""
    return page <= row.pages and (not page or not row.used or page in row.used)


def _element(place: str) -> str:
    return place.removeprefix(ELEMENT) if place.startswith(ELEMENT) else ""


def _values(cite: Cite) -> dict[str, str]:
    page = f" {cite.page}" if cite.page else ""
    return {"kind": cite.kind, "reference": f"{cite.key}{page}"}
