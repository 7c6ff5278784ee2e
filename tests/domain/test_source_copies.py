from __future__ import annotations

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.evidence import Locator
from casework.domain.source_copies import (
    excerpt_of,
    located_pages,
    page_of,
    page_starts,
    paragraphs,
    pieces,
    quoted_pages,
)


class PageTests(TestCase):
    def test_a_page_holds_the_signs_from_its_start_to_the_next(self) -> None:
        starts = [0, 100, 250]
        self.assertEqual([page_of(starts, at) for at in (0, 99, 100, 249, 250)], [1, 1, 2, 2, 3])
        self.assertEqual(page_of([], 7), 0)

    def test_words_over_a_page_break_are_on_both_pages(self) -> None:
        starts = [0, 100, 250]
        self.assertEqual(list(quoted_pages(starts, 90, 110)), [1, 2])
        self.assertEqual(list(quoted_pages(starts, 90, 100)), [1])
        self.assertEqual(list(quoted_pages([], 90, 100)), [])

    def test_pinpoints_by_pages_name_them(self) -> None:
        for kind, value, expected in (
            ("page", "12", (12,)),
            ("page", "12-14, 20", (12, 13, 14, 20)),
            ("page", "vii", ()),
            ("paragraph", "12", ()),
        ):
            with self.subTest(value):
                self.assertEqual(located_pages(Locator(kind, value)), expected)

    def test_an_excerpt_has_the_title_page_and_nothing_that_is_not_there(self) -> None:
        self.assertEqual(excerpt_of([12, 3, 12, 99], 20), (1, 3, 12))
        self.assertEqual(excerpt_of([1], 20), (1,))
        self.assertEqual(excerpt_of([99], 20), ())

    def test_a_page_on_which_nothing_begins_starts_with_the_next(self) -> None:
        self.assertEqual(page_starts([(0, 1), (60, 1), (120, 3)], 4), [0, 120, 120, 120])


class PieceTests(TestCase):
    def test_lines_are_paragraphs_and_cuts_begin_pieces(self) -> None:
        found = pieces("First line.\n\nSecond line here.", [20])
        self.assertEqual(
            [[(piece.start, piece.words) for piece in line] for line in found],
            [[(0, "First line.")], [(13, "Second "), (20, "line here.")]],
        )

    def test_a_text_from_right_to_left_stays_in_whole_paragraphs(self) -> None:
        line = "خویشاوندان تبعیدیان در خجند بازجویی شدند و گذرنامه‌هایشان گرفته شد و کسی نپرسید."
        found = paragraphs(f"{line}\n\n{line}")
        self.assertEqual(
            [[(piece.start, piece.words) for piece in one] for one in found],
            [[(0, line)], [(len(line) + 2, line)]],
        )

    @given(st.text(alphabet="ab \n", max_size=400), st.lists(st.integers(0, 400), max_size=5))
    def test_no_word_is_lost_and_every_piece_is_where_it_says(
        self, text: str, cuts: list[int]
    ) -> None:
        found = [piece for line in pieces(text, cuts) for piece in line]
        for piece in found:
            self.assertEqual(text[piece.start : piece.start + len(piece.words)], piece.words)
        self.assertEqual(
            "".join(p.words for p in found).split(),
            [*"".join(line for line in text.split("\n") if line.strip()).split()],
        )
