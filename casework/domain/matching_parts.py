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
from casework.domain.positions import (
    ABOUT_FAMILIES,
    CLASS,
    COMMON_ACTS,
    METHOD,
    NOTHING,
    OF_CLASS,
    near,
    near_acts,
)
from casework.domain.regions import place_keys
from casework.domain.similarity import finding_stems, similarity

# All weights were fitted on the first and second set of benchmarks/matching, held near those that
# had been set by hand, and rounded.
FIT = {"themes": 0.5, "acts": 0.8, "actors": 0.4, "profiles": 0.6, "grounds": 0.3}
MOST_FIT = 1.2
MODALITY = {
    Modality.FACT: 0.4,
    Modality.ATTRIBUTED: 0.15,
    Modality.ESTIMATE: -0.2,
    Modality.ALLEGATION: -0.5,
    Modality.OPINION: -0.1,
    Modality.FORECAST: -0.8,
    Modality.LEAK: -0.9,
}
CURRENCY = {
    Currency.ONGOING: 0.5,
    Currency.HISTORIC: -0.2,
    Currency.CORRECTED: 0.1,
    Currency.UNVERIFIED: -0.4,
    Currency.SUPERSEDED: -0.6,
}
ROLE = {
    EvidenceRole.INCIDENT: -0.2,
    EvidenceRole.PATTERN: 0.4,
    EvidenceRole.LEGAL: 0.6,
    EvidenceRole.STATISTICS: -0.45,
    EvidenceRole.ROUTE: -0.3,
    EvidenceRole.BACKGROUND: -0.55,
}
TIES = frozenset({"profile", "kinship", "class", "associate", "general", "entities"})
# What a common code loses that the story tells and nobody has confirmed, or that it only raises.
TOLD, ASKED = -0.2, -0.6
# From so many kinds of people on a finding tells of the practice, not of one of them.
MANY_POSITIONS = 3
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
        _each("profile", passage.profiles & claimant.profiles, first=1.6, more=0.8, most=3.2),
        _kinship(passage, claimant),
        _class(passage, claimant),
        _associate(passage, claimant),
        _neighbour(passage, claimant),
        _general(passage, claimant),
        _acts(passage, claimant),
        _near_acts(passage, claimant),
        _entities(passage, claimant),
        _places(passage, claimant),
        _each("actors", passage.actors & claimant.actors, first=0.45, more=0.45, most=0.9),
        _period(passage, claimant),
        _words(passage, claimant),
        _others(passage, claimant),
        _other_acts(passage, claimant),
        _other_entities(passage, claimant),
        _unconfirmed(passage, claimant),
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
    score = 1.7 if ABOUT_FAMILIES & common else 0.85
    codes = tuple(sorted(common))
    return Reason("kinship", score, codes, claimant.kin[codes[0]].value)


def _class(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The practice against the opposition is on its members; one politician's fate is not."""
    of_class = passage.role is EvidenceRole.PATTERN and claimant.profiles & OF_CLASS
    if not of_class or passage.profiles & claimant.profiles:
        return None
    return _reason("class", 0.45, passage.profiles & {CLASS})


def _associate(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """People beside the applicant who are no relatives: what was done to a room-mate."""
    known = claimant.profiles | claimant.kin.keys()
    return _reason("associate", 0.6, passage.profiles & claimant.associates - known)


def _neighbour(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    if not passage.profiles.isdisjoint(claimant.profiles):
        return None
    common = passage.profiles & near(claimant.profiles)
    # One method meets all families, whatever the relative is wanted for.
    return _reason("neighbour", 0.8 if common & ABOUT_FAMILIES else 0.65, common)


def _general(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The practice against people of several kinds, for the same reason as in the case."""
    is_practice = passage.role is EvidenceRole.PATTERN and passage.acts <= COMMON_ACTS
    is_of_many = len(passage.profiles) >= MANY_POSITIONS
    if not (is_practice and is_of_many and passage.entities.isdisjoint(claimant.standing)):
        return None
    return _reason("general", 0.25, passage.grounds & claimant.grounds)


def _acts(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    common = passage.acts & claimant.acts
    telling = len(common - COMMON_ACTS - {METHOD})
    score = (0.0, 1.8, 2.7)[min(telling, 2)] + 1.2 * (METHOD in common)
    return _reason("acts", score + 0.25 * min(len(common & COMMON_ACTS), 3), common)


def _near_acts(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    if not passage.acts.isdisjoint(claimant.acts):
        return None
    return _reason("near-acts", 0.65, passage.acts & near_acts(claimant.acts))


def _entities(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """A party or a known person says much; a ministry is in many cases."""
    common = passage.entities & claimant.entities
    score = sum(1.1 if key in claimant.telling else 0.35 for key in common)
    return _reason("entities", min(score, 1.6), common)


def _places(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """Places of the passage, as it spells them, that the case names or that lie around them."""
    keys = {place: place_keys(place) for place in passage.places}
    around = [place for place, found in keys.items() if not found.isdisjoint(claimant.regions)]
    return _reason("places", 0.55, around)


def _period(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The passage tells of the time in which an event with the same act happened."""
    same_time = any(
        event.acts & passage.acts and overlap(event.when, passage.event_date)
        for event in claimant.events
    )
    return Reason("period", 0.9) if same_time else None


def _words(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    score, words = similarity(finding_stems(evidence.printed_finding(passage)), claimant.words)
    return _reason("words", min(0.4 * score, 1.5), words)


def _others(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The passage is about people in another position, and names nobody of the case."""
    own = claimant.profiles | claimant.kin.keys()
    known = own | claimant.associates | near(claimant.profiles)
    if not (passage.profiles.isdisjoint(known) and passage.entities.isdisjoint(claimant.telling)):
        return None
    if _class(passage, claimant) or _general(passage, claimant):
        return None
    telling = (passage.acts & claimant.acts) - COMMON_ACTS
    # Without any profile of its own a case must share more than an act with such findings.
    distance = -0.2 if own and telling else -1.4
    return _reason("others", distance, passage.profiles)


def _other_acts(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    telling = passage.acts - claimant.acts - claimant.feared - COMMON_ACTS
    return _reason("other-acts", -0.9, telling)


def _other_entities(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """The passage is about parties and people, and none of them is in the case."""
    standing = passage.entities & claimant.standing
    if not standing.isdisjoint(claimant.telling):
        return None
    return _reason("other-entities", -0.5, standing)


def _unconfirmed(passage: PassageFacts, claimant: Claimant) -> Reason | None:
    """What is in common rests on words of the story, not on codes that somebody confirmed."""
    story = claimant.told | claimant.asked
    people = claimant.profiles | claimant.kin.keys() | claimant.associates
    profiles = passage.profiles & people
    if _class(passage, claimant):
        profiles |= claimant.profiles & OF_CLASS
    score, codes = 0.0, NOTHING
    for common in (profiles, passage.acts & claimant.acts, passage.actors & claimant.actors):
        if common and common <= story:
            score += TOLD if common & claimant.told else ASKED
            codes |= common
    return _reason("unconfirmed", score, codes)


def _each(
    part: str, common: Iterable[str], *, first: float, more: float, most: float
) -> Reason | None:
    codes = tuple(common)
    return _reason(part, min(first + more * (len(codes) - 1), most), codes)


def _reason(part: str, score: float, codes: Iterable[str]) -> Reason | None:
    found = tuple(sorted(codes))
    points = round(score, 2)
    return Reason(part, points, found) if found and points else None
