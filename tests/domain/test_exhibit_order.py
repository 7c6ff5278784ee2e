from __future__ import annotations

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.errors import Refused
from casework.domain.exhibit_labels import Forum, exhibit_label
from casework.domain.exhibit_order import (
    ExhibitNumber,
    latest,
    numbered,
    options,
    position_of,
    withdrawn,
)

FILED = {"a": ExhibitNumber(1), "b": ExhibitNumber(2), "c": ExhibitNumber(3)}


def numbers(order: str, filed: dict[str, ExhibitNumber] | None = None) -> str:
    """The numbers of papers named by letters, in their order."""
    found = numbered(list(order), FILED if filed is None else filed)
    return " ".join(f"{key}{found[key]}" for key in order)


def refusal(order: str, filed: dict[str, ExhibitNumber] | None = None) -> str:
    try:
        return numbers(order, filed)
    except Refused as refused:
        return refused.problems[0].code


class NumberedTests(TestCase):
    def test_before_the_first_filing_all_count_from_one(self) -> None:
        self.assertEqual(numbers("cxa", {}), "c1 x2 a3")

    def test_late_ones_get_letters_and_the_next_numbers(self) -> None:
        self.assertEqual(numbers("abxc"), "a1 b2 x2a c3")
        self.assertEqual(numbers("abxyc"), "a1 b2 x2a y2b c3")
        self.assertEqual(numbers("abcxy"), "a1 b2 c3 x4 y5")
        self.assertEqual(numbers("axbycz"), "a1 x1a b2 y2a c3 z4")

    def test_what_was_late_and_is_filed_now_stays_too(self) -> None:
        filed = FILED | {"x": ExhibitNumber(2, "a"), "y": ExhibitNumber(4)}
        self.assertEqual(numbers("abxzcy", filed), "a1 b2 x2a z2b c3 y4")
        self.assertEqual(numbers("abxcyz", filed), "a1 b2 x2a c3 y4 z5")
        filed |= {"z": ExhibitNumber(2, "b")}
        self.assertEqual(numbers("abxwzc", filed), "a1 b2 x2a w2aa z2b c3")

    def test_a_number_that_was_filed_is_never_given_again(self) -> None:
        self.assertEqual(numbers("abx"), "a1 b2 x4")
        self.assertEqual(numbers("axc"), "a1 x1a c3")
        filed = FILED | {"x": ExhibitNumber(2, "a")}
        self.assertEqual(numbers("abyc", filed), "a1 b2 y2b c3")
        self.assertEqual(numbers("x", FILED), "x4")

    def test_filed_ones_never_change_places(self) -> None:
        self.assertEqual(refusal("bac"), "exhibit-filed")

    def test_there_is_no_number_before_the_first_or_between_7_and_7a(self) -> None:
        self.assertEqual(refusal("xabc"), "exhibit-no-room")
        self.assertEqual(refusal("abyxc", FILED | {"x": ExhibitNumber(2, "a")}), "exhibit-no-room")

    def test_after_z_comes_za(self) -> None:
        letters = [f"late{n}" for n in range(28)]
        found = numbered(["a", *letters, "b"], FILED)
        self.assertEqual(
            [str(found[key]) for key in (letters[0], letters[25], letters[26], letters[27])],
            ["1a", "1z", "1za", "1zb"],
        )

    @given(st.data())
    def test_numbers_rise_are_unique_and_filed_ones_stay(self, data: st.DataObject) -> None:
        count = data.draw(st.integers(1, 5))
        filed = {f"f{n}": ExhibitNumber(n) for n in range(1, count + 1)}
        kept = [key for key in filed if data.draw(st.booleans())]
        order = list(kept)
        for n in range(data.draw(st.integers(0, 6))):
            order.insert(data.draw(st.integers(0, len(order))), f"n{n}")
        try:
            found = numbered(order, filed)
        except Refused as refused:
            self.assertEqual(refused.problems[0].code, "exhibit-no-room")
            return
        given_now = [found[key] for key in order]
        self.assertEqual(given_now, sorted(set(given_now)))
        self.assertEqual({key: found[key] for key in kept}, {key: filed[key] for key in kept})
        taken_out = set(filed.values()) - {filed[key] for key in kept}
        self.assertFalse(taken_out & set(given_now))
        # Filed with these numbers, everything stays where it is.
        self.assertEqual(numbered(order, filed | found), found)


class OptionTests(TestCase):
    def test_each_place_has_the_number_it_would_give(self) -> None:
        found = options(["a", "b", "c"], "x", FILED)
        self.assertEqual(
            [(one.position, str(one.number)) for one in found], [(2, "1a"), (3, "2a"), (4, "4")]
        )

    def test_before_the_first_filing_every_place_is_free(self) -> None:
        found = options(["a", "b"], "b", {})
        self.assertEqual([(one.position, str(one.number)) for one in found], [(1, "1"), (2, "2")])

    def test_a_filed_one_comes_back_to_its_place(self) -> None:
        others = [ExhibitNumber(1), ExhibitNumber(2, "a"), ExhibitNumber(3), None]
        self.assertEqual(position_of(ExhibitNumber(2), others), 2)


class FilingTests(TestCase):
    def test_the_last_filing_counts_and_a_number_is_that_of_one_exhibit(self) -> None:
        first = {"a": ExhibitNumber(1), "b": ExhibitNumber(2)}
        self.assertEqual(latest([first, {"a": ExhibitNumber(2)}]), {"a": ExhibitNumber(2)})
        self.assertEqual(
            latest([first, {"a": ExhibitNumber(1), "c": ExhibitNumber(3)}]),
            first | {"c": ExhibitNumber(3)},
        )
        self.assertEqual(latest([]), {})

    def test_what_is_no_longer_submitted_is_told_in_order(self) -> None:
        self.assertEqual(withdrawn(FILED, ["b", "new"]), (ExhibitNumber(1), ExhibitNumber(3)))


class LabelTests(TestCase):
    def test_letters_stand_in_the_labels_of_each_country(self) -> None:
        seven = ExhibitNumber(7, "a")
        self.assertEqual(
            [exhibit_label(forum, seven) for forum in Forum],
            [
                "Anlage 7a",
                "Anlage K 7a",
                "Anlage ASt 7a",
                "Beilage ./7a",
                "Beilage ./7a",
                "Załącznik nr 7a",
                "Załącznik nr 7a",
                "Załącznik nr 7a",
            ],
        )
