from __future__ import annotations

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.errors import Refused
from casework.domain.page_ranges import pages_kept, read_pages, write_pages


def refusal(text: str, pages: int = 12) -> tuple[str, dict[str, str | int]]:
    try:
        read_pages(text, pages)
    except Refused as refused:
        (problem,) = refused.problems
        assert problem.where == "pages_used"
        return problem.code, dict(problem.values)
    return "", {}


class ReadTests(TestCase):
    def test_pages_and_ranges_are_read(self) -> None:
        for text, expected in {
            "1": (1,),
            "1, 3-5": (1, 3, 4, 5),
            " 1,3 – 5 ; 12 ": (1, 3, 4, 5, 12),
            "4—4": (4,),
            "2-3, 4-5": (2, 3, 4, 5),
        }.items():
            with self.subTest(text):
                self.assertEqual(read_pages(text, 12), expected)

    def test_nothing_means_all(self) -> None:
        self.assertEqual(read_pages("  ", 3), (1, 2, 3))

    def test_it_says_what_is_wrong(self) -> None:
        for text, expected in {
            "three": ("pages-form", {"part": "three"}),
            "1-2-3": ("pages-form", {"part": "1-2-3"}),
            "-2": ("pages-form", {"part": "-2"}),
            "1, , 3": ("pages-empty", {}),
            "1,": ("pages-empty", {}),
            ",": ("pages-empty", {}),
            "13": ("pages-absent", {"page": 13, "pages": 12}),
            "0": ("pages-absent", {"page": 0, "pages": 12}),
            "11-99999": ("pages-absent", {"page": 99999, "pages": 12}),
            "5-3": ("pages-reversed", {"part": "5-3"}),
            "5, 3": ("pages-reversed", {"part": "5, 3"}),
            "3, 3": ("pages-doubled", {"page": 3}),
            "1-5, 4-7": ("pages-doubled", {"page": 4}),
            "1," * 61: ("pages-long", {"limit": 120}),
        }.items():
            with self.subTest(text):
                self.assertEqual(refusal(text), expected)


class WriteTests(TestCase):
    def test_runs_are_joined(self) -> None:
        self.assertEqual(write_pages((1, 3, 4, 5, 7)), "1, 3-5, 7")
        self.assertEqual(write_pages((3, 4), "–"), "3–4")
        self.assertEqual(write_pages(()), "")

    def test_one_spelling_is_kept_and_the_whole_paper_is_no_choice(self) -> None:
        self.assertEqual(pages_kept("1 , 2,3", 5), "1-3")
        self.assertEqual(pages_kept("1-5", 5), "")
        self.assertEqual(pages_kept("", 5), "")

    def test_a_choice_too_long_to_keep_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            pages_kept(",".join(str(n) for n in range(1, 99, 2)), 200)
        self.assertEqual(caught.exception.problems[0].code, "pages-long")

    @given(st.sets(st.integers(1, 30), min_size=1, max_size=20))
    def test_what_is_written_reads_the_same(self, chosen: set[int]) -> None:
        pages = tuple(sorted(chosen))
        self.assertEqual(read_pages(write_pages(pages), 30), pages)

    @given(st.text(alphabet="0123456789-–, ;x", max_size=20), st.integers(1, 40))
    def test_any_text_is_read_or_refused(self, text: str, pages: int) -> None:
        try:
            found = read_pages(text, pages)
        except Refused:
            return
        self.assertEqual(list(found), sorted(set(found)))
        self.assertTrue(all(1 <= page <= pages for page in found))
        kept = pages_kept(text, pages)
        self.assertEqual(read_pages(kept, pages), found)
