from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from casework.actions.deadlines import (
    acknowledge_deadline,
    finish_deadline,
    reopen_deadline,
    snooze_deadline,
)
from casework.domain.errors import Refused
from casework.models import AuditEntry, Deadline
from tests import make
from tests.base import CastTestCase

TODAY = dt.date(2026, 11, 10)


class DeadlineCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        make.member(of=cls.case, user=cls.omar)
        cls.decision = make.decision(of=cls.case, code="K7QM2X")
        cls.main = cls.decision.deadlines.get()
        cls.task = make.deadline(
            of=cls.decision, name="draft", rank="task", due_on=dt.date(2026, 11, 9)
        )
        cls.reasons = make.deadline(
            of=cls.decision, name="reasons", rank="further", due_on=dt.date(2026, 12, 2)
        )

    def refused(self, call: Callable[[], object]) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            call()
        self.assertEqual(AuditEntry.objects.count(), 0)
        return [(problem.code, problem.where) for problem in caught.exception.problems]

    def entry(self) -> tuple[str, dict[str, object]]:
        entry = AuditEntry.objects.get()
        self.assertEqual(entry.case, self.case)
        return entry.verb, entry.facts


class FinishTests(DeadlineCase):
    def finish(self, deadline: Deadline, on: dt.date = TODAY) -> Deadline:
        return finish_deadline(deadline=deadline, on=on, by=self.omar, today=TODAY)

    def test_the_main_limit_ends_its_tasks_and_no_further_limit(self) -> None:
        self.finish(self.main, dt.date(2026, 11, 9))
        done = dict(Deadline.objects.values_list("name", "done_on"))
        day = dt.date(2026, 11, 9)
        self.assertEqual(done, {"remedy": day, "draft": day, "reasons": None})
        facts = {"deadline": "K7QM2X", "decision": 1, "on": "2026-11-09"}
        self.assertEqual(self.entry(), ("deadline-done", facts))

    def test_a_task_ends_alone_and_wakes(self) -> None:
        Deadline.objects.filter(pk=self.task.pk).update(
            snoozed_until=dt.date(2026, 11, 12), snooze_reason="waits"
        )
        self.finish(self.task)
        self.task.refresh_from_db()
        self.assertEqual((self.task.done_on, self.task.snoozed_until), (TODAY, None))
        self.assertEqual(self.task.snooze_reason, "")
        self.assertEqual(Deadline.objects.done().count(), 1)

    def test_it_cannot_be_done_tomorrow_or_twice(self) -> None:
        tomorrow = TODAY + dt.timedelta(days=1)
        self.assertEqual(
            self.refused(lambda: self.finish(self.main, tomorrow)), [("done-in-future", "on")]
        )
        Deadline.objects.filter(pk=self.main.pk).update(done_on=TODAY)
        self.assertEqual(self.refused(lambda: self.finish(self.main)), [("deadline-done", "on")])

    def test_it_is_opened_again(self) -> None:
        Deadline.objects.filter(pk=self.main.pk).update(done_on=TODAY)
        reopen_deadline(deadline=self.main, by=self.omar)
        self.main.refresh_from_db()
        self.assertIsNone(self.main.done_on)
        self.assertEqual(
            self.entry(), ("deadline-reopened", {"deadline": "K7QM2X", "decision": 1})
        )


