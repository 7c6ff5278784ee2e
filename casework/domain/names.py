"""Names across scripts and spellings: one key for Қувватов, Кувватов, Quvvatov and Kuvvatov."""

from __future__ import annotations

import re

from anyascii import anyascii

# Spellings of one sound in English, German, Russian and Tajik Latin writing, longest first.
SOUNDS = (
    ("dsch", "j"),
    ("dzh", "j"),
    ("tsch", "c"),
    ("sch", "s"),
    ("zh", "j"),
    ("dj", "j"),
    ("dz", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ch", "c"),
    ("sh", "s"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "h"),
    ("w", "v"),
)
VOWELS = re.compile(r"(?<=.)[aeiouyj]+")
SILENT = dict.fromkeys(map(ord, "ъь"))
SCRIPTS = (("Cyrl", re.compile(r"[\u0400-\u052f]")), ("Arab", re.compile(r"[\u0600-\u06ff]")))
WORD = re.compile(r"[^\W\d_]+")


def fold(text: str) -> str:
    """Lower-case ASCII of a text in any script, for comparison and search."""
    # anyascii drops the sound of ё and keeps marks for the silent signs.
    return anyascii(text.lower().replace("ё", "yo").translate(SILENT)).lower()


def name_keys(text: str) -> frozenset[str]:
    """The consonant keys of each word of a name: equal for the usual spellings of one name."""
    return frozenset(filter(None, (word_key(word) for word in WORD.findall(text))))


def same_name(a: str, b: str) -> bool:
    """Whether every word of the shorter name is in the longer: a hint for a person, no proof."""
    first, second = sorted((name_keys(a), name_keys(b)), key=len)
    return bool(first) and first <= second


def words_alike(a: str, b: str) -> list[tuple[str, str]]:
    """The words of the first name with the word of the second that sounds like each."""
    others = {word_key(word): word for word in reversed(WORD.findall(b))}
    words = ((word, others.get(word_key(word))) for word in WORD.findall(a))
    return [(word, other) for word, other in words if other and word_key(word)]


def script_of(text: str) -> str:
    """The script a name is written in, as ISO 15924 names it; Latin where no other is seen."""
    return next((script for script, letters in SCRIPTS if letters.search(text)), "Latn")


def word_key(word: str) -> str:
    """The sounds of one word: what its usual spellings have in common."""
    key = re.sub(r"[^a-z]", "", fold(word))
    for spelling, sound in SOUNDS:
        key = key.replace(spelling, sound)
    key = re.sub(r"^y(?=[aeiou])", "", key)
    key = VOWELS.sub("", key)
    return re.sub(r"(.)\1+", r"\1", key)
