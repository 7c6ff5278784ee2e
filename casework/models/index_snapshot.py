"""The sets of all facets in memory: read once, then only what has changed since."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casework.domain.index_entries import HAPPENED, ISSUED
from casework.domain.slot_sets import SlotSet, as_bits, slots_of, unpack
from casework.models.search_index import IndexSet, IndexVersion

ORDERS = (ISSUED, HAPPENED)
Sets = Mapping[str, Mapping[str, SlotSet]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index at one version: facet -> value -> the findings that have it, without the words."""

    number: int = 0
    stamp: str = ""
    size: int = 0
    sets: Sets = field(default_factory=dict)
    # Each order of results as its values, the last day first, with the slots of each.
    orders: Mapping[str, Sequence[tuple[str, array[int]]]] = field(default_factory=dict)

    def get(self, facet: str, value: str) -> SlotSet:
        return self.sets.get(facet, {}).get(value, 0)


class _Kept:
    """The newest snapshot of this process. Snapshots never change, so threads may share them."""

    snapshot = Snapshot()


def snapshot() -> Snapshot:
    """The index as it stands: one query, and a second when it has changed since the last time."""
    kept = _Kept.snapshot
    versions = list(IndexVersion.objects.filter(number__gte=kept.number))
    # Not so after a restored backup, a rebuilt index, or a transaction that was rolled back.
    if not (kept.number and versions and versions[0].stamp == kept.stamp):
        kept = Snapshot()
        versions = list(IndexVersion.objects.order_by("-number")[:1])
    if versions and versions[-1].number > kept.number:
        kept = _brought_up(kept, versions[-1])
    _Kept.snapshot = kept
    return kept


def _brought_up(old: Snapshot, version: IndexVersion) -> Snapshot:
    sets: defaultdict[str, dict[str, SlotSet]] = defaultdict(dict)
    sets.update({facet: dict(values) for facet, values in old.sets.items()})
    rows = IndexSet.objects.filter(is_text=False, version__gt=old.number).order_by()
    touched = set()
    for entry, data in rows.values_list("entry", "slots"):
        facet, _, value = bytes(entry).decode().partition(":")
        sets[facet][value] = unpack(bytes(data))
        touched.add(facet)
    orders = {
        order: _order(sets[order]) if order in touched else old.orders.get(order, ())
        for order in ORDERS
    }
    return Snapshot(version.number, version.stamp, version.size, dict(sets), orders)


def _order(values: Mapping[str, SlotSet]) -> list[tuple[str, array[int]]]:
    return [
        (day, array("I", slots_of(as_bits(found))) if isinstance(found, int) else found)
        for day, found in sorted(values.items(), reverse=True)
    ]