class SnoozeTests(DeadlineCase):
    def snooze(self, deadline: Deadline, until: str, reason: str = "Waits for a paper.") -> None:
        snooze_deadline(
            deadline=deadline,
            until=dt.date.fromisoformat(until),
            reason=reason,
            by=self.omar,
            today=TODAY,
        )

    def test_it_rests_until_a_day_before_the_limit(self) -> None:
        self.snooze(self.main, "2026-11-15")
        self.main.refresh_from_db()
        self.assertEqual(self.main.snoozed_until, dt.date(2026, 11, 15))
        self.assertEqual(self.main.snooze_reason, "Waits for a paper.")
        facts = {"deadline": "K7QM2X", "decision": 1, "on": "2026-11-15"}
        self.assertEqual(self.entry(), ("deadline-snoozed", facts))

    def test_the_reason_is_not_readable_in_the_database_nor_in_the_record(self) -> None:
        self.snooze(self.main, "2026-11-15", "Secret reason of the client.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT snooze_reason FROM casework_deadline")
            stored = str(cursor.fetchall())
        self.assertNotIn("Secret", stored)
        self.assertNotIn("Secret", str(AuditEntry.objects.get().facts))

    def test_neither_to_the_limit_nor_past_it(self) -> None:
        for until in ("2026-11-16", "2026-11-17", "2026-12-24"):
            with self.subTest(until):
                found = self.refused(partial(self.snooze, self.main, until))
                self.assertEqual(found, [("snooze-past-limit", "until")])

    def test_where_law_and_decision_differ_the_earlier_day_counts(self) -> None:
        Deadline.objects.filter(pk=self.main.pk).update(by_law_on=dt.date(2026, 11, 13))
        self.assertEqual(
            self.refused(lambda: self.snooze(self.main, "2026-11-14")),
            [("snooze-past-limit", "until")],
        )
        self.snooze(self.main, "2026-11-12")

    def test_a_task_that_is_late_may_rest_until_before_the_main_limit(self) -> None:
        self.snooze(self.task, "2026-11-15")
        self.assertEqual(
            self.refused_after_one(lambda: self.snooze(self.task, "2026-11-16")),
            [("snooze-past-limit", "until")],
        )

    def test_what_is_done_does_not_rest(self) -> None:
        Deadline.objects.filter(pk=self.main.pk).update(done_on=TODAY)
        found = self.refused(lambda: self.snooze(self.main, "2026-11-15"))
        self.assertEqual(found, [("deadline-done", "until")])

    def test_it_is_woken(self) -> None:
        self.snooze(self.main, "2026-11-15")
        reopen_deadline(deadline=self.main, by=self.nadia)
        self.main.refresh_from_db()
        self.assertEqual((self.main.snoozed_until, self.main.snooze_reason), (None, ""))

    def refused_after_one(self, call: Callable[[], object]) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            call()
        self.assertEqual(AuditEntry.objects.count(), 1)
        return [(problem.code, problem.where) for problem in caught.exception.problems]


class AcknowledgeTests(DeadlineCase):
    def test_another_person_confirms(self) -> None:
        acknowledge_deadline(deadline=self.main, by=self.omar)
        self.main.refresh_from_db()
        self.assertEqual(self.main.acknowledged_by, self.omar)
        self.assertIsNotNone(self.main.acknowledged_at)
        facts = {"deadline": "K7QM2X", "decision": 1, "on": "2026-11-16"}
        self.assertEqual(self.entry(), ("deadline-acknowledged", facts))

    def test_whoever_entered_it_does_not(self) -> None:
        found = self.refused(lambda: acknowledge_deadline(deadline=self.main, by=self.nadia))
        self.assertEqual(found, [("own-deadline", "")])
        self.assertFalse(Deadline.objects.exclude(acknowledged_by=None).exists())

    def test_the_database_refuses_it_too(self) -> None:
        rows = Deadline.objects.filter(pk=self.main.pk)
        with self.assertRaises(IntegrityError), transaction.atomic():
            rows.update(acknowledged_by=self.nadia)

    def test_once_is_enough_and_tasks_need_none(self) -> None:
        self.assertEqual(
            self.refused(lambda: acknowledge_deadline(deadline=self.task, by=self.omar)),
            [("task-needs-no-second", "")],
        )
        Deadline.objects.filter(pk=self.main.pk).update(acknowledged_by=self.omar)
        self.assertEqual(
            self.refused(lambda: acknowledge_deadline(deadline=self.main, by=self.sofia)),
            [("deadline-acknowledged", "")],
        )


class PermissionTests(DeadlineCase):
    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            calls: list[Callable[[], object]] = [
                partial(finish_deadline, deadline=self.main, on=TODAY, by=person, today=TODAY),
                partial(reopen_deadline, deadline=self.main, by=person),
                partial(acknowledge_deadline, deadline=self.main, by=person),
                partial(
                    snooze_deadline,
                    deadline=self.main,
                    until=TODAY,
                    reason="x",
                    by=person,
                    today=TODAY,
                ),
            ]
            for number, call in enumerate(calls):
                with self.subTest(person=person.name, call=number):
                    self.assertRaises(PermissionDenied, call)
        self.assertEqual(AuditEntry.objects.count(), 0)
