"""Material against a claim, kept in view: what bears on an element, and what is unanswered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casework.domain.cases import CaseFacts, Verdict
from casework.domain.evidence import Direction, PassageFacts
from casework.domain.law import ElementFacts
from casework.domain.matching import EntityFacts, Match, match

# What is for a claim stands under "Suggested"; the rest is kept in view, the worst first.
AGAINST = (Direction.ADVERSE, Direction.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Opposing:
    """The adverse findings that a pack may print, and the people and bodies they may name."""

    passages: tuple[PassageFacts, ...] = ()
    entities: Mapping[str, EntityFacts] = field(default_factory=dict)


def against(
    element: str, matches: Iterable[Match], decided: Iterable[PassageFacts]
) -> tuple[PassageFacts, ...]:
    """The adverse and neutral findings on an element: those that match the case, best first, and
    those that were decided on by hand; all adverse ones before the neutral ones."""
    suggested = [found.passage for found in matches if found.element == element]
    known = {passage.key: passage for passage in (*suggested, *decided)}
    found = [passage for passage in known.values() if passage.direction in AGAINST]
    return tuple(sorted(found, key=lambda passage: AGAINST.index(passage.direction)))


def unanswered(
    case: CaseFacts,
    elements: Sequence[ElementFacts],
    opposing: Opposing,
    choices: Collection[tuple[str, str, Verdict]],
    as_of: dt.date,
) -> dict[str, tuple[str, ...]]:
    """By element of the claim the adverse findings that match the case and that nothing answers.

    A note on the element answers all of them; a choice, given as element, passage and verdict,
    answers one. To reject a finding is no answer to it. One that was chosen to be used is told
    of as it stands in the pack.
    """
    open_ones = {c.element for c in case.claims if not c.is_answered}
    dealt = {(element, key) for element, key, verdict in choices if verdict is not Verdict.REJECT}
    asked = [element for element in elements if element.key in open_ones]
    found: dict[str, tuple[str, ...]] = {}
    for one in match(case, asked, opposing.passages, opposing.entities, as_of):
        key = one.passage.key
        is_adverse = one.passage.direction is Direction.ADVERSE
        if is_adverse and (one.element, key) not in dealt:
            found[one.element] = (*found.get(one.element, ()), key)
    return found
