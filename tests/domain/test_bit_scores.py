from __future__ import annotations

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.bit_scores import Best, Scores, levels
from casework.domain.slot_sets import bits_of, slots_of

SLOTS = 12
ADDED = st.lists(
    st.tuples(st.frozensets(st.integers(0, SLOTS - 1)), st.integers(0, 300)), max_size=8
)


def summed(added: list[tuple[frozenset[int], int]]) -> tuple[Scores, list[int]]:
    scores, sums = Scores(), [0] * SLOTS
    for slots, points in added:
        scores.add(bits_of(slots), points)
        for slot in slots:
            sums[slot] += points
    return scores, sums


class ScoresTests(TestCase):
    def test_points_add_up_slot_by_slot(self) -> None:
        scores = Scores()
        scores.add(0b011, 5)
        scores.add(0b110, 6)
        self.assertEqual([scores.at_least(n, 0b111) for n in (5, 6, 11, 12)], [7, 6, 2, 0])

    def test_nothing_added_is_none(self) -> None:
        self.assertEqual((Scores().at_least(0, 0b11), Scores().at_least(1, 0b11)), (0b11, 0))

    def test_a_copy_is_added_to_alone(self) -> None:
        scores = Scores()
        scores.add(1, 1)
        other = scores.copy()
        other.add(1, 1)
        self.assertEqual((scores.at_least(2, 1), other.at_least(2, 1)), (0, 1))

    def test_the_best_stand_above_those_that_tie_for_the_last_place(self) -> None:
        scores = Scores()
        scores.add(0b0001, 9)
        scores.add(0b0110, 4)
        self.assertEqual(scores.best(0b1111, 2), Best(0b0001, 0b0110, 4))

    def test_where_there_are_few_all_of_them_are_the_best(self) -> None:
        self.assertEqual(Scores().best(0b101, 2), Best(0b101, 0, 0))

    @given(ADDED, st.integers(0, 700))
    def test_at_least_is_what_plain_sums_say(
        self, added: list[tuple[frozenset[int], int]], points: int
    ) -> None:
        scores, sums = summed(added)
        wanted = [slot for slot, total in enumerate(sums) if total >= points]
        self.assertEqual(slots_of(scores.at_least(points, (1 << SLOTS) - 1)), wanted)

    @given(ADDED, st.integers(1, SLOTS - 1))
    def test_the_best_are_what_sorting_finds(
        self, added: list[tuple[frozenset[int], int]], number: int
    ) -> None:
        scores, sums = summed(added)
        last = sorted(sums, reverse=True)[number - 1]
        found = scores.best((1 << SLOTS) - 1, number)
        self.assertEqual(found.last, last)
        self.assertEqual(slots_of(found.above), [n for n, s in enumerate(sums) if s > last])
        self.assertEqual(slots_of(found.ties), [n for n, s in enumerate(sums) if s == last])


class LevelsTests(TestCase):
    def test_how_many_of_the_sets_hold_a_slot(self) -> None:
        self.assertEqual(levels([0b011, 0b110, 0b010], 3), [-1, 0b111, 0b010, 0b010])

    def test_more_than_asked_for_count_as_the_most(self) -> None:
        self.assertEqual(levels([0b1, 0b1, 0b1], 1), [-1, 0b1])
