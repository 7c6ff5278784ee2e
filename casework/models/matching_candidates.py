"""Which findings of a large library to read for a case: those that may score highest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import connection

from casework.domain.claimant import Claimant
from casework.domain.evidence import Direction
from casework.domain.index_entries import WORD, entry
from casework.domain.law import ElementFacts
from casework.domain.matching_bounds import Bounds, Shortlist, fit_points
from casework.domain.matching_words import word_points, words_of
from casework.domain.searches import USABLE
from casework.domain.slot_sets import as_bits, bits_of, flags_of, in_order, slots_of, unpack
from casework.models.evidence import Passage
from casework.models.index_documents import chunks
from casework.models.index_reading import Reading
from casework.models.search_index import IndexSet

# Up to so many usable findings all are read and scored.
ALL_UP_TO = 2_000
# Beyond: for each element so many, of them so many adverse ones, which nobody may overlook.
FOR_ELEMENT, ADVERSE_FOR_ELEMENT = 80, 15
# Findings that concern everybody and hang on no case.
GENERAL = 60
# Of more that tie for a last place those that came first are taken.
MOST_TIES = 5_000
# Words asked for in one query.
ASKED = 10_000


@dataclass(frozen=True, slots=True)
class Candidates:
    """The findings to read, and the score above which none is missing, by element.

    An element without such a score misses none.
    """

    passages: frozenset[int]
    complete_above: dict[str, float]


class IndexSets:
    """The index as the bounds read it; each set is made once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._bits: dict[tuple[str, str], int] = {}
        self._names: dict[str, frozenset[str]] = {}

    def bits(self, facet: str, value: str) -> int:
        key = (facet, str(value))
        if key not in self._bits:
            self._bits[key] = self._reading.bits(*key)
        return self._bits[key]

    def names(self, facet: str) -> Set[str]:
        if facet not in self._names:
            values = self._reading.values(facet)
            self._names[facet] = frozenset(value for value, _, _ in values)
        return self._names[facet]


def is_large() -> bool:
    """Whether the library is too large to score all of it for each request; one query."""
    return Passage.objects.printable().order_by()[: ALL_UP_TO + 1].count() > ALL_UP_TO


def candidates(
    claimant: Claimant,
    elements: Iterable[ElementFacts],
    as_of: dt.date,
    number: int = FOR_ELEMENT,
    adverse: int = ADVERSE_FOR_ELEMENT,
) -> Candidates:
    """The findings that may score highest for each element, in a fixed number of queries.

    The order in which findings came into the library says nothing: of those that tie for the last
    place the first by their keys are taken.
    """
    reading = Reading()
    sets = IndexSets(reading)
    stems = stem_sets(reading, claimant.words)
    usable = sets.bits(USABLE, "yes")
    bounds = Bounds(sets, claimant, as_of, word_points(sets, stems, usable))
    against = sets.bits("direction", Direction.ADVERSE)
    lists, complete_above, examined = [], {}, list(elements)
    for element in examined:
        found = bounds.best(element, number)
        lists += [(found, number), (bounds.best(element, adverse, against), adverse)]
        if found.last is not None:
            complete_above[element.key] = found.last
    slots = _chosen(reading, lists) | _general(sets, examined)
    return Candidates(frozenset(reading.passages(slots_of(slots))), complete_above)


def stem_sets(reading: Reading, stems: Iterable[str]) -> dict[str, int]:
    """For each stem the slots of the findings with a word of it; one query."""
    words = words_of(stems)
    found: dict[str, int] = {}
    for key, data in _stored(sorted(words)):
        stem = words[key.decode().partition(":")[2]]
        found[stem] = found.get(stem, 0) | as_bits(unpack(data)) & ~reading.gone
    for word, _, marked in reading.values(WORD):
        if word in words:
            found[words[word]] = found.get(words[word], 0) | bits_of(marked)
    return found


def _stored(words: Sequence[str]) -> Iterator[tuple[bytes, bytes]]:
    """The sets of thousands of words, by hand: Django would take longer to ask than the answer."""
    table, entries = IndexSet._meta.db_table, [entry(WORD, word).encode() for word in words]  # noqa: SLF001 -- Django's public _meta
    with connection.cursor() as cursor:
        for chunk in chunks(entries, ASKED):
            marks = ", ".join(["%s"] * len(chunk))
            asked = f"SELECT entry, slots FROM {table} WHERE entry IN ({marks})"  # noqa: S608 -- own table, marks only
            cursor.execute(asked, chunk)
            yield from ((bytes(key), bytes(data)) for key, data in cursor.fetchall())


def _general(sets: IndexSets, elements: Iterable[ElementFacts]) -> int:
    """Adverse findings of no profile and no act that bear on an element: they concern everybody.

    Of very many those that came last are taken.
    """
    of_some = (sets.bits(facet, v) for facet in ("profile", "act") for v in sets.names(facet))
    bits = sets.bits(USABLE, "yes") & sets.bits("direction", Direction.ADVERSE)
    bits &= ~reduce(or_, of_some, 0)
    fitting = (found for element in elements for found, _ in fit_points(sets, element, bits))
    return bits_of(slots_of(reduce(or_, fitting, 0))[-GENERAL:])


def _chosen(reading: Reading, lists: Sequence[tuple[Shortlist, int]]) -> int:
    """The slots of all lists; of those that tie for the last place the first by their keys."""
    slots = reduce(or_, (found.above for found, _ in lists), 0)
    ties = slots_of(reduce(or_, (found.ties for found, _ in lists), 0) & ~slots)
    order = _by_key(reading, ties)
    for found, number in lists:
        left = number - found.above.bit_count()
        tying = in_order(order, flags_of(found.ties, reading.size), 0, left)
        slots |= bits_of(tying)
    return slots


def _by_key(reading: Reading, slots: Sequence[int]) -> list[int]:
    """The slots in the order of the keys of their findings; too many to ask for as they are."""
    if not slots or len(slots) > MOST_TIES:
        return list(slots)
    numbers = dict(zip(reading.passages(slots), slots, strict=False))
    keys = Passage.objects.filter(pk__in=numbers).order_by("key").values_list("pk", flat=True)
    return [numbers[pk] for pk in keys]
