"""Protected names in a text: where they stand, in whatever spelling, and a text without them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from casework.domain.name_sounds import Part
from casework.domain.names import WORD, fold, script_of
from casework.domain.names_in_texts import TITLES

PERSON = "person"
# Words that are names too; alone they are taken for the word.
FUNCTION_WORDS = (
    "als am an as at be bei bin da dar das der die do ein el for he her ibn im in is ist it "
    "man may mehr mir mit na nad nie nur oh ok on oni or our own pan pani po sad sie so tak "
    "the to ul um und von vor wa war was we wir z za"
)
COMMON = frozenset(FUNCTION_WORDS.split())
JOINED = re.compile(r"[\s\-‐‑’'\"„“”«».,]{1,3}")
INITIAL = re.compile(r"\b([^\W\d_])\.\s*$")
MANY = 3
SHORT_WORD = 4
LEFT_OUT = "[…]"
CASELESS = frozenset({"Lo"})


@dataclass(frozen=True, slots=True)
class Protected:
    """Somebody or something that is hidden: the spellings known, and what is said instead.

    Of a person each word of each name is hidden; of all else each spelling as a whole.
    """

    key: str
    kind: str
    spellings: tuple[str, ...]
    replacement: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A protected name in a text, by its place there; owners are the keys of those it may be."""

    start: int
    end: int
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    ranks: Mapping[str, int]
    is_common: bool


class Veil:
    """Finds the names of those who are protected, and writes texts without them.

    Public are the full names of people and bodies that everybody knows: where such a name of
    several words stands it is left, even if somebody who is protected shares a word of it.
    """

    def __init__(self, protected: Iterable[Protected], public: Iterable[str] = ()) -> None:
        self.protected = {one.key: one for one in protected}
        self._order = {key: place for place, key in enumerate(self.protected)}
        self._parts: dict[Part, set[str]] = defaultdict(set)
        self._phrases: list[tuple[tuple[Part, ...], str]] = []
        for one in self.protected.values():
            self._add(one)
        self._public = self._shared_with(public)
        self._ranks = lru_cache(maxsize=100_000)(self._find_ranks)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every protected name in the text, in order; names that stand together are one hit."""
        plain, places = _plain(text)
        found = sorted(self._found(plain), key=lambda one: (one.start, -one.end))
        hits = (self._hit(plain, run) for run in self._runs(plain, found))
        return tuple(Hit(places[h.start], places[h.end], h.owners) for h in hits if h)

    def hide(self, text: str) -> str:
        """The text with what is said instead in the place of each protected name."""
        result, end = [], 0
        for hit in self.find(text):
            said = self.said(hit.owners)
            result += [text[end : hit.start], said]
            # "met A.." is one full stop too many.
            is_double = said.endswith(".") and text[hit.end : hit.end + 1] == "."
            end = hit.end + is_double
        return "".join([*result, text[end:]])

    def said(self, owners: Sequence[str]) -> str:
        """What stands for a name; for one that several bear, what stands for each of them."""
        if len(owners) > MANY:
            return LEFT_OUT
        return "/".join(dict.fromkeys(self.protected[key].replacement for key in owners))

    def _add(self, one: Protected) -> None:
        for spelling in one.spellings:
            words = WORD.findall(spelling)
            is_loose = all(script_of(name) == "Arab" for name in one.spellings)
            if one.kind == PERSON:
                for word in words:
                    self._parts[Part(word, is_loose)].add(one.key)
            elif words:
                self._phrases.append((tuple(map(Part, words)), one.key))

    def _shared_with(self, public: Iterable[str]) -> list[tuple[Part, ...]]:
        """The public names that share a word with a protected one, and are not that name."""
        names = [WORD.findall(name) for name in public]
        return [
            tuple(map(Part, words))
            for words in names
            if sum(len(word) > 1 for word in words) > 1
            and any(map(self._find_ranks, words))
            and not _shared_ranks([self._find_ranks(word) for word in words])
        ]

    def _find_ranks(self, word: str) -> Mapping[str, int]:
        """The persons one of whose names the word may be, each with how well it fits."""
        ranks: dict[str, int] = {}
        for part, owners in self._parts.items():
            if not _may_be(word, part):
                continue
            rank = part.rank(word)
            if rank is not None:
                ranks |= {key: min(rank, ranks.get(key, rank)) for key in owners}
        return ranks

    def _found(self, text: str) -> Iterator[_Found]:
        words = list(WORD.finditer(text))
        known = self._places_of_public(text, words)
        for place, word in enumerate(words):
            if place in known:
                continue
            if ranks := self._ranks(word.group()):
                is_common = len(word.group()) < MANY or fold(word.group()) in COMMON
                yield _Found(word.start(), word.end(), ranks, is_common)
            for parts, key in self._phrases:
                chosen = words[place : place + len(parts)]
                if _is_phrase(text, chosen, parts):
                    yield _Found(word.start(), chosen[-1].end(), {key: 0}, is_common=False)

    def _places_of_public(self, text: str, words: Sequence[re.Match[str]]) -> set[int]:
        return {
            place + offset
            for place in range(len(words) if self._public else 0)
            for parts in self._public
            if _is_phrase(text, words[place : place + len(parts)], parts)
            for offset in range(len(parts))
        }

    def _runs(self, text: str, found: Sequence[_Found]) -> Iterator[list[_Found]]:
        """Names beside each other that can be one person's."""
        run: list[_Found] = []
        for one in found:
            if run and (one.start < run[-1].end or self._goes_on(text, run, one)):
                run.append(one)
                continue
            if run:
                yield run
            run = [one]
        if run:
            yield run

    def _goes_on(self, text: str, run: Sequence[_Found], one: _Found) -> bool:
        between = text[run[-1].end : one.start]
        is_near = bool(JOINED.fullmatch(between)) and "." not in between
        return is_near and "," not in between and bool(_shared([*run, one]))

    def _hit(self, text: str, run: Sequence[_Found]) -> Hit | None:
        start, end = run[0].start, max(one.end for one in run)
        if all(one.is_common for one in run) and len(run) == 1 and not _has_title(text, start):
            return None
        owners = self._owners(run)
        if initial := INITIAL.search(text[:start]):
            meant = tuple(key for key in owners if self._is_initial(initial[1], key))
            start = initial.start() if meant else start
            owners = meant or owners
        return Hit(start, end, owners)

    def _owners(self, run: Sequence[_Found]) -> tuple[str, ...]:
        """Who is meant: who fits every word, and best; several where that does not decide."""
        shared = _shared(run) or {key for one in run for key in one.ranks}
        rank = {key: sum(one.ranks.get(key, 2) for one in run) for key in shared}
        # The genitive of Karimov is the nominative of his sister's name.
        best = min(rank.values()) + (1 if len(run) == 1 else 0)
        return tuple(sorted((k for k in shared if rank[k] <= best), key=self._order.__getitem__))

    def _is_initial(self, letter: str, key: str) -> bool:
        words = (word for name in self.protected[key].spellings for word in WORD.findall(name))
        return any(fold(word).startswith(fold(letter)) for word in words)


