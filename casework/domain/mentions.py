"""Public people and organisations that a text names, in whatever script and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from casework.domain.names import fold, word_key

WORD = re.compile(r"\w+")
# A shorter single word, or one not written alike, is too often something else.
SHORT = 4
# Marks a name of one word, which is not compared by its sounds.
SINGLE = "="

# The country may be left out of a name of three words and more.
COUNTRY = frozenset(
    map(word_key, ("Tajikistan", "Таджикистана", "Tadschikistans", "Tadżykistanu"))
)

Name = tuple[str, ...]


def mentioned(text: str, names: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The owners of the names, given as (owner, name), that stand in the text.

    Names of several words are compared by their sounds and must begin with a capital; a single
    word must be the same letter for letter in Latin script.
    """
    return frozenset(owner for owner, _, _ in mentions(text, names))


def mentions(text: str, names: Iterable[tuple[str, str]]) -> tuple[tuple[str, int, int], ...]:
    """The same with the offsets of each name in the text: (owner, start, end), in order."""
    index, words = _index(frozenset(names)), list(WORD.finditer(text))
    by_word = {text: _key(text) for text in {word[0] for word in words}}
    keys = tuple(by_word[word[0]] for word in words)
    found = {
        (word.start(), words[place + len(name) - 1].end(), owner)
        for place, word in enumerate(words)
        if word[0][0].isupper()
        for first in (keys[place], SINGLE + fold(word[0]))
        for name, owner in index.get(first, ())
        if name == (first,) or keys[place : place + len(name)] == name
    }
    return tuple((owner, start, end) for start, end, owner in sorted(found))


@lru_cache(maxsize=8)
def _index(names: frozenset[tuple[str, str]]) -> dict[str, tuple[tuple[Name, str], ...]]:
    """The names by their first word: all words as compared, and whose name it is."""
    found: dict[str, list[tuple[Name, str]]] = {}
    for owner, name in sorted(names):
        words = WORD.findall(name)
        if len(words) > 1:
            compared = _without_country(tuple(map(_key, words)))
            found.setdefault(compared[0], []).append((compared, owner))
        elif len(name) >= SHORT:
            found.setdefault(SINGLE + fold(name), []).append(((SINGLE + fold(name),), owner))
    return {first: tuple(rest) for first, rest in found.items()}


def _without_country(name: Name) -> Name:
    short = name[:-1] if name[-1] in COUNTRY else name
    short = short[:-1] if short[-1] == "of" else short
    return short if len(short) > 2 else name


def _key(word: str) -> str:
    return word if word.isdigit() else word_key(word)
