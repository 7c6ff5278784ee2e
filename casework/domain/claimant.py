"""What a case offers to compare evidence with: codes, family, names, places, times and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casework.domain.cases import CaseFacts, EventFacts, EventKind, Kinship
from casework.domain.kinship import RELATIVE, family_of
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
    "JOURNALIST": "EXILE-REL",
    "BLOGGER": "EXILE-REL",
    "NEWTJ": "EXILE-REL",
}
# Of several relatives the nearest is named.
NEAREST = (
    *map(str, Kinship),
    "grandchild",
    "niece-nephew",
    "parent-in-law",
    "child-in-law",
    "sibling-in-law",
)
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
    # Profiles of relatives and what they make of the applicant, each with the nearest tie.
    kin: Mapping[str, str]
    acts: frozenset[str]
    actors: frozenset[str]
    # Public names, with those that stand for a profile: a party, not a ministry.
    entities: frozenset[str]
    telling: frozenset[str]
    # Places of the case with the regions and countries they lie in.
    regions: frozenset[str]
    events: tuple[EventFacts, ...]
    words: frozenset[str]
    # Names that stand for a profile and that the case does not name.
    unnamed: frozenset[str] = frozenset()


def claimant_of(case: CaseFacts, entities: Mapping[str, EntityFacts]) -> Claimant:
    """The codes, names, places and words of a case, with what the family carries over."""
    events = case.events
    texts = _texts(case)
    named = _named(case, texts, entities)
    places = _places(case)
    standing = frozenset(key for key, entity in entities.items() if entity.profiles)
    return Claimant(
        profiles=case.applicant.profiles | _active_in(case, entities),
        kin=_kin_profiles(case),
        acts=frozenset(code for event in events for code in event.acts),
        actors=frozenset(code for event in events for code in event.actors),
        entities=named,
        telling=named & standing,
        unnamed=standing - named,
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


def _kin_profiles(case: CaseFacts) -> dict[str, str]:
    """Profiles that reach the applicant through a relative, with the nearest tie.

    A tie through others counts, such as the husband's mother; one without a plain word does not.
    """
    found: dict[str, str] = {}
    for person, tie in sorted(family_of(case), key=lambda member: _distance(member[1])):
        if tie == RELATIVE:
            continue
        for profile in sorted(person.profiles):
            for carried in (profile, KIN_PROFILE.get(profile)):
                if carried:
                    found.setdefault(carried, tie)
    return found


def _distance(tie: str) -> int:
    return NEAREST.index(tie) if tie in NEAREST else len(NEAREST)


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
