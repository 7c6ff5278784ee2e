from __future__ import annotations

import unittest
from dataclasses import replace

from casework.domain.manifest import ExhibitSeal, Manifest
from casework.domain.pack_difference import pack_difference

OLD = Manifest(
    ref="DE-2026-TEST",
    language="de",
    as_of="2026-11-24",
    plan="aa" * 32,
    tools={},
    fonts={},
    exhibits=(),
    parts={},
)


def exhibit(number: int, file: str, first: int, last: int) -> ExhibitSeal:
    return ExhibitSeal(f"Anlage K {number}", last - first + 1, first, last, file * 32, file * 32)


def changes(old: list[ExhibitSeal], new: list[ExhibitSeal]) -> list[tuple[object, ...]]:
    found = pack_difference(
        replace(OLD, exhibits=tuple(old)), replace(OLD, exhibits=tuple(new))
    ).exhibits
    return [(one.what, one.old_label, one.new_label, one.old, one.new) for one in found]


class ExhibitTests(unittest.TestCase):
    def test_an_exhibit_put_in_between_moves_and_relabels_those_behind(self) -> None:
        old = [exhibit(1, "aa", 8, 9), exhibit(2, "bb", 10, 12)]
        new = [exhibit(1, "aa", 9, 10), exhibit(2, "cc", 11, 11), exhibit(3, "bb", 12, 14)]
        self.assertEqual(
            changes(old, new),
            [
                ("moved", "Anlage K 1", "Anlage K 1", (8, 9), (9, 10)),
                ("new", "", "Anlage K 2", None, (11, 11)),
                ("relabelled", "Anlage K 2", "Anlage K 3", (10, 12), (12, 14)),
            ],
        )

    def test_another_file_under_the_label_is_a_replaced_exhibit(self) -> None:
        self.assertEqual(
            changes([exhibit(1, "aa", 8, 9)], [exhibit(1, "bb", 8, 8)]),
            [("replaced", "Anlage K 1", "Anlage K 1", (8, 9), (8, 8))],
        )

    def test_what_is_gone_comes_last(self) -> None:
        old = [exhibit(1, "aa", 8, 9), exhibit(2, "bb", 10, 12)]
        self.assertEqual(
            changes(old, [exhibit(1, "bb", 8, 10)]),
            [
                ("relabelled", "Anlage K 2", "Anlage K 1", (10, 12), (8, 10)),
                ("gone", "Anlage K 1", "", (8, 9), None),
            ],
        )

    def test_the_same_file_twice_is_matched_twice(self) -> None:
        rows = [exhibit(1, "aa", 8, 9), exhibit(2, "aa", 10, 11)]
        self.assertEqual([one[0] for one in changes(rows, rows)], ["same", "same"])
        self.assertEqual([one[0] for one in changes(rows, rows[:1])], ["same", "gone"])


class FieldTests(unittest.TestCase):
    def test_the_text_and_what_the_cover_says_are_compared(self) -> None:
        self.assertEqual(pack_difference(OLD, OLD).fields, ())
        self.assertTrue(pack_difference(OLD, OLD).has_same_text)
        found = pack_difference(OLD, replace(OLD, plan="bb" * 32, as_of="2026-12-01"))
        self.assertFalse(found.has_same_text)
        self.assertEqual(found.fields, (("as_of", "2026-11-24", "2026-12-01"),))
        self.assertEqual(found.exhibits, ())


class PageMapTests(unittest.TestCase):
    def runs(self, old: list[ExhibitSeal], new: list[ExhibitSeal]) -> list[tuple[object, object]]:
        found = pack_difference(
            replace(OLD, exhibits=tuple(old)), replace(OLD, exhibits=tuple(new))
        )
        return [(run.old, run.new) for one in found.exhibits for run in one.runs]

    def test_a_moved_exhibit_is_one_run(self) -> None:
        self.assertEqual(
            self.runs([exhibit(1, "aa", 8, 10)], [exhibit(1, "aa", 9, 11)]), [((8, 10), (9, 11))]
        )

    def test_an_excerpt_maps_page_by_page_and_names_what_is_left_out(self) -> None:
        old = exhibit(1, "aa", 40, 51)
        new = replace(exhibit(1, "aa", 44, 47), pages=12, used=(1, 3, 4, 5))
        self.assertEqual(
            self.runs([old], [new]),
            [
                ((40, 40), (44, 44)),
                ((41, 41), None),
                ((42, 44), (45, 47)),
                ((45, 51), None),
            ],
        )
        self.assertEqual(
            changes([old], [new]),
            [("excerpt", "Anlage K 1", "Anlage K 1", (40, 51), (44, 47))],
        )

    def test_new_gone_and_replaced_ones_map_to_nothing(self) -> None:
        old = [exhibit(1, "aa", 8, 9), exhibit(2, "bb", 10, 10)]
        new = [exhibit(1, "cc", 8, 8), exhibit(3, "dd", 9, 9)]
        self.assertEqual(
            self.runs(old, new),
            [((8, 9), None), (None, (8, 8)), (None, (9, 9)), ((10, 10), None)],
        )

    def test_the_text_lies_before_the_first_exhibit(self) -> None:
        pages = {"pages": ("x",) * 12}
        old = replace(OLD, parts=pages)
        new = replace(OLD, parts=pages, exhibits=(exhibit(1, "aa", 8, 9),))
        found = pack_difference(old, new).text
        self.assertEqual((found.old, found.new), ((1, 12), (1, 7)))
