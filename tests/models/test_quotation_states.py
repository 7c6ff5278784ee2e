"""Whether quotations stand, held against the texts themselves."""

from __future__ import annotations

import datetime as dt

from casework.domain.quotations import Standing
from casework.models import Passage, Quotation, Snapshot
from casework.models.pack_material import pack_material
from casework.models.quotation_states import quotation_states
from tests import make
from tests.base import CastTestCase

TEXT = "On 20 September 2016 relatives were held. Lawyers were threatened."
JUNE = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


class QuotationStatesTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1")
        cls.first = make.passage(key="P1", of=cls.source)
        cls.second = make.passage(key="P2", of=cls.source)
        make.passage(key="P3", of=cls.source)
        snapshot = make.snapshot(TEXT)
        make.quotation("relatives were held", passage=cls.first, snapshot=snapshot)
        make.quotation("Lawyers were threatened", passage=cls.second, snapshot=snapshot)

    def states(self) -> dict[str, str]:
        passages = Passage.objects.values_list("pk", flat=True)
        return {key: state.value for key, state in quotation_states(passages).items()}

    def test_as_taken_they_stand_and_a_passage_without_one_is_not_told(self) -> None:
        self.assertEqual(self.states(), {"P1": "stands", "P2": "stands"})

    def test_a_newer_copy_without_the_words(self) -> None:
        make.snapshot(f"Updated. {TEXT.replace('Lawyers', 'Judges')}", taken_at=JUNE)
        # What was noted is not asked.
        self.assertEqual(set(Quotation.objects.values_list("stands", flat=True)), {True})
        self.assertEqual(self.states(), {"P1": "stands", "P2": "lost"})

    def test_a_changed_quotation(self) -> None:
        Quotation.objects.filter(passage=self.first).update(exact="relatives were helt")
        self.assertEqual(self.states(), {"P1": "unverified", "P2": "stands"})

    def test_a_changed_text_proves_nothing_any_more(self) -> None:
        Snapshot.objects.update(text=f"{TEXT} More.")
        self.assertEqual(self.states(), {"P1": "unverified", "P2": "unverified"})

    def test_only_those_asked_for(self) -> None:
        self.assertEqual(quotation_states([self.second.pk]), {"P2": Standing.STANDS})
        self.assertEqual(quotation_states([]), {})

    def test_three_queries_for_one_and_for_two(self) -> None:
        for passages in ([self.first.pk], [self.first.pk, self.second.pk]):
            with self.assertNumQueries(3):
                quotation_states(passages)


class PackTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.omar)
        claim = make.claim(of=cls.case, element=make.element())
        cls.passage = make.passage(key="P1")
        make.choice(of=claim, passage=cls.passage, by=cls.omar)
        make.choice(of=claim, passage=make.passage(key="P2"), by=cls.omar)
        cls.quotation = make.quotation(
            "relatives were held", passage=cls.passage, snapshot=make.snapshot(TEXT)
        )

    def told(self) -> dict[str, str]:
        passages = pack_material(self.case, "en").passages
        return {key: facts.quotation for key, facts in passages.items()}

    def test_a_pack_is_told_of_each_finding_chosen(self) -> None:
        self.assertEqual(self.told(), {"P1": "stands", "P2": ""})

    def test_a_source_that_changed_is_found_at_pack_time(self) -> None:
        make.snapshot("Rewritten.", taken_at=JUNE)
        self.assertEqual(self.told(), {"P1": "lost", "P2": ""})

    def test_a_quotation_that_was_tampered_with_is_found_at_pack_time(self) -> None:
        Quotation.objects.update(exact="relatives were helt")
        self.assertEqual(self.told(), {"P1": "unverified", "P2": ""})
