"""Which passages bear on which element of a claim, ranked, each with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casework.domain import evidence
from casework.domain.cases import CaseFacts
from casework.domain.claimant import Claimant, EntityFacts, claimant_of
from casework.domain.evidence import PassageFacts
from casework.domain.law import ElementFacts, elements_for
from casework.domain.matching_parts import Reason, fit, is_tied, quality, shared_with

# Below this, what a passage has in common with the case is too little to show.
THRESHOLD = 2.0
# What a finding loses for each stronger one that says the same of the same source, and at most.
REPEAT, MOST_REPEATS = -0.5, 2


@dataclass(frozen=True, slots=True)
class Match:
    """A passage suggested for an element; the score is the sum of its reasons."""

    element: str
    passage: PassageFacts
    score: float
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A passage with all that does not depend on the element."""

    passage: PassageFacts
    shared: tuple[Reason, ...]
    quality: tuple[Reason, ...]
    score: float
    warnings: tuple[str, ...]


def match(
    case: CaseFacts,
    elements: Iterable[ElementFacts],
    passages: Iterable[PassageFacts],
    entities: Mapping[str, EntityFacts],
    as_of: dt.date,
) -> list[Match]:
    """Suggestions for each element, elements in the order of examination, best first.

    A passage is suggested only where its codes bear on the element and it has something in
    common with the case; withheld passages never are. Scores are sums of named parts; equal
    scores keep the order of the passages' keys.
    """
    examined = elements_for(elements, case.jurisdiction)
    return match_to(claimant_of(case, entities), examined, passages, case.weighed_on(as_of))


def match_to(
    claimant: Claimant,
    elements: Iterable[ElementFacts],
    passages: Iterable[PassageFacts],
    day: dt.date,
) -> list[Match]:
    """The same for a case whose offer is gathered already, and the elements it is examined for."""
    weighed = [one for p in passages if (one := _weigh(p, claimant, day))]
    found: list[Match] = []
    for element in elements:
        found += ranked([m for one in weighed if (m := _suggest(element, one))])
    return found


def explain(
    case: CaseFacts,
    element: ElementFacts,
    passage: PassageFacts,
    entities: Mapping[str, EntityFacts],
    as_of: dt.date,
) -> tuple[Reason, ...]:
    """The reasons of one pair, also where it would not be suggested: for a choice by hand."""
    day = case.weighed_on(as_of)
    return explain_to(claimant_of(case, entities), element, passage, day)


def explain_to(
    claimant: Claimant, element: ElementFacts, passage: PassageFacts, as_of: dt.date
) -> tuple[Reason, ...]:
    """The same for a case whose offer is gathered already."""
    return (*fit(element, passage), *shared_with(passage, claimant), *quality(passage, as_of))


def ranked(matches: Sequence[Match]) -> list[Match]:
    """Best first, after findings that repeat a stronger one have lost for it."""
    return sorted(_without_repeats(sorted(matches, key=_place)), key=_place)


def _place(match: Match) -> tuple[float, str]:
    return -match.score, match.passage.key


def _weigh(passage: PassageFacts, claimant: Claimant, as_of: dt.date) -> _Weighed | None:
    if not passage.may_be_printed:
        return None
    shared = shared_with(passage, claimant)
    if not is_tied(shared):
        return None
    weight = quality(passage, as_of)
    score = sum(reason.score for reason in (*shared, *weight))
    return _Weighed(passage, shared, weight, score, evidence.warnings(passage, as_of))


def _suggest(element: ElementFacts, found: _Weighed) -> Match | None:
    fitting = fit(element, found.passage)
    score = round(found.score + sum(reason.score for reason in fitting), 2)
    if not fitting or score < THRESHOLD:
        return None
    reasons = (*fitting, *found.shared, *found.quality)
    return Match(element.key, found.passage, score, reasons, found.warnings)


def _without_repeats(matches: Iterable[Match]) -> list[Match]:
    """Each with what it loses to those before it, which are stronger."""
    seen: dict[tuple[object, ...], list[str]] = {}
    found = []
    for match in matches:
        before = seen.setdefault(_says(match.passage), []) if match.passage.acts else []
        found.append(_damped(match, before[:MOST_REPEATS]))
        before.append(match.passage.key)
    return found


def _damped(match: Match, before: Sequence[str]) -> Match:
    if not before:
        return match
    reason = Reason("repeats", REPEAT * len(before), tuple(before))
    score = round(match.score + reason.score, 2)
    return Match(match.element, match.passage, score, (*match.reasons, reason), match.warnings)


def _says(passage: PassageFacts) -> tuple[object, ...]:
    """What two findings must have in common for one to repeat the other."""
    return min(passage.bearers[0].origins), passage.acts, passage.profiles, passage.entities


__all__ = [
    "Claimant",
    "EntityFacts",
    "Match",
    "Reason",
    "claimant_of",
    "explain",
    "explain_to",
    "fit",
    "match",
    "match_to",
    "quality",
    "ranked",
    "shared_with",
]
