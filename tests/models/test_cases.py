"""Who sees which case, how cases are found, and what the database refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from casework.domain.cases import Kinship
from casework.models import Case, CaseMember, EventDocument, Relation
from tests import make
from tests.base import CastTestCase


def refs(cases: Iterable[Case]) -> list[str]:
    return sorted(case.ref for case in cases)


class VisibleToTest(CastTestCase):
    def setUp(self) -> None:
        make.case(by=self.omar, ref="PL-2026-ONE")
        make.case(by=self.nadia, ref="PL-2026-TWO")
        make.case(by=self.petra, ref="PL-2026-OTHER")

    def test_a_lawyer_sees_the_cases_she_works_on(self) -> None:
        self.assertEqual(refs(Case.objects.visible_to(self.omar)), ["PL-2026-ONE"])

    def test_a_colleague_who_is_not_on_the_case_sees_nothing(self) -> None:
        self.assertEqual(refs(Case.objects.visible_to(self.lena)), [])

    def test_a_supervisor_sees_all_cases_of_the_team(self) -> None:
        self.assertEqual(refs(Case.objects.visible_to(self.sofia)), ["PL-2026-ONE", "PL-2026-TWO"])

    def test_another_team_sees_only_its_own(self) -> None:
        self.assertEqual(refs(Case.objects.visible_to(self.petra)), ["PL-2026-OTHER"])

    def test_translator_and_auditor_see_none_even_as_members(self) -> None:
        case = Case.objects.get(ref="PL-2026-ONE")
        for user in (self.rafi, self.ida):
            CaseMember.objects.create(case=case, user=user)
            with self.subTest(user.role):
                self.assertEqual(refs(Case.objects.visible_to(user)), [])

    def test_who_has_left_sees_nothing(self) -> None:
        self.omar.is_active = False
        self.assertEqual(refs(Case.objects.visible_to(self.omar)), [])

    def test_a_member_who_moved_to_another_team_sees_nothing(self) -> None:
        self.omar.team = self.other_team
        self.assertEqual(refs(Case.objects.visible_to(self.omar)), [])


class SearchTest(CastTestCase):
    def setUp(self) -> None:
        first = make.case(by=self.omar, ref="PL-2026-ONE")
        make.person(of=first, name="Умаралӣ Қувватов")
        make.person(of=first, key="sister", role="family-member", name="Zarina Қувватова")
        second = make.case(by=self.omar, ref="DE-2026-TWO", jurisdiction="DE")
        make.person(of=second, name="Bahrom Rahimov")

    def found(self, query: str) -> list[str]:
        return refs(Case.objects.search(query))

    def test_by_reference(self) -> None:
        self.assertEqual(self.found("de-2026"), ["DE-2026-TWO"])

    def test_by_name_in_any_spelling(self) -> None:
        for query in ("Quvvatov", "Kuvvatov", "Кувватов", "umarali quvvatov"):
            with self.subTest(query):
                self.assertEqual(self.found(query), ["PL-2026-ONE"])

    def test_all_words_must_be_of_one_person(self) -> None:
        self.assertEqual(self.found("Umarali Rahimov"), [])

    def test_nothing_matches_an_unknown_name(self) -> None:
        self.assertEqual(self.found("Nazarov"), [])

    def test_an_empty_query_finds_all(self) -> None:
        self.assertEqual(self.found("  "), ["DE-2026-TWO", "PL-2026-ONE"])


class ConstraintTest(CastTestCase):
    def refuses(self, name: str, **fields: object) -> None:
        with self.assertRaises(IntegrityError) as refusal, transaction.atomic():
            make.case(by=self.omar, **fields)  # type: ignore[arg-type]  # wrong on purpose
        self.assertIn(name, str(refusal.exception))

    def test_the_country_is_one_of_three(self) -> None:
        self.refuses("case_jurisdiction_known", jurisdiction="FR")

    def test_a_claim_is_not_lodged_before_it_is_made(self) -> None:
        self.refuses("case_lodged_after_made", lodged_on=dt.date(2026, 5, 1))

    def test_a_claim_is_not_registered_before_it_is_made(self) -> None:
        self.refuses("case_registered_after_made", registered_on=dt.date(2026, 5, 1))

    def test_a_claim_is_not_decided_before_it_is_made(self) -> None:
        self.refuses("case_decided_after_made", decision_expected=dt.date(2026, 5, 1))

    def test_the_stage_is_known(self) -> None:
        self.refuses("case_stage_known", stage="lost")

    def test_a_case_has_one_applicant(self) -> None:
        case = make.case(by=self.omar)
        make.person(of=case)
        with self.assertRaises(IntegrityError), transaction.atomic():
            make.person(of=case, key="second")

    def test_two_exhibits_cannot_have_one_number(self) -> None:
        case = make.case(by=self.omar)
        make.document(of=case, content=b"a", key="a", exhibit=1)
        with self.assertRaises(IntegrityError), transaction.atomic():
            make.document(of=case, content=b"b", key="b", exhibit=1)

    def test_papers_that_are_no_exhibits_need_no_number(self) -> None:
        case = make.case(by=self.omar)
        make.document(of=case, content=b"a", key="a")
        make.document(of=case, content=b"b", key="b")
        self.assertEqual(case.documents.count(), 2)

    def test_nobody_is_their_own_relative(self) -> None:
        person = make.person(of=make.case(by=self.omar))
        with self.assertRaises(IntegrityError), transaction.atomic():
            Relation.objects.create(
                case=person.case, person=person, kind=Kinship.PARENT, of=person
            )

    def test_a_paper_shows_an_event_once(self) -> None:
        case = make.case(by=self.omar)
        event, paper = make.event(of=case), make.document(of=case, content=b"a")
        EventDocument.objects.create(event=event, document=paper)
        with self.assertRaises(IntegrityError), transaction.atomic():
            EventDocument.objects.create(event=event, document=paper)


class FactsTest(CastTestCase):
    def test_it_takes_the_same_queries_for_one_and_three_of_everything(self) -> None:
        for count in (1, 3):
            case = make.case(by=self.omar, ref=f"PL-2026-N{count}")
            make.person(of=case)
            for number in range(count):
                person = make.person(of=case, key=f"p{number}", role="witness")
                event = make.event(of=case, key=f"e{number}")
                event.people.add(person)
                paper = make.document(of=case, content=b"a", key=f"d{number}")
                EventDocument.objects.create(event=event, document=paper, page=1)
            with self.subTest(count), self.assertNumQueries(15):
                facts = Case.objects.for_facts().get(pk=case.pk).to_facts()
            self.assertEqual(len(facts.events), count)

    def test_the_chronology_is_in_order_of_the_earliest_day(self) -> None:
        case = make.case(by=self.omar)
        make.event(of=case, key="late", when="2016", earliest=dt.date(2016, 1, 1))
        make.event(of=case, key="early", when="2012~", earliest=dt.date(2012, 1, 1))
        make.event(of=case, key="unknown", when="")
        self.assertEqual([event.key for event in case.events.all()], ["unknown", "early", "late"])
