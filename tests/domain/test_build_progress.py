"""How far a build is, by the builds before it and by its own pace."""

from __future__ import annotations

import unittest

from casework.domain.build_progress import Earlier, Estimate, estimate


class EstimateTests(unittest.TestCase):
    def at(
        self, elapsed: float | None, laid: int = 0, *earlier: Earlier, is_typeset: bool = False
    ) -> Estimate:
        known = earlier or (Earlier(40.0, 50, 100),)
        return estimate(known, elapsed=elapsed, laid=laid, is_typeset=is_typeset)

    def test_without_an_earlier_build_nothing_is_guessed(self) -> None:
        found = estimate((), elapsed=12.0, laid=30, is_typeset=False)
        self.assertEqual(found, Estimate(None, None))

    def test_one_that_waits_is_known_by_its_pages_alone(self) -> None:
        self.assertEqual(self.at(None), Estimate(50, None))

    def test_before_the_first_page_the_earlier_time_counts_alone(self) -> None:
        self.assertEqual(self.at(4.0), Estimate(50, 36))

    def test_at_the_same_pace_the_rest_of_the_earlier_time_is_left(self) -> None:
        for elapsed, laid, left in ((10.0, 25, 30), (20.0, 50, 20), (36.0, 90, 4)):
            with self.subTest(laid=laid):
                self.assertEqual(self.at(elapsed, laid), Estimate(50, left))

    def test_the_pace_of_this_build_weighs_more_the_further_it_is(self) -> None:
        # Twice as slow: at a half 40 s are left, near the end 8 s.
        self.assertEqual(self.at(40.0, 50), Estimate(50, 30))
        self.assertEqual(self.at(72.0, 90), Estimate(50, 8))

    def test_more_pages_than_before_never_give_less_than_nothing(self) -> None:
        self.assertEqual(self.at(90.0, 130), Estimate(50, 2))
        self.assertEqual(self.at(90.0), Estimate(50, 2))

    def test_what_follows_the_typesetting_goes_by_the_earlier_time(self) -> None:
        self.assertEqual(self.at(30.0, 100, is_typeset=True), Estimate(50, 10))
        self.assertEqual(self.at(55.0, 100, is_typeset=True), Estimate(50, 2))

    def test_one_slow_build_among_several_does_not_decide(self) -> None:
        several = (Earlier(40.0, 50, 100), Earlier(400.0, 48, 96), Earlier(42.0, 50, 100))
        self.assertEqual(self.at(2.0, 0, *several), Estimate(50, 40))

    def test_no_more_than_five_builds_are_looked_back_on(self) -> None:
        several = (*[Earlier(10.0, 50, 100)] * 3, *[Earlier(900.0, 50, 100)] * 9)
        self.assertEqual(self.at(2.0, 0, *several), Estimate(50, 8))

    def test_a_build_from_before_pages_were_counted_gives_a_time(self) -> None:
        self.assertEqual(self.at(4.0, 30, Earlier(40.0, 50, 0)), Estimate(50, 36))
