"""The labelled set is sound, and its measures are right."""

from __future__ import annotations

import io
import json
from collections import Counter
from contextlib import redirect_stdout
from unittest import TestCase

from benchmarks.matching.__main__ import main
from benchmarks.matching.folds import Case, cross_validated, fitted, kind_of
from benchmarks.matching.labelled import (
    FIXTURES,
    SETS,
    elements,
    entities,
    findings,
    labelled_cases,
)
from benchmarks.matching.measures import interval, ndcg, precision, recall
from benchmarks.matching.rankers import RANKERS, story


class LabelTest(TestCase):
    def test_there_are_claims_and_negative_cases_in_both_halves(self) -> None:
        counted = Counter((c.is_held_out, c.is_negative) for c in labelled_cases())
        self.assertEqual(
            counted,
            {(False, False): 21, (True, False): 21, (False, True): 5, (True, True): 5},
        )

    def test_only_printable_findings_are_labelled_and_core_is_of_the_best(self) -> None:
        printable = {p.key for p in findings("article") if p.printable}
        for case in labelled_cases():
            with self.subTest(case.number):
                self.assertLessEqual(case.grades.keys(), printable)
                self.assertEqual({case.grades[key] for key in case.core} - {3}, set())
                self.assertLessEqual(len(case.core), 5)
                for grades in case.elements.values():
                    self.assertLessEqual(grades.keys(), printable)

    def test_codes_and_elements_exist(self) -> None:
        terms = json.loads((FIXTURES / "evidence" / "taxonomy.json").read_text())["terms"]
        known = {term["code"] for term in terms}
        for case in labelled_cases():
            with self.subTest(case.number):
                used = {code for p in case.facts.people for code in p.profiles}
                used |= {code for e in case.facts.events for code in e.acts | e.actors}
                self.assertLessEqual(used | case.facts.grounds, known)
                self.assertLessEqual(case.elements.keys(), {e.key for e in elements()})
                named = {key for e in case.facts.events for key in e.entities}
                self.assertLessEqual(named, entities().keys())

    def test_stories_have_80_to_150_words(self) -> None:
        for case in labelled_cases():
            with self.subTest(case.number):
                self.assertTrue(80 <= len(story(case.facts).split()) <= 150)

    def test_every_way_ranks_only_what_may_be_printed(self) -> None:
        case, library = labelled_cases()[0].facts, findings("article")
        printable = {p.key for p in library if p.printable}
        for name, ranker in RANKERS.items():
            with self.subTest(name):
                self.assertLessEqual(set(ranker(case, library)), printable)


class MeasureTest(TestCase):
    def test_the_best_order_is_one(self) -> None:
        self.assertEqual(ndcg(["a", "b"], {"a": 3, "b": 1}, 10), 1.0)

    def test_gains_are_discounted_by_place(self) -> None:
        # (1/1 + 7/log2(3)) / (7/1 + 1/log2(3))
        self.assertAlmostEqual(ndcg(["b", "a"], {"a": 3, "b": 1}, 10), 0.7098, places=4)

    def test_recall_counts_what_can_stand_in_the_first_places(self) -> None:
        self.assertEqual(recall(["a", "x", "b"], {"a", "b", "c"}, 2), 0.5)

    def test_an_empty_place_holds_nothing_relevant(self) -> None:
        self.assertEqual(precision(["a"], {"a"}, 5), 0.2)

    def test_the_interval_is_the_same_in_every_run(self) -> None:
        values = [0.0, 0.5, 1.0, 1.0]
        self.assertEqual(interval(values), interval(values))
        self.assertEqual(str(interval([0.5, 0.5])), "0.50 [0.50, 0.50]")


class OutputTest(TestCase):
    def test_one_half_is_printed_with_all_tables(self) -> None:
        with redirect_stdout(io.StringIO()) as out:
            main(["--half", "development"])
        for words in (
            "development: 21 claims",
            "| BM25 |",
            "| repeats |",
            "43 economic",
            "germany:",
        ):
            with self.subTest(words=words):
                self.assertIn(words, out.getvalue())
        self.assertNotIn("held-out", out.getvalue())


class FoldTest(TestCase):
    def test_each_claim_is_measured_without_itself_and_in_the_same_way_each_time(self) -> None:
        cases = [case for case in labelled_cases() if not case.is_negative][:10]
        first = cross_validated(cases)
        self.assertEqual(len(first), 10)
        self.assertEqual(first, cross_validated(cases))
        self.assertEqual(set(first), {case.number for case in cases})
        self.assertTrue(all(0 <= value <= 1 for values in first.values() for value in values))

    def test_a_kind_is_called_the_same_in_all_sets(self) -> None:
        sets = (labelled_cases(), labelled_cases(SETS["second"]))
        kinds = [{kind_of(case) for case in cases if not case.is_negative} for cases in sets]
        self.assertLessEqual({"irpt", "group 24", "exile", "pamiri"}, kinds[0] & kinds[1])

    def test_a_fit_learns_that_a_common_profile_speaks_for_a_finding(self) -> None:
        weights = fitted([Case(labelled_cases()[number]) for number in (0, 4, 18)])
        self.assertGreater(weights["profile"], 0)
        self.assertEqual(weights["no such part"], 0)
