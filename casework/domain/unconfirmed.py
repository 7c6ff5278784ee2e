"""What a case offers where nobody has coded it yet: the codes that its own words speak for.

A person without a profile and an event without acts take what the coding help proposes for them.
Such codes are marked, so that a finding that rests on them alone says so and stands lower.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from casework.domain.cases import CaseFacts, EventFacts, EventKind
from casework.domain.claimant import Claimant, EntityFacts, claimant_of, recoded
from casework.domain.coding import propose
from casework.domain.cues import Cue
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import TermKind
from casework.domain.positions import NOTHING
from casework.domain.proposals import Proposal, said_in

# An event that stands for a story of which no act is coded; its key is none that a case can have.
STORY = "~"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the coding help reads a case with: its cues, and the proposals set aside by name."""

    cues: frozenset[Cue] = frozenset()
    aside: frozenset[str] = frozenset()


def claimant_heard(case: CaseFacts, entities: Mapping[str, EntityFacts], heard: Heard) -> Claimant:
    """What the case offers, with the proposed codes where it has none, each marked.

    Codes that the story tells are in told, those that it only raises in asked. A code that is
    confirmed anywhere in the case is in neither.
    """
    confirmed = claimant_of(case, entities)
    bare = _with_story(case)
    proposals = proposed(bare, entities, heard)
    if not proposals:
        return confirmed
    strong = [proposal for proposal in proposals if not proposal.is_weak]
    told = recoded(confirmed, _coded(bare, strong), entities)
    whole = recoded(confirmed, _coded(bare, proposals), entities)
    return replace(
        whole,
        told=told.codes - confirmed.codes,
        asked=whole.codes - told.codes - confirmed.codes,
    )


def is_open(case: CaseFacts) -> bool:
    """Whether a person or an event of the case has no code, so that its words are asked."""
    return bool(_open(_with_story(case)))


def proposed(
    case: CaseFacts, entities: Mapping[str, EntityFacts], heard: Heard
) -> tuple[Proposal, ...]:
    """The proposals for people and events of the case that have no code."""
    open_to = _open(case)
    if not (heard.cues and open_to):
        return ()
    found = propose(case, said_in(case), heard.cues, entities)
    return tuple(p for p in found if p.target.key in open_to and p.name not in heard.aside)


def _open(case: CaseFacts) -> frozenset[str]:
    people = (person.key for person in case.people if not person.profiles)
    events = (event.key for event in case.events if not (event.acts or event.actors))
    return frozenset([*people, *events])


def _with_story(case: CaseFacts) -> CaseFacts:
    """The case with its story as an event, where no event tells of an act."""
    if any(event.acts for event in case.events):
        return case
    story = EventFacts(STORY, parse_fuzzy(""), case.summary, EventKind.PERSECUTION)
    return replace(case, events=(*case.events, story))


def _coded(case: CaseFacts, proposals: Iterable[Proposal]) -> CaseFacts:
    found: dict[tuple[TermKind, str], set[str]] = {}
    for proposal in proposals:
        found.setdefault((proposal.kind, proposal.target.key), set()).add(proposal.code)

    def codes(kind: TermKind, key: str) -> Collection[str]:
        return found.get((kind, key), NOTHING)

    return replace(
        case,
        people=tuple(
            replace(person, profiles=person.profiles.union(codes(TermKind.PROFILE, person.key)))
            for person in case.people
        ),
        events=tuple(
            replace(
                event,
                acts=event.acts.union(codes(TermKind.ACT, event.key)),
                actors=event.actors.union(codes(TermKind.ACTOR, event.key)),
            )
            for event in case.events
        ),
    )
