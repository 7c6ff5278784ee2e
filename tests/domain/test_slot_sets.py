"""Sets as bits and as lists hold the same, whichever form they have."""

from __future__ import annotations

import unittest
from array import array

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.slot_sets import (
    SlotSet,
    as_bits,
    bits_of,
    changed,
    count,
    flags_of,
    in_order,
    pack,
    slots_of,
    union,
    unpack,
)

SIZE = 600
slots = st.sets(st.integers(0, SIZE - 1))


def both(members: set[int]) -> tuple[SlotSet, SlotSet]:
    return bits_of(members), array("I", sorted(members))


class LiteralTests(unittest.TestCase):
    def test_bits_of_slots(self) -> None:
        self.assertEqual(bits_of([0, 3, 9]), 0b10_0000_1001)
        self.assertEqual(bits_of([]), 0)
        self.assertEqual(slots_of(0b10_0000_1001), [0, 3, 9])
        self.assertEqual(slots_of(0), [])

    def test_flags_have_one_byte_a_slot(self) -> None:
        self.assertEqual(flags_of(0b101, 5), b"\1\0\1\0\0")
        self.assertEqual(flags_of(0, 3), b"\0\0\0")
        self.assertEqual(flags_of(0, 0), b"")

    def test_common_values_are_packed_as_bits_and_rare_ones_as_a_list(self) -> None:
        self.assertEqual(pack(bits_of([0, 9]), 128), b"B\1\2")
        self.assertEqual(pack(array("I", [0, 9]), 128), b"B\1\2")
        self.assertEqual(pack(bits_of([0, 9]), 1_000), b"L\0\0\0\0\x09\0\0\0")
        self.assertEqual(pack(array("I", [9, 0]), 1_000), b"L\0\0\0\0\x09\0\0\0")
        self.assertEqual(pack(0, 0), b"L")

    def test_a_page_is_cut_from_an_order(self) -> None:
        flags = flags_of(bits_of([1, 2, 5]), 6)
        self.assertEqual(in_order([5, 4, 3, 2, 1, 0], flags, 0, 2), [5, 2])
        self.assertEqual(in_order([5, 4, 3, 2, 1, 0], flags, 2, 4), [1])
        self.assertEqual(in_order([], flags, 0, 2), [])


class PropertyTests(unittest.TestCase):
    @given(slots, st.sampled_from([0, SIZE, 1_000_000]))
    def test_what_is_packed_comes_back(self, members: set[int], size: int) -> None:
        for found in both(members):
            self.assertEqual(slots_of(as_bits(unpack(pack(found, size)))), sorted(members))

    @given(slots, slots)
    def test_counting_is_that_of_the_common_slots(
        self, members: set[int], among: set[int]
    ) -> None:
        bits = bits_of(among)
        for found in both(members):
            self.assertEqual(count(found, bits, flags_of(bits, SIZE)), len(members & among))

    @given(st.lists(slots, max_size=5))
    def test_a_union_holds_the_slots_of_all(self, given_sets: list[set[int]]) -> None:
        mixed = [both(members)[place % 2] for place, members in enumerate(given_sets)]
        self.assertEqual(slots_of(union(mixed)), sorted(set().union(*given_sets)))

    @given(slots, slots, slots)
    def test_what_is_added_and_removed_is_added_last(
        self, members: set[int], added: set[int], removed: set[int]
    ) -> None:
        wanted = sorted((members - removed) | added)
        for found in both(members):
            self.assertEqual(slots_of(as_bits(changed(found, added, removed))), wanted)
