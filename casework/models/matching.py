"""The rows that matching reads, turned into facts in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from casework.domain.cases import CaseFacts
from casework.domain.law import ElementFacts, elements_for
from casework.domain.matching import EntityFacts, Match, Reason, claimant_of, explain, match
from casework.models.cases import Case
from casework.models.claims import ClaimElement
from casework.models.evidence import Passage, PassageQuerySet
from casework.models.law import LegalElement
from casework.models.matching_candidates import candidates, is_large
from casework.models.taxonomy import Entity, EntityName


def suggestions(case: Case, as_of: dt.date) -> list[Match]:
    """Ranked passages for each element of the case's claim on that day."""
    facts = Case.objects.for_facts().get(pk=case.pk).to_facts()
    elements = [element.to_facts() for element in LegalElement.objects.all()]
    entities = entity_facts()
    passages = passages_for(facts, elements, entities, as_of).printable()
    found = [passage.to_facts() for passage in passages.for_facts()]
    return match(facts, elements, found, entities, as_of)


def passages_for(
    facts: CaseFacts,
    elements: Iterable[ElementFacts],
    entities: Mapping[str, EntityFacts],
    as_of: dt.date,
) -> PassageQuerySet:
    """The passages to score for a case: all of a small library, of a large one the candidates.

    Of a large one those that concern everybody are among them; see models/matching_candidates.py.
    """
    if not is_large():
        return Passage.objects.all()
    examined = elements_for(elements, facts.jurisdiction)
    day = facts.weighed_on(as_of)
    found = candidates(claimant_of(facts, entities), examined, day)
    return Passage.objects.filter(pk__in=found.passages)


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
    """All entities with their spellings and profiles, by key; read as plain values, for many."""
    rows = list(Entity.objects.values_list("pk", "key", "name"))
    names, profiles = (_spellings(), _profiles()) if rows else ({}, {})
    return {
        key: EntityFacts(
            key=key,
            names=frozenset((name, *names.get(pk, ()))),
            profiles=frozenset(profiles.get(pk, ())),
        )
        for pk, key, name in rows
    }


def _spellings() -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk, text in EntityName.objects.order_by().values_list("entity_id", "text"):
        found[pk].append(text)
    return found


def _profiles() -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    links = Entity.profiles.through.objects.order_by()
    for pk, code in links.values_list("entity_id", "term__code"):
        found[pk].append(code)
    return found
