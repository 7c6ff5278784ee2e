"""What is alleged for each element of a claim, with its norms, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casework.domain.cases import CaseFacts, ClaimFacts, EventFacts
from casework.domain.law import (
    ElementFacts,
    NormFacts,
    ProofFacts,
    elements_for,
    norms_for,
    proofs_for,
)
from casework.models.cases import Case
from casework.models.law import LegalElement, Norm


@dataclass(frozen=True, slots=True)
class ElementOfClaim:
    """A legal element with the law to cite for this case, what is alleged, and what shows it."""

    element: ElementFacts
    norms: tuple[NormFacts, ...]
    claim: ClaimFacts | None
    events: tuple[EventFacts, ...]
    proofs: tuple[ProofFacts, ...] = ()


def facts_of(case: Case) -> CaseFacts:
    """The case as the rules see it."""
    return Case.objects.for_facts().get(pk=case.pk).to_facts()


def elements_of_claim(case: Case, facts: CaseFacts | None = None) -> list[ElementOfClaim]:
    """The elements that the country examines, in its order; facts where they are read already."""
    facts = facts or facts_of(case)
    norms = [norm.to_facts() for norm in Norm.objects.select_related("element")]
    elements = elements_for((e.to_facts() for e in LegalElement.objects.all()), facts.jurisdiction)
    return [_element(element, facts, norms) for element in elements]


def examined_element(case: Case, key: str) -> LegalElement | None:
    """The legal element with this key, when the case's country examines it."""
    element = LegalElement.objects.filter(key=key).first()
    if element is None or not elements_for([element.to_facts()], case.jurisdiction):
        return None
    return element


def _element(
    element: ElementFacts, facts: CaseFacts, norms: Iterable[NormFacts]
) -> ElementOfClaim:
    claim = next((claim for claim in facts.claims if claim.element == element.key), None)
    shown = frozenset(claim.events if claim else ())
    return ElementOfClaim(
        element=element,
        norms=norms_for(norms, element.key, facts.jurisdiction, facts.lodged_on),
        claim=claim,
        events=tuple(event for event in facts.events if event.key in shown),
        proofs=proofs_for(element, facts.jurisdiction),
    )
