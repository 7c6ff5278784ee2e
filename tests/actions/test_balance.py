"""The private note on how material against an element is answered."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import connection

from casework.actions.balance import note_balance
from casework.actions.claims import code_claim
from casework.domain.errors import Refused
from casework.models import AuditEntry, ClaimElement
from tests import make
from tests.base import CastTestCase

TELLING = "Telling-word-of-the-note"


class NoteTests(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.omar)
        self.acts = make.element()

    def note(self, note: str = TELLING, **fields: object) -> ClaimElement:
        given = {"case": self.case, "element": self.acts, "by": self.omar, "note": note}
        return note_balance(**(given | fields))

    def test_it_keeps_the_note_on_an_element_that_nothing_is_alleged_for_yet(self) -> None:
        self.note(f"  {TELLING}\n")
        claim = ClaimElement.objects.get()
        self.assertEqual((claim.balance_note, claim.alleged), (TELLING, {}))
        self.assertTrue(claim.to_facts().is_answered)

    def test_an_empty_note_takes_it_away(self) -> None:
        self.note()
        self.note("   ")
        claim = ClaimElement.objects.get()
        self.assertEqual(claim.balance_note, "")
        self.assertFalse(claim.to_facts().is_answered)

    def test_it_leaves_what_is_alleged_alone_and_is_left_alone_by_it(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"en": "He was held."})
        self.note()
        self.assertEqual(ClaimElement.objects.get().alleged, {"en": "He was held."})
        code_claim(
            case=self.case, element=self.acts, alleged={"en": "Held."}, events=[], by=self.omar
        )
        self.assertEqual(ClaimElement.objects.get().balance_note, TELLING)

    def test_it_is_encrypted_in_the_database(self) -> None:
        self.note()
        with connection.cursor() as cursor:
            cursor.execute("SELECT balance_note FROM casework_claimelement")
            [(stored,)] = cursor.fetchall()
        self.assertGreater(len(stored), len(TELLING))
        self.assertNotIn(TELLING, stored)

    def test_it_is_on_record_once_without_a_word(self) -> None:
        self.note()
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.case), ("balance-noted", self.case))
        self.assertEqual(entry.facts, {"element": "acts"})

    def test_the_facts_of_the_case_have_no_word_of_it(self) -> None:
        self.note()
        facts = type(self.case).objects.for_facts().get().to_facts()
        self.assertTrue(facts.claims[0].is_answered)
        self.assertNotIn(TELLING, repr(facts))

    def test_an_element_of_another_country_is_refused(self) -> None:
        foreign = make.element(key="german", jurisdictions=["DE"])
        with self.assertRaises(Refused) as caught:
            self.note(element=foreign)
        self.assertEqual(caught.exception.problems[0].code, "element-not-examined")
        self.assertEqual(ClaimElement.objects.count(), 0)

    def test_only_who_chooses_evidence_of_this_case_may(self) -> None:
        make.member(of=self.case, user=self.nadia)
        for user in (self.nadia, self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(user.name), self.assertRaises(PermissionDenied):
                self.note(by=user)
        self.assertEqual(ClaimElement.objects.count(), 0)
