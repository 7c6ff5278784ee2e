"""Cues: the words by which a story gives away a code, found in a text with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from casework.domain.evidence import TermKind
from casework.domain.names import fold
from casework.domain.story_words import (
    BREAKS,
    FEARED,
    FEARED_AFTER,
    NEGATIONS,
    NEGATIONS_AFTER,
    ONLY,
    OR,
    UNREAL,
)

# A letter may carry marks of its own, where a program wrote them apart.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
SENTENCE = re.compile(r"[.!?;:\n\r\u2026\u2029]")
CLAUSE = re.compile(r"[,()\u2013\u2014\u201e\u201c\u201d\u00ab\u00bb\"]")
GAP = "~"
# As many words may stand where a cue has a gap.
WIDEST = 5
# As far before or after it a word denies a cue, or tells it as feared.
DENIES_BEFORE = 4
DENIES_AFTER = 3
FEARS = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, as compared, and in which sentence and part of one."""

    start: int
    end: int
    key: str
    sentence: int
    clause: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that speaks for a code in one language.

    A star ends the beginning of a word; ~ stands for up to five other words. A weak cue is a
    question only, and one that is_not takes away the cues of the same code that it covers.
    """

    kind: TermKind
    code: str
    language: str
    phrase: str
    is_weak: bool = False
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a text, by the places of its first and last word."""

    cue: Cue
    first: int
    last: int


# By the first two letters of the first word: that word, whether it is a beginning, and the cue.
Index = Mapping[str, tuple[tuple[str, bool, Cue], ...]]


def tokens_of(text: str, language: str) -> tuple[Token, ...]:
    """The words of a text in its language, with their offsets."""
    found: list[Token] = []
    sentence = clause = end = 0
    for match in WORD.finditer(text):
        key = fold(unicodedata.normalize("NFC", match[0]))
        between = text[end : match.start()]
        is_over = _ends_sentence(between, found)
        sentence += is_over
        clause += is_over or bool(CLAUSE.search(between)) or BREAKS[language].has(key)
        if key:
            found.append(Token(match.start(), match.end(), key, sentence, clause))
            end = match.end()
    return tuple(found)


def _ends_sentence(between: str, before: Sequence[Token]) -> bool:
    """Whether a sentence ends here; a stop after a figure is part of a date."""
    is_figure = bool(before) and before[-1].key.isdigit() and between.strip() == "."
    return bool(SENTENCE.search(between)) and not (is_figure and "\n" not in between)


def find(tokens: Sequence[Token], cues: frozenset[Cue], language: str) -> tuple[Found, ...]:
    """All cues of the language in the text that are neither denied nor only feared, in order."""
    return find_by(tokens, index_of(cues, language), language)


def find_by(tokens: Sequence[Token], index: Index, language: str) -> tuple[Found, ...]:
    """The same by an index made before, for many texts."""
    hits = [hit for place in range(len(tokens)) for hit in _at(tokens, place, index)]
    barred = [hit for hit in hits if hit.cue.is_not]
    kept = [hit for hit in hits if not hit.cue.is_not and not _is_barred(hit, barred)]
    kept.sort(key=lambda hit: (hit.first, hit.last, hit.cue.kind, hit.cue.code, hit.cue.phrase))
    return tuple(_told(tokens, kept, language))


