"""The numbers of pages of which only some are typeset."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.page_numbers import PageNumbers


class PageNumbersTest(TestCase):
    def test_without_pages_that_follow_they_count_through(self) -> None:
        numbers = PageNumbers.of(3, [])
        self.assertEqual(numbers.total, 3)
        self.assertEqual([numbers.of_typeset(page) for page in range(3)], [1, 2, 3])
        self.assertEqual(numbers.labels, ("1", "2", "3"))

    def test_pages_that_follow_are_counted_behind_theirs(self) -> None:
        numbers = PageNumbers.of(5, [1, 1, 3])
        self.assertEqual(numbers.following, ((1, 2), (3, 1)))
        self.assertEqual(numbers.total, 8)
        self.assertEqual([numbers.of_typeset(page) for page in range(5)], [1, 2, 5, 6, 8])
        self.assertEqual(numbers.labels[-1], "8")

    def test_the_order_in_which_they_are_told_does_not_matter(self) -> None:
        self.assertEqual(PageNumbers.of(5, [3, 1, 1]), PageNumbers.of(5, [1, 3, 1]))
