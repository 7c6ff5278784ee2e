"""Sets of numbered places (slots) as bits or as sorted lists: the arithmetic of the search index.

Common values are integers whose bit n stands for slot n; rare ones are arrays of slots. Both are
far smaller than rows, and Python intersects and counts them a machine word at a time.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import compress, islice
from typing import TypeAlias

SlotSet: TypeAlias = "int | array[int]"

# A set is kept as bits once it holds more than one slot in so many: then they count faster.
SPARSE = 128
BITS, LIST = b"B", b"L"
EMPTY = LIST
TO_FLAGS = bytes.maketrans(b"01", b"\0\1")


def bits_of(slots: Iterable[int]) -> int:
    """The integer whose bits are the slots."""
    given = list(slots)
    if not given:
        return 0
    table = bytearray((max(given) >> 3) + 1)
    for slot in given:
        table[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(table, "little")


def flags_of(bits: int, size: int) -> bytes:
    """One byte a slot, 1 for those in the set, for `size` slots."""
    text = bin(bits | 1 << size)
    return text[:2:-1].encode().translate(TO_FLAGS)


def slots_of(bits: int) -> list[int]:
    """The slots in ascending order."""
    size = bits.bit_length()
    return list(compress(range(size), flags_of(bits, size)))


def as_bits(found: SlotSet) -> int:
    return found if isinstance(found, int) else bits_of(found)


def union(sets: Iterable[SlotSet]) -> int:
    """The slots that are in any of the sets, as bits."""
    dense, rare = 0, array("I")
    for found in sets:
        if isinstance(found, int):
            dense |= found
        else:
            rare.extend(found)
    return dense | bits_of(rare)


def count(found: SlotSet, bits: int, flags: bytes) -> int:
    """How many slots of the set are among the bits; flags are the same bits as flags_of()."""
    if isinstance(found, int):
        return (found & bits).bit_count()
    return sum(map(flags.__getitem__, found))


def in_order(order: Sequence[int], flags: bytes, start: int, stop: int) -> list[int]:
    """Of the slots in their order those that are flagged, from the start-th to before the stop."""
    return list(islice(compress(order, map(flags.__getitem__, order)), start, stop))


def pack(found: SlotSet, size: int) -> bytes:
    """The set as bytes, in the smaller form for a library of `size` slots."""
    number = found.bit_count() if isinstance(found, int) else len(found)
    if number * SPARSE > size:
        bits = as_bits(found)
        return BITS + bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    slots = array("I", slots_of(found) if isinstance(found, int) else sorted(found))
    return LIST + _little(slots).tobytes()


def unpack(data: bytes) -> SlotSet:
    """The set that pack() wrote."""
    form, content = data[:1], data[1:]
    if form == BITS:
        return int.from_bytes(content, "little")
    slots = array("I")
    slots.frombytes(content)
    return _little(slots)


def changed(found: SlotSet, added: Iterable[int], removed: Iterable[int]) -> SlotSet:
    """The set without the removed and with the added slots, in the form that it has."""
    if isinstance(found, int):
        return (found & ~bits_of(removed)) | bits_of(added)
    return array("I", sorted((set(found) - set(removed)) | set(added)))


def _little(slots: array[int]) -> array[int]:
    if sys.byteorder == "big":
        slots.byteswap()
    return slots
