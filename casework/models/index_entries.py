"""What the search index holds for each finding, read many at a time."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable

from casework.models.index_documents import chunks
from casework.models.search_index import IndexEntry, IndexSet

ASKED = 10_000


def stored_numbers(pks: Iterable[int]) -> dict[int, tuple[int, array[int]]]:
    """Of each indexed finding its slot and the numbers of the sets that hold it."""
    found = {}
    for chunk in chunks(pks, ASKED):
        rows = IndexEntry.objects.filter(passage_pk__in=chunk).order_by()
        for slot, pk, data in rows.values_list("slot", "passage_pk", "sets"):
            found[pk] = (slot, array("I", bytes(data)))
    return found


def entries_by_number(numbers: Collection[int]) -> dict[int, str]:
    """The entries of sets by their numbers."""
    return {
        pk: bytes(entry).decode()
        for chunk in chunks(numbers, ASKED)
        for pk, entry in IndexSet.objects.filter(pk__in=chunk).values_list("pk", "entry")
    }


def numbers_of(entries: Iterable[str]) -> dict[str, int]:
    """The numbers of the sets of entries."""
    return {
        bytes(entry).decode(): pk
        for chunk in chunks(entries, ASKED)
        for pk, entry in IndexSet.objects.filter(
            entry__in=[entry.encode() for entry in chunk]
        ).values_list("pk", "entry")
    }
