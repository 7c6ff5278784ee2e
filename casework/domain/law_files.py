"""Files of law (docs/law.schema.json): what must fit together in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from casework.domain.errors import Problem
from casework.domain.evidence_files import duplicates, unknown_terms


class ProofItem(TypedDict, total=False):
    kind: str
    texts: dict[str, str]
    citations: dict[str, str]
    certainty: str
    applies_in: list[str]


class ElementItem(TypedDict, total=False):
    key: str
    position: int
    titles: dict[str, str]
    questions: dict[str, str]
    jurisdictions: list[str]
    seeks: dict[str, list[str]]
    proofs: list[ProofItem]


class NormItem(TypedDict, total=False):
    element: str
    jurisdiction: str
    citations: dict[str, str]
    note: dict[str, str]
    applies_in: list[str]
    lodged_from: str
    lodged_to: str
    source: str
    seen_on: str
    certainty: str


LISTS = ("elements", "norms")


@dataclass(frozen=True, slots=True)
class Law:
    """The items of several files together, each with its place."""

    elements: list[tuple[str, ElementItem]] = field(default_factory=list)
    norms: list[tuple[str, NormItem]] = field(default_factory=list)


def check_law(
    law: Law, elements: Mapping[str, int], terms: Collection[tuple[str, str]]
) -> list[Problem]:
    """All that does not fit together; elements (key -> position) and terms are there besides."""
    known = elements.keys() | {item["key"] for _, item in law.elements}
    return [
        *duplicates((where, item["key"]) for where, item in law.elements),
        *_positions(law, elements),
        *(
            p
            for where, it in law.elements
            for p in unknown_terms(f"{where}.seeks", it["seeks"], terms)
        ),
        *(
            Problem("unknown-element", f"{where}.element", {"key": norm["element"]})
            for where, norm in law.norms
            if norm["element"] not in known
        ),
        *_periods(law),
        *_same_norms(law),
    ]


def _references(
    law: Law, elements: Collection[str], terms: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    for where, item in law.elements:
        yield from unknown_terms(f"{where}.seeks", item["seeks"], terms)
    for where, norm in law.norms:
        if norm["element"] not in elements:
            yield Problem("unknown-element", f"{where}.element", {"key": norm["element"]})


def _positions(law: Law, elements: Mapping[str, int]) -> Iterator[Problem]:
    """Elements are examined one after another: no two in one place."""
    given = {item["key"] for _, item in law.elements}
    first = {n: f"“{key}”" for key, n in elements.items() if key not in given}
    for where, item in law.elements:
        position = item["position"]
        if position in first:
            values: dict[str, str | int] = {"position": position, "first": first[position]}
            yield Problem("duplicate-position", f"{where}.position", values)
        first.setdefault(position, where)


def _periods(law: Law) -> Iterator[Problem]:
    for where, norm in law.norms:
        start, end = norm.get("lodged_from", ""), norm.get("lodged_to", "")
        if start and end and end < start:
            yield Problem("period-reversed", f"{where}.lodged_to", {"start": start, "end": end})


def _same_norms(law: Law) -> Iterator[Problem]:
    seen: list[tuple[str, NormItem]] = []
    for where, norm in law.norms:
        first = next((place for place, other in seen if other == norm), None)
        if first:
            yield Problem("duplicate-norm", where, {"first": first})
        seen.append((where, norm))
