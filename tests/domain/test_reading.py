"""Sheets and marked pieces: nothing of the text is lost or doubled."""

from __future__ import annotations

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.reading import Piece, Span, pieces, sheet_of, sheets

SPANS = st.dictionaries(
    st.sampled_from("ABCD"),
    st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda at: Span(at[0], at[0] + at[1])),
)


class SheetTests(TestCase):
    def test_the_pages_of_the_text(self) -> None:
        self.assertEqual(
            sheets("One.\n\nTwo.", [0, 0, 4, 6]), [Span(0, 0), Span(0, 4), Span(4, 6), Span(6, 10)]
        )

    def test_without_pages_after_paragraphs(self) -> None:
        text = "aaaa\n\nbbbb cc\n\ndd"
        self.assertEqual(sheets(text, [], 10), [Span(0, 6), Span(6, 15), Span(15, 17)])

    def test_else_after_lines_and_words(self) -> None:
        self.assertEqual(sheets("aaaa bbb\ncc", [], 10), [Span(0, 9), Span(9, 11)])
        self.assertEqual(sheets("aaaa bbb ccc", [], 10), [Span(0, 9), Span(9, 12)])

    def test_else_where_it_is_full(self) -> None:
        self.assertEqual(sheets("a" * 25, [], 10), [Span(0, 10), Span(10, 20), Span(20, 25)])

    def test_a_short_and_an_empty_text_are_one_sheet(self) -> None:
        self.assertEqual(sheets("short", []), [Span(0, 5)])
        self.assertEqual(sheets("", []), [Span(0, 0)])

    @given(st.text("ab \n", max_size=80), st.integers(2, 20))
    def test_nothing_is_lost_or_doubled(self, text: str, size: int) -> None:
        found = sheets(text, [], size)
        self.assertEqual("".join(text[span.start : span.end] for span in found), text)
        self.assertLessEqual(max(span.end - span.start for span in found), size)

    def test_the_sheet_of_an_offset(self) -> None:
        found = sheets("One.\n\nTwo.", [0, 0, 4, 6])
        self.assertEqual([sheet_of(found, at) for at in (0, 3, 5, 6, 99)], [2, 2, 3, 4, 4])


class PieceTests(TestCase):
    def test_a_sheet_without_marks(self) -> None:
        self.assertEqual(pieces("abc", Span(0, 3), {}), [Piece(0, "abc")])

    def test_marks_that_overlap(self) -> None:
        self.assertEqual(
            pieces("abcdefgh", Span(0, 8), {"A": Span(1, 5), "B": Span(3, 6)}),
            [
                Piece(0, "a"),
                Piece(1, "bc", ("A",)),
                Piece(3, "de", ("B", "A"), ("A",)),
                Piece(5, "f", ("B",), ("B",)),
                Piece(6, "gh"),
            ],
        )

    def test_a_mark_within_another_comes_first(self) -> None:
        self.assertEqual(
            pieces("abcde", Span(0, 5), {"A": Span(0, 5), "B": Span(2, 3)})[1],
            Piece(2, "c", ("B", "A"), ("B",)),
        )

    def test_two_marks_of_the_same_words(self) -> None:
        self.assertEqual(
            pieces("abc", Span(0, 3), {"B": Span(0, 3), "A": Span(0, 3)}),
            [Piece(0, "abc", ("A", "B"), ("A", "B"))],
        )

    def test_a_mark_that_goes_on_over_the_sheet(self) -> None:
        self.assertEqual(
            pieces("abcdef", Span(2, 4), {"A": Span(0, 3), "B": Span(3, 6), "C": Span(4, 6)}),
            [Piece(2, "c", ("A",), ("A",)), Piece(3, "d", ("B",))],
        )

    @given(st.text("ab\n", min_size=1, max_size=40), SPANS)
    def test_the_pieces_are_the_sheet(self, text: str, marks: dict[str, Span]) -> None:
        found = pieces(text, Span(0, len(text)), marks)
        self.assertEqual("".join(piece.text for piece in found), text)
        for piece in found:
            for at in range(piece.start, piece.start + len(piece.text)):
                covering = {n for n, span in marks.items() if span.start <= at < span.end}
                self.assertEqual(set(piece.marks), covering)
