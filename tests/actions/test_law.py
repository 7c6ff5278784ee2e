"""Importing law: elements stay, their norms are replaced."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied

from casework.actions.law import LawCounts, import_law
from casework.actions.rows import Tally
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.models import AuditEntry, ClaimElement, LegalElement, Norm, User
from casework.wording import sentences
from tests import documents, make
from tests.base import CastTestCase
from tests.documents import Document
from tests.queries import audited


class LawCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.term(kind=TermKind.ACT, code="FAM-REPRISAL")

    def take(self, *files: Document, by: User | None = None) -> LawCounts:
        named = [(f"{'abc'[n]}.json", document) for n, document in enumerate(files)]
        return import_law(named, by=by)

    def refused(self, *files: object) -> list[str]:
        named = [(f"{'abc'[n]}.json", document) for n, document in enumerate(files)]
        before = list(Norm.objects.values()), AuditEntry.objects.count()
        with self.assertRaises(Refused) as caught:
            import_law(named, by=None)
        self.assertEqual((list(Norm.objects.values()), AuditEntry.objects.count()), before)
        return sentences(caught.exception.problems)


class ImportTest(LawCase):
    def test_it_keeps_all_that_the_file_tells(self) -> None:
        norm = documents.norm(
            jurisdiction="PL",
            citations={"en": "Art. 14 of the Act", "pl": "art. 14 ustawy"},
            note={"en": "Disputed."},
            applies_in=["PL"],
            lodged_from="2026-06-12",
            lodged_to="2027-01-01",
            source="https://example.org/act",
            seen_on="2026-11-24",
            certainty="V2",
        )
        self.take(documents.law(elements=[documents.element(jurisdictions=["PL"])], norms=[norm]))
        element = LegalElement.objects.get()
        facts = element.to_facts()
        self.assertEqual((facts.key, facts.position, facts.jurisdictions), ("acts", 1, {"PL"}))
        self.assertEqual(
            facts.titles, {"en": "Acts of persecution", "de": "Verfolgungshandlungen"}
        )
        self.assertEqual(facts.questions, {"en": "Which acts?"})
        self.assertEqual(facts.seeks, {"acts": {"FAM-REPRISAL"}})
        row = Norm.objects.get()
        cited = row.to_facts()
        self.assertEqual(cited.citations, {"en": "Art. 14 of the Act", "pl": "art. 14 ustawy"})
        self.assertEqual((cited.note, cited.applies_in), ({"en": "Disputed."}, {"PL"}))
        self.assertEqual(
            (cited.lodged_from, cited.lodged_to, row.seen_on),
            (dt.date(2026, 6, 12), dt.date(2027, 1, 1), dt.date(2026, 11, 24)),
        )
        self.assertEqual((cited.source, cited.certainty), ("https://example.org/act", "V2"))

    def test_norms_are_replaced_and_the_element_stays(self) -> None:
        self.take(documents.law())
        element = LegalElement.objects.get()
        claim = make.claim(of=make.case(by=self.omar), element=element)
        counts = self.take(
            documents.law(
                elements=[documents.element(titles={"en": "Acts"})],
                norms=[documents.norm(citations={"en": "Art. 9 Regulation (EU) 2024/1347"})],
            )
        )
        self.assertEqual(counts, LawCounts(Tally(changed=1), 1))
        self.assertEqual(ClaimElement.objects.get().element, claim.element)
        self.assertEqual(LegalElement.objects.get().titles, {"en": "Acts"})
        self.assertEqual(
            [norm.citations["en"] for norm in Norm.objects.all()],
            ["Art. 9 Regulation (EU) 2024/1347"],
        )

    def test_norms_of_elements_that_are_not_spoken_of_stay(self) -> None:
        self.take(documents.law())
        self.take(
            documents.law(
                elements=[documents.element("actors", 2)], norms=[documents.norm("actors")]
            )
        )
        self.assertEqual([norm.element.key for norm in Norm.objects.all()], ["acts", "actors"])

    def test_an_element_may_lose_its_norms(self) -> None:
        self.take(documents.law())
        self.take(documents.law(norms=[]))
        self.assertEqual(Norm.objects.count(), 0)

    def test_two_files_may_swap_the_order_of_examination(self) -> None:
        both = [documents.element(), documents.element("actors", 2)]
        self.take(documents.law(elements=both))
        self.take(
            documents.law(elements=[documents.element("acts", 2)]),
            documents.law(elements=[documents.element("actors", 1)], norms=[]),
        )
        self.assertEqual([row.key for row in LegalElement.objects.all()], ["actors", "acts"])

    def test_it_goes_on_record_once(self) -> None:
        self.take(documents.law(), by=self.sofia)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.actor), ("law-imported", self.sofia))
        self.assertEqual(entry.facts, {"elements": 1, "norms": 1})

    def test_only_those_who_edit_the_law_bring_it_in(self) -> None:
        for person in (self.nadia, self.omar, self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                self.take(documents.law(), by=person)
        self.assertEqual(LegalElement.objects.count(), 0)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.take(documents.law())
        for count in (1, 3):
            elements = [documents.element(f"n{count}-{n}", 10 * count + n) for n in range(count)]
            norms = [documents.norm(element["key"]) for element in elements]
            with self.subTest(count), self.assertNumQueries(audited(13)):
                self.take(documents.law(elements=elements, norms=norms))


class RefusalTest(LawCase):
    def test_all_problems_of_all_files_are_told_at_once(self) -> None:
        first = documents.law(
            elements=[
                documents.element(seeks={"acts": ["TICKLING"]}),
                documents.element("actors", 1),
                documents.element("flaw", 3, titles={}),
            ],
            norms=[
                documents.norm("flaw"),
                documents.norm(lodged_from="2026-06-12", lodged_to="2026-06-11"),
                documents.norm(lodged_from="2026-13-12"),
            ],
        )
        second = documents.law(
            elements=[documents.element("acts", 9)],
            norms=[documents.norm("nothing"), documents.norm("flaw")],
        )
        self.assertEqual(
            self.refused(first, second),
            [
                "a.json: elements[0].seeks.acts[0]: “TICKLING” is no act code of the taxonomy.",
                "a.json: elements[1].position: Position 1 is taken; "
                "the first is at a.json: elements[0].",
                "a.json: elements[2].titles.en: This field is missing.",
                "a.json: norms[1].lodged_to: The period ends (2026-06-11) before it begins "
                "(2026-06-12).",
                "a.json: norms[2].lodged_from: “2026-13-12” is no day of the calendar. "
                "Write 2026-11-24.",
                "b.json: elements[0]: “acts” is given twice; the first is at a.json: elements[0].",
                "b.json: norms[0].element: There is no legal element “nothing”.",
                "b.json: norms[1]: The same norm is given twice; "
                "the first is at a.json: norms[0].",
            ],
        )

    def test_a_position_that_another_element_holds_is_refused(self) -> None:
        self.take(documents.law())
        self.assertEqual(
            self.refused(documents.law(elements=[documents.element("actors", 1)])),
            ["a.json: elements[0].position: Position 1 is taken; the first is at “acts”."],
        )

    def test_what_is_no_object_is_told(self) -> None:
        self.assertEqual(self.refused("law"), ["a.json: An object {…} is expected here."])

    def test_a_lost_list_is_told_alone(self) -> None:
        self.assertEqual(
            self.refused(documents.law(elements={})),
            ["a.json: elements: A list […] is expected here."],
        )
