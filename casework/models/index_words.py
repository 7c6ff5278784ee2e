"""The sets of the words that are asked for, read in one query."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from django.db.models import Q

from casework.domain.index_entries import ALSO, SOUND, WORD, entry
from casework.domain.search_words import Word, is_start
from casework.domain.slot_sets import EMPTY, SlotSet, unpack
from casework.models.search_index import IndexSet

# Sorts after every sign of a folded word.
LAST = "\x7f"


class StoredWords:
    """What the index holds of some words: sets of them, of words they begin, of their sounds."""

    def __init__(self, words: Collection[Word]) -> None:
        asked = Q()
        for part in {part for word in words for part in word.parts}:
            for facet in (WORD, ALSO):
                asked |= _range(entry(facet, part), is_start=is_start(part))
        for sound in {sound for word in words for sound in word.sounds}:
            asked |= Q(entry=entry(SOUND, sound).encode())
        rows = IndexSet.objects.filter(asked).order_by() if asked else IndexSet.objects.none()
        self._data = {
            bytes(key).decode(): data for key, data in rows.values_list("entry", "slots")
        }
        self._entries = sorted(self._data)

    def exactly(self, facet: str, value: str) -> SlotSet:
        return unpack(bytes(self._data.get(entry(facet, value), EMPTY)))

    def starting(self, facet: str, part: str) -> Iterator[SlotSet]:
        """The sets of the words that the part begins; of itself alone when it is too short."""
        if not is_start(part):
            yield self.exactly(facet, part)
            return
        first = entry(facet, part)
        begin, end = bisect_left(self._entries, first), bisect_left(self._entries, first + LAST)
        yield from (unpack(bytes(self._data[found])) for found in self._entries[begin:end])


def _range(first: str, *, is_start: bool) -> Q:
    if is_start:
        return Q(entry__gte=first.encode(), entry__lt=(first + LAST).encode())
    return Q(entry=first.encode())