def _shared(run: Sequence[_Found]) -> set[str]:
    return _shared_ranks([one.ranks for one in run])


def _shared_ranks(ranks: Sequence[Mapping[str, int]]) -> set[str]:
    return set.intersection(*map(set, ranks))


def _may_be(word: str, part: Part) -> bool:
    """A short name is one only with a capital; a longer one however it is written."""
    if len(word) < min(SHORT_WORD, len(part.word)):
        return False
    is_written_big = word[0].isupper() or unicodedata.category(word[0]) in CASELESS
    return is_written_big or (part.is_telling and len(word) > SHORT_WORD)


def _is_phrase(text: str, words: Sequence[re.Match[str]], parts: Sequence[Part]) -> bool:
    if len(words) < len(parts):
        return False
    if not all(
        _may_be(word.group(), part) and part.rank(word.group()) is not None
        for word, part in zip(words, parts, strict=True)
    ):
        return False
    gaps = (text[a.end() : b.start()] for a, b in pairwise(words))
    return all(JOINED.fullmatch(gap) for gap in gaps)


def _has_title(text: str, start: int) -> bool:
    before = WORD.findall(text[max(0, start - 20) : start])
    return bool(before) and before[-1].casefold() in TITLES


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text without ligatures, loose accents and signs that do not show; and for each place
    in it, and its end, the place in the text as given.
    """
    if text.isascii():
        return text, range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKC", sign):
            if unicodedata.category(letter) not in ("Mn", "Cf"):
                letters.append(letter)
                places.append(place)
    return "".join(letters), [*places, len(text)]
