"""What is read of a large library, and that nothing of the first places is lost by it."""

from __future__ import annotations

from collections.abc import Sequence
from unittest import mock

from django.test import TestCase

from benchmarks.matching.labelled import demo_case, elements, labelled_cases
from benchmarks.matching.rankers import AS_OF
from casework.actions.index_rows import make_index_anew, take_in_changes
from casework.domain.cases import CaseFacts
from casework.domain.claimant import claimant_of
from casework.domain.evidence import PassageFacts, TermKind
from casework.domain.matching import EntityFacts, Match, match
from casework.models import IndexChange, Passage
from casework.models import matching_candidates as limits
from casework.models.claim_matrix import claim_matrix, decided_matrix
from casework.models.matching import entity_facts, suggestions
from casework.models.matching_candidates import candidates, is_large
from tests import make
from tests.commands.run import run
from tests.models.test_claim_matrix import ClaimTestCase

TOP = 20


def first(found: Sequence[Match], element: str) -> list[tuple[str, float]]:
    return [(m.passage.key, m.score) for m in found if m.element == element][:TOP]


def above(found: Sequence[Match], element: str, score: float) -> list[Match]:
    return [m for m in found if m.element == element and m.score > score]


class ShippedLibraryTests(TestCase):
    """The shipped findings, as if they were too many to read."""

    passages: dict[int, PassageFacts]
    entities: dict[str, EntityFacts]

    @classmethod
    def setUpTestData(cls) -> None:
        run("load_reference", "--format", "json")
        make_index_anew()
        rows = Passage.objects.printable().for_facts()
        cls.passages = {row.pk: row.to_facts() for row in rows}
        cls.entities = entity_facts()

    def compare(self, case: CaseFacts, number: int) -> float:
        """Asserts that nothing of the first is lost; which part of the library was read."""
        claimant, day = claimant_of(case, self.entities), case.weighed_on(AS_OF)
        found = candidates(claimant, elements(), day, number, adverse=0)
        read = [self.passages[pk] for pk in found.passages]
        some = match(case, elements(), read, self.entities, AS_OF)
        whole = match(case, elements(), self.passages.values(), self.entities, AS_OF)
        for element in elements():
            with self.subTest(case=case.ref, element=element.key):
                self.assertEqual(first(some, element.key), first(whole, element.key))
        return len(read) / len(self.passages)

    def test_the_demonstration_cases_keep_their_first_twenty(self) -> None:
        for name in ("austria", "germany", "poland"):
            self.assertLess(self.compare(demo_case(name), 45), 0.8)

    def test_the_labelled_cases_keep_their_first_twenty(self) -> None:
        cases = labelled_cases()
        self.assertEqual(len(cases), 52)
        parts = [self.compare(case.facts, 45) for case in cases]
        self.assertLess(sum(parts) / len(parts), 0.7)

    def test_nothing_is_missing_above_the_score_that_is_told(self) -> None:
        for case in labelled_cases()[::4]:
            claimant = claimant_of(case.facts, self.entities)
            found = candidates(claimant, elements(), AS_OF, 10, adverse=0)
            read = [self.passages[pk] for pk in found.passages]
            some = match(case.facts, elements(), read, self.entities, AS_OF)
            whole = match(case.facts, elements(), self.passages.values(), self.entities, AS_OF)
            for key, score in found.complete_above.items():
                with self.subTest(case=case.number, element=key):
                    self.assertEqual(above(some, key, score), above(whole, key, score))

    def test_small_as_it_is_all_of_it_is_scored(self) -> None:
        self.assertFalse(is_large())


class CandidateTests(ClaimTestCase):
    def setUp(self) -> None:
        self.enterContext(mock.patch.object(limits, "ALL_UP_TO", 0))

    def keys(self, number: int = 80, adverse: int = 15) -> list[str]:
        case = self.case.__class__.objects.for_facts().get(pk=self.case.pk).to_facts()
        claimant = claimant_of(case, entity_facts())
        found = candidates(claimant, [self.acts.to_facts()], AS_OF, number, adverse)
        rows = Passage.objects.filter(pk__in=found.passages).order_by("key")
        return list(rows.values_list("key", flat=True))

    def test_only_what_has_something_in_common_is_read(self) -> None:
        self.passages("P1")
        make.passage(key="P2", codes={TermKind.ACT: ["KILL"]})
        self.assertEqual(self.keys(), ["P1"])

    def test_marked_findings_are_seen_before_the_index_takes_them_in(self) -> None:
        self.passages("P1")
        take_in_changes()
        self.passages("P2")
        self.assertTrue(IndexChange.objects.exists())
        self.assertEqual(self.keys(), ["P1", "P2"])

    def test_withheld_and_retired_findings_are_not_read(self) -> None:
        self.passages("P1", "P2", "P3")
        Passage.objects.filter(key="P2").update(printable=False, withheld_because="x")
        Passage.objects.filter(key="P3").update(state="retired", retired_because="x")
        for taken_in in (False, True):
            if taken_in:
                take_in_changes()
            self.assertEqual(self.keys(), ["P1"])

    def test_of_equal_ones_the_first_by_their_keys_are_read(self) -> None:
        self.passages("P3", "P1", "P2")
        make_index_anew()
        self.assertEqual(self.keys(number=2), ["P1", "P2"])

    def test_adverse_findings_have_places_of_their_own(self) -> None:
        self.passages("P1", "P2")
        Passage.objects.filter(key="P2").update(direction="adverse", modality="forecast")
        self.assertEqual(self.keys(number=1, adverse=1), ["P1", "P2"])
        self.assertEqual(self.keys(number=1, adverse=0), ["P1"])

    def test_what_concerns_everybody_is_read_where_it_bears_on_the_element(self) -> None:
        self.acts.seeks = {"acts": ["FAM-REPRISAL"], "themes": ["T20"]}
        for key, theme in (("P1", "T20"), ("P2", "T21")):
            make.passage(key=key, direction="adverse", codes={TermKind.THEME: [theme]})
        self.assertEqual(self.keys(), ["P1"])

    def test_suggestions_and_matrix_are_those_of_a_small_library(self) -> None:
        used, *_ = self.passages("P1", "P2", "P3")
        make.choice(of=self.claim, passage=used, by=self.omar)
        large = [suggestions(self.case, AS_OF), claim_matrix(self.case, AS_OF)]
        large.append(decided_matrix(self.case, AS_OF))
        with mock.patch.object(limits, "ALL_UP_TO", 2_000):
            small = [suggestions(self.case, AS_OF), claim_matrix(self.case, AS_OF)]
            small.append(decided_matrix(self.case, AS_OF))
        self.assertEqual(len(suggestions(self.case, AS_OF)), 3)
        self.assertEqual(large, small)

    def test_a_rejected_finding_that_is_no_candidate_is_still_there(self) -> None:
        other = make.passage(key="P9", codes={TermKind.THEME: ["T20"]})
        make.choice(of=self.claim, passage=other, by=self.omar, verdict="reject")
        row = claim_matrix(self.case, AS_OF).row("acts")
        assert row is not None
        self.assertEqual([passage.key for passage in row.rejected], ["P9"])

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.passages("P1")
        take_in_changes()
        suggestions(self.case, AS_OF)
        with self.assertNumQueries(28):
            suggestions(self.case, AS_OF)
        self.passages("P2", "P3", "P4")
        take_in_changes()
        suggestions(self.case, AS_OF)
        with self.assertNumQueries(28):
            suggestions(self.case, AS_OF)