@lru_cache(maxsize=4096)
def pattern(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, with their stars and gaps."""
    return tuple(part if part == GAP else _part(part) for part in phrase.split())


def _part(part: str) -> str:
    is_start = part.endswith("*")
    return fold(part.rstrip("*")) + ("*" if is_start else "")


@lru_cache(maxsize=16)
def index_of(cues: frozenset[Cue], language: str) -> Index:
    """The cues of a language by the first two letters of their first word."""
    found: dict[str, list[tuple[str, bool, Cue]]] = {}
    for cue in cues:
        if cue.language == language:
            part = pattern(cue.phrase)[0]
            first = part.rstrip("*")
            found.setdefault(first[:2], []).append((first, part != first, cue))
    return {
        letters: tuple(sorted(rest, key=lambda entry: entry[2].phrase))
        for letters, rest in found.items()
    }


def _at(tokens: Sequence[Token], place: int, index: Index) -> Iterator[Found]:
    key = tokens[place].key
    for first, is_start, cue in index.get(key[:2], ()):
        if key == first or (is_start and key.startswith(first)):
            last = _last(tokens, place, pattern(cue.phrase))
            if last is not None:
                yield Found(cue, place, last)


def _last(tokens: Sequence[Token], place: int, parts: tuple[str, ...]) -> int | None:
    """Where the phrase ends that begins at this place; None where it does not stand there."""
    if not parts:
        return place - 1
    if parts[0] == GAP:
        for skipped in range(WIDEST + 1):
            last = _last(tokens, place + skipped, parts[1:])
            if last is not None and tokens[last].sentence == tokens[place - 1].sentence:
                return last
        return None
    if place >= len(tokens) or not _fits(tokens[place].key, parts[0]):
        return None
    last = _last(tokens, place + 1, parts[1:])
    is_one = last is not None and tokens[last].sentence == tokens[place].sentence
    return last if is_one else None


def _fits(key: str, part: str) -> bool:
    return key.startswith(part[:-1]) if part.endswith("*") else key == part


def _is_barred(hit: Found, barred: Sequence[Found]) -> bool:
    return any(
        (bar.cue.kind, bar.cue.code) == (hit.cue.kind, hit.cue.code)
        and bar.first <= hit.last
        and hit.first <= bar.last
        for bar in barred
    )


def _told(tokens: Sequence[Token], hits: Sequence[Found], language: str) -> Iterator[Found]:
    """The hits that the text tells as true."""
    denied: list[Found] = []
    for hit in hits:
        if _is_denied(tokens, hit, language) or _goes_on(tokens, denied, hit, language):
            denied.append(hit)
        elif not _is_unreal(tokens, hit, language):
            yield hit


def _is_denied(tokens: Sequence[Token], hit: Found, language: str) -> bool:
    negations, only = NEGATIONS[language], ONLY[language]
    if _has_negation(hit.cue):
        return False
    clause = tokens[hit.last].clause
    before = range(max(0, hit.first - DENIES_BEFORE), hit.last)
    return any(
        tokens[at].clause == clause
        and negations.has(tokens[at].key)
        and not only.has(tokens[at + 1].key)
        for at in before
    ) or any(NEGATIONS_AFTER[language].has(tokens[at].key) for at in _after(tokens, hit))


def _has_negation(cue: Cue) -> bool:
    """Whether the cue itself denies something: found no work, did not register."""
    negations = NEGATIONS[cue.language]
    return any(negations.has(part.rstrip("*")) for part in pattern(cue.phrase))


def _after(tokens: Sequence[Token], hit: Found) -> Iterator[int]:
    """The words right after a hit that are in the same part of the sentence."""
    end = min(len(tokens), hit.last + 1 + DENIES_AFTER)
    return (at for at in range(hit.last + 1, end) if tokens[at].clause == tokens[hit.last].clause)


def _goes_on(tokens: Sequence[Token], denied: Sequence[Found], hit: Found, language: str) -> bool:
    """Whether the hit goes on a list whose member before it is denied: never beaten, tortured."""
    for other in denied:
        between = tokens[other.last + 1 : hit.first]
        is_near = (
            other.last < hit.first and tokens[other.last].sentence == tokens[hit.first].sentence
        )
        if is_near and all(OR[language].has(token.key) for token in between):
            return True
    return False


def _is_unreal(tokens: Sequence[Token], hit: Found, language: str) -> bool:
    first, last = tokens[hit.first], tokens[hit.last]
    near = [
        token
        for token in tokens[max(0, hit.first - FEARS) : hit.first]
        if token.sentence == first.sentence
    ]
    is_possible = not _has_negation(hit.cue)
    return (
        (
            is_possible
            and any(UNREAL[language].has(t.key) and t.clause == last.clause for t in near)
        )
        or any(FEARED[language].has(token.key) for token in near)
        or any(FEARED_AFTER[language].has(tokens[at].key) for at in _after(tokens, hit))
    )
