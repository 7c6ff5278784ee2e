"""The named parts of a score: what a finding and a case have in common, and its own weight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from casework.domain import evidence
from casework.domain.claimant import Claimant
from casework.domain.dates import overlap
from casework.domain.evidence import (
    Currency,
    Direction,
    EvidenceRole,
    Modality,
    PassageFacts,
    SourceKind,
)
from casework.domain.law import ElementFacts
from casework.domain.regions import place_keys
from casework.domain.similarity import finding_stems, similarity

# The weights of the parts were set by hand on the development half of benchmarks/matching.
FIT = {"themes": 0.5, "acts": 0.8, "actors": 0.4, "profiles": 0.6, "grounds": 0.3}
MOST_FIT = 1.2
# What most claims of persecution have in common, and so says little of this one.
COMMON_ACTS = frozenset(
    {"INTIMID", "ARREST", "SMEAR", "IMPRISON", "LONG-SENT", "UNFAIR-TRIAL", "CENSOR"}
)
ABOUT_FAMILIES = frozenset({"IRPT-REL", "EXILE-REL", "PRISONER-REL", "MINOR-REL"})
# People in nearly the same position.
NEIGHBOURS = (
    ABOUT_FAMILIES,
    frozenset({"JOURNALIST", "BLOGGER", "MEDIA-OUTLET", "CRITIC"}),
    frozenset({"LAWYER", "HRD", "CIVSOC", "HDIM"}),
    frozenset({"G24", "YRT", "EXILE-ACT"}),
    frozenset({"EXILE-ACT", "ASYLUM-RET", "MIGRANT-RU"}),
    frozenset({"IRPT-MEM", "IRPT-LEAD"}),
    frozenset({"NEWTJ", "OPP-POL"}),
    frozenset({"PAMIRI", "GBAO-LEADER"}),
)
MODALITY = {
    Modality.FACT: 0.4,
    Modality.ATTRIBUTED: 0.2,
    Modality.ESTIMATE: -0.2,
    Modality.ALLEGATION: -0.2,
    Modality.OPINION: -0.6,
    Modality.FORECAST: -0.8,
    Modality.LEAK: -0.8,
}
CURRENCY = {
    Currency.ONGOING: 0.5,
    Currency.HISTORIC: 0.0,
    Currency.CORRECTED: -0.1,
    Currency.UNVERIFIED: -0.4,
    Currency.SUPERSEDED: -0.6,
}
ROLE = {
    EvidenceRole.INCIDENT: 0.3,
    EvidenceRole.PATTERN: 0.4,
    EvidenceRole.LEGAL: 0.3,
    EvidenceRole.STATISTICS: -0.4,
    EvidenceRole.ROUTE: -0.3,
    EvidenceRole.BACKGROUND: -0.8,
}
NOTHING: frozenset[str] = frozenset()
TIES = frozenset({"profile", "kinship", "entities"})
AUTHORITY = {SourceKind.COURT: 0.6, SourceKind.UN: 0.5, SourceKind.COURT_NATIONAL: 0.4}


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a score: the codes in common, and a detail such as the kinship."""

    part: str
    score: float
    codes: tuple[str, ...] = ()
    detail: str = ""


def fit(element: ElementFacts, passage: PassageFacts) -> tuple[Reason, ...]:
    """How the passage's codes bear on the element; each kind of code counts once."""
    common = {kind: element.seeks.get(kind, NOTHING) & getattr(passage, kind) for kind in FIT}
    score = sum(FIT[kind] for kind, codes in common.items() if codes)
    codes = tuple(sorted(code for found in common.values() for code in found))
    return (Reason("element", round(min(score, MOST_FIT), 2), codes),) if codes else ()


def shared_with(passage: PassageFacts, claimant: Claimant) -> tuple[Reason, ...]:
    """What the passage and the case have in common, and what sets them apart."""
    parts = (
        _each("profile", passage.profiles & claimant.profiles, first=1.5, more=0.8, most=3.1),
        _kinship(passage, claimant),
        _neighbour(passage, claimant),
        _acts(passage, claimant),
        _entities(passage, claimant),
        _places(passage, claimant),
        _each("actors", passage.actors & claimant.actors, first=0.3, more=0.3, most=0.6),
        _period(passage, claimant),
        _words(passage, claimant),
        _others(passage, claimant),
        _other_acts(passage, claimant),
    )
    return tuple(part for part in parts if part)


