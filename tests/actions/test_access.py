from __future__ import annotations

from django.core.exceptions import PermissionDenied

from casework.actions.access import grant_access, withdraw_access
from casework.domain.errors import Refused
from casework.models import AuditEntry, Case
from tests import make
from tests.base import CastTestCase


class AccessTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        make.member(of=cls.case, user=cls.omar)

    def test_a_lawyer_of_the_case_lets_a_colleague_work_on_it(self) -> None:
        grant_access(case=self.case, user=self.lena, by=self.omar)
        self.assertEqual(list(Case.objects.visible_to(self.lena)), [self.case])
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts), ("access-granted", {"user": "lena@example.org"})
        )

    def test_granting_twice_is_one_membership(self) -> None:
        grant_access(case=self.case, user=self.lena, by=self.omar)
        grant_access(case=self.case, user=self.lena, by=self.sofia)
        self.assertEqual(self.case.memberships.filter(user=self.lena).count(), 1)

    def test_a_supervisor_takes_a_person_off_the_case(self) -> None:
        withdraw_access(case=self.case, user=self.nadia, by=self.sofia)
        self.assertEqual(list(Case.objects.visible_to(self.nadia)), [])
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts), ("access-withdrawn", {"user": "nadia@example.org"})
        )

    def test_people_who_read_no_cases_or_are_of_another_team_are_refused(self) -> None:
        for user, code in (
            (self.petra, "user-of-another-team"),
            (self.rafi, "role-reads-no-cases"),
            (self.ida, "role-reads-no-cases"),
        ):
            with self.subTest(user=user.name), self.assertRaises(Refused) as caught:
                grant_access(case=self.case, user=user, by=self.omar)
            self.assertEqual([p.code for p in caught.exception.problems], [code])

    def test_those_who_left_are_refused(self) -> None:
        gone = make.user(name="Gone", role="lawyer", is_active=False)
        with self.assertRaises(Refused):
            grant_access(case=self.case, user=gone, by=self.omar)

    def test_nobody_else_may(self) -> None:
        for person in (self.nadia, self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name):
                with self.assertRaises(PermissionDenied):
                    grant_access(case=self.case, user=self.lena, by=person)
                with self.assertRaises(PermissionDenied):
                    withdraw_access(case=self.case, user=self.omar, by=person)
        self.assertEqual(AuditEntry.objects.count(), 0)
