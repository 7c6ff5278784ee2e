"""manage.py verify_audit"""

from __future__ import annotations

import json

from django.db import connection

from casework.actions.audit import Verb, record
from casework.models import AuditEntry
from tests import make
from tests.base import CastTestCase
from tests.commands.run import run


class VerifyAuditTest(CastTestCase):
    def setUp(self) -> None:
        case = make.case(by=self.omar)
        for verb in (Verb.CASE_LOGGED, Verb.CASE_OPENED, Verb.CASE_EXPORTED):
            record(verb, by=self.omar, case=case)

    def test_an_unbroken_record_is_confirmed(self) -> None:
        done = run("verify_audit")
        self.assertEqual(
            (done.status, done.out, done.err),
            (0, "The 3 entries of the record are unbroken.\n", ""),
        )

    def test_for_programs_too(self) -> None:
        done = run("verify_audit", "--format", "json")
        self.assertEqual(json.loads(done.out), {"entries": 3, "broken": []})

    def tamper(self, statement: str) -> None:
        """As someone would who owns the database and takes its guards away."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "DROP TRIGGER casework_auditentry_append_only ON casework_auditentry"
                )
            else:
                cursor.execute("DROP TRIGGER casework_auditentry_no_update")
                cursor.execute("DROP TRIGGER casework_auditentry_no_delete")
            cursor.execute(statement)

    def test_a_changed_entry_is_named(self) -> None:
        self.tamper("UPDATE casework_auditentry SET verb = 'case-changed' WHERE number = 2")
        done = run("verify_audit")
        at = AuditEntry.objects.get(number=2).at
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertEqual(
            done.err,
            f"error: entry 2 (case-changed, {at:%Y-%m-%d %H:%M} UTC): its seal is broken, or the "
            "entry before it was changed or is missing.\n",
        )

    def test_the_entry_after_a_missing_one_is_named(self) -> None:
        self.tamper("DELETE FROM casework_auditentry WHERE number = 2")
        done = run("verify_audit", "--format", "json")
        self.assertEqual((done.status, json.loads(done.out)), (1, {"entries": 2, "broken": [3]}))
        self.assertIn("error: entry 3 (case-exported, ", done.err)
