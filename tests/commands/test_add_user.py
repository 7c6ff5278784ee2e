"""manage.py add_user"""

from __future__ import annotations

import json

from casework.models import AuditEntry, User
from tests.base import CastTestCase
from tests.commands.run import Ran, run


class AddUserTest(CastTestCase):
    def add(self, *options: str, email: str = "zofia@example.org", role: str = "lawyer") -> Ran:
        given = ("--name", "Zofia", "--team", "Rights at the Border", "--role", role)
        return run("add_user", email, *given, *options)

    def test_the_password_is_shown_and_works(self) -> None:
        first, second = self.add().out.splitlines()
        self.assertEqual(
            first, "Zofia (lawyer) of “Rights at the Border” logs in as zofia@example.org."
        )
        password = second.removeprefix("Password, shown only now: ")
        self.assertEqual(len(password), 16)
        self.assertTrue(self.client.login(username="zofia@example.org", password=password))

    def test_for_programs_too(self) -> None:
        answer = json.loads(self.add("--format", "json").out)
        password = answer.pop("password")
        self.assertEqual(
            answer,
            {"email": "zofia@example.org", "team": "Rights at the Border", "role": "lawyer"},
        )
        self.assertTrue(User.objects.get(email="zofia@example.org").check_password(password))

    def test_the_password_is_not_on_record(self) -> None:
        password = json.loads(self.add("--format", "json").out)["password"]
        entry = AuditEntry.objects.get()
        self.assertEqual(entry.verb, "person-added-to-team")
        self.assertNotIn(password, json.dumps(entry.facts))

    def test_what_is_wrong_is_told_and_nobody_is_added(self) -> None:
        people = User.objects.count()
        done = self.add(email="omar@example.org", role="judge")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertEqual(
            done.err,
            "error: role: “judge” is no role. Roles: caseworker, lawyer, translator, "
            "supervisor, auditor.\n"
            "error: email: Somebody already logs in as “omar@example.org”.\n",
        )
        self.assertEqual((User.objects.count(), AuditEntry.objects.count()), (people, 0))
