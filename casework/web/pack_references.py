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
    """Something to refer to: its markup, what kind it is, its number in the pack, its words."""

    markup: str
    kind: str
    name: str
    words: str
    language: str = ""

    def has(self, words: list[str]) -> bool:
        text = f"{self.markup} {self.kind} {self.name} {self.words}".casefold()
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
            yield _target(cite, name, item.text.text, item.text.language)
    for event in plan.events:
        cite = Cite(CiteKind.EVENT, event.key)
        yield _target(cite, f"{event.number}", event.what.text, event.what.language)
    norms = {norm.key: norm for element in plan.elements for norm in element.norms}
    for key, norm in norms.items():
        yield _target(Cite(CiteKind.NORM, key), "", norm.citation.text, norm.citation.language)


def _target(cite: Cite, name: str, words: str, language: str) -> Target:
    return Target(reference(cite), str(CITE_KINDS[cite.kind]), name, words, language)
