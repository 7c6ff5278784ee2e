"""Words as the library is searched by: in any script, whole or by their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from casework.domain.names import fold, name_keys, script_of, word_key

TOKEN = re.compile(r"[a-z0-9]+")
WRITTEN = re.compile(r"\w+")
# What no word of a language is as long as; longer runs are cut.
LONGEST = 60
MOST_WORDS = 16
# One letter begins too many words: it is found only as a word of its own.
SHORTEST_START = 2
# Shorter ones are found within too many other words.
SHORTEST_NAME_KEY = 3
SHORTEST_LABEL_WORD = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: as typed, its folded parts, and what it sounds like as a name."""

    text: str
    parts: tuple[str, ...]
    sounds: frozenset[str]

    @property
    def label(self) -> str:
        """What a label of a code must hold, as folded; empty for words too short for labels."""
        return folded(self.text) if len(self.text) >= SHORTEST_LABEL_WORD else ""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """fold(), kept for texts that are folded again and again: labels, titles, published names."""
    return fold(text)


def parts_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded to Latin letters and figures, in their order."""
    return tuple(part[:LONGEST] for part in TOKEN.findall(fold(text)))


def sounds_of(text: str) -> frozenset[str]:
    """What names sound like, of those long enough to tell one name from another."""
    return frozenset(key for key in name_keys(text) if len(key) >= SHORTEST_NAME_KEY)


def words_of(query: str) -> tuple[Word, ...]:
    """The words of a query, each once; signs alone are no word."""
    found = {
        text: Word(text, parts, sounds_of(text))
        for text in query.split()
        if (parts := parts_of(text))
    }
    return tuple(found.values())[:MOST_WORDS]


def is_start(part: str) -> bool:
    """Whether a part of a word is also found as the beginning of longer words."""
    return len(part) >= SHORTEST_START


def marked(text: str, words: Sequence[Word]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word that was searched for."""
    if not words:
        return [(text, False)]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for start, stop in _hits(text, words):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [(piece, is_hit) for piece, is_hit in [*pieces, (text[end:], False)] if piece]


def _hits(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    parts = {part for word in words for part in word.parts}
    starts = tuple(part for part in parts if is_start(part))
    sounds = frozenset[str]().union(*(word.sounds for word in words))
    for match in WRITTEN.finditer(text):
        written = match[0]
        is_hit = any(
            part in parts or part.startswith(starts) for part in TOKEN.findall(fold(written))
        )
        # A name is one only where it is written as one; Arabic has no capitals.
        is_name = written[0] != written[0].lower() or script_of(written) == "Arab"
        if is_hit or (is_name and word_key(written) in sounds):
            yield match.span()
