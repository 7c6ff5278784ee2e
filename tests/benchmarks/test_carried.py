"""Which claims country evidence carries, over all labelled cases."""

from __future__ import annotations

from unittest import TestCase

from benchmarks.matching.labelled import findings, labelled_cases
from benchmarks.matching.rankers import suggestions
from casework.domain.matrix import is_carried


class CarriedTest(TestCase):
    def test_it_carries_every_claim_of_the_set_and_no_negative_case(self) -> None:
        passages = findings("article", "sources")
        wrong = [
            case.number
            for case in labelled_cases()
            if is_carried(suggestions(case.facts, passages)) is case.is_negative
        ]
        self.assertEqual(wrong, [])
