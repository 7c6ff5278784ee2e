"""Coding a claim."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from casework.actions.claims import code_claim
from casework.domain.errors import Refused
from casework.models import AuditEntry, ClaimElement
from tests import make
from tests.base import CastTestCase


class CodeClaimTest(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.omar)
        self.element = make.element()
        self.event = make.event(of=self.case)

    def test_it_sets_the_alleged_fact_and_its_events(self) -> None:
        code_claim(
            case=self.case,
            element=self.element,
            alleged={"en": "The father was beaten."},
            events=[self.event],
            by=self.omar,
        )
        claim = ClaimElement.objects.get()
        self.assertEqual(claim.alleged, {"en": "The father was beaten."})
        self.assertEqual(list(claim.events.all()), [self.event])

    def test_coding_twice_changes_the_one_row(self) -> None:
        for text in ("First.", "Second."):
            code_claim(
                case=self.case, element=self.element, alleged={"en": text}, events=[], by=self.omar
            )
        self.assertEqual(ClaimElement.objects.get().alleged, {"en": "Second."})

    def test_the_record_names_the_element_and_no_word_of_the_client(self) -> None:
        code_claim(
            case=self.case,
            element=self.element,
            alleged={"en": "The father was beaten."},
            events=[],
            by=self.omar,
        )
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("claim-coded", {"element": "acts"}))

    def test_an_event_of_another_case_is_refused(self) -> None:
        foreign = make.event(of=make.case(by=self.omar, ref="PL-2026-TWO"))
        with self.assertRaises(Refused):
            code_claim(
                case=self.case, element=self.element, alleged={}, events=[foreign], by=self.omar
            )
        self.assertEqual(ClaimElement.objects.count(), 0)
        self.assertEqual(AuditEntry.objects.count(), 0)

    def test_an_element_the_country_does_not_examine_is_refused(self) -> None:
        german = make.element(key="german", jurisdictions=["DE"])
        with self.assertRaises(Refused):
            code_claim(case=self.case, element=german, alleged={}, events=[], by=self.omar)

    def test_who_may_not_gets_403(self) -> None:
        for user in (self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(user.name), self.assertRaises(PermissionDenied):
                code_claim(case=self.case, element=self.element, alleged={}, events=[], by=user)
