"""Weighing a source: the history stays, and the record names no answer."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied

from casework.actions.assessments import assess_source
from casework.domain.assessments import Answer, Answered, Answers, Question
from casework.domain.errors import Refused
from casework.models import Assessment, AuditEntry, User
from tests import make
from tests.base import CastTestCase

YES = {Question.RELEVANCE: Answered(Answer.YES, "Secret reasons.")}


class AssessTests(CastTestCase):
    def setUp(self) -> None:
        self.source = make.source()

    def assess(
        self, answers: Answers = YES, on: dt.date = dt.date(2026, 3, 5), by: User | None = None
    ) -> Assessment:
        return assess_source(
            source=self.source, on=on, answers=answers, summary=" Good. ", by=by or self.omar
        )

    def test_each_is_kept_and_the_latest_comes_first(self) -> None:
        first = self.assess(on=dt.date(2026, 3, 5))
        second = self.assess({Question.METHOD: Answered(Answer.PARTLY)}, dt.date(2026, 9, 1))
        earlier = self.assess(on=dt.date(2025, 1, 1), by=self.sofia)
        self.assertEqual(list(self.source.assessments.all()), [second, first, earlier])
        self.assertEqual(first.answers["relevance"], {"answer": "yes", "note": "Secret reasons."})
        self.assertEqual((first.summary, first.by), ("Good.", self.omar))

    def test_the_record_holds_the_key_and_the_day(self) -> None:
        self.assess()
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts), ("source-assessed", {"source": "S1", "on": "2026-03-05"})
        )

    def test_what_is_refused_is_not_kept(self) -> None:
        table: list[tuple[Answers, dt.date]] = [
            ({}, dt.date(2026, 3, 5)),
            (YES, dt.date(2999, 1, 1)),
            ({Question.BALANCE: Answered(Answer.NO)}, dt.date(2026, 3, 5)),
        ]
        for answers, on in table:
            with self.subTest(str(answers)), self.assertRaises(Refused):
                self.assess(answers, on)
        self.assertEqual((Assessment.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_only_who_may_edit_evidence(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.assess(by=person)
