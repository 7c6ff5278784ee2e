"""Giving people a log-in."""

from __future__ import annotations

from casework.actions.teams import add_person, new_password, reset_password
from casework.domain.errors import Refused
from casework.models import AuditEntry, Team, User
from casework.wording import sentences
from tests.base import CastTestCase

GOOD = {
    "email": "Zofia@Example.org",
    "name": " Zofia ",
    "team": "Rights at the Border",
    "role": "lawyer",
    "password": "correct-horse",
}


class AddPersonTest(CastTestCase):
    def refused(self, **fields: str) -> list[str]:
        before = User.objects.count(), Team.objects.count()
        with self.assertRaises(Refused) as caught:
            add_person(**(GOOD | fields))
        self.assertEqual((User.objects.count(), Team.objects.count()), before)
        self.assertEqual(AuditEntry.objects.count(), 0)
        return sentences(caught.exception.problems)

    def test_the_person_can_log_in_and_is_of_the_team(self) -> None:
        user = add_person(**GOOD)
        self.assertEqual((user.email, user.name), ("zofia@example.org", "Zofia"))
        self.assertEqual((user.team, user.role), (self.team, "lawyer"))
        self.assertTrue(self.client.login(username=user.email, password="correct-horse"))

    def test_it_goes_on_record_once_without_the_name(self) -> None:
        user = add_person(**GOOD)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.team), ("person-added-to-team", self.team))
        self.assertEqual(entry.facts, {"person": user.pk, "role": "lawyer", "founded": 0})

    def test_a_new_team_is_founded(self) -> None:
        user = add_person(**(GOOD | {"team": "Third Office"}))
        self.assertEqual(user.team.name, "Third Office")
        self.assertEqual(AuditEntry.objects.get().facts["founded"], 1)

    def test_an_address_is_used_once_however_it_is_written(self) -> None:
        self.assertEqual(
            self.refused(email="NADIA@example.org"),
            ["email: Somebody already logs in as “NADIA@example.org”."],
        )

    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        self.assertEqual(
            self.refused(email="nobody", name=" ", team="x" * 121, role="judge"),
            [
                "name: A name is missing, or is longer than 120 characters.",
                "team: A name is missing, or is longer than 120 characters.",
                "role: “judge” is no role. Roles: caseworker, lawyer, translator, "
                "supervisor, auditor.",
                "email: “nobody” is no e-mail address.",
            ],
        )


class PasswordTest(CastTestCase):
    def test_a_reset_password_is_the_one_that_counts(self) -> None:
        reset_password(user=self.nadia, password="another-horse")
        self.assertTrue(self.client.login(username=self.nadia.email, password="another-horse"))
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts, entry.team),
            ("password-changed", {"person": self.nadia.pk}, self.team),
        )

    def test_no_two_new_passwords_are_alike(self) -> None:
        passwords = {new_password() for _ in range(50)}
        self.assertEqual((len(passwords), {len(word) for word in passwords}), (50, {16}))
