"""Whether a word is a name in another spelling, another script or another case of the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from casework.domain.names import SOUNDS, fold, script_of

# Spellings that Polish and German read otherwise than English.
ELSEWHERE = (("tsch", "c"), ("dsch", "J"), ("sch", "s"), ("ch", "h"), ("cz", "c"), ("sz", "s"))
# As names.SOUNDS, with a mark on the sound of "dzh" that keeps it apart from the glide of "Jusuf".
ENGLISH = tuple((spelling, "J" if sound == "j" else sound) for spelling, sound in SOUNDS)
# Those with a letter in common may be one vowel: Rahmon is Rachman, Muhammad is Mohammed.
VOWELS = {"a": "a", "o": "au", "u": "u"} | dict.fromkeys("eiy", "e")
# No name of another language is written with these in German.
GERMAN = re.compile("[äöüß]", re.IGNORECASE)
# Before a vowel, but not after one, a "j" may be no more than a glide: Jusuf, Marjam.
GLIDE = re.compile(r"(?<![aeiouy])j")
# What the grammar of Polish, German, Russian and Tajik adds to a name, as names.fold writes it.
ADDED = (
    "a u owi ovi em ie y i e o ego emu ym im om ej oj oy ey ow ov ami ach ah akh owie owej "
    "owa owe owego owemu owym iej ii yu iu s es n en ns ens ogo omu am m mi ro ho on yon at "
    "ash iem iego iemu ych ikh ykh oyu ha hay hoi ra h hy r"
)
ENDINGS = tuple(ADDED.split())
# Of Polish places and names whose last consonant turns soft: Rahmat, Rahmacie.
SOFTENED = ("cie", "ciu", "dzie", "dziu", "ce", "dze", "rze", "rzu", "sze", "le", "nie", "scie")
# Glued to the front of a word in Arabic and Persian writing.
GLUED = ("و", "ب", "ل", "ف", "ک", "ك", "ال", "وال", "بال", "لل")
SHORTEST = 3
TELLING = 3
# A recorded word that long is found inside of others too: in an address, in a file name.
LONG = 6
TRAILING = re.compile(r"[aeiouy]+$")


@dataclass(frozen=True, slots=True)
class Sound:
    """The consonants of a word, and the vowels before each and after the last, front or back.

    Vowels is empty for a word of Arabic script, which does not write them.
    """

    consonants: str
    vowels: tuple[str, ...]

    def is_like(self, other: Sound) -> bool:
        """Whether two words may be one name: same consonants, no vowel of another kind."""
        if self.consonants != other.consonants:
            return False
        if not (self.vowels and other.vowels):
            return True
        return all(map(_may_be_same, self.vowels, other.vowels))


@dataclass(frozen=True)
class Part:
    """One word of a protected name."""

    word: str
    # Whether a word in letters with vowels may be it, where this one is written without them.
    is_loose: bool = False

    @cached_property
    def folded(self) -> str:
        return fold(self.word)

    @cached_property
    def stem(self) -> str:
        """The word without its last vowels, which the grammar changes."""
        stem = TRAILING.sub("", self.folded)
        return stem if len(stem) >= SHORTEST else self.folded

    @cached_property
    def sounds(self) -> frozenset[Sound]:
        return frozenset(s for letters in _written(self.word) for s in _stem_sounds(letters))

    @cached_property
    def softened(self) -> frozenset[Sound]:
        """The sounds without the last consonant, for the softening of Polish."""
        stems = {TRAILING.sub("", letters)[:-1] for letters in _written(self.word)}
        return frozenset(s for stem in stems if len(stem) >= SHORTEST for s in _sounds(stem))

    @cached_property
    def is_telling(self) -> bool:
        """Whether its sounds are that rare that another word does not share them by chance."""
        return any(len(sound.consonants) >= TELLING for sound in self.sounds)

    def rank(self, word: str) -> int | None:
        """0 for the name itself, 1 for it with an ending or another spelling; None for neither."""
        letters = fold(word)
        if letters == self.folded:
            return 0
        if self.is_telling:
            return self._rank_by_sound(word, letters)
        return 1 if _is_with_ending(letters, self.folded, self.stem) else None

    def _rank_by_sound(self, word: str, letters: str) -> int | None:
        is_inside = len(self.folded) >= LONG and self.folded in letters
        if is_inside or _is_with_ending(letters, self.folded, self.stem):
            return 1
        if word[0].islower() or (GERMAN.search(word) and not GERMAN.search(self.word)):
            # Common words share the sounds of names too often.
            return None
        if script_of(self.word) == "Arab" != script_of(word) and not self.is_loose:
            return None
        for written in _forms(word):
            if _alike(_stem_sounds(written), self.sounds):
                return 0
            if any(_alike(_stem_sounds(stem), self.sounds) for stem in _unended(written)):
                return 1
            if any(_alike(_sounds(stem), self.softened) for stem in _hardened(written)):
                return 1
        return None


def _forms(word: str) -> Iterator[str]:
    yield from _written(word)
    if script_of(word) == "Arab":
        for glued in GLUED:
            if word.startswith(glued) and len(word) - len(glued) >= SHORTEST:
                yield from _written(word.removeprefix(glued))


def _written(word: str) -> tuple[str, ...]:
    """The letters of a word as names.fold has them; a Polish ż is a sound of its own.

    A leading apostrophe marks Arabic script, whose vowels are not known.
    """
    mark = "'" if script_of(word) == "Arab" else ""
    plain = fold(word)
    dotted = fold(word.lower().replace("ż", "zh"))
    return tuple(dict.fromkeys(mark + letters for letters in (plain, dotted)))


def _unended(letters: str) -> Iterator[str]:
    for ending in ENDINGS:
        if letters.endswith(ending) and len(letters) - len(ending) >= SHORTEST:
            yield letters.removesuffix(ending)


def _hardened(letters: str) -> Iterator[str]:
    for ending in SOFTENED:
        if letters.endswith(ending) and len(letters) - len(ending) >= SHORTEST:
            yield letters.removesuffix(ending)


def _is_with_ending(letters: str, whole: str, stem: str) -> bool:
    return any(
        letters.startswith(start) and letters.removeprefix(start) in ENDINGS
        for start in (whole, stem)
    )


def _alike(first: frozenset[Sound], second: frozenset[Sound]) -> bool:
    return any(a.is_like(b) for a in first for b in second)


def _may_be_same(first: str, second: str) -> bool:
    """Vowels of one kind; an "e" may be left unsaid: Aleksandr, Aleksander."""
    return bool(set(first) & set(second)) or {first, second} <= {"", "e"}


def _stem_sounds(letters: str) -> frozenset[Sound]:
    return _sounds(TRAILING.sub("", letters))


@lru_cache(maxsize=200_000)
def _sounds(letters: str) -> frozenset[Sound]:
    """The ways to read a word that is written so."""
    found = set()
    for table in (ENGLISH, (*ELSEWHERE, *ENGLISH)):
        read = letters.strip("'")
        for spelling, said in table:
            read = read.replace(spelling, said)
        for glide in ("J", "y"):
            sound = _sound(GLIDE.sub(glide, read).replace("j", "J"))
            if sound.consonants:
                vowels = () if letters.startswith("'") else sound.vowels
                found.add(Sound(sound.consonants, vowels))
    return frozenset(found)


def _sound(read: str) -> Sound:
    consonants, vowels = "", [""]
    for letter in re.sub(r"^y(?=[aeiou])", "", read):
        if letter in VOWELS:
            kind = VOWELS[letter]
            vowels[-1] += kind
        elif letter.isalpha() and not (consonants[-1:] == letter and not vowels[-1]):
            consonants += letter
            vowels.append("")
    return Sound(re.sub("f$", "v", consonants), tuple(vowels))
