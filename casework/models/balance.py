"""What of the library speaks against a claim or for neither side, element by element."""

from __future__ import annotations

import datetime as dt

from casework.domain.balance import AGAINST, Against, against, is_general
from casework.domain.cases import CaseFacts, Verdict
from casework.domain.law import ElementFacts
from casework.domain.matching import match_to
from casework.models.cases import Case
from casework.models.choices import Choice
from casework.models.evidence import Passage
from casework.models.matching import claimant_in, passages_for


def against_element(
    case: Case, facts: CaseFacts, element: ElementFacts, today: dt.date
) -> tuple[Against, ...]:
    """The adverse and neutral findings on one element, each with what was decided on it."""
    choices = Choice.objects.filter(
        claim_element__case=case, claim_element__element__key=element.key
    )
    verdicts = {c.passage.key: Verdict(c.verdict) for c in choices.select_related("passage")}
    directions = [direction.value for direction in AGAINST]
    claimant, day = claimant_in(case, facts), facts.weighed_on(today)
    scored = passages_for(claimant, [element], day).filter(direction__in=directions)
    chosen = Passage.objects.filter(key__in=verdicts, direction__in=directions)
    passages = {row.key: row.to_facts() for row in (scored | chosen).for_facts()}
    matches = match_to(claimant, [element], passages.values(), day)
    decided = [(passages[key], verdict) for key, verdict in verdicts.items() if key in passages]
    general = [passage for passage in passages.values() if is_general(passage)]
    return against(element, matches, decided, general)
