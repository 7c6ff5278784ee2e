"""Take changes of the library into the search index, and make it anew.

Nobody waits here: whoever finds another at work leaves the changes marked, and the library is
searched rightly all the same (casework.models.index_reading).
"""

from __future__ import annotations

import secrets
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from django.db import connection, transaction

from casework.domain.index_entries import TEXTS
from casework.domain.slot_sets import EMPTY, changed, pack, unpack
from casework.models import IndexChange, IndexEntry, IndexSet, IndexVersion, Passage
from casework.models.index_changes import marked_passages
from casework.models.index_documents import chunks, documents
from casework.models.index_entries import entries_by_number, numbers_of, stored_numbers

Slots: TypeAlias = "defaultdict[str, array[int]]"
# Few marks cost a search less than taking each in at once costs those who write.
PATIENCE = 50
# Findings indexed at a time; sets read and written at a time; marks read at a time.
BATCH, SETS, MARKS = 50_000, 500, 10_000
# A process that slept through so many versions reads the index from the start.
VERSIONS_KEPT = 1_000
LOCK = 7402


@dataclass(slots=True)
class _Moves:
    """What to put into and take out of the set of each entry, and what each slot then holds."""

    added: Slots = field(default_factory=lambda: defaultdict(lambda: array("I")))
    removed: Slots = field(default_factory=lambda: defaultdict(lambda: array("I")))
    # Slot -> the finding and its entries, by their numbers in seen: strings would fill memory.
    held: dict[int, tuple[int, array[int]]] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def move(self, slot: int, pk: int, old: frozenset[str], new: frozenset[str]) -> None:
        for entry in new - old:
            self.added[entry].append(slot)
        for entry in old - new:
            self.removed[entry].append(slot)
        if not new:
            self.gone.append(slot)
        elif new != old:
            numbers = (self.seen.setdefault(entry, len(self.seen)) for entry in new)
            self.held[slot] = (pk, array("I", numbers))


def keep_index() -> int:
    """Take the changes in once there are some; how many findings were looked at."""
    waiting = IndexChange.objects.order_by()[: PATIENCE + 1].count()
    return take_in_changes() if waiting > PATIENCE else 0


@transaction.atomic
def take_in_changes() -> int:
    """Bring the index to what the tables say now; how many findings were looked at."""
    if not _is_alone(wait=False):
        return 0
    total = 0
    while marks := list(IndexChange.objects.values_list("pk", "table", "row")[:MARKS]):
        # Exactly these: others may have been committed meanwhile. Then the tables are read.
        IndexChange.objects.filter(pk__in=[pk for pk, _, _ in marks]).delete()
        total += _index_all(marked_passages((table, row) for _, table, row in marks))
    return total


@transaction.atomic
def make_index_anew() -> int:
    """Forget the index and make it from the tables; how many findings it has."""
    _is_alone(wait=True)
    for model in (IndexChange, IndexEntry, IndexSet, IndexVersion):
        model.objects.all().delete()
    return _index_all(Passage.objects.order_by("pk").values_list("pk", flat=True).iterator())


def _is_alone(*, wait: bool) -> bool:
    # SQLite's writers always are.
    if connection.vendor != "postgresql":
        return True
    function = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [LOCK])
        return wait or bool(cursor.fetchone()[0])


def _index_all(pks: Iterable[int]) -> int:
    total = 0
    for chunk in chunks(pks, BATCH):
        _index(chunk)
        total += len(chunk)
    return total


def _index(pks: Sequence[int]) -> None:
    last = IndexVersion.objects.order_by("-number").first()
    number, size = (last.number + 1, last.size) if last else (1, 0)
    moves, size = _moves(pks, size)
    numbers = _move(moves, number, size)
    _hold(moves, numbers)
    IndexVersion.objects.create(number=number, stamp=secrets.token_hex(16), size=size)
    IndexVersion.objects.filter(number__lte=number - VERSIONS_KEPT).delete()


def _moves(pks: Sequence[int], size: int) -> tuple[_Moves, int]:
    """What has to move for these findings, and how many slots there are then."""
    stored = stored_numbers(pks)
    entries = entries_by_number({number for _, held in stored.values() for number in held})
    moves, left = _Moves(), dict(stored)
    for pk, new in documents(pks):
        slot, held = left.pop(pk, (size, array("I")))
        size = max(size, slot + 1)
        moves.move(slot, pk, frozenset(entries[number] for number in held), new)
    for pk, (slot, held) in left.items():
        moves.move(slot, pk, frozenset(entries[number] for number in held), frozenset())
    return moves, size


def _move(moves: _Moves, version: int, size: int) -> dict[str, int]:
    """Write the sets that change; the numbers of the sets of all entries that are held."""
    for entries in chunks(sorted(moves.added.keys() | moves.removed.keys()), SETS):
        keys = [entry.encode() for entry in entries]
        rows = {bytes(row.entry): row for row in IndexSet.objects.filter(entry__in=keys)}
        old = list(rows.values())
        for entry, key in zip(entries, keys, strict=True):
            if key not in rows:
                is_text = entry.partition(":")[0] in TEXTS
                rows[key] = IndexSet(entry=key, is_text=is_text, slots=EMPTY)
            slots = unpack(bytes(rows[key].slots))
            slots = changed(slots, moves.added.get(entry, ()), moves.removed.get(entry, ()))
            rows[key].slots, rows[key].version = pack(slots, size), version
        IndexSet.objects.bulk_create(rows[key] for key in keys if rows[key].id is None)
        IndexSet.objects.bulk_create(
            old,
            update_conflicts=True,
            unique_fields=["entry"],
            update_fields=["slots", "version"],
        )
    return numbers_of(moves.seen)


def _hold(moves: _Moves, numbers: dict[str, int]) -> None:
    """Write what each slot holds now."""
    stored = array("I", (numbers[entry] for entry in moves.seen))
    for slots in chunks(moves.held.items(), SETS):
        IndexEntry.objects.bulk_create(
            [
                IndexEntry(
                    slot=slot,
                    passage_pk=pk,
                    sets=array("I", sorted(stored[number] for number in held)).tobytes(),
                )
                for slot, (pk, held) in slots
            ],
            update_conflicts=True,
            unique_fields=["slot"],
            update_fields=["sets"],
        )
    for gone in chunks(moves.gone, SETS):
        IndexEntry.objects.filter(slot__in=gone).delete()
