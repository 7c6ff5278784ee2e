"""One look at the index: what it holds, and in place of marked findings what they now say."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import and_

from casework.domain.index_entries import ALL, ALSO, SOUND, WORD
from casework.domain.search_words import Word, is_start
from casework.domain.slot_sets import SlotSet, as_bits, bits_of, union
from casework.models.index_changes import marked_passages, unread_changes
from casework.models.index_documents import chunks, documents
from casework.models.index_snapshot import snapshot
from casework.models.index_words import StoredWords
from casework.models.search_index import IndexEntry

# Of numbers asked for in one query.
MOST_ASKED = 10_000


@dataclass(frozen=True, slots=True)
class WordSets:
    """Where a word is found: as a word of the finding, as the start of one, anywhere."""

    whole: int
    start: int
    anywhere: int


class Reading:
    """The index as one request sees it.

    Marked findings get slots of their own behind the last one; their old slots count no more.
    """

    def __init__(self) -> None:
        # Marks first: what is taken in after this was read is then seen twice, never missed.
        pks = marked_passages(unread_changes())
        self._snapshot = snapshot()
        self._behind = self._snapshot.size
        self._fresh: list[int] = []
        self._added: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
        self.gone = self._indexed(pks) if pks else 0
        for pk, entries in documents(pks):
            self._add(pk, entries)
        self.size = self._behind + len(self._fresh)
        self.all = self.bits(ALL, "")

    def bits(self, facet: str, value: str) -> int:
        """The findings with the value."""
        indexed = as_bits(self._snapshot.get(facet, value)) & ~self.gone
        return indexed | bits_of(self._added[facet].get(value, ()))

    def values(self, facet: str) -> Iterator[tuple[str, SlotSet, Sequence[int]]]:
        """The values of a facet, each with its findings in the index and its marked ones."""
        indexed, added = self._snapshot.sets.get(facet, {}), self._added[facet]
        for value in indexed.keys() | added.keys():
            yield value, indexed.get(value, 0), added.get(value, ())

    def order(self, facet: str) -> array[int]:
        """All slots in the order of a facet of days, the last day first."""
        days, added = self._snapshot.orders.get(facet, ()), self._added[facet]
        groups = [*days, *((day, array("I", slots)) for day, slots in added.items())]
        groups.sort(key=lambda group: group[0], reverse=True)
        return array("I", chain.from_iterable(slots for _, slots in groups))

    def words(self, words: Collection[Word]) -> dict[Word, WordSets]:
        """Where each word is found in texts and names; one query for all of them."""
        stored = StoredWords(words)
        return {word: self._word(word, stored) for word in words}

    def passages(self, slots: Sequence[int]) -> list[int]:
        """The numbers of the findings in these slots, in this order."""
        wanted = [slot for slot in slots if slot < self._behind]
        found = {
            slot: pk
            for chunk in chunks(wanted, MOST_ASKED)
            for slot, pk in IndexEntry.objects.filter(slot__in=chunk)
            .order_by()
            .values_list("slot", "passage_pk")
        }
        found |= {self._behind + place: pk for place, pk in enumerate(self._fresh)}
        return [found[slot] for slot in slots if slot in found]

    def slots_of(self, pks: Iterable[int]) -> int:
        """The slots of the findings with these numbers, as bits."""
        wanted = frozenset(pks)
        fresh = [self._behind + at for at, pk in enumerate(self._fresh) if pk in wanted]
        return (self._indexed(wanted) & ~self.gone) | bits_of(fresh)

    def added_since(self, slot: int | None, pk: int) -> int:
        """The findings from this slot on; of the marked ones those of a higher number than pk."""
        indexed = self.all & ((1 << self._behind) - 1)
        later = (indexed >> slot << slot) if slot is not None else 0
        fresh = [self._behind + at for at, number in enumerate(self._fresh) if number > pk]
        return later | bits_of(fresh)

    def _indexed(self, pks: Iterable[int]) -> int:
        rows = (
            IndexEntry.objects.filter(passage_pk__in=chunk).order_by().values_list("slot")
            for chunk in chunks(pks, MOST_ASKED)
        )
        return bits_of(slot for found in rows for (slot,) in found)

    def _add(self, pk: int, entries: Iterable[str]) -> None:
        slot = self._behind + len(self._fresh)
        self._fresh.append(pk)
        for facet, _, value in (entry.partition(":") for entry in entries):
            self._added[facet].setdefault(value, []).append(slot)

    def _word(self, word: Word, stored: StoredWords) -> WordSets:
        whole = reduce(and_, (self._exact(part, stored) for part in word.parts))
        start = reduce(and_, (self._starting(WORD, part, stored) for part in word.parts))
        both = (
            self._starting(WORD, part, stored) | self._starting(ALSO, part, stored)
            for part in word.parts
        )
        sounds = union(stored.exactly(SOUND, sound) for sound in word.sounds) & ~self.gone
        named = bits_of(
            slot for sound in word.sounds for slot in self._added[SOUND].get(sound, ())
        )
        return WordSets(whole, start, reduce(and_, both) | sounds | named)

    def _exact(self, part: str, stored: StoredWords) -> int:
        indexed = as_bits(stored.exactly(WORD, part)) & ~self.gone
        return indexed | bits_of(self._added[WORD].get(part, ()))

    def _starting(self, facet: str, part: str, stored: StoredWords) -> int:
        indexed = union(stored.starting(facet, part)) & ~self.gone
        added = self._added[facet]
        words = [part] if not is_start(part) else [w for w in added if w.startswith(part)]
        return indexed | bits_of(slot for word in words for slot in added.get(word, ()))