def quality(passage: PassageFacts, as_of: dt.date) -> tuple[Reason, ...]:
    """How much weight the passage carries by itself on that day."""
    modality, currency, role = _as_printed(passage)
    parts = (
        Reason("modality", MODALITY[modality], (modality.value,)),
        Reason("currency", CURRENCY[currency], (currency.value,)),
        Reason("role", ROLE[role], (role.value,)),
        Reason("authority", AUTHORITY.get(passage.source.kind, 0), (passage.source.kind.value,)),
        Reason("recent", 0.0 if evidence.is_stale(passage.source, as_of) else 0.6),
        Reason("corroborated", 0.4 if passage.independent_sources > 1 else 0.0),
        Reason("adverse", 0.5 if passage.direction is Direction.ADVERSE else 0.0),
    )
    return tuple(part for part in parts if part.score)


def is_tied(shared: Iterable[Reason]) -> bool:
    """Whether a case and a passage have more in common than a place, a time or words."""
    return any(
        reason.part in TIES or (reason.part == "acts" and not COMMON_ACTS.issuperset(reason.codes))
        for reason in shared
    )


def _as_printed(passage: PassageFacts) -> tuple[Modality, Currency, EvidenceRole]:
    """A pack prints the correction, which states facts whatever it corrects; a leak stays one."""
    if not passage.correction or passage.modality is Modality.LEAK:
        return passage.modality, passage.currency, passage.role
    return Modality.FACT, Currency.CORRECTED, passage.role


def _kinship(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    common = (passage.profiles & claimant.kin.keys()) - claimant.profiles
    if not common:
        return None
    score = 2.0 if ABOUT_FAMILIES & common else 1.0
    codes = tuple(sorted(common))
    return Reason("kinship", score, codes, claimant.kin[codes[0]].value)


def _neighbour(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    if not passage.profiles.isdisjoint(claimant.profiles):
        return None
    near = [group for group in NEIGHBOURS if not group.isdisjoint(claimant.profiles)]
    return _reason("neighbour", 0.7, passage.profiles & NOTHING.union(*near))


def _acts(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    common = passage.acts & claimant.acts
    score = sum(0.3 if act in COMMON_ACTS else 1.5 for act in common)
    return _reason("acts", min(score, 2.5), common)


def _entities(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """A party or a known person says much; a ministry is in many cases."""
    common = passage.entities & claimant.entities
    score = sum(1.0 if key in claimant.telling else 0.3 for key in common)
    return _reason("entities", min(score, 1.5), common)


def _places(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """Places of the passage, as it spells them, that the case names or that lie around them."""
    keys = {place: place_keys(place) for place in passage.places}
    near = [place for place, found in keys.items() if not found.isdisjoint(claimant.regions)]
    return _reason("places", 0.4, near)


def _period(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The passage tells of the time in which an event with the same act happened."""
    same_time = any(
        event.acts & passage.acts and overlap(event.when, passage.event_date)
        for event in claimant.events
    )
    return Reason("period", 1.0) if same_time else None


def _words(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    score, words = similarity(finding_stems(evidence.printed_finding(passage)), claimant.words)
    return _reason("words", min(0.4 * score, 1.5), words)


def _others(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The passage is about people in another position than the applicant and the family."""
    known = claimant.profiles | claimant.kin.keys()
    near = [group for group in NEIGHBOURS if not group.isdisjoint(claimant.profiles)]
    if passage.profiles.isdisjoint(known.union(*near)):
        telling = (passage.acts & claimant.acts) - COMMON_ACTS
        # Without any profile of its own a case must share more than an act with such findings.
        distance = -2.0 if not known else -0.3 if telling else -1.5
        return _reason("others", distance, passage.profiles)
    return None


def _other_acts(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    telling = passage.acts - claimant.acts - COMMON_ACTS
    return _reason("other-acts", -0.4, telling)


def _each(
    part: str, common: Iterable[str], *, first: float, more: float, most: float
) -> Reason | None:
    codes = tuple(common)
    return _reason(part, min(first + more * (len(codes) - 1), most), codes)


def _reason(part: str, score: float, codes: Iterable[str]) -> Reason | None:
    found = tuple(sorted(codes))
    points = round(score, 2)
    return Reason(part, points, found) if found and points else None
