"""Boxes on pages: where names stand, and which pages stop a build."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.errors import Refused
from casework.domain.protected_names import PERSON, Protected, Veil
from casework.domain.redactions import (
    PageWords,
    Paper,
    Word,
    open_pages,
    paper_of,
    proposed,
    read_box,
    uncovered,
)

VEIL = Veil([Protected("a", PERSON, ("Fayzali Kuvvatov",), "A.")])
SCAN = PageWords(has_text=False, words=())


def page(*words: str) -> PageWords:
    """The words one below the other, each a tenth of the page high."""
    return PageWords(
        True, tuple(Word(w, (0.1, n / 10, 0.3, n / 10 + 0.05)) for n, w in enumerate(words))
    )


class BoxTests(TestCase):
    def test_boxes_lie_on_the_page(self) -> None:
        self.assertEqual(read_box([0, 0.5, 1, 0.75]), (0, 0.5, 1, 0.75))
        for sides in (
            [],
            [0, 0, 1],
            [0.5, 0, 0.5, 1],
            [0, 0.6, 1, 0.5],
            [-0.1, 0, 1, 1],
            [0, 0, 1.1, 1],
        ):
            with self.subTest(sides), self.assertRaises(Refused):
                read_box(sides)

    def test_what_the_kept_rows_mean(self) -> None:
        rows = [(1, [0, 0, 0.5, 0.5]), (1, [0.5, 0.5, 1, 1]), (2, []), (0, [])]
        self.assertEqual(
            paper_of(rows),
            Paper({1: ((0, 0, 0.5, 0.5), (0.5, 0.5, 1, 1))}, frozenset({2}), is_withheld=True),
        )


class ProposalTests(TestCase):
    def test_a_box_around_each_word_of_a_name(self) -> None:
        found = proposed(page("Seen", "Fayzali", "Kuwatow,", "yesterday"), VEIL)
        self.assertEqual(found, ((0.096, 0.096, 0.304, 0.154), (0.096, 0.196, 0.304, 0.254)))

    def test_a_name_divided_over_two_lines(self) -> None:
        found = proposed(page("was", "Kuv-", "vatov", "seen"), VEIL)
        self.assertEqual([box[1] for box in found], [0.096, 0.196])

    def test_uncovered_names_are_counted(self) -> None:
        told = page("Fayzali", "and", "Kuvvatov")
        self.assertEqual(uncovered(told, [], VEIL), 2)
        self.assertEqual(uncovered(told, [(0.09, 0.0, 0.31, 0.06)], VEIL), 1)
        self.assertEqual(uncovered(told, [(0, 0, 1, 1)], VEIL), 0)
        # A box over half of the word hides half of it.
        self.assertEqual(uncovered(told, [(0, 0, 0.2, 1)], VEIL), 2)


class OpenPageTests(TestCase):
    def open(self, paper: Paper, *pages: PageWords) -> list[tuple[int, str]]:
        return list(open_pages(paper, pages, range(1, len(pages) + 1), VEIL))

    def test_pages_with_names_and_scans_nobody_looked_at(self) -> None:
        nothing = Paper({}, frozenset())
        pages = (page("nothing"), page("Kuvvatov"), SCAN)
        self.assertEqual(self.open(nothing, *pages), [(2, "page-names"), (3, "page-unseen")])

    def test_boxes_and_a_look_settle_them(self) -> None:
        paper = Paper({2: ((0, 0, 1, 1),), 4: ((0, 0, 0.1, 0.1),)}, frozenset({3}))
        self.assertEqual(self.open(paper, page("x"), page("Kuvvatov"), SCAN, SCAN), [])

    def test_a_look_does_not_settle_a_name_that_can_be_read(self) -> None:
        paper = Paper({}, frozenset({1}))
        self.assertEqual(self.open(paper, page("Kuvvatov")), [(1, "page-names")])
