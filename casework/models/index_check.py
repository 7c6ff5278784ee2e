"""Whether the index says what the tables say; slow, and for nothing but to make sure."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db import connection

from casework.domain.errors import Problem
from casework.domain.slot_sets import as_bits, bits_of, unpack
from casework.models.evidence import Passage
from casework.models.index_changes import marked_passages, unread_changes
from casework.models.index_documents import chunks, documents
from casework.models.index_entries import entries_by_number, stored_numbers
from casework.models.index_triggers import missing
from casework.models.search_index import IndexEntry, IndexSet

CHUNK = 1_000


def index_faults() -> Iterator[Problem]:
    """What is wrong with the index: changes that nobody sees, findings told wrongly, torn sets.

    What is marked as changed is told rightly by the tables, and left out.
    """
    for trigger in sorted(missing(connection)):
        yield Problem("index-blind", "", {"trigger": trigger})
    marked = frozenset(marked_passages(unread_changes()))
    names = dict(Passage.objects.order_by("pk").values_list("pk", "key"))
    for chunk in chunks((pk for pk in names if pk not in marked), CHUNK):
        yield from _told_wrongly(chunk, names)
    held = IndexEntry.objects.values_list("passage_pk", flat=True)
    gone = [pk for pk in held if pk not in names and pk not in marked]
    yield from (Problem("index-of-none", f"{pk}") for pk in gone)
    yield from _torn()


def _told_wrongly(pks: list[int], names: Mapping[int, str]) -> Iterator[Problem]:
    stored = stored_numbers(pks)
    entries = entries_by_number({number for _, held in stored.values() for number in held})
    for pk, wanted in documents(pks):
        _, held = stored.get(pk, (0, array("I")))
        if {entries.get(number) for number in held} != wanted:
            yield Problem("index-differs", names[pk])


def _torn() -> Iterator[Problem]:
    slots: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for slot, held in IndexEntry.objects.values_list("slot", "sets").iterator():
        for number in array("I", bytes(held)):
            slots[number].append(slot)
    for pk, entry, stored in IndexSet.objects.values_list("pk", "entry", "slots").iterator():
        if as_bits(unpack(bytes(stored))) != bits_of(slots[pk]):
            yield Problem("index-torn", bytes(entry).decode())
