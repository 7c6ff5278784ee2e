"""Taking in structures of submissions."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from casework.actions.rows import Tally
from casework.actions.submissions import import_submissions
from casework.domain.errors import Refused
from casework.models import AuditEntry, Submission, User
from tests import make_law
from tests.base import CastTestCase


class ImportTest(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_law.rule()
        make_law.authority()

    def load(self, by: User | None = None, **fields: Any) -> Tally:
        whole = {
            "schema": "casework/submissions/1",
            "submissions": [make_law.structure(**fields)],
        }
        return import_submissions([("s.json", whole)], by=by)

    def test_it_adds_changes_and_leaves(self) -> None:
        self.assertEqual(self.load(), Tally(new=1))
        self.assertEqual(self.load(), Tally(same=1))
        self.assertEqual(self.load(title="Klageschrift"), Tally(changed=1))
        self.assertEqual(Submission.objects.get().to_facts().title, "Klageschrift")

    def test_all_that_is_wrong_is_told_and_nothing_written(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.load(rules=["DE-NONE"], authorities=["DE-NOBODY"])
        self.assertEqual(
            [f"{p.where}: {p.code}" for p in caught.exception.problems],
            [
                "s.json: submissions[0].authorities[0]: unknown-authority",
                "s.json: submissions[0].rules[0]: unknown-rule",
            ],
        )
        self.assertEqual((Submission.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_an_outline_cannot_be_unknown(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.load(certainty="U")
        self.assertEqual(caught.exception.problems[0].code, "schema-choice")

    def test_it_is_on_record_and_only_a_supervisor_may(self) -> None:
        self.load(by=self.sofia)
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts), ("submissions-imported", {"submissions": 1, "new": 1})
        )
        for person in (self.nadia, self.omar, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.load(by=person)
