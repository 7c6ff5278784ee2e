"""Days to keep as rows, and how the last days of before became such rows."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import TransactionTestCase

from casework.models import Case, Deadline
from casework.models.codes import ALPHABET, new_code
from tests import make
from tests.base import CastTestCase


class DeadlineTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        cls.decision = make.decision(of=cls.case)
        cls.main = cls.decision.deadlines.get()

    def test_who_sees_it(self) -> None:
        for person, sees in (
            (self.nadia, True),
            (self.sofia, True),
            (self.omar, False),
            (self.lena, False),
            (self.rafi, False),
            (self.ida, False),
            (self.petra, False),
        ):
            with self.subTest(person.name):
                self.assertEqual(Deadline.objects.visible_to(person).exists(), sees)

    def test_a_decision_has_one_main_limit_and_each_name_once(self) -> None:
        for fields in ({"name": "appeal"}, {"name": "remedy", "rank": "further"}):
            with self.subTest(fields), self.assertRaises(IntegrityError), transaction.atomic():
                make.deadline(of=self.decision, **fields)

    def test_the_order_is_that_of_the_day_to_act_by(self) -> None:
        make.deadline(
            of=self.decision,
            name="b",
            rank="further",
            due_on=dt.date(2026, 12, 1),
            by_law_on=dt.date(2026, 11, 10),
        )
        make.deadline(
            of=self.decision,
            name="c",
            rank="further",
            due_on=dt.date(2026, 11, 12),
            by_law_on=dt.date(2026, 12, 10),
        )
        rows = list(Deadline.objects.nearest_first())
        self.assertEqual([row.name for row in rows], ["b", "c", "remedy"])
        days = [row.keep_by for row in rows]
        self.assertEqual(days, sorted(days))
        between = Deadline.objects.between(dt.date(2026, 11, 11), dt.date(2026, 11, 16))
        self.assertEqual([row.name for row in between.nearest_first()], ["c", "remedy"])

    def test_a_case_is_watched_while_any_limit_is_open(self) -> None:
        self.assertFalse(Case.objects.without_limit().exists())
        reasons = make.deadline(of=self.decision, name="reasons", rank="further")
        make.deadline(of=self.decision, name="draft", rank="task")
        Deadline.objects.filter(pk=self.main.pk).update(done_on=dt.date(2026, 11, 9))
        self.assertFalse(Case.objects.without_limit().exists())
        Deadline.objects.filter(pk=reasons.pk).update(done_on=dt.date(2026, 11, 9))
        # A task alone watches nothing.
        self.assertEqual(Case.objects.without_limit().get(), self.case)

    def test_the_nearest_limit_of_a_case_is_the_day_to_act_by(self) -> None:
        make.deadline(of=self.decision, name="draft", rank="task", due_on=dt.date(2026, 11, 4))
        self.assertEqual(self.case.next_limit(), dt.date(2026, 11, 16))
        Deadline.objects.filter(pk=self.main.pk).update(by_law_on=dt.date(2026, 11, 12))
        self.assertEqual(self.case.next_limit(), dt.date(2026, 11, 12))
        Deadline.objects.filter(pk=self.main.pk).update(done_on=dt.date(2026, 11, 9))
        self.assertIsNone(self.case.next_limit())

    def test_packs_read_the_main_limit(self) -> None:
        facts = self.decision.to_facts()
        self.assertEqual((facts.limit_on, facts.done_on), (dt.date(2026, 11, 16), None))
        Deadline.objects.filter(pk=self.main.pk).update(done_on=dt.date(2026, 11, 9))
        self.assertEqual(self.decision.to_facts().done_on, dt.date(2026, 11, 9))

    def test_codes_are_of_plain_letters_and_differ(self) -> None:
        codes = {new_code() for _ in range(200)}
        self.assertEqual({len(code) for code in codes}, {6})
        self.assertLessEqual(set("".join(codes)), set(ALPHABET))
        self.assertGreater(len(codes), 190)
        self.assertFalse(set("01ILOU") & set(ALPHABET) - {"U"})


class MigrationTests(TransactionTestCase):
    """The last day and the day it was done moved from the decision to its deadline."""

    before = [("casework", "0003_law_rules_in_versions")]
    after = [("casework", "0006_deadlines_know_when_they_were_done")]

    def tearDown(self) -> None:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())

    def test_nothing_is_lost_forward_and_back(self) -> None:
        executor = MigrationExecutor(connection)
        executor.migrate(self.before)
        apps = executor.loader.project_state(self.before).apps
        team = apps.get_model("casework", "Team").objects.create(name="Office")
        user = apps.get_model("casework", "User").objects.create(
            email="a@example.org", name="A", team=team, role="lawyer"
        )
        case = apps.get_model("casework", "Case").objects.create(
            ref="PL-1", team=team, jurisdiction="PL", working_language="en", opened_by=user
        )
        decisions = apps.get_model("casework", "Decision").objects
        limit, done = dt.date(2026, 11, 18), dt.date(2026, 11, 10)
        decisions.create(case=case, kind="open", limit_on=limit)
        decisions.create(case=case, kind="done", limit_on=limit, done_on=done)
        decisions.create(case=case, kind="none")

        executor = MigrationExecutor(connection)
        executor.migrate(self.after)
        apps = executor.loader.project_state(self.after).apps
        rows = apps.get_model("casework", "Deadline").objects.order_by("decision")
        self.assertEqual(
            [(row.decision.kind, row.rank, row.due_on, row.done_on) for row in rows],
            [("open", "main", limit, None), ("done", "main", limit, done)],
        )
        self.assertEqual({row.entered_by_id for row in rows}, {user.pk})

        executor = MigrationExecutor(connection)
        executor.migrate(self.before)
        apps = executor.loader.project_state(self.before).apps
        found = apps.get_model("casework", "Decision").objects.order_by("pk")
        self.assertEqual(
            [(row.kind, row.limit_on, row.done_on) for row in found],
            [("open", limit, None), ("done", limit, done), ("none", None, None)],
        )
        apps.get_model("casework", "Case").objects.all().delete()
