"""What follows from codes, kinship, kinds of events and places, where no word says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from casework.domain.cases import CaseFacts, EventFacts, EventKind, PersonRole
from casework.domain.claimant import KIN_PROFILE, EntityFacts
from casework.domain.coding_people import kinship_to_applicant
from casework.domain.cues import Cue, find, tokens_of
from casework.domain.evidence import TermKind
from casework.domain.proposals import Signal, Target, TargetKind
from casework.domain.regions import place_keys, with_regions
from casework.domain.story_words import LANGUAGES, WORK

# What the State holds against the person, and not against somebody of the family.
PARTY = frozenset({"IRPT-LEAD", "IRPT-MEM", "G24", "YRT", "NEWTJ", "OPP-POL"})
SPEAKING = frozenset(
    {"EXILE-ACT", "JOURNALIST", "BLOGGER", "CRITIC", "HDIM", "HRD", "MEDIA-OUTLET"}
)
TARGETED = PARTY | SPEAKING | {"RELIG-FIG", "GBAO-LEADER", "LAWYER", "FORMER-INSIDER"}
OF_KIN = frozenset({"IRPT-REL", "EXILE-REL", "PRISONER-REL", "MINOR-REL"})
# What one relative of somebody targeted is, the rest of the family may be too.
SHARED = frozenset({"IRPT-REL", "EXILE-REL", "PRISONER-REL", "PAMIRI"})
GROUNDS: Mapping[str, frozenset[str]] = {
    "POL": PARTY | SPEAKING,
    "POL-IMP": OF_KIN,
    "PSG-FAM": OF_KIN,
    "REL": frozenset({"RELIG-FIG"}),
    "RACE": frozenset({"PAMIRI", "GBAO-LEADER"}),
    "PSG": frozenset({"WOMAN-SMEAR"}),
}
# Sentences of a length that makes the relative of a convict one of a political prisoner.
CONVICTED = frozenset({"IMPRISON", "LONG-SENT", "LIFE"})
ADULT = 18
GBAO = "Gorno-Badakhshan"
RUSSIA = "Russia"

Codes = Mapping[str, frozenset[str]]


def implied(case: CaseFacts, profiles: Codes, acts: Codes) -> Iterator[Signal]:
    """The signals of all rules, given the profiles by person and the acts by event so far."""
    yield from _abroad(case)
    yield from _places(case)
    yield from _through_kin(case, profiles)
    yield from _prisoners(case, acts)
    yield from _reprisals(case, profiles, acts)
    for ground, codes in GROUNDS.items():
        for code in sorted(profiles.get(case.applicant.key, frozenset()) & codes):
            yield Signal(
                TermKind.GROUND, ground, Target(TargetKind.CASE), False, None, "profile", code
            )


def named(
    case: CaseFacts, entities: Mapping[str, EntityFacts], cues: frozenset[Cue]
) -> Iterator[Signal]:
    """What the public names coded at an event say: who acted, and for whom one was active."""
    applicant = case.applicant.key
    for event in case.events:
        for key in sorted(event.entities & entities.keys()):
            entity = entities[key]
            target = Target(TargetKind.EVENT, event.key)
            for code in _acting(tuple(sorted(entity.names)), cues):
                yield Signal(TermKind.ACTOR, code, target, False, None, "entity", key)
            if _is_active(event, applicant):
                for code in sorted(entity.profiles):
                    yield _profile(code, applicant, "entity", key)


@lru_cache(maxsize=256)
def _acting(names: tuple[str, ...], cues: frozenset[Cue]) -> tuple[str, ...]:
    """The actors that the names of a body are the words for."""
    codes = {
        found.cue.code
        for name in names
        for language in LANGUAGES
        for found in find(tokens_of(name, language), cues, language)
        if found.cue.kind is TermKind.ACTOR and not found.cue.is_weak
    }
    return tuple(sorted(codes))


def _is_active(event: EventFacts, person: str) -> bool:
    is_activity = event.kind in (EventKind.ACTIVITY, EventKind.SUR_PLACE)
    return is_activity and (person in event.people or not event.people)


def _profile(code: str, person: str, rule: str, detail: str, *, is_weak: bool = False) -> Signal:
    target = Target(TargetKind.PERSON, person)
    return Signal(TermKind.PROFILE, code, target, is_weak, None, rule, detail)


def _abroad(case: CaseFacts) -> Iterator[Signal]:
    """Whoever took part in what happened abroad, but for those who persecute there."""
    against = {person.key for person in case.people if person.role is PersonRole.PERSECUTOR}
    for event in case.events:
        if event.kind is EventKind.SUR_PLACE:
            for person in sorted((event.people or {case.applicant.key}) - against):
                yield _profile("EXILE-ACT", person, "sur-place", event.key)


def _places(case: CaseFacts) -> Iterator[Signal]:
    """A place alone is a question: whether they are Pamiri, whether they worked in Russia."""
    gbao, russia = place_keys(GBAO), place_keys(RUSSIA)
    applicant = case.applicant.key
    for event in case.events:
        around = with_regions(place_keys(event.place))
        if gbao & around:
            yield _profile("PAMIRI", applicant, "place", event.key, is_weak=True)
        if russia & around and _works(event):
            yield _profile("MIGRANT-RU", applicant, "work-in-russia", event.key)


def _works(event: EventFacts) -> bool:
    return any(
        WORK[language].has(token.key)
        for language, text in event.what.items()
        if language in WORK
        for token in tokens_of(text, language)
    )


def _through_kin(case: CaseFacts, profiles: Codes) -> Iterator[Signal]:
    """What the profile of one makes of the other, between the applicant and each relative."""
    people = {person.key: person for person in case.people}
    applicant = case.applicant.key
    for key in sorted(kinship_to_applicant(case)):
        if people[key].role is not PersonRole.PERSECUTOR:
            yield from _carried(case, profiles, key, applicant)
            yield from _carried(case, profiles, applicant, key)
            yield from _shared(profiles, applicant, key)


def _carried(case: CaseFacts, profiles: Codes, one: str, other: str) -> Iterator[Signal]:
    """What the profiles of the one make of the other, who is not of the same profile."""
    made = _makes(profiles, one)
    for code in sorted(
        code for code in made if made[code] not in _makes(profiles, other).values()
    ):
        yield _profile(made[code], other, "kin", code)
    if made and _is_child(case, one, other):
        yield _profile("MINOR-REL", other, "minor", min(made))


def _shared(profiles: Codes, one: str, other: str) -> Iterator[Signal]:
    """What the applicant is through a relative, another relative may be too."""
    theirs = profiles.get(other, frozenset())
    if not theirs & TARGETED:
        for code in sorted((profiles.get(one, frozenset()) & SHARED) - theirs):
            yield _profile(code, other, "family", code, is_weak=True)


def _makes(profiles: Codes, one: str) -> Mapping[str, str]:
    codes = profiles.get(one, frozenset())
    return {code: KIN_PROFILE[code] for code in codes if code in KIN_PROFILE}


def _is_child(case: CaseFacts, parent: str, child: str) -> bool:
    """Whether the one was a minor child of the other at the last event of the case."""
    born = case.person(child).born.earliest
    days = [event.when.earliest for event in case.events if event.when.earliest]
    ties = {
        *((r.of, r.person) for r in case.relations if r.kind == "child"),
        *((r.person, r.of) for r in case.relations if r.kind == "parent"),
    }
    return bool(born and days and (parent, child) in ties and born.year + ADULT > max(days).year)


def _prisoners(case: CaseFacts, acts: Codes) -> Iterator[Signal]:
    relatives = kinship_to_applicant(case)
    for event in case.events:
        is_theirs = bool(event.people) and event.people <= relatives.keys()
        if is_theirs and CONVICTED & acts.get(event.key, frozenset()):
            yield _profile("PRISONER-REL", case.applicant.key, "convict", event.key)


def _reprisals(case: CaseFacts, profiles: Codes, acts: Codes) -> Iterator[Signal]:
    """What is done to those who are nothing but relatives of somebody targeted."""
    everyone = {case.applicant.key, *kinship_to_applicant(case)}
    targeted = {key for key in everyone if TARGETED & profiles.get(key, frozenset())}
    for event in case.events:
        hit = (event.people or {case.applicant.key}) & everyone
        is_kin = bool(hit and targeted) and not hit & targeted
        if (
            is_kin
            and acts.get(event.key)
            and event.kind in (EventKind.PERSECUTION, EventKind.FAMILY)
        ):
            target = Target(TargetKind.EVENT, event.key)
            yield Signal(TermKind.ACT, "FAM-REPRISAL", target, False, None, "reprisal")


def strong_codes(
    case: CaseFacts, signals: Sequence[Signal], kind: TermKind
) -> dict[str, frozenset[str]]:
    """The codes of one kind by person or event: those coded, and those strongly signalled."""
    found: dict[str, frozenset[str]] = {}
    if kind is TermKind.PROFILE:
        found = {person.key: person.profiles for person in case.people}
    elif kind is TermKind.ACT:
        found = {event.key: event.acts for event in case.events}
    for signal in signals:
        if signal.kind is kind and not signal.is_weak:
            key = signal.target.key
            found[key] = found.get(key, frozenset()) | {signal.code}
    return found
