"""Adding points to sets of slots, for all slots at once: binary numbers kept a digit at a time.

A plane is the set of slots whose sum has that binary digit. Adding, comparing and choosing the
best are then operations on whole sets (domain/slot_sets.py), a machine word of slots at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class Scores:
    """A sum for each slot, in whole points."""

    def __init__(self, planes: Sequence[int] = ()) -> None:
        self._planes = list(planes)

    def copy(self) -> Scores:
        return Scores(self._planes)

    def add(self, bits: int, points: int) -> None:
        """Add points, which are not negative, to each slot of the set."""
        for place in range(points.bit_length()):
            if points >> place & 1:
                self._carry(bits, place)

    def at_least(self, points: int, among: int) -> int:
        """The slots among these with so many points or more."""
        above, level = 0, among
        for place in reversed(range(max(len(self._planes), points.bit_length()))):
            plane = self._planes[place] if place < len(self._planes) else 0
            if points >> place & 1:
                level &= plane
            else:
                above |= level & plane
                level &= ~plane
        return above | level

    def best(self, among: int, number: int) -> Best:
        """The slots with the most points, so many at most, and those that tie for the last."""
        if among.bit_count() <= number:
            return Best(among, 0, 0)
        above, level, last = 0, among, 0
        for place in reversed(range(len(self._planes))):
            high = level & self._planes[place]
            if above.bit_count() + high.bit_count() >= number:
                level, last = high, last | 1 << place
            else:
                above, level = above | high, level & ~self._planes[place]
        return Best(above, level, last)

    def _carry(self, carry: int, place: int) -> None:
        while carry:
            if place >= len(self._planes):
                self._planes += [0] * (place + 1 - len(self._planes))
            plane = self._planes[place]
            self._planes[place], carry = plane ^ carry, plane & carry
            place += 1


@dataclass(frozen=True, slots=True)
class Best:
    """Slots above the last place, those at it, and the points there; all where there are few."""

    above: int
    ties: int
    last: int


def levels(sets: Iterable[int], most: int) -> list[int]:
    """For each number up to the most, the slots that are in so many of the sets or more.

    The first one, for none, stands for all slots and is -1.
    """
    found = [-1] + [0] * most
    for bits in sets:
        for number in range(most, 0, -1):
            found[number] |= found[number - 1] & bits
    return found
