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

# Weights set on the first labelled set: a cross-validated fit, rounded by hand (docs/matching.md).
FIT = {"themes": 0.4, "acts": 0.6, "actors": 0.3, "profiles": 0.4, "grounds": 0.2}
MOST_FIT = 0.9
# What most claims of persecution have in common, and so says little of this one.
COMMON_ACTS = frozenset(
    {"INTIMID", "ARREST", "SMEAR", "IMPRISON", "LONG-SENT", "UNFAIR-TRIAL", "CENSOR"}
)
ABOUT_FAMILIES = frozenset({"IRPT-REL", "EXILE-REL", "PRISONER-REL", "MINOR-REL"})
# What nobody is a target for alone: to be a relative, to live abroad, where one is from.
NO_TARGET = ABOUT_FAMILIES | {"WOMAN-SMEAR", "MIGRANT-RU", "ASYLUM-RET", "PAMIRI"}
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
    Modality.ATTRIBUTED: 0.4,
    Modality.ESTIMATE: -0.2,
    Modality.ALLEGATION: -0.2,
    Modality.OPINION: -0.2,
    Modality.FORECAST: -0.8,
    Modality.LEAK: -0.8,
}
CURRENCY = {
    Currency.ONGOING: 1.3,
    Currency.HISTORIC: 0.0,
    Currency.CORRECTED: -0.1,
    Currency.UNVERIFIED: -0.4,
    Currency.SUPERSEDED: -0.6,
}
ROLE = {
    EvidenceRole.INCIDENT: 0.3,
    EvidenceRole.PATTERN: 0.4,
    EvidenceRole.LEGAL: 0.3,
    EvidenceRole.STATISTICS: 0.3,
    EvidenceRole.ROUTE: 0.3,
    EvidenceRole.BACKGROUND: -0.3,
}
# A way of life that is no reason of persecution where there is nothing else.
SITUATIONS = frozenset({"MIGRANT-RU"})
NOTHING: frozenset[str] = frozenset()
TIES = frozenset({"profile", "kinship"})
# What a party or a known person in common brings, and what an organ of State does.
NAMED, ORGAN = 1.1, 0.2
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
        _profile(passage, claimant),
        _kinship(passage, claimant),
        _neighbour(passage, claimant),
        _acts(passage, claimant),
        _entities(passage, claimant),
        _other_names(passage, claimant),
        _places(passage, claimant),
        _each("actors", passage.actors & claimant.actors, first=1.0, more=0.8, most=1.8),
        _period(passage, claimant),
        _words(passage, claimant),
        _others(passage, claimant),
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
        Reason("corroborated", 0.7 if passage.independent_sources > 1 else 0.0),
        Reason("adverse", 0.5 if passage.direction is Direction.ADVERSE else 0.0),
    )
    return tuple(part for part in parts if part.score)


def is_tied(shared: Iterable[Reason]) -> bool:
    """Whether a case and a passage have more in common than a place, a time or words."""
    return any(_ties(reason) for reason in shared)


def _ties(reason: Reason) -> bool:
    if reason.part == "acts":
        return not COMMON_ACTS.issuperset(reason.codes)
    return reason.part in TIES or (reason.part == "entities" and reason.score >= NAMED)


def _as_printed(passage: PassageFacts) -> tuple[Modality, Currency, EvidenceRole]:
    """A pack prints the correction, which states facts whatever it corrects; a leak stays one."""
    if not passage.correction or passage.modality is Modality.LEAK:
        return passage.modality, passage.currency, passage.role
    return Modality.FACT, Currency.CORRECTED, passage.role


def _profile(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    common = passage.profiles & claimant.profiles
    if claimant.profiles <= SITUATIONS:
        return _reason("situation", 0.9, common)
    return _each("profile", common, first=1.8, more=0.9, most=3.6)


def _kinship(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    common = (passage.profiles & claimant.kin.keys()) - claimant.profiles
    if not common:
        return None
    # Whoever is a target of their own needs the family's evidence less.
    about_families = 0.6 if claimant.profiles - NO_TARGET else 2.0
    score = about_families if ABOUT_FAMILIES & common else 0.5
    codes = tuple(sorted(common))
    return Reason("kinship", score, codes, claimant.kin[codes[0]])


def _neighbour(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    if not passage.profiles.isdisjoint(claimant.profiles):
        return None
    near = [group for group in NEIGHBOURS if not group.isdisjoint(claimant.profiles)]
    return _reason("neighbour", 0.4, passage.profiles & NOTHING.union(*near))


def _acts(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    common = passage.acts & claimant.acts
    telling = len(common - COMMON_ACTS)
    score = 0.1 * (len(common) - telling) + (1.5 + 0.3 * (telling - 1) if telling else 0.0)
    return _reason("acts", min(score, 2.1), common)


def _entities(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """A party or a known person says much; a ministry is in many cases."""
    common = passage.entities & claimant.entities
    score = sum(NAMED if key in claimant.telling else ORGAN for key in common)
    return _reason("entities", min(score, 2.2), common)


def _other_names(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """Parties and known people who stand for a profile and whom the case does not name."""
    return _reason("other-names", -0.7, passage.entities & claimant.unnamed)


def _places(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """Places of the passage, as it spells them, that the case names or that lie around them.

    A finding that tells of other places only loses as much; the whole country is no place.
    """
    keys = {place: found for place in passage.places if (found := place_keys(place))}
    near = [place for place, found in keys.items() if not found.isdisjoint(claimant.regions)]
    return _reason("places", 0.8, near) or _reason("elsewhere", -0.8, keys)


def _period(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The passage tells of the time in which an event with the same act happened."""
    same_time = any(
        event.acts & passage.acts and overlap(event.when, passage.event_date)
        for event in claimant.events
    )
    return Reason("period", 0.9) if same_time else None


def _words(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    score, words = similarity(finding_stems(evidence.printed_finding(passage)), claimant.words)
    return _reason("words", min(0.5 * score, 1.8), words)


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


def _each(
    part: str, common: Iterable[str], *, first: float, more: float, most: float
) -> Reason | None:
    codes = tuple(common)
    return _reason(part, min(first + more * (len(codes) - 1), most), codes)


def _reason(part: str, score: float, codes: Iterable[str]) -> Reason | None:
    found = tuple(sorted(codes))
    points = round(score, 2)
    return Reason(part, points, found) if found and points else None
