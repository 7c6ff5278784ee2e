"""Whom the words of a story are about: the applicant, a relative in the case, or a stranger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from casework.domain.cases import FAMILY, CaseFacts, EventKind, Kinship, PersonFacts, PersonRole
from casework.domain.claimant import KIN_PROFILE
from casework.domain.cues import Token
from casework.domain.evidence import TermKind
from casework.domain.proposals import Hit, Said, SaidKind, Signal, Target, TargetKind
from casework.domain.story_words import INVERSE, KIN, OF, OTHERS, SELF, WITH, Kin

# As far back in the sentence somebody is looked for.
REACH = 14
# What a relative makes of a person: the words for it name the relative, and mean the person.
THROUGH_KIN = frozenset({"IRPT-REL", "EXILE-REL", "PRISONER-REL", "MINOR-REL"})


def kinship_to_applicant(case: CaseFacts) -> Mapping[str, Kinship]:
    """What each relative is to the applicant, by the key of the person."""
    applicant = case.applicant.key
    found = {r.person: r.kind for r in case.relations if r.of == applicant and r.kind in FAMILY}
    for relation in case.relations:
        if relation.person == applicant and relation.kind in FAMILY:
            found.setdefault(relation.of, INVERSE.get(relation.kind, relation.kind))
    return found


class Teller:
    """Finds whom a profile is about that a text gives away."""

    def __init__(self, case: CaseFacts) -> None:
        self._applicant = case.applicant.key
        self._kinship = kinship_to_applicant(case)
        self._people = {person.key: person for person in case.people}
        self._events = {event.key: event for event in case.events}

    def signals(
        self,
        said: Said,
        tokens: Sequence[Token],
        first: int,
        code: str,
        hit: Hit,
        *,
        is_weak: bool,
    ) -> Iterator[Signal]:
        """The profile for whom it is told of; of a relative not in the case, what it makes of
        the applicant, as a question.
        """
        subject = self._about(said, tokens, first, code)
        if isinstance(subject, str):
            if subject:
                is_question = is_weak and not self._is_activity(said, subject)
                yield _signal(code, subject, hit, is_weak=is_question)
            return
        relatives = [person.key for person in self._relatives(subject)]
        for key in relatives:
            yield _signal(code, key, hit, is_weak=is_weak or len(relatives) > 1)
        if not relatives and code in KIN_PROFILE:
            yield _signal(KIN_PROFILE[code], self._applicant, hit, is_weak=True)

    def _about(self, said: Said, tokens: Sequence[Token], first: int, code: str) -> Kin | str:
        if code in THROUGH_KIN:
            return self._applicant
        subject = _subject(tokens, first, said.language)
        return self._default(said) if subject is None else subject

    def _is_activity(self, said: Said, person: str) -> bool:
        """Whether the text is of what the person did for a cause: a name is no question then."""
        event = self._events.get(said.key) if said.kind is SaidKind.EVENT else None
        is_active = event is not None and event.kind in (EventKind.ACTIVITY, EventKind.SUR_PLACE)
        return bool(event and is_active and (person in event.people or not event.people))

    def _default(self, said: Said) -> str:
        """The applicant, unless the event is of one other person alone."""
        event = self._events.get(said.key) if said.kind is SaidKind.EVENT else None
        people = event.people if event else frozenset()
        return next(iter(people)) if len(people) == 1 else self._applicant

    def _relatives(self, kin: Kin) -> list[PersonFacts]:
        return [
            self._people[key]
            for key, kinship in sorted(self._kinship.items())
            if kinship is kin.kinship
            and self._people[key].role is not PersonRole.PERSECUTOR
            and (not kin.sex or self._people[key].sex in ("", kin.sex))
        ]


def _signal(code: str, person: str, hit: Hit, *, is_weak: bool) -> Signal:
    return Signal(TermKind.PROFILE, code, Target(TargetKind.PERSON, person), is_weak, hit)


def _subject(tokens: Sequence[Token], first: int, language: str) -> Kin | str | None:
    """The relative who is spoken of; empty for a stranger, None for whom the text is about."""
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        token = tokens[at]
        if token.sentence != tokens[first].sentence or SELF[language].has(token.key):
            return None
        if OTHERS[language].has(token.key):
            return ""
        kin = next((kin for kin in KIN if kin.words[language].has(token.key)), None)
        if kin and not _is_along(tokens, at, language):
            return _turned(kin) if _is_of(tokens, at, first, language) else kin
    return None


def _is_along(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether the relative only comes along: with his wife and three children."""
    before = tokens[max(0, at - 3) : at]
    return any(WITH[language].has(token.key) for token in before)


def _is_of(tokens: Sequence[Token], at: int, first: int, language: str) -> bool:
    """Whether the words say whose relative somebody is: the son of a member."""
    between = tokens[at + 1 : first]
    is_one = tokens[at].clause == tokens[first].clause
    return is_one and all(OF[language].has(token.key) for token in between)


def _turned(kin: Kin) -> Kin:
    return Kin(INVERSE.get(kin.kinship, kin.kinship), "", kin.words)
