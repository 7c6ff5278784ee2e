"""What a case offers to compare evidence with: codes, family, names, places, times and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from casework.domain.cases import (
    FAMILY,
    CaseFacts,
    EventFacts,
    EventKind,
    Kinship,
    PersonFacts,
    PersonRole,
)
from casework.domain.mentions import mentioned
from casework.domain.positions import NOTHING, feared, with_opinion
from casework.domain.regions import place_keys, with_regions
from casework.domain.similarity import stems_of

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
REFUGE = {"PL": "Poland", "DE": "Germany", "AT": "Austria"}


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """A public person or organisation, its spellings and the profiles it stands for."""

    key: str
    names: frozenset[str]
    profiles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claimant:
    """What the case offers to compare with, gathered once."""

    profiles: frozenset[str]
    kin: Mapping[str, Kinship]
    acts: frozenset[str]
    actors: frozenset[str]
    # Public names, with those that stand for a profile: a party, not a ministry.
    entities: frozenset[str]
    telling: frozenset[str]
    # Places of the case with the regions and countries they lie in.
    regions: frozenset[str]
    events: tuple[EventFacts, ...]
    words: frozenset[str]
    # Profiles of others of the case who are no relatives: a room-mate, an employer.
    associates: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    # Acts that somebody in this position must fear.
    feared: frozenset[str] = frozenset()
    # All public names that stand for a profile, whether or not the case names them.
    standing: frozenset[str] = frozenset()
    # Codes that rest on words of the story alone: told there, or raised as a question.
    told: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of people and events that findings are compared with."""
        people = self.profiles | self.kin.keys() | self.associates
        return people | self.acts | self.actors


def claimant_of(case: CaseFacts, entities: Mapping[str, EntityFacts]) -> Claimant:
    """The codes, names, places and words of a case, with what the family carries over."""
    texts = _texts(case)
    named = _named(case, texts, entities)
    standing = frozenset(key for key, entity in entities.items() if entity.profiles)
    found = Claimant(
        profiles=NOTHING,
        kin={},
        acts=NOTHING,
        actors=NOTHING,
        entities=named,
        telling=named & standing,
        regions=with_regions(_places(case)),
        events=case.events,
        words=_union(frozenset(stems_of(text)) for text in texts),
        grounds=with_opinion(case.grounds),
        standing=standing,
    )
    return recoded(found, case, entities)


def recoded(claimant: Claimant, case: CaseFacts, entities: Mapping[str, EntityFacts]) -> Claimant:
    """The same offer with the codes of people and events as they are in this case."""
    profiles, kin = case.applicant.profiles | _active_in(case, entities), _kin_profiles(case)
    stood_for = _union(entities[key].profiles for key in claimant.telling)
    return replace(
        claimant,
        profiles=profiles,
        kin=kin,
        acts=frozenset(code for event in case.events for code in event.acts),
        actors=frozenset(code for event in case.events for code in event.actors),
        associates=_associates(case),
        # Also what is held against people in connection with a party or person of the case.
        feared=feared(profiles | kin.keys() | stood_for),
    )


def _active_in(case: CaseFacts, entities: Mapping[str, EntityFacts]) -> frozenset[str]:
    """The profiles of the organisations for which the applicant was active."""
    return frozenset(
        profile
        for event in case.events
        if event.kind in (EventKind.ACTIVITY, EventKind.SUR_PLACE)
        and (case.applicant.key in event.people or not event.people)
        for key in event.entities
        if key in entities
        for profile in entities[key].profiles
    )


def _kin_profiles(case: CaseFacts) -> dict[str, Kinship]:
    """Profiles that reach the applicant through a relative, with the nearest kinship."""
    found: dict[str, Kinship] = {}
    for person, kinship in _relatives(case):
        for profile in sorted(person.profiles):
            for carried in (profile, KIN_PROFILE.get(profile)):
                if carried:
                    found[carried] = _nearer(found.get(carried), kinship)
    return found


def _relatives(case: CaseFacts) -> list[tuple[PersonFacts, Kinship]]:
    applicant = case.applicant.key
    ties = [r for r in case.relations if r.kind in FAMILY and applicant in (r.person, r.of)]
    return [(case.person(r.of if r.person == applicant else r.person), r.kind) for r in ties]


def _associates(case: CaseFacts) -> frozenset[str]:
    """The profiles of those who stand beside the applicant without being family."""
    family = {person.key for person, _ in _relatives(case)} | {case.applicant.key}
    return _union(
        person.profiles
        for person in case.people
        if person.key not in family and person.role is not PersonRole.PERSECUTOR
    )


def _nearer(known: Kinship | None, other: Kinship) -> Kinship:
    order = list(Kinship)
    return other if known is None else min(known, other, key=order.index)


def _places(case: CaseFacts) -> frozenset[str]:
    texts = [event.place for event in case.events] + [person.place for person in case.people]
    return _union(place_keys(text) for text in [*texts, REFUGE[case.jurisdiction]])


def _texts(case: CaseFacts) -> list[str]:
    """The story and all events, in whatever languages they are written."""
    return [*case.summary.values(), *(text for e in case.events for text in e.what.values())]


def _named(
    case: CaseFacts, texts: Iterable[str], entities: Mapping[str, EntityFacts]
) -> frozenset[str]:
    """The public names coded at the events, and those that the texts spell in any script."""
    coded = frozenset(key for event in case.events for key in event.entities)
    names = [(entity.key, name) for entity in entities.values() for name in entity.names]
    return coded.union(mentioned("\n".join(texts), names))


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
