"""Old and new articles side by side, for each legal element and country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casework.domain.law import ElementFacts, LawCertainty, NormFacts, elements_for
from casework.domain.law_library import Entry, rule_entry
from casework.domain.rulebook import Rulebook

OLD, NEW = "old", "new"
PREFIX = "EU-CON-"


@dataclass(frozen=True, slots=True)
class Cell:
    """The norms of one regime and level; asks where the law of it is not known."""

    norms: tuple[NormFacts, ...]
    asks: bool


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element with its norms: of the Union old and new, of the country old and new."""

    element: ElementFacts
    union_old: Cell
    union_new: Cell
    national_old: Cell
    national_new: Cell

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.union_old, self.union_new, self.national_old, self.national_new)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of the Directive and the one of the Regulation that took its place."""

    key: str
    old: Entry | None
    new: Entry | None


def element_rows(
    elements: Iterable[ElementFacts], norms: Sequence[NormFacts], jurisdiction: str
) -> list[ElementRow]:
    """One row an element that the country examines, in the order of examination."""
    applied = [n for n in norms if not n.applies_in or jurisdiction in n.applies_in]

    def cells(element: str) -> Iterator[Cell]:
        for level in ("EU", jurisdiction):
            here = [n for n in applied if (n.element, n.jurisdiction) == (element, level)]
            yield from (_cell(here, era) for era in (OLD, NEW))

    return [ElementRow(e, *cells(e.key)) for e in elements_for(elements, jurisdiction)]


def article_rows(book: Rulebook, language: str) -> list[ArticleRow]:
    """The rules of the concordance of the two acts, in pairs by key."""
    found: dict[str, dict[str, Entry]] = {}
    for key, rule in book.rules.items():
        stem, _, era = key.rpartition("-")
        if key.startswith(PREFIX) and era.casefold() in (OLD, NEW):
            found.setdefault(stem, {})[era.casefold()] = rule_entry(rule, language)
    rows = [ArticleRow(stem, pair.get(OLD), pair.get(NEW)) for stem, pair in found.items()]
    return sorted(rows, key=lambda row: (_article(row), row.key))


def _article(row: ArticleRow) -> tuple[int, ...]:
    """The numbers of the old article, or of the new one where there is none."""
    entry = row.old or row.new
    return tuple(map(int, re.findall(r"\d+", entry.title))) if entry else ()


def _cell(norms: Iterable[NormFacts], era: str) -> Cell:
    """The norms of an era that may be cited; what is unknown is not among them."""
    of_era = [n for n in norms if _era(n) in (era, "")]
    known = tuple(n for n in of_era if n.certainty is not LawCertainty.UNKNOWN)
    return Cell(known, asks=len(known) < len(of_era))


def _era(norm: NormFacts) -> str:
    """Old law ends with the claims lodged to a day; new law begins with them."""
    if norm.lodged_to:
        return OLD
    return NEW if norm.lodged_from else ""
