"""What a case offers to compare evidence with: codes, family, names, places, times and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casework.domain.cases import FAMILY, CaseFacts, EventFacts, EventKind, Kinship, PersonFacts
from casework.domain.mentions import mentioned
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


def claimant_of(case: CaseFacts, entities: Mapping[str, EntityFacts]) -> Claimant:
    """The codes, names, places and words of a case, with what the family carries over."""
    events = case.events
    texts = _texts(case)
    named = _named(case, texts, entities)
    places = _places(case)
    return Claimant(
        profiles=case.applicant.profiles | _active_in(case, entities),
        kin=_kin_profiles(case),
        acts=frozenset(code for event in events for code in event.acts),
        actors=frozenset(code for event in events for code in event.actors),
        entities=named,
        telling=frozenset(key for key in named if key in entities and entities[key].profiles),
        regions=with_regions(places),
        events=events,
        words=_union(frozenset(stems_of(text)) for text in texts),
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
