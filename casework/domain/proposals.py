"""What the coding help says: texts, the words in them, and the codes they are proposed for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from casework.domain.cases import CaseFacts
from casework.domain.evidence import TermKind


class SaidKind(StrEnum):
    SUMMARY = "summary"
    EVENT = "event"
    ALLEGED = "alleged"


class TargetKind(StrEnum):
    """What a code is put on: a profile on a person, an act on an event, a ground on the case."""

    PERSON = "person"
    EVENT = "event"
    CASE = "case"


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One text of a case: the story, an event, or the fact alleged for an element, by its key."""

    kind: SaidKind
    key: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """The words of a text, by their offsets, and the cue that they are."""

    kind: SaidKind
    key: str
    language: str
    start: int
    end: int
    cue: str


@dataclass(frozen=True, slots=True, order=True)
class Target:
    kind: TargetKind
    key: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason for one code: words, or a rule with the code or key that it goes by."""

    kind: TermKind
    code: str
    target: Target
    is_weak: bool
    hit: Hit | None = None
    rule: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A code for a person, an event or the case, with the words and rules that speak for it."""

    kind: TermKind
    code: str
    target: Target
    is_weak: bool
    hits: tuple[Hit, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """How a form names it: kind, code and what it is for."""
        return f"{self.kind}:{self.code}:{self.target.key}"


def said_in(case: CaseFacts) -> tuple[Said, ...]:
    """The texts of a case that tell what happened, in all their languages."""
    told = [
        *((SaidKind.SUMMARY, "", case.summary),),
        *((SaidKind.EVENT, event.key, event.what) for event in case.events),
        *((SaidKind.ALLEGED, claim.element, claim.alleged) for claim in case.claims),
    ]
    return tuple(
        Said(kind, key, language, text)
        for kind, key, texts in told
        for language, text in sorted(texts.items())
    )


def gathered(
    signals: Iterable[Signal], coded: frozenset[tuple[str, str, str]]
) -> tuple[Proposal, ...]:
    """One proposal for each code and target that is not coded yet, in a fixed order.

    One strong signal makes it strong; the words and rules come each once.
    """
    found: dict[tuple[TermKind, str, Target], list[Signal]] = {}
    for signal in signals:
        if (signal.kind.value, signal.code, signal.target.key) not in coded:
            found.setdefault((signal.kind, signal.code, signal.target), []).append(signal)
    proposals = [_proposal(*key, signals) for key, signals in found.items()]
    return tuple(sorted(proposals, key=lambda p: (p.target, p.is_weak, p.kind, p.code)))


def coded(case: CaseFacts) -> frozenset[tuple[str, str, str]]:
    """The codes that the case has: kind, code, and the key of the person or event."""
    people = (("profile", code, person.key) for person in case.people for code in person.profiles)
    acts = (("act", code, event.key) for event in case.events for code in event.acts)
    actors = (("actor", code, event.key) for event in case.events for code in event.actors)
    return frozenset([*people, *acts, *actors, *(("ground", code, "") for code in case.grounds)])


def _proposal(kind: TermKind, code: str, target: Target, signals: list[Signal]) -> Proposal:
    return Proposal(
        kind,
        code,
        target,
        all(signal.is_weak for signal in signals),
        tuple(sorted({signal.hit for signal in signals if signal.hit})),
        tuple(sorted({(signal.rule, signal.detail) for signal in signals if signal.rule})),
    )
