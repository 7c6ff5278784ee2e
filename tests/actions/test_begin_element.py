from __future__ import annotations

from django.core.exceptions import PermissionDenied

from casework.actions.claims import begin_element
from casework.domain.errors import Refused
from casework.models import AuditEntry, CaseMember, ClaimElement
from tests import make
from tests.base import CastTestCase


class BeginElementTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        CaseMember.objects.create(case=cls.case, user=cls.omar)
        cls.element = make.element()

    def test_it_makes_an_empty_element(self) -> None:
        made = begin_element(case=self.case, element=self.element, by=self.omar)
        self.assertEqual((made.alleged, list(made.events.all())), ({}, []))
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("claim-coded", {"element": "acts"}))

    def test_it_leaves_what_is_already_alleged(self) -> None:
        kept = make.claim(of=self.case, element=self.element, alleged={"en": "Held."})
        self.assertEqual(begin_element(case=self.case, element=self.element, by=self.omar), kept)
        kept.refresh_from_db()
        self.assertEqual(kept.alleged, {"en": "Held."})

    def test_an_element_of_another_country_is_refused(self) -> None:
        bans = make.element(key="bans", position=2, jurisdictions=["DE"])
        with self.assertRaises(Refused) as caught:
            begin_element(case=self.case, element=bans, by=self.omar)
        self.assertEqual([p.code for p in caught.exception.problems], ["element-not-examined"])

    def test_only_those_who_choose_evidence_in_this_case_may(self) -> None:
        for person in (self.nadia, self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                begin_element(case=self.case, element=self.element, by=person)
        self.assertFalse(ClaimElement.objects.exists())
