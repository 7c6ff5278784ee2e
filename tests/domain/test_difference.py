"""What differs between two versions of a finding."""

from __future__ import annotations

import unittest

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.difference import FieldChange, Op, Part, applied, difference, flat

SAME, REMOVED, ADDED = Op
WORDS = st.text("ab é.,\n ", max_size=12)
CODES = st.lists(st.sampled_from(["T01", "T02", "T03"]), max_size=3, unique=True)
ITEMS = st.fixed_dictionaries(
    {"finding": WORDS, "modality": st.sampled_from(["fact", "leak"]), "printable": st.booleans()},
    optional={
        "locator": st.fixed_dictionaries({"kind": st.just("page"), "value": WORDS}),
        "correction": WORDS,
        "themes": CODES,
        "caveats": st.lists(WORDS.filter(bool), max_size=4),
        "currency": st.fixed_dictionaries(
            {"status": st.just("historic")}, optional={"note": WORDS}
        ),
    },
)


def item(**fields: object) -> dict[str, object]:
    return {"finding": "Relatives were questioned in May.", "printable": True, **fields}


class DifferenceTest(unittest.TestCase):
    def test_the_same_differs_in_nothing(self) -> None:
        self.assertEqual(difference(item(), item()), ())

    def test_words_are_told_apart(self) -> None:
        new = item(finding="Relatives were detained in May.")
        self.assertEqual(
            difference(item(), new),
            (
                FieldChange(
                    "finding",
                    is_list=False,
                    parts=(
                        Part(SAME, "Relatives were "),
                        Part(REMOVED, "questioned"),
                        Part(ADDED, "detained"),
                        Part(SAME, " in May."),
                    ),
                ),
            ),
        )

    def test_neighbouring_words_change_together(self) -> None:
        (change,) = difference(item(), item(finding="Relatives had fled in May."))
        self.assertEqual(
            change.parts,
            (
                Part(SAME, "Relatives "),
                Part(REMOVED, "were questioned"),
                Part(ADDED, "had fled"),
                Part(SAME, " in May."),
            ),
        )

    def test_a_signless_script_is_compared_by_words_too(self) -> None:
        old, new = item(finding="Пурсиш дар моҳи май"), item(finding="Пурсиш дар моҳи июн")
        self.assertEqual(
            difference(old, new)[0].parts,
            (Part(SAME, "Пурсиш дар моҳи "), Part(REMOVED, "май"), Part(ADDED, "июн")),
        )

    def test_lists_lose_and_win_items(self) -> None:
        changes = difference(item(acts=["A", "B"]), item(acts=["B", "C"]))
        self.assertEqual(
            changes,
            (
                FieldChange(
                    "acts",
                    is_list=True,
                    parts=(Part(REMOVED, "A"), Part(SAME, "B"), Part(ADDED, "C")),
                ),
            ),
        )

    def test_codes_and_dates_are_replaced_as_a_whole(self) -> None:
        old = item(event_date="2016-09", locator={"kind": "page", "value": "4"}, printable=True)
        new = item(event_date="2016-10", locator={"kind": "page", "value": "14"}, printable=False)
        self.assertEqual(
            [(change.field, change.parts) for change in difference(old, new)],
            [
                ("printable", (Part(REMOVED, True), Part(ADDED, False))),
                ("event_date", (Part(REMOVED, "2016-09"), Part(ADDED, "2016-10"))),
                ("locator.value", (Part(REMOVED, "4"), Part(ADDED, "14"))),
            ],
        )

    def test_a_field_that_came_or_went_is_told(self) -> None:
        old, new = item(issue="Wrong month."), item(correction="In June.")
        self.assertEqual(
            [(change.field, change.parts) for change in difference(old, new)],
            [
                ("correction", (Part(ADDED, "In June."),)),
                ("issue", (Part(REMOVED, "Wrong month."),)),
            ],
        )

    def test_what_is_empty_is_as_what_is_not_there(self) -> None:
        self.assertEqual(difference(item(), item(issue="", acts=[], currency={"note": ""})), ())


class PropertyTest(unittest.TestCase):
    @given(ITEMS, ITEMS)
    def test_the_changes_turn_the_old_into_the_new(
        self, old: dict[str, object], new: dict[str, object]
    ) -> None:
        self.assertEqual(applied(old, difference(old, new)), flat(new))

    @given(ITEMS)
    def test_the_same_differs_in_nothing(self, given_item: dict[str, object]) -> None:
        self.assertEqual(difference(given_item, dict(given_item)), ())

    @given(ITEMS, ITEMS)
    def test_what_is_left_of_both_is_the_same_seen_from_either_side(
        self, old: dict[str, object], new: dict[str, object]
    ) -> None:
        there = {change.field for change in difference(old, new)}
        back = {change.field for change in difference(new, old)}
        self.assertEqual(there, back)

    @given(ITEMS, ITEMS)
    def test_removed_and_same_words_are_the_old_text(
        self, old: dict[str, object], new: dict[str, object]
    ) -> None:
        before = flat(old)
        for change in difference(old, new):
            kept = [part.value for part in change.parts if part.op is not Op.ADDED]
            if change.is_list:
                self.assertEqual(tuple(kept), before.get(change.field, ()))
            elif kept and isinstance(kept[0], str):
                self.assertEqual("".join(map(str, kept)), before[change.field])
