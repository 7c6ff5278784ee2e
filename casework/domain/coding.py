"""Coding help: the codes that the words of a case speak for, each with the words themselves.

Nothing is decided here. A proposal is strong where the story tells it in so many words, weak where
it only raises the question; what is denied, feared or merely possible is not proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casework.domain.cases import CaseFacts, EventFacts
from casework.domain.claimant import EntityFacts
from casework.domain.coding_people import Teller
from casework.domain.coding_rules import implied, named, strong_codes
from casework.domain.cues import Cue, Token, find_by, index_of, tokens_of
from casework.domain.evidence import TermKind
from casework.domain.mentions import mentions
from casework.domain.proposals import (
    Hit,
    Proposal,
    Said,
    SaidKind,
    Signal,
    Target,
    TargetKind,
    coded,
    gathered,
)
from casework.domain.similarity import stems_of
from casework.domain.story_words import LANGUAGES

# As many stems a sentence of the story and an event have in common that tell of the same.
SAME_STORY = 2
# Profiles follow from profiles: the member, the wife, what is done to her.
ROUNDS = 3


def propose(
    case: CaseFacts,
    texts: Iterable[Said],
    cues: frozenset[Cue],
    entities: Mapping[str, EntityFacts],
) -> tuple[Proposal, ...]:
    """The codes that the texts, names, ties, places and kinds of events speak for.

    What is coded already is not proposed. The order of what is given changes nothing.
    """
    reader = _Reader(case, cues, entities)
    signals = [
        s for said in sorted(texts) if said.language in LANGUAGES for s in reader.read(said)
    ]
    signals += named(case, entities, cues)
    told = list(signals)
    for _ in range(ROUNDS):
        profiles = strong_codes(case, signals, TermKind.PROFILE)
        acts = strong_codes(case, signals, TermKind.ACT)
        signals = [*told, *implied(case, profiles, acts)]
    return gathered(signals, coded(case))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a text a cue or a name stands."""

    said: Said
    tokens: Sequence[Token]
    first: int
    hit: Hit

    @property
    def sentence(self) -> str:
        number = self.tokens[self.first].sentence
        words = [token for token in self.tokens if token.sentence == number]
        return self.said.text[words[0].start : words[-1].end]


class _Reader:
    """Reads one text after the other, with the case in mind."""

    def __init__(
        self, case: CaseFacts, cues: frozenset[Cue], entities: Mapping[str, EntityFacts]
    ) -> None:
        self._indexes = {language: index_of(cues, language) for language in LANGUAGES}
        self._entities = entities
        self._teller = Teller(case)
        self._events = {event.key: event for event in case.events}
        self._claims = {claim.element: claim.events for claim in case.claims}
        # Frozen once, since it is what the names are found again by for each text.
        self._names = frozenset((it.key, name) for it in entities.values() for name in it.names)
        self._stems: dict[tuple[str, str], frozenset[str]] = {}

    def read(self, said: Said) -> Iterator[Signal]:
        """The signals of the cues and of the public names in one text."""
        tokens = tokens_of(said.text, said.language)
        for found in find_by(tokens, self._indexes[said.language], said.language):
            start, end = tokens[found.first].start, tokens[found.last].end
            hit = Hit(said.kind, said.key, said.language, start, end, found.cue.phrase)
            place = _Place(said, tokens, found.first, hit)
            yield from self._signals(found.cue.kind, found.cue.code, place, found.cue.is_weak)
        yield from self._names_in(said, tokens)

    def _names_in(self, said: Said, tokens: Sequence[Token]) -> Iterator[Signal]:
        """The profiles that public people and bodies stand for, as a question."""
        by_start = {token.start: at for at, token in enumerate(tokens)}
        for owner, start, end in mentions(said.text, self._names):
            if start in by_start:
                hit = Hit(said.kind, said.key, said.language, start, end, said.text[start:end])
                place = _Place(said, tokens, by_start[start], hit)
                for code in sorted(self._entities[owner].profiles):
                    yield from self._signals(TermKind.PROFILE, code, place, is_weak=True)

    def _signals(
        self, kind: TermKind, code: str, place: _Place, is_weak: bool
    ) -> Iterator[Signal]:
        if kind is TermKind.PROFILE:
            yield from self._teller.signals(
                place.said, place.tokens, place.first, code, place.hit, is_weak=is_weak
            )
        elif kind is TermKind.GROUND:
            yield Signal(kind, code, Target(TargetKind.CASE), is_weak, place.hit)
        elif kind in (TermKind.ACT, TermKind.ACTOR):
            event = self._event(place)
            if event:
                is_told = place.said.kind is SaidKind.EVENT
                target = Target(TargetKind.EVENT, event)
                yield Signal(kind, code, target, is_weak or not is_told, place.hit)

    def _event(self, place: _Place) -> str | None:
        """The event that a text is of, or the one that tells of the same as a sentence."""
        if place.said.kind is SaidKind.EVENT:
            return place.said.key
        shown = self._claims.get(place.said.key, ()) if place.said.key else ()
        if len(shown) == 1:
            return shown[0]
        sentence = frozenset(stems_of(place.sentence))
        likely = self._likeness(sentence, place.said.language, shown)
        best = max(likely.values(), default=0)
        first = [key for key, count in likely.items() if count == best]
        return first[0] if best >= SAME_STORY and len(first) == 1 else None

    def _likeness(
        self, sentence: frozenset[str], language: str, among: Sequence[str]
    ) -> dict[str, int]:
        """How many stems each event has in common with a sentence in the same language."""
        return {
            key: len(sentence & self._stems_of(event, language))
            for key, event in self._events.items()
            if not among or key in among
        }

    def _stems_of(self, event: EventFacts, language: str) -> frozenset[str]:
        key = (event.key, language)
        if key not in self._stems:
            self._stems[key] = frozenset(stems_of(event.what.get(language, "")))
        return self._stems[key]
