"""What goes back to one origin counts once."""

from __future__ import annotations

from itertools import combinations
from random import Random
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.independence import (
    Bearer,
    Corroboration,
    corroboration_of,
    independent,
    origins_of,
    stored,
)

KEYS = st.sampled_from("ABCDEFGH")
DERIVED = st.dictionaries(KEYS, st.sets(KEYS, max_size=3))
ORIGINS = st.sets(KEYS, min_size=1, max_size=3).map(frozenset)
BEARERS = st.lists(
    st.builds(Bearer, st.sampled_from("STUVWXYZ"), st.just(""), ORIGINS), min_size=1, max_size=8
)


def bearer(source: str, origins: str = "") -> Bearer:
    return Bearer(source, "", frozenset(origins or source))


class OriginTests(TestCase):
    def test_a_source_that_derives_from_nothing_is_its_own_origin(self) -> None:
        self.assertEqual(origins_of({"A": ()}), {"A": frozenset("A")})

    def test_the_way_back_goes_to_its_end(self) -> None:
        found = origins_of({"A": ["B"], "B": ["C"], "D": ["C"]})
        self.assertEqual(found, {key: frozenset("C") for key in "ABCD"})

    def test_a_report_that_draws_on_two_has_two_origins(self) -> None:
        found = origins_of({"A": ["B", "C"]})
        self.assertEqual(found["A"], frozenset("BC"))

    def test_a_circle_is_one_origin(self) -> None:
        found = origins_of({"A": ["B"], "B": ["C"], "C": ["A"], "D": ["B"]})
        self.assertEqual(found, {key: frozenset("A") for key in "ABCD"})

    def test_a_circle_that_goes_back_further_is_no_origin(self) -> None:
        found = origins_of({"A": ["B"], "B": ["A", "Z"]})
        self.assertEqual(found, {key: frozenset("Z") for key in "ABZ"})

    def test_a_source_that_derives_from_itself_ends(self) -> None:
        self.assertEqual(origins_of({"A": ["A"]}), {"A": frozenset("A")})

    @given(DERIVED)
    def test_every_source_has_an_origin_which_is_its_own(
        self, derived: dict[str, set[str]]
    ) -> None:
        found = origins_of(derived)
        for origins in found.values():
            self.assertTrue(origins)
            for origin in origins:
                self.assertEqual(found[origin], frozenset({origin}))

    @given(DERIVED)
    def test_a_source_has_all_origins_of_what_it_derives_from(
        self, derived: dict[str, set[str]]
    ) -> None:
        found = origins_of(derived)
        for key, earlier in derived.items():
            for one in earlier:
                self.assertLessEqual(found[one], found[key])


class IndependentTests(TestCase):
    def test_nobody_is_no_group(self) -> None:
        self.assertEqual(independent([]), ())

    def test_two_sources_of_their_own_are_two(self) -> None:
        self.assertEqual(independent([bearer("B"), bearer("A")]), (("A",), ("B",)))

    def test_what_goes_back_to_one_origin_is_one_group(self) -> None:
        found = independent([bearer("A"), bearer("B", "A"), bearer("C")])
        self.assertEqual(found, (("A", "B"), ("C",)))

    def test_two_that_share_an_origin_nobody_cites_count_once(self) -> None:
        self.assertEqual(independent([bearer("A", "X"), bearer("B", "X")]), (("A", "B"),))

    def test_a_report_that_draws_on_both_leaves_both_apart(self) -> None:
        found = independent([bearer("A"), bearer("B"), bearer("C", "AB")])
        self.assertEqual(found, (("A", "C"), ("B",)))

    def test_two_that_draw_on_the_same_two_count_once(self) -> None:
        self.assertEqual(independent([bearer("A", "XY"), bearer("B", "XY")]), (("A", "B"),))

    def test_a_bridge_does_not_hide_that_its_ends_are_apart(self) -> None:
        found = independent([bearer("M", "XY"), bearer("A", "XV"), bearer("B", "YW")])
        self.assertEqual(found, (("A", "M"), ("B",)))

    def test_one_source_with_two_findings_counts_once(self) -> None:
        one, other = (Bearer("A", key, frozenset("A")) for key in ("A-1", "A-2"))
        self.assertEqual(independent([one, other]), (("A",),))

    @given(BEARERS, st.randoms())
    def test_the_order_says_nothing(self, bearers: list[Bearer], random: Random) -> None:
        mixed = list(bearers)
        random.shuffle(mixed)
        self.assertEqual(independent(mixed), independent(bearers))

    @given(BEARERS, st.data())
    def test_one_more_with_all_origins_of_another_changes_no_number(
        self, bearers: list[Bearer], data: st.DataObject
    ) -> None:
        repeated = data.draw(st.sampled_from(bearers))
        repeat = Bearer("R", "", repeated.origins | data.draw(ORIGINS))
        self.assertEqual(len(independent([*bearers, repeat])), len(independent(bearers)))

    @given(BEARERS, ORIGINS)
    def test_one_more_never_takes_away(
        self, bearers: list[Bearer], origins: frozenset[str]
    ) -> None:
        more = [*bearers, Bearer("R", "", origins)]
        self.assertGreaterEqual(len(independent(more)), len(independent(bearers)))

    @given(BEARERS)
    def test_it_is_the_largest_number_that_share_nothing(self, bearers: list[Bearer]) -> None:
        number = len(independent(bearers))
        sets = list({one.origins for one in bearers})
        self.assertTrue(any(_share_nothing(some) for some in combinations(sets, number)))
        self.assertFalse(any(_share_nothing(some) for some in combinations(sets, number + 1)))

    @given(BEARERS)
    def test_each_source_is_in_a_group(self, bearers: list[Bearer]) -> None:
        found = {source for group in independent(bearers) for source in group}
        self.assertEqual(found, {one.source for one in bearers})


class StoredTests(TestCase):
    def test_it_comes_back_as_it_was(self) -> None:
        found = Corroboration((Bearer("S1", "P1", frozenset("AB")),), ("P2",), ("P3",))
        kept = stored(found)
        self.assertEqual(
            kept,
            {
                "bearers": [["S1", "P1", ["A", "B"]]],
                "contradicted_by": ["P2"],
                "updated_by": ["P3"],
            },
        )
        self.assertEqual(corroboration_of(kept), found)

    def test_that_a_finding_rests_on_its_own_source_goes_without_saying(self) -> None:
        own = Bearer("S1", "P1", frozenset({"S1"}))
        self.assertEqual(stored(Corroboration((own,))), {})
        self.assertEqual(
            stored(Corroboration((own,), ("P2",))),
            {"bearers": [["S1", "P1", ["S1"]]], "contradicted_by": ["P2"]},
        )
        derived = Bearer("S1", "P1", frozenset({"S2"}))
        self.assertEqual(stored(Corroboration((derived,))), {"bearers": [["S1", "P1", ["S2"]]]})

    def test_nothing_is_kept_as_nothing(self) -> None:
        self.assertEqual(stored(Corroboration()), {})
        self.assertEqual(corroboration_of({}), Corroboration())


def _share_nothing(sets: tuple[frozenset[str], ...]) -> bool:
    return sum(map(len, sets)) == len(frozenset().union(*sets))
