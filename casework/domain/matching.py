"""Which passages bear on which element of a claim, ranked, each with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casework.domain import evidence
from casework.domain.cases import FAMILY, CaseFacts, Kinship, PersonFacts
from casework.domain.dates import overlap
from casework.domain.evidence import (
    Currency,
    Direction,
    EvidenceRole,
    Modality,
    PassageFacts,
    SourceKind,
)
from casework.domain.law import ElementFacts, elements_for
from casework.domain.names import fold

# What a relative's profile makes of the applicant (EUAA Country Guidance: risk through kinship).
KIN_PROFILE = {
    "IRPT-LEAD": "IRPT-REL",
    "IRPT-MEM": "IRPT-REL",
    "G24": "EXILE-REL",
    "YRT": "EXILE-REL",
    "EXILE-ACT": "EXILE-REL",
    "OPP-POL": "EXILE-REL",
    "HDIM": "EXILE-REL",
}
# The country of origin itself is no coincidence of place.
WIDE_PLACES = frozenset({"tajikistan", "europe", "eu", "cis", ""})
FIT = {"themes": 0.5, "acts": 1.0, "actors": 0.4, "profiles": 0.6, "grounds": 0.3}
MODALITY = {
    Modality.FACT: 0.4,
    Modality.ATTRIBUTED: 0.2,
    Modality.ESTIMATE: -0.2,
    Modality.ALLEGATION: -0.2,
    Modality.OPINION: -0.6,
    Modality.FORECAST: -0.8,
    Modality.LEAK: -0.4,
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
# Below this, what a passage has in common with the case is too little to show.
THRESHOLD = 2.5


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """A public person or organisation, its spellings and the profiles it stands for."""

    key: str
    names: frozenset[str]
    profiles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a score: the codes in common, and a detail such as the kinship."""

    part: str
    score: float
    codes: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage suggested for an element; the score is the sum of its reasons."""

    element: str
    passage: PassageFacts
    score: float
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimant:
    """What the case offers to compare with, gathered once."""

    profiles: frozenset[str]
    kin: Mapping[str, Kinship]
    acts: frozenset[str]
    actors: frozenset[str]
    grounds: frozenset[str]
    entities: frozenset[str]
    places: frozenset[str]
    case: CaseFacts


def match(
    case: CaseFacts,
    elements: Iterable[ElementFacts],
    passages: Sequence[PassageFacts],
    entities: Mapping[str, EntityFacts],
    as_of: dt.date,
) -> list[Match]:
    """Suggestions for each element, elements in the order of examination, best first.

    A passage is suggested only where its codes bear on the element and it has something in
    common with the case; withheld passages never are. Scores are sums of named parts; equal
    scores keep the order of the passages' keys.
    """
    claimant = claimant_of(case, entities)
    printable = [passage for passage in passages if passage.printable]
    shared = {p.key: shared_with(p, claimant) for p in printable}
    found: list[Match] = []
    for element in elements_for(elements, case.jurisdiction):
        suggestions = [
            suggestion
            for passage in printable
            if (suggestion := _suggest(element, passage, shared[passage.key], as_of))
        ]
        found += sorted(suggestions, key=lambda m: (-m.score, m.passage.key))
    return found


def explain(
    case: CaseFacts,
    element: ElementFacts,
    passage: PassageFacts,
    entities: Mapping[str, EntityFacts],
    as_of: dt.date,
) -> tuple[Reason, ...]:
    """The reasons of one pair, also where it would not be suggested: for a choice by hand."""
    return (
        *fit(element, passage),
        *shared_with(passage, claimant_of(case, entities)),
        *quality(passage, as_of),
    )


def claimant_of(case: CaseFacts, entities: Mapping[str, EntityFacts]) -> Claimant:
    """The codes, names and places of a case, with what the family carries over."""
    events = case.events
    named = frozenset(key for event in events for key in event.entities)
    own = case.applicant.profiles | {
        profile
        for event in events
        if case.applicant.key in event.people or not event.people
        for key in event.entities
        for profile in (entities[key].profiles if key in entities else ())
        if event.kind.value in ("activity", "sur-place")
    }
    return Claimant(
        profiles=frozenset(own),
        kin=_kin_profiles(case),
        acts=frozenset(code for event in events for code in event.acts),
        actors=frozenset(code for event in events for code in event.actors),
        grounds=case.grounds,
        entities=named,
        places=frozenset(
            fold(place)
            for text in [e.place for e in events] + [p.place for p in case.people]
            for place in text.replace("(", ",").replace(")", ",").split(",")
            if fold(place).strip() not in WIDE_PLACES
        ),
        case=case,
    )


def fit(element: ElementFacts, passage: PassageFacts) -> tuple[Reason, ...]:
    """How the passage's codes bear on the element."""
    common = {kind: element.seeks.get(kind, frozenset()) & getattr(passage, kind) for kind in FIT}
    score = sum(FIT[kind] * min(len(codes), 2) for kind, codes in common.items())
    codes = tuple(sorted(code for found in common.values() for code in found))
    return (Reason("element", round(min(score, 2.5), 2), codes),) if codes else ()


