"""Legal elements of a claim and the norms that state them, by country and date of lodging."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class LawCertainty(StrEnum):
    """V seen in the official text, V2 secondary source, M from memory, U unknown."""

    VERIFIED = "V"
    SECONDARY = "V2"
    MEMORY = "M"
    UNKNOWN = "U"


class ProofKind(StrEnum):
    """Who has to prove what, how much is enough, and what the law presumes."""

    BURDEN = "burden"
    STANDARD = "standard"
    PRESUMPTION = "presumption"


@dataclass(frozen=True, slots=True)
class ProofFacts:
    """A rule of proof for an element, with the authority that states it."""

    kind: ProofKind
    texts: Mapping[str, str]
    citations: Mapping[str, str]
    certainty: LawCertainty
    applies_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ElementFacts:
    """One thing a claim has to show; seeks holds the evidence codes that bear on it."""

    key: str
    position: int
    titles: Mapping[str, str]
    questions: Mapping[str, str]
    seeks: Mapping[str, frozenset[str]]
    jurisdictions: frozenset[str] = frozenset()
    proofs: tuple[ProofFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class NormFacts:
    element: str
    jurisdiction: str
    citations: Mapping[str, str]
    certainty: LawCertainty
    note: Mapping[str, str] = field(default_factory=dict)
    applies_in: frozenset[str] = frozenset()
    lodged_from: dt.date | None = None
    lodged_to: dt.date | None = None
    source: str = ""


def elements_for(elements: Iterable[ElementFacts], jurisdiction: str) -> tuple[ElementFacts, ...]:
    """The elements that the country examines, in the order of examination."""
    chosen = [e for e in elements if not e.jurisdictions or jurisdiction in e.jurisdictions]
    return tuple(sorted(chosen, key=lambda e: e.position))


def norms_for(
    norms: Iterable[NormFacts], element: str, jurisdiction: str, lodged_on: dt.date | None
) -> tuple[NormFacts, ...]:
    """The norms to cite for an element of a claim lodged that day, Union law first.

    A norm of unknown content is never cited. Without a date of lodging both regimes are shown.
    """
    chosen = [
        norm
        for norm in norms
        if norm.element == element
        and norm.certainty is not LawCertainty.UNKNOWN
        and norm.jurisdiction in ("EU", jurisdiction)
        and (not norm.applies_in or jurisdiction in norm.applies_in)
        and _covers(norm, lodged_on)
    ]
    return tuple(sorted(chosen, key=lambda norm: norm.jurisdiction != "EU"))


def proofs_for(element: ElementFacts, jurisdiction: str) -> tuple[ProofFacts, ...]:
    """The rules of proof that a country applies; one of unknown content is never shown."""
    return tuple(
        proof
        for proof in element.proofs
        if proof.certainty is not LawCertainty.UNKNOWN
        and (not proof.applies_in or jurisdiction in proof.applies_in)
    )


def must_be_marked(norm: NormFacts) -> bool:
    """Whether the citation may be printed only with its mark "to be verified"."""
    return norm.certainty is LawCertainty.MEMORY


def _covers(norm: NormFacts, lodged_on: dt.date | None) -> bool:
    if lodged_on is None:
        return True
    after_start = norm.lodged_from is None or norm.lodged_from <= lodged_on
    return after_start and (norm.lodged_to is None or lodged_on <= norm.lodged_to)
