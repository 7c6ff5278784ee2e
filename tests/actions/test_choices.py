"""Using, rejecting and answering passages."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied

from casework.actions.choices import choose, withdraw_choice
from casework.domain.cases import Verdict
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.models import AuditEntry, Choice, Passage, User
from casework.models.matching import suggestions
from tests import make
from tests.base import CastTestCase

TODAY = dt.date(2026, 11, 24)
REPRISAL = {TermKind.ACT: ["FAM-REPRISAL"], TermKind.PROFILE: ["EXILE-REL"]}


class ChooseTest(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.omar)
        applicant = make.person(of=self.case)
        applicant.profiles.add(make.term(kind=TermKind.PROFILE, code="EXILE-REL"))
        event = make.event(of=self.case)
        event.terms.add(make.term(kind=TermKind.ACT, code="FAM-REPRISAL"))
        self.claim = make.claim(of=self.case, element=make.element())
        self.passage = make.passage(codes=REPRISAL)

    def choose(self, verdict: Verdict = Verdict.USE, *, by: User | None = None) -> Choice:
        return choose(
            claim_element=self.claim,
            passage=self.passage,
            verdict=verdict,
            note="Private thought.",
            answer={"en": "Does not apply."},
            by=by or self.omar,
            as_of=TODAY,
        )

    def test_it_keeps_the_decision_and_the_reasons_of_that_day(self) -> None:
        choice = self.choose()
        self.assertEqual(choice.verdict, "use")
        stored = Choice.objects.get()
        self.assertEqual(
            {reason["part"]: reason["score"] for reason in stored.reasons},
            {
                "element": 0.8,
                "profile": 1.6,
                "acts": 1.2,
                "modality": 0.4,
                "currency": 0.5,
                "role": 0.4,
                "recent": 0.6,
            },
        )

    def test_what_is_overtaken_and_has_no_correction_can_only_be_rejected(self) -> None:
        Passage.objects.update(currency="superseded")
        self.passage.refresh_from_db()
        for verdict in (Verdict.USE, Verdict.ADVERSE_ANSWERED):
            with self.subTest(verdict), self.assertRaises(Refused) as caught:
                self.choose(verdict)
            self.assertEqual(caught.exception.problems[0].code, "passage-uncorrected")
        self.assertEqual(self.choose(Verdict.REJECT).verdict, "reject")
        Passage.objects.update(correction="It ended in 2019.")
        self.passage.refresh_from_db()
        self.assertEqual(self.choose().verdict, "use")

    def test_the_frozen_reasons_are_those_of_the_suggestion(self) -> None:
        (suggested,) = suggestions(self.case, TODAY)
        stored = self.choose().reasons
        self.assertEqual(
            [(r["part"], r["score"], r["codes"]) for r in stored],
            [(r.part, r.score, list(r.codes)) for r in suggested.reasons],
        )

    def test_deciding_again_replaces_the_decision(self) -> None:
        self.choose()
        self.choose(Verdict.REJECT)
        self.assertEqual(Choice.objects.get().verdict, "reject")

    def test_the_record_holds_codes_only(self) -> None:
        self.choose(Verdict.ADVERSE_ANSWERED)
        self.assertEqual(
            AuditEntry.objects.get().facts,
            {"element": "acts", "passage": "P1", "verdict": "adverse-answered"},
        )

    def test_a_withheld_passage_can_only_be_rejected(self) -> None:
        self.passage.printable = False
        self.passage.withheld_because = "No jurisdiction."
        self.passage.save()
        with self.assertRaises(Refused):
            self.choose()
        self.assertEqual(self.choose(Verdict.REJECT).verdict, "reject")

    def test_undo_makes_it_a_suggestion_again(self) -> None:
        withdraw_choice(choice=self.choose(), by=self.omar)
        self.assertEqual(Choice.objects.count(), 0)
        self.assertEqual(
            list(AuditEntry.objects.values_list("verb", flat=True)),
            ["passage-chosen", "choice-withdrawn"],
        )

    def test_only_who_chooses_evidence_on_this_case_may(self) -> None:
        for user in (self.nadia, self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(user.name), self.assertRaises(PermissionDenied):
                self.choose(by=user)
        self.assertEqual(Choice.objects.count(), 0)


class SuggestionsTest(CastTestCase):
    def test_it_takes_the_same_queries_for_one_and_three_passages(self) -> None:
        case = make.case(by=self.omar)
        person = make.person(of=case)
        person.profiles.add(make.term(kind=TermKind.PROFILE, code="EXILE-REL"))
        make.element()
        for count in (1, 3):
            while Passage.objects.count() < count:
                make.passage(key=f"P{Passage.objects.count()}", codes=REPRISAL)
            with self.subTest(count), self.assertNumQueries(18):
                found = suggestions(case, TODAY)
            self.assertEqual(len(found), count)
