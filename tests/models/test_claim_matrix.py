from __future__ import annotations

import datetime as dt

from casework.domain.evidence import TermKind
from casework.models import Case, CaseMember, Passage
from casework.models.claim_matrix import claim_matrix, decided_matrix
from casework.models.claim_page import elements_of_claim, examined_element
from tests import make
from tests.base import CastTestCase

AS_OF = dt.date(2026, 11, 24)


class ClaimTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        CaseMember.objects.create(case=cls.case, user=cls.omar)
        make.person(of=cls.case)
        cls.event = make.event(of=cls.case)
        cls.event.terms.add(make.term(kind=TermKind.ACT, code="FAM-REPRISAL"))
        cls.acts = make.element(seeks={"acts": ["FAM-REPRISAL"]})
        cls.claim = make.claim(of=cls.case, element=cls.acts, alleged={"en": "Held."})
        cls.claim.events.add(cls.event)

    @classmethod
    def passages(cls, *keys: str) -> list[Passage]:
        codes = {TermKind.ACT: ["FAM-REPRISAL"]}
        return [make.passage(key=key, codes=codes) for key in keys]


class MatrixReadTests(ClaimTestCase):
    def test_it_reads_suggestions_and_decisions(self) -> None:
        used, rejected, _open = self.passages("P1", "P2", "P3")
        make.choice(of=self.claim, passage=used, by=self.omar)
        make.choice(of=self.claim, passage=rejected, by=self.omar, verdict="reject")
        read = claim_matrix(self.case, AS_OF)
        row = read.row("acts")
        assert row is not None
        self.assertEqual([passage.key for passage in row.used], ["P1"])
        self.assertEqual([passage.key for passage in row.rejected], ["P2"])
        self.assertEqual(row.undecided, 1)
        self.assertEqual({match.passage.key for match in read.matches}, {"P1", "P2", "P3"})
        self.assertEqual(set(read.choices), {("acts", "P1"), ("acts", "P2")})
        self.assertIsNone(read.row("nonsense"))

    def test_a_rejected_passage_that_is_withheld_since_is_still_there(self) -> None:
        (passage,) = self.passages("P1")
        make.choice(of=self.claim, passage=passage, by=self.omar, verdict="reject")
        Passage.objects.update(printable=False, withheld_because="third person")
        row = claim_matrix(self.case, AS_OF).row("acts")
        assert row is not None
        self.assertEqual([passage.key for passage in row.rejected], ["P1"])

    def test_choices_of_another_case_are_not_read(self) -> None:
        (passage,) = self.passages("P1")
        other = make.case(by=self.petra, ref="PL-2026-OTHER")
        make.person(of=other)
        make.choice(of=make.claim(of=other, element=self.acts), passage=passage, by=self.petra)
        self.assertEqual(claim_matrix(self.case, AS_OF).choices, {})
        self.assertEqual(decided_matrix(self.case, AS_OF).choices, {})

    def test_the_decisions_alone_count_the_same(self) -> None:
        used, _open = self.passages("P1", "P2")
        make.choice(of=self.claim, passage=used, by=self.omar)
        whole, quick = claim_matrix(self.case, AS_OF), decided_matrix(self.case, AS_OF)
        one, other = whole.row("acts"), quick.row("acts")
        assert one is not None
        assert other is not None
        self.assertEqual(
            (one.used, one.support, one.gaps), (other.used, other.support, other.gaps)
        )
        self.assertEqual((one.undecided, other.undecided), (1, 0))

    def test_it_explains_a_passage_that_is_not_suggested(self) -> None:
        make.passage(key="P9", codes={TermKind.THEME: ["T20"]})
        read = claim_matrix(self.case, AS_OF)
        row = read.row("acts")
        assert row is not None
        facts = Passage.objects.for_facts().get(key="P9").to_facts()
        parts = [reason.part for reason in read.reasons(row.element, facts)]
        self.assertEqual(parts, ["modality", "currency", "role", "recent"])

    def test_the_number_of_queries_does_not_grow(self) -> None:
        def read_all() -> None:
            case = Case.objects.get(pk=self.case.pk)
            claim_matrix(case, AS_OF)

        one, *more = self.passages("P1", "P2", "P3")
        make.choice(of=self.claim, passage=one, by=self.omar)
        with self.assertNumQueries(28):
            read_all()
        for passage in more:
            make.choice(of=self.claim, passage=passage, by=self.omar)
        make.event(of=self.case, key="e2")
        with self.assertNumQueries(28):
            read_all()


class ClaimPageTests(ClaimTestCase):
    def test_each_element_has_its_law_fact_and_events(self) -> None:
        make.norm(of=self.acts)
        make.norm(of=self.acts, jurisdiction="DE", citations={"en": "§ 3a AsylG"})
        make.norm(of=self.acts, certainty="U", citations={"en": "unknown"})
        make.element(key="fear", position=2)
        first, second = elements_of_claim(self.case)
        self.assertEqual(
            [norm.citations["en"] for norm in first.norms], ["Art. 9 Regulation (EU) 2024/1347"]
        )
        self.assertEqual([event.key for event in first.events], ["e1"])
        self.assertEqual((second.claim, second.events, second.norms), (None, (), ()))

    def test_the_day_of_lodging_decides_on_the_law(self) -> None:
        make.norm(of=self.acts, lodged_from=dt.date(2026, 6, 12))
        old = make.norm(
            of=self.acts,
            lodged_to=dt.date(2026, 6, 11),
            citations={"en": "Art. 9 Directive 2011/95/EU"},
        )
        (element,) = elements_of_claim(self.case)
        self.assertEqual([norm.citations for norm in element.norms], [old.citations])
        self.case.lodged_on = None
        self.case.save()
        (element,) = elements_of_claim(self.case)
        self.assertEqual(len(element.norms), 2)

    def test_an_element_of_another_country_is_not_examined(self) -> None:
        make.element(key="bans", position=2, jurisdictions=["DE"])
        self.assertEqual(examined_element(self.case, "acts"), self.acts)
        self.assertIsNone(examined_element(self.case, "bans"))
        self.assertIsNone(examined_element(self.case, "nonsense"))
