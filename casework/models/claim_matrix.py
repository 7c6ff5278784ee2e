"""The rows of a claim's matrix, turned into facts in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casework.domain.balance import Against, against, is_general
from casework.domain.cases import CaseFacts, Verdict
from casework.domain.evidence import Direction, PassageFacts
from casework.domain.law import ElementFacts
from casework.domain.matching import Claimant, Match, Reason, explain_to, match_to
from casework.domain.matrix import Decided, Library, MatrixRow, matrix
from casework.models.cases import Case
from casework.models.choices import Choice
from casework.models.evidence import Passage, PassageQuerySet, Source
from casework.models.matching import claimant_in, examined, passages_for


@dataclass(frozen=True, slots=True)
class ClaimMatrix:
    """A claim with what was suggested and decided, as the screens read it."""

    facts: CaseFacts
    rows: tuple[MatrixRow, ...]
    matches: tuple[Match, ...]
    choices: Mapping[tuple[str, str], Choice]
    claimant: Claimant
    as_of: dt.date
    general: tuple[PassageFacts, ...] = ()

    def reasons(self, element: ElementFacts, passage: PassageFacts) -> tuple[Reason, ...]:
        """Why this passage bears on this element, also where it would not be suggested."""
        return explain_to(self.claimant, element, passage, self.as_of)

    def against(self, row: MatrixRow) -> tuple[Against, ...]:
        """The adverse and neutral findings on an element, each with what was decided on it."""
        key, passages = row.element.key, (*row.used, *row.answered, *row.rejected)
        decided = [(p, Verdict(self.choices[key, p.key].verdict)) for p in passages]
        return against(row.element, self.matches, decided, self.general)

    def row(self, element: str) -> MatrixRow | None:
        return next((row for row in self.rows if row.element.key == element), None)


def claim_matrix(case: Case, as_of: dt.date) -> ClaimMatrix:
    """The whole claim on a day: suggestions and decisions, weighed as its decision wants it."""
    facts, elements, claimant = _case_and_elements(case)
    as_of, choices = facts.weighed_on(as_of), _choices(case)
    decided = Passage.objects.filter(key__in={passage for _, passage in choices})
    passages = _facts_of(passages_for(claimant, elements, as_of) | decided)
    matches = tuple(match_to(claimant, elements, passages.values(), as_of))
    library = _library(passages.values(), as_of)
    rows = matrix(facts, elements, _decided(choices, passages), matches, library)
    general = tuple(passage for passage in passages.values() if is_general(passage))
    return ClaimMatrix(facts, rows, matches, choices, claimant, as_of, general)


def decided_matrix(case: Case, as_of: dt.date) -> ClaimMatrix:
    """The decisions and what is adverse, without other suggestions: for the answer to one."""
    facts, elements, claimant = _case_and_elements(case)
    as_of, choices = facts.weighed_on(as_of), _choices(case)
    chosen = {passage for _, passage in choices}
    against = passages_for(claimant, elements, as_of).filter(direction=Direction.ADVERSE.value)
    passages = _facts_of(against | Passage.objects.filter(key__in=chosen))
    adverse = [p for p in passages.values() if p.direction is Direction.ADVERSE]
    matches = match_to(claimant, elements, adverse, as_of)
    library = _library(passages.values(), as_of)
    rows = matrix(facts, elements, _decided(choices, passages), matches, library)
    return ClaimMatrix(facts, rows, (), choices, claimant, as_of)


def _case_and_elements(case: Case) -> tuple[CaseFacts, list[ElementFacts], Claimant]:
    facts = Case.objects.for_facts().get(pk=case.pk).to_facts()
    return facts, examined(facts), claimant_in(case, facts)


def _choices(case: Case) -> dict[tuple[str, str], Choice]:
    choices = Choice.objects.filter(claim_element__case=case).select_related(
        "claim_element__element", "passage", "by"
    )
    return {(c.claim_element.element.key, c.passage.key): c for c in choices}


def _decided(
    choices: Mapping[tuple[str, str], Choice], passages: Mapping[str, PassageFacts]
) -> list[Decided]:
    return [
        Decided(element, passages[key], Verdict(choice.verdict))
        for (element, key), choice in choices.items()
    ]


def _facts_of(passages: PassageQuerySet) -> dict[str, PassageFacts]:
    return {passage.key: passage.to_facts() for passage in passages.for_facts()}


def _library(passages: Iterable[PassageFacts], as_of: dt.date) -> Library:
    """The sources that the passages rest on; what else there is carries none of them."""
    keys = {bearer.source for passage in passages for bearer in passage.bearers}
    sources = Source.objects.filter(key__in=keys).for_facts()
    return Library({source.key: source.to_facts() for source in sources}, as_of)
