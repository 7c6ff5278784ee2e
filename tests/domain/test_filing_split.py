"""Cutting a pack into parts: by exhibits, by pages only where one alone is too large."""

from __future__ import annotations

import unittest
from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.errors import Refused
from casework.domain.filing_split import (
    Part,
    Unit,
    messages,
    page_runs,
    part_of,
    safe_name,
    split,
    units_of,
)
from casework.domain.manifest import ExhibitSeal, Manifest

UNITS = (Unit("", 1, 4), Unit("K 1", 5, 6), Unit("K 2", 7, 12), Unit("K 3", 13, 13))


def weigh(*pages: int) -> Callable[[int, int], int]:
    """Each page its own weight, and one for the file."""
    return lambda first, last: sum(pages[first - 1 : last]) + 1


def held(parts: Sequence[Part]) -> list[list[tuple[str, int, int]]]:
    return [[(one.unit.label, one.first, one.last) for one in part.holds] for part in parts]


class SplitTests(unittest.TestCase):
    even = staticmethod(weigh(*[10] * 13))

    def test_what_fits_is_one_part(self) -> None:
        for limit in (None, 131):
            with self.subTest(limit=limit):
                [part] = split(UNITS, self.even, limit)
                self.assertEqual((part.first, part.last, part.pages), (1, 13, 13))

    def test_exhibits_stay_whole_and_in_order(self) -> None:
        self.assertEqual(
            held(split(UNITS, self.even, 75)),
            [[("", 1, 4), ("K 1", 5, 6)], [("K 2", 7, 12), ("K 3", 13, 13)]],
        )

    def test_only_one_that_alone_is_too_large_is_cut_by_its_pages(self) -> None:
        self.assertEqual(
            held(split(UNITS, self.even, 41)),
            [
                [("", 1, 4)][:1],
                [("K 1", 5, 6)],
                [("K 2", 7, 10)],
                [("K 2", 11, 12)],
                [("K 3", 13, 13)],
            ],
        )

    def test_a_page_above_the_limit_is_refused_with_its_number_and_exhibit(self) -> None:
        heavy = weigh(*[10] * 7, 99, *[10] * 5)
        with self.assertRaises(Refused) as caught:
            split(UNITS, heavy, 65)
        [problem] = caught.exception.problems
        self.assertEqual((problem.code, problem.where), ("filing-page-too-large", "K 2"))
        self.assertEqual(problem.values, {"page": 8, "bytes": 100})

    def test_the_part_of_a_page_is_found(self) -> None:
        parts = split(UNITS, self.even, 75)
        self.assertEqual([part_of(parts, page).number for page in (1, 6, 7, 13)], [1, 1, 2, 2])

    @given(
        st.lists(st.integers(1, 30), min_size=1, max_size=30),
        st.lists(st.integers(1, 5), min_size=1, max_size=12),
        st.integers(31, 200),
    )
    def test_every_page_is_in_one_part_and_none_is_above_the_limit(
        self, weights: list[int], lengths: list[int], limit: int
    ) -> None:
        units, start = [], 1
        for number, length in enumerate(lengths):
            units.append(Unit(f"K {number}", start, start + length - 1))
            start += length
        measure = weigh(*(weights * start)[: start - 1])
        parts = split(units, measure, limit)
        pages = [page for part in parts for page in range(part.first, part.last + 1)]
        self.assertEqual(pages, list(range(1, start)))
        for part in parts:
            self.assertLessEqual(measure(part.first, part.last), limit)
            for one in part.holds:
                if not one.is_whole:
                    self.assertGreater(measure(one.unit.first, one.unit.last), limit)


class UnitTests(unittest.TestCase):
    def manifest(self, *places: tuple[str, int, int]) -> Manifest:
        rows = tuple(ExhibitSeal(name, b - a + 1, a, b, "0", "0") for name, a, b in places)
        return Manifest("R", "de", "2026-11-24", "0", {}, {}, rows, {})

    def test_text_exhibits_and_last_pages_are_units(self) -> None:
        found = units_of(self.manifest(("K 1", 5, 6), ("K 2", 7, 9)), 10)
        self.assertEqual(
            found, (Unit("", 1, 4), Unit("K 1", 5, 6), Unit("K 2", 7, 9), Unit("", 10, 10))
        )

    def test_a_pack_without_exhibits_is_one_unit(self) -> None:
        self.assertEqual(units_of(self.manifest(), 7), (Unit("", 1, 7),))

    def test_exhibits_that_are_not_listed_in_their_order_are_put_in_it(self) -> None:
        found = units_of(self.manifest(("K 2", 7, 9), ("K 1", 5, 6)), 9)
        self.assertEqual([unit.label for unit in found], ["", "K 1", "K 2"])


class MessageTests(unittest.TestCase):
    def test_as_many_files_in_a_message_as_size_and_count_allow(self) -> None:
        for sizes, limit, files, numbers in (
            ([5, 5, 5], 10, None, (1, 1, 2)),
            ([5, 5, 5], None, 2, (1, 1, 2)),
            ([9, 9, 9], 10, 100, (1, 2, 3)),
            ([5, 5, 5], None, None, (1, 1, 1)),
            ([], 10, 10, ()),
        ):
            with self.subTest(sizes=sizes, limit=limit, files=files):
                self.assertEqual(messages(sizes, limit, files), numbers)


class NameTests(unittest.TestCase):
    def test_names_are_of_ascii_letters_digits_and_hyphens(self) -> None:
        for words, name in (
            (("Anlage K 1", "Anlage K 4"), "02_Anlage-K-1_Anlage-K-4.pdf"),
            (("Beilage ./1",), "02_Beilage-1.pdf"),
            (("Załącznik nr 7a",), "02_Zalacznik-nr-7a.pdf"),
            (("../../etc/passwd",), "02_etc-passwd.pdf"),
            (("Қодирова",), "02_Qodirova.pdf"),
            (("",), "02.pdf"),
        ):
            with self.subTest(name):
                self.assertEqual(safe_name(*words, number=2), name)

    def test_none_is_longer_than_sixty_and_the_ending(self) -> None:
        name = safe_name("Anlage " * 40, number=12)
        self.assertEqual(len(name), 64)
        self.assertTrue(name.endswith("e.pdf") or name[-5] != "-")

    def test_pages_become_runs(self) -> None:
        self.assertEqual(page_runs([9, 3, 4, 5, 5, 11]), ((3, 5), (9, 9), (11, 11)))
        self.assertEqual(page_runs([]), ())
