"""The rows that matching reads, turned into facts in a fixed number of queries."""

from __future__ import annotations

import datetime as dt

from casework.domain.matching import EntityFacts, Match, Reason, explain, match
from casework.models.cases import Case
from casework.models.claims import ClaimElement
from casework.models.evidence import Passage
from casework.models.law import LegalElement
from casework.models.taxonomy import Entity


def suggestions(case: Case, as_of: dt.date) -> list[Match]:
    """Ranked passages for each element of the case's claim on that day."""
    return match(
        Case.objects.for_facts().get(pk=case.pk).to_facts(),
        [element.to_facts() for element in LegalElement.objects.all()],
        [passage.to_facts() for passage in Passage.objects.printable().for_facts()],
        entity_facts(),
        as_of,
    )


def reasons_for(claim: ClaimElement, passage: Passage, as_of: dt.date) -> tuple[Reason, ...]:
    """Why this passage bears, or does not bear, on this element of the case."""
    return explain(
        Case.objects.for_facts().get(pk=claim.case_id).to_facts(),
        claim.element.to_facts(),
        Passage.objects.for_facts().get(pk=passage.pk).to_facts(),
        entity_facts(),
        as_of,
    )


def entity_facts() -> dict[str, EntityFacts]:
    """All entities with their spellings and profiles, by key."""
    entities = Entity.objects.prefetch_related("names", "profiles")
    return {
        entity.key: EntityFacts(
            key=entity.key,
            names=frozenset({entity.name, *(name.text for name in entity.names.all())}),
            profiles=frozenset(term.code for term in entity.profiles.all()),
        )
        for entity in entities
    }
