"""What holds for every deadline, whatever the day, the place and the manner of service."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.domain.calendar import LANDS, Place, is_working
from casework.domain.deadlines import Deadline, Service, Setting, compute
from casework.domain.law_rules import Known, Remedy, Span, Unit
from casework.domain.periods import end_of
from tests.domain.rules import book

settings.register_profile("casework", deadline=None, derandomize=True, database=None)
settings.load_profile("casework")

DAYS = st.dates(dt.date(2006, 1, 1), dt.date(2090, 12, 31))


class Asked(NamedTuple):
    rule: Known
    place: Place
    manner: str

    def on(self, day: dt.date) -> Deadline:
        setting = Setting(book(), self.place, Service(day, self.manner))
        return compute(self.rule, Remedy.APPEAL, setting)


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    country = draw(st.sampled_from(sorted(LANDS)))
    rules = [
        rule
        for rule in book().rules.values()
        if isinstance(rule, Known) and rule.period and rule.jurisdiction == country
    ]
    return Asked(
        draw(st.sampled_from(rules)),
        Place(country, draw(st.sampled_from(("", *LANDS[country])))),
        draw(st.sampled_from(sorted(book().services(country)))),
    )


class LawsOfDeadlinesTest(TestCase):
    @settings(max_examples=400)
    @given(asked(), DAYS)
    def test_no_limit_ends_on_a_day_off_or_before_service(
        self, question: Asked, day: dt.date
    ) -> None:
        found = question.on(day)
        self.assertTrue(is_working(question.place, found.end))
        self.assertGreaterEqual(found.starts, day)
        self.assertGreater(found.end, found.starts)

    @settings(max_examples=400)
    @given(asked(), DAYS, st.integers(0, 45))
    def test_later_service_never_gives_an_earlier_end(
        self, question: Asked, day: dt.date, later: int
    ) -> None:
        found, other = question.on(day), question.on(day + dt.timedelta(days=later))
        self.assertLessEqual(found.end, other.end)

    @settings(max_examples=300)
    @given(asked(), DAYS)
    def test_every_step_rests_on_rules_that_can_be_cited(
        self, question: Asked, day: dt.date
    ) -> None:
        for step in question.on(day).steps:
            for key in step.rules:
                self.assertIsInstance(book().rules[key], Known)

    @settings(max_examples=300)
    @given(asked(), DAYS)
    def test_the_tasks_of_the_office_lie_between_service_and_end(
        self, question: Asked, day: dt.date
    ) -> None:
        found = question.on(day)
        for task in found.tasks:
            self.assertTrue(found.starts < task.on <= found.end, (task, found))
            self.assertTrue(is_working(question.place, task.on))

    @given(DAYS, st.integers(1, 24))
    def test_a_month_never_ends_two_months_later(self, day: dt.date, amount: int) -> None:
        end = end_of(day, Span(amount, Unit.MONTHS))
        months = (end.year - day.year) * 12 + end.month - day.month
        self.assertEqual(months, amount)
        self.assertLessEqual(end.day, day.day)
