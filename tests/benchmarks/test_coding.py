"""The measure of the coding help takes all codes away and counts rightly."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from unittest import TestCase

from benchmarks.coding.__main__ import main
from benchmarks.coding.measures import Score, uncoded
from benchmarks.matching.labelled import labelled_cases
from casework.domain.proposals import coded, said_in


class CodingBenchmarkTests(TestCase):
    def test_no_code_is_left_and_every_text_stays(self) -> None:
        for case in labelled_cases():
            bare = uncoded(case.facts)
            self.assertEqual(coded(bare), frozenset())
            self.assertEqual({event.entities for event in bare.events} - {frozenset()}, set())
            self.assertEqual(said_in(bare), said_in(case.facts))

    def test_precision_and_recall(self) -> None:
        self.assertEqual(str(Score(right=3, proposed=4, coded=6)), "0.75 | 0.50 | 3/4/6")
        self.assertEqual(str(Score(right=0, proposed=0, coded=0)), "1.00 | 1.00 | 0/0/0")

    def test_it_prints_a_table_of_one_half(self) -> None:
        with redirect_stdout(io.StringIO()) as printed:
            main(["--half", "development"])
        lines = printed.getvalue().splitlines()
        self.assertEqual(len([line for line in lines if line.startswith("| strong")]), 8)

    def test_the_ticked_proposals_stay_as_good_as_documented(self) -> None:
        with redirect_stdout(io.StringIO()) as printed:
            main(["--half", "held-out"])
        self.assertIn("| strong | act | 0.82 | 0.37 | 45/55/123 |", printed.getvalue())