def shared_with(passage: PassageFacts, claimant: Claimant) -> tuple[Reason, ...]:
    """What the passage and the case have in common, strongest part first."""
    parts = (
        _overlap("profile", passage.profiles & claimant.profiles, each=1.5, most=3.0),
        _kinship(passage, claimant),
        _overlap("acts", passage.acts & claimant.acts, each=1.0, most=2.0),
        _overlap("entities", passage.entities & claimant.entities, each=0.8, most=1.6),
        _overlap("places", _common_places(passage, claimant), each=0.6, most=0.6),
        _overlap("actors", passage.actors & claimant.actors, each=0.3, most=0.6),
        _overlap("grounds", passage.grounds & claimant.grounds, each=0.3, most=0.6),
        _period(passage, claimant),
    )
    return tuple(part for part in parts if part)


def quality(passage: PassageFacts, as_of: dt.date) -> tuple[Reason, ...]:
    """How much weight the passage carries by itself on that day."""
    authority = {SourceKind.COURT: 0.6, SourceKind.UN: 0.5, SourceKind.COURT_NATIONAL: 0.4}
    parts = (
        Reason("modality", MODALITY[passage.modality], (passage.modality.value,)),
        Reason("currency", CURRENCY[passage.currency], (passage.currency.value,)),
        Reason("role", ROLE[passage.role], (passage.role.value,)),
        Reason("authority", authority.get(passage.source.kind, 0), (passage.source.kind.value,)),
        Reason("recent", 0.0 if evidence.is_stale(passage.source, as_of) else 0.6),
        Reason("corroborated", 0.4 if passage.corroborated_by else 0.0),
        Reason("adverse", 0.5 if passage.direction is Direction.ADVERSE else 0.0),
    )
    return tuple(part for part in parts if part.score)


def _suggest(
    element: ElementFacts, passage: PassageFacts, shared: tuple[Reason, ...], as_of: dt.date
) -> Match | None:
    fitting = fit(element, passage)
    tied = {"profile", "kinship", "acts", "entities"} & {reason.part for reason in shared}
    if not fitting or not tied:
        return None
    reasons = (*fitting, *shared, *quality(passage, as_of))
    score = round(sum(reason.score for reason in reasons), 2)
    if score < THRESHOLD:
        return None
    return Match(element.key, passage, score, reasons, evidence.warnings(passage, as_of))


def _kin_profiles(case: CaseFacts) -> dict[str, Kinship]:
    """Profiles that reach the applicant through a relative, with the nearest kinship."""
    found: dict[str, Kinship] = {}
    for person, kinship in _relatives(case):
        for profile in person.profiles:
            for carried in (profile, KIN_PROFILE.get(profile)):
                if carried:
                    found.setdefault(carried, kinship)
    return found


def _relatives(case: CaseFacts) -> list[tuple[PersonFacts, Kinship]]:
    applicant = case.applicant.key
    ties = [r for r in case.relations if r.kind in FAMILY and applicant in (r.person, r.of)]
    return [(case.person(r.of if r.person == applicant else r.person), r.kind) for r in ties]


def _kinship(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    common = sorted((passage.profiles & claimant.kin.keys()) - claimant.profiles)
    if not common:
        return None
    about_families = {"IRPT-REL", "EXILE-REL", "PRISONER-REL", "MINOR-REL"} & set(common)
    score = 2.0 if about_families else 1.0
    return Reason("kinship", score, tuple(common), claimant.kin[common[0]].value)


def _overlap(part: str, common: frozenset[str], *, each: float, most: float) -> Reason | None:
    if not common:
        return None
    return Reason(part, round(min(each * len(common), most), 2), tuple(sorted(common)))


def _common_places(passage: PassageFacts, claimant: Claimant) -> frozenset[str]:
    """Places of the passage, as it spells them, that the case names too."""
    return frozenset(
        place
        for place in passage.places
        if fold(place) in claimant.places and fold(place) not in WIDE_PLACES
    )


def _period(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The passage tells of the time in which an event with the same act happened."""
    same_time = any(
        event.acts & passage.acts and overlap(event.when, passage.event_date)
        for event in claimant.case.events
    )
    return Reason("period", 0.5) if same_time else None
