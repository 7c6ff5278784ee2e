"""What a text of one's own can refer to, found by words, with the markup to insert."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casework.domain.own_markup import reference
from casework.domain.own_texts import Cite, CiteKind
from casework.domain.pack_plan import PackPlan
from casework.wording.own_texts import CITE_KINDS

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Target:
    """Something to refer to: its markup, what the pack calls it, its words."""

    markup: str
    name: str
    words: str
    language: str = ""

    def has(self, words: list[str]) -> bool:
        text = f"{self.markup} {self.name} {self.words}".casefold()
        return all(word in text for word in words)


def targets(plan: PackPlan, find: str) -> tuple[list[Target], int]:
    """The first that have all words, and how many there are."""
    words = find.casefold().split()
    found = [target for target in _all(plan) if target.has(words)]
    return found[:SHOWN], len(found)


def _all(plan: PackPlan) -> Iterator[Target]:
    for exhibit in plan.exhibits:
        cite = Cite(CiteKind.EXHIBIT, exhibit.key)
        yield _target(cite, exhibit.label, exhibit.title.text, exhibit.title.language)
    for element in plan.elements:
        for item in element.all_items:
            cite = Cite(CiteKind.FINDING, item.passage)
            name = f"{element.number} ({item.number})"
            yield _target(cite, f"{_kind(cite)} {name}", item.text.text, item.text.language)
    for event in plan.events:
        cite = Cite(CiteKind.EVENT, event.key)
        name = f"{_kind(cite)} {event.number}"
        yield _target(cite, name, event.what.text, event.what.language)
    norms = {norm.key: norm for element in plan.elements for norm in element.norms}
    for key, norm in norms.items():
        cite = Cite(CiteKind.NORM, key)
        yield _target(cite, _kind(cite), norm.citation.text, norm.citation.language)


def _target(cite: Cite, name: str, words: str, language: str) -> Target:
    return Target(reference(cite), name, words, language)


def _kind(cite: Cite) -> str:
    return str(CITE_KINDS[cite.kind])
