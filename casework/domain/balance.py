"""Material against a claim, kept in view: what bears on an element, and what is unanswered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casework.domain.cases import CaseFacts, Verdict
from casework.domain.evidence import Direction, PassageFacts
from casework.domain.law import ElementFacts
from casework.domain.matching import EntityFacts, Match, fit, match

# What is for a claim stands under "Suggested"; the rest is kept in view, the worst first.
AGAINST = (Direction.ADVERSE, Direction.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Against:
    """An adverse or neutral finding on an element; suggested where it matches the case."""

    passage: PassageFacts
    verdict: Verdict | None
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class Opposing:
    """The adverse findings that a pack may print, and the people and bodies they may name."""

    passages: tuple[PassageFacts, ...] = ()
    entities: Mapping[str, EntityFacts] = field(default_factory=dict)


def against(
    element: ElementFacts,
    matches: Iterable[Match],
    decided: Sequence[tuple[PassageFacts, Verdict]],
    general: Iterable[PassageFacts] = (),
) -> tuple[Against, ...]:
    """The adverse and neutral findings on an element: those that match the case, best first, those
    that were decided on by hand, and those that concern everybody; all adverse ones come first."""
    suggested = [found.passage for found in matches if found.element == element.key]
    fitting = [passage for passage in general if fit(element, passage)]
    by_hand = [passage for passage, _ in decided]
    verdicts = {passage.key: verdict for passage, verdict in decided}
    matching = {passage.key for passage in suggested}
    known = {passage.key: passage for passage in (*suggested, *by_hand, *fitting)}
    found = [
        Against(passage, verdicts.get(key), is_suggested=key in matching)
        for key, passage in known.items()
        if passage.direction in AGAINST
    ]
    return tuple(sorted(found, key=lambda one: AGAINST.index(one.passage.direction)))


def is_general(passage: PassageFacts) -> bool:
    """Whether it speaks against everybody: adverse, and of no profile and no act in particular.

    Such a finding has nothing in common with any case and is suggested for none, as Latipov v.
    Russia, no. 77658/11, in which a removal was found to be no violation.
    """
    is_adverse = passage.direction is Direction.ADVERSE and passage.may_be_printed
    return is_adverse and not passage.profiles and not passage.acts


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
