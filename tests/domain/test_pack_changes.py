from __future__ import annotations

from unittest import TestCase

from casework.domain.manifest import ExhibitSeal
from casework.domain.pack_changes import ChangeSheet, Shown, change_sheet

DAY = "3. November 2026"


def seal(label: str, file: str, first: int, last: int, used: tuple[int, ...] = ()) -> ExhibitSeal:
    return ExhibitSeal(label, 12, first, last, file * 32, "", used)


def shown(label: str, file: str, used: tuple[int, ...] = ()) -> Shown:
    return Shown(seal(label, file, 0, 0, used), f"{label}-first", f"{label}-last")


def sheet(
    old: list[ExhibitSeal], new: list[Shown], *, has_same_text: bool = True
) -> ChangeSheet | None:
    return change_sheet(DAY, old, new, has_same_text=has_same_text)


def rows(old: list[ExhibitSeal], new: list[Shown]) -> list[tuple[object, ...]]:
    found = sheet(old, new)
    assert found is not None
    return [(row.what, row.old_label, row.new_label, row.old) for row in found.rows]


class ChangeSheetTests(TestCase):
    def test_without_a_change_there_is_no_sheet(self) -> None:
        old = [seal("K 1", "aa", 8, 9)]
        self.assertIsNone(sheet(old, [shown("K 1", "aa")]))
        self.assertIsNone(sheet([], [], has_same_text=False))

    def test_another_text_moves_pages_so_all_are_told(self) -> None:
        found = sheet([seal("K 1", "aa", 8, 9)], [shown("K 1", "aa")], has_same_text=False)
        assert found is not None
        (row,) = found.rows
        self.assertEqual(found.day, DAY)
        self.assertEqual(
            (row.what, row.old, row.first, row.last), ("kept", (8, 9), "K 1-first", "K 1-last")
        )

    def test_late_ones_taken_out_ones_and_excerpts_are_told_apart(self) -> None:
        old = [seal("K 1", "aa", 8, 9), seal("K 2", "bb", 10, 12), seal("K 3", "cc", 13, 24)]
        new = [shown("K 1", "aa"), shown("K 1a", "dd"), shown("K 3", "cc", (1, 3))]
        self.assertEqual(
            rows(old, new),
            [
                ("kept", "K 1", "K 1", (8, 9)),
                ("new", "", "K 1a", None),
                ("excerpt", "K 3", "K 3", (13, 24)),
                ("gone", "K 2", "", (10, 12)),
            ],
        )

    def test_another_label_in_another_forum_is_told(self) -> None:
        self.assertEqual(
            rows([seal("Anlage K 1", "aa", 8, 9)], [shown("Anlage ASt 1", "aa")]),
            [("relabelled", "Anlage K 1", "Anlage ASt 1", (8, 9))],
        )

    def test_a_replaced_file_is_told_with_its_fingerprints(self) -> None:
        found = sheet([seal("K 1", "aa", 8, 9)], [shown("K 1", "bb")])
        assert found is not None
        self.assertEqual(
            (found.rows[0].what, found.rows[0].prints), ("replaced", ("aa" * 32, "bb" * 32))
        )
