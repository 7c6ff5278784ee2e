"""Names of the people of a case in its texts, written as no record has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casework.domain.names import WORD, script_of, word_key

# A word whose sounds are that rare alone is a name; a shorter one needs the other name beside it.
TELLING = 4
SHORTEST = 3
# What case endings may add to a name in Polish, German, Russian and Tajik.
LONGEST_ENDING = 4
VOWELS_AT_END = re.compile(r"[aeiouyąęóаеёиоуыэюяйӣӯьъ]+$", re.IGNORECASE)
# After these a surname stands alone.
TITLES = frozenset(
    {"herr", "herrn", "frau", "mr", "mrs", "ms", "dr"}
    | {"pan", "pana", "panu", "panem", "pani", "panią"}
    | {"господин", "господина", "госпожа", "госпожи", "ҷаноби", "хонум"}
)
BETWEEN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    key: str
    follows: str


def spelt_otherwise(text: str, names: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Who is named in a spelling that is not recorded, and how; each person once.

    Names holds the recorded spellings of each person. The endings of the grammar are no spelling.
    """
    keys = {person: _keys(recorded) for person, recorded in names.items()}
    words, reported = _words(text), set()
    for place, word in enumerate(words):
        owners = [person for person in names if word.key in keys[person]]
        owners = [person for person in owners if _is_meant(words, place, keys[person])]
        if not owners or any(_is_recorded(word.text, names[person]) for person in owners):
            continue
        if owners[0] not in reported:
            reported.add(owners[0])
            yield owners[0], word.text


def is_ending_of(word: str, recorded: str) -> bool:
    """Whether the word is the recorded one, or that with another ending."""
    first, second = word.casefold(), recorded.casefold()
    stem = VOWELS_AT_END.sub("", second)
    if first == second:
        return True
    return (
        len(stem) >= SHORTEST
        and first.startswith(stem)
        and len(first) - len(stem) <= LONGEST_ENDING
    )


def latin_words(names: Iterable[str]) -> list[str]:
    """The words of those names that are written in Latin script."""
    return [word for name in names if script_of(name) == "Latn" for word in WORD.findall(name)]


def _keys(names: Iterable[str]) -> frozenset[str]:
    keys = {word_key(word) for name in names for word in WORD.findall(name)}
    return frozenset(key for key in keys if len(key) > 1)


def _words(text: str) -> list[_Word]:
    """The words of a text, each with the capitalised one that it follows directly."""
    found, end, before = [], -1, ""
    for match in WORD.finditer(text):
        follows = before if BETWEEN.fullmatch(text[end : match.start()] or "-") else ""
        word = match.group()
        key = word_key(word) if word[0].isupper() else ""
        found.append(_Word(word, key, follows if follows[:1].isupper() else ""))
        end, before = match.end(), word
    return found


def _is_meant(words: Sequence[_Word], place: int, keys: frozenset[str]) -> bool:
    """Whether the word stands beside another name of the person, or is telling by itself."""
    word = words[place]
    before = words[place - 1].key if word.follows else ""
    after = words[place + 1] if place + 1 < len(words) else None
    beside = {before, after.key if after and after.follows else ""} - {word.key, ""}
    if beside & keys:
        return True
    is_alone = not word.follows or word.follows.casefold() in TITLES
    return is_alone and len(word.key) >= TELLING


def _is_recorded(word: str, names: Iterable[str]) -> bool:
    recorded = [part for name in names for part in WORD.findall(name)]
    return any(is_ending_of(word, part) for part in recorded)
