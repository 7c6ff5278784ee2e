"""The rows that matching reads, turned into facts in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from casework.domain.cases import CaseFacts
from casework.domain.law import ElementFacts, elements_for
from casework.domain.matching import (
    Claimant,
    EntityFacts,
    Match,
    Reason,
    claimant_of,
    explain_to,
    match_to,
)
from casework.domain.unconfirmed import claimant_heard, is_open
from casework.models.cases import Case
from casework.models.claims import ClaimElement
from casework.models.coding import heard_in
from casework.models.entity_facts import entity_facts
from casework.models.evidence import Passage, PassageQuerySet
from casework.models.law import LegalElement
from casework.models.matching_candidates import candidates, is_large


def suggestions(case: Case, as_of: dt.date) -> list[Match]:
    """Ranked passages for each element of the case's claim on that day."""
    facts = Case.objects.for_facts().get(pk=case.pk).to_facts()
    elements = examined(facts)
    claimant, day = claimant_in(case, facts), facts.weighed_on(as_of)
    passages = passages_for(claimant, elements, day).printable()
    found = [passage.to_facts() for passage in passages.for_facts()]
    return match_to(claimant, elements, found, day)


def examined(facts: CaseFacts) -> list[ElementFacts]:
    """The elements that the country of the case examines, in its order."""
    elements = [element.to_facts() for element in LegalElement.objects.all()]
    return list(elements_for(elements, facts.jurisdiction))


def claimant_in(
    case: Case, facts: CaseFacts, entities: Mapping[str, EntityFacts] | None = None
) -> Claimant:
    """What the case offers to compare with, also by words that nobody has coded yet."""
    known = entity_facts() if entities is None else entities
    if not is_open(facts):
        return claimant_of(facts, known)
    return claimant_heard(facts, known, heard_in(case, facts))


def passages_for(
    claimant: Claimant, elements: Iterable[ElementFacts], day: dt.date
) -> PassageQuerySet:
    """The passages to score for a case: all of a small library, of a large one the candidates.

    Of a large one those that concern everybody are among them; see models/matching_candidates.py.
    """
    if not is_large():
        return Passage.objects.all()
    return Passage.objects.filter(pk__in=candidates(claimant, elements, day).passages)


def reasons_for(claim: ClaimElement, passage: Passage, as_of: dt.date) -> tuple[Reason, ...]:
    """Why this passage bears, or does not bear, on this element of the case."""
    case = Case.objects.for_facts().get(pk=claim.case_id)
    facts = case.to_facts()
    return explain_to(
        claimant_in(case, facts),
        claim.element.to_facts(),
        Passage.objects.for_facts().get(pk=passage.pk).to_facts(),
        facts.weighed_on(as_of),
    )


__all__ = [
    "claimant_in",
    "entity_facts",
    "examined",
    "passages_for",
    "reasons_for",
    "suggestions",
]
