"""Decisions of a case file, with the days to keep, in and out."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from django.test import override_settings

from casework.actions.case_files import export_case, import_case
from casework.adapters.json_documents import flaws
from casework.domain.errors import Refused
from casework.models import Case, Deadline
from casework.wording import sentences
from tests import documents, make
from tests.base import CastTestCase

KNOWN = {"kind": "Refusal", "law_kind": "refusal", "served_on": "2026-11-04", "land": "BE"}


class DecisionRowsTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.law()

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.folder))

    def take(self, *decisions: dict[str, Any], **fields: str) -> Case:
        document = documents.case(jurisdiction="DE", lodged_on="2026-05-06")
        document |= {"decisions": list(decisions), **fields}
        return import_case(document, folder=self.folder, filename="case.json", by=self.omar)

    def days(self, case: Case) -> dict[str, str]:
        rows = Deadline.objects.filter(decision__case=case).order_by("pk")
        return {row.name: f"{row.rank} {row.due_on}" for row in rows}

    def exported(self, case: Case) -> Any:
        document = export_case(case=case, by=self.omar)
        self.assertEqual(flaws(document, "case"), [])
        return document["decisions"]

    def test_what_the_file_does_not_tell_is_reckoned(self) -> None:
        self.assertEqual(
            self.days(self.take(KNOWN)),
            {
                "action": "main 2026-11-18",
                "reasons": "further 2026-12-04",
                "draft": "task 2026-11-11",
                "translation": "task 2026-11-13",
                "signature": "task 2026-11-17",
            },
        )

    def test_nobody_has_confirmed_what_came_in(self) -> None:
        self.take(KNOWN)
        self.assertEqual(Deadline.objects.unconfirmed().count(), 2)
        self.assertEqual({row.entered_by for row in Deadline.objects.all()}, {self.omar})

    def test_what_is_done_has_no_tasks(self) -> None:
        done = KNOWN | {"done_on": "2026-11-10"}
        self.assertEqual(set(self.days(self.take(done))), {"action", "reasons"})
        self.assertEqual(Deadline.objects.get(name="action").done_on, dt.date(2026, 11, 10))
        self.assertIsNone(Deadline.objects.get(name="reasons").done_on)

    def test_what_was_done_without_a_last_day_is_kept(self) -> None:
        case = self.take({"kind": "Order", "done_on": "2026-11-10"})
        self.assertEqual(self.days(case), {"remedy": "main 2026-11-10"})
        self.assertEqual(self.exported(case), [{"kind": "Order", "done_on": "2026-11-10"}])

    def test_a_simple_decision_comes_out_as_it_came_in(self) -> None:
        order = {"kind": "Order", "limit_on": "2026-11-18", "done_on": "2026-11-10"}
        self.assertEqual(self.exported(self.take(order)), [order])

    def test_each_day_comes_out_and_in_again_as_it_stands(self) -> None:
        case = self.take(KNOWN | {"instruction_period": "1m", "manner": "registered-letter"})
        Deadline.objects.filter(name="draft").update(done_on=dt.date(2026, 11, 9))
        Deadline.objects.filter(name="reasons").update(
            snoozed_until=dt.date(2026, 11, 20),
            snooze_reason="Waits for a paper.",
            due_on=dt.date(2026, 12, 5),
        )
        first = self.exported(case)
        second = self.exported(self.take(*first))
        self.assertEqual(first, second)
        (decision,) = second
        self.assertEqual(len(decision["deadlines"]), 5)
        self.assertEqual(
            next(row for row in decision["deadlines"] if row["name"] == "reasons"),
            {
                "name": "reasons",
                "rank": "further",
                "due_on": "2026-12-05",
                "by_law_on": "2026-12-08",
                "snoozed_until": "2026-11-20",
                "snooze_reason": "Waits for a paper.",
            },
        )

    def test_a_missing_instruction_is_kept(self) -> None:
        case = self.take(KNOWN | {"instruction_missing": True})
        self.assertIs(self.exported(case)[0]["instruction_missing"], True)

    def test_where_the_law_is_unknown_the_file_must_tell_the_last_day(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.take(KNOWN, jurisdiction="AT")
        (line,) = sentences(caught.exception.problems)
        self.assertTrue(line.startswith("case.json: decisions[0].land: "), line)
        with self.assertRaises(Refused) as caught:
            austrian = {name: value for name, value in KNOWN.items() if name != "land"}
            self.take(austrian, jurisdiction="AT", lodged_on="2026-07-06")
        (line,) = sentences(caught.exception.problems)
        start = "case.json: decisions[0].limit_on: The law is not known here"
        self.assertTrue(line.startswith(start), line)
        self.assertEqual(Case.objects.count(), 0)
