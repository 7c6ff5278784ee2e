"""What a decision makes the office watch."""

from __future__ import annotations

import datetime as dt
import unittest
from dataclasses import replace

from hypothesis import given as generate
from hypothesis import strategies as st

from casework.domain.deadlines import Instruction
from casework.domain.errors import Refused
from casework.domain.law_rules import Span, Unit
from casework.domain.periods import read_span
from casework.domain.regimes import ClaimDates
from casework.domain.watch import (
    Given,
    Rank,
    State,
    alarms,
    calculate,
    check_reminders,
    check_snooze,
    keep_by,
    reinstated,
    state,
    watched,
    what_if,
)
from tests.domain.rules import book, day

TODAY = day("2026-11-24")
OLD = ClaimDates(day("2026-05-02"), day("2026-05-04"), day("2026-05-06"))
NEW = ClaimDates(day("2026-07-02"), day("2026-07-04"), day("2026-07-06"))
GERMAN = Given(jurisdiction="DE", dates=OLD, kind="refusal", served=day("2026-11-04"), land="BE")
AUSTRIAN = Given(jurisdiction="AT", dates=NEW, kind="refusal", served=day("2026-11-04"))


def refusals(call: object) -> list[tuple[str, str]]:
    assert callable(call)
    try:
        call()
    except Refused as refused:
        return [(problem.code, problem.where) for problem in refused.problems]
    return []


class WatchedTests(unittest.TestCase):
    def lines(self, given: Given) -> list[str]:
        found = watched(book(), given, TODAY)
        return [f"{one.rank} {one.name} {one.due} {one.by_law}" for one in found]

    def test_each_limit_of_a_known_kind_and_the_tasks_before_the_main_one(self) -> None:
        self.assertEqual(
            self.lines(GERMAN),
            [
                "main action 2026-11-18 2026-11-18",
                "further reasons 2026-12-04 2026-12-04",
                "task draft 2026-11-11 None",
                "task translation 2026-11-13 None",
                "task signature 2026-11-17 None",
            ],
        )

    def test_the_instruction_wins_and_the_tasks_keep_to_the_earlier_day(self) -> None:
        later = replace(GERMAN, instruction=Instruction(end=day("2026-11-25")))
        self.assertEqual(self.lines(later)[0], "main action 2026-11-25 2026-11-18")
        self.assertEqual(self.lines(later)[-1], "task signature 2026-11-17 None")
        earlier = replace(GERMAN, instruction=Instruction(end=day("2026-11-11")))
        self.assertEqual(self.lines(earlier)[0], "main action 2026-11-11 2026-11-18")
        self.assertEqual(self.lines(earlier)[-1], "task signature 2026-11-10 None")

    def test_where_the_law_is_unknown_only_the_last_day_of_the_decision_counts(self) -> None:
        told = replace(AUSTRIAN, instruction=Instruction(end=day("2026-11-18")))
        self.assertEqual(self.lines(told)[0], "main appeal 2026-11-18 None")
        for said in (Instruction(), Instruction(span=Span(2, Unit.WEEKS))):
            silent = replace(AUSTRIAN, instruction=said)
            with self.subTest(said):
                found = refusals(lambda given=silent: watched(book(), given, TODAY))
                self.assertEqual(found, [("instruction-required", "instruction-end")])

    def test_another_decision_is_watched_by_its_last_day_alone(self) -> None:
        free = replace(GERMAN, kind="", instruction=Instruction(end=day("2026-11-18")))
        self.assertEqual(self.lines(free)[0], "main remedy 2026-11-18 None")
        self.assertEqual(len(self.lines(free)), 4)
        self.assertEqual(self.lines(replace(free, instruction=Instruction())), [])
        for said in (Instruction(span=Span(2, Unit.WEEKS)), Instruction(is_missing=True)):
            found = refusals(lambda s=said: watched(book(), replace(free, instruction=s), TODAY))
            self.assertEqual(found, [("end-required", "instruction-end")])

    def test_without_a_day_of_service_tasks_start_today(self) -> None:
        said = Instruction(end=day("2026-11-26"))
        free = replace(GERMAN, kind="", served=None, instruction=said)
        self.assertEqual(self.lines(free)[1], "task draft 2026-11-25 None")

    def test_what_is_missing_is_asked_for(self) -> None:
        cases = {
            "served-missing": (replace(GERMAN, served=None), "served"),
            "date-missing": (replace(GERMAN, dates=ClaimDates()), "lodged"),
            "unknown-decision-kind": (replace(GERMAN, kind="whim"), "decision"),
            "unknown-jurisdiction": (replace(GERMAN, jurisdiction="XX"), "jurisdiction"),
        }
        for code, (given, where) in cases.items():
            with self.subTest(code):
                found = refusals(lambda g=given: watched(book(), g, TODAY))
                self.assertEqual(found, [(code, where)])

    @generate(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), st.dates())
    def test_the_day_to_act_by_is_never_after_either_day(
        self, due: dt.date, by_law: dt.date
    ) -> None:
        self.assertLessEqual(keep_by(due, by_law), due)
        self.assertLessEqual(keep_by(due, by_law), by_law)
        self.assertEqual(keep_by(due, None), due)


class CalculationTests(unittest.TestCase):
    def test_the_rules_that_nobody_has_found_are_named(self) -> None:
        told = replace(AUSTRIAN, instruction=Instruction(end=day("2026-11-18")))
        self.assertEqual(calculate(book(), told).unknown, ("AT-NEW",))
        self.assertEqual(calculate(book(), GERMAN).unknown, ())

    def test_without_an_instruction_the_ordinary_end_stands_beside_the_longer_one(self) -> None:
        found = calculate(book(), replace(GERMAN, instruction=Instruction(is_missing=True)))
        self.assertEqual((found.main.end, found.by_law), (day("2027-11-04"), day("2026-11-18")))

    def test_a_later_service_moves_what_is_computed_and_not_what_is_given(self) -> None:
        given = replace(GERMAN, instruction=Instruction(end=day("2026-11-25")))
        before, after = what_if(book(), given, day("2026-11-06"), "personal")
        self.assertEqual(
            [one.end for one in before.limits], [day("2026-11-18"), day("2026-12-04")]
        )
        self.assertEqual([one.end for one in after.limits], [day("2026-11-20"), day("2026-12-07")])

    def test_a_period_of_the_instruction_is_kept_when_service_moves(self) -> None:
        given = replace(GERMAN, instruction=Instruction(span=Span(1, Unit.MONTHS)))
        _, after = what_if(book(), given, day("2026-11-05"), "personal")
        self.assertEqual(after.main.end, day("2026-12-07"))

    @generate(st.dates(day("2026-11-04"), day("2027-11-04")))
    def test_a_later_service_never_gives_an_earlier_end(self, served: dt.date) -> None:
        before, after = what_if(book(), GERMAN, served, "personal")
        for old, new in zip(before.limits, after.limits, strict=True):
            self.assertGreaterEqual(new.end, old.end)

    def test_reinstatement_runs_from_the_end_of_the_obstacle(self) -> None:
        found = reinstated(calculate(book(), GERMAN), day("2026-11-20"))
        self.assertEqual(found.end, day("2026-12-04"))
        told = replace(AUSTRIAN, instruction=Instruction(end=day("2026-11-18")))
        unknown = calculate(book(), told)
        self.assertEqual(
            refusals(lambda: reinstated(unknown, day("2026-11-20"))),
            [("no-reinstatement", "obstacle-gone")],
        )


class RestTests(unittest.TestCase):
    def test_what_rests_is_open_again_on_its_day(self) -> None:
        cases = (
            (None, None, State.OPEN),
            (None, "2026-11-25", State.SNOOZED),
            (None, "2026-11-24", State.OPEN),
            ("2026-11-20", "2026-11-25", State.DONE),
        )
        for done, until, expected in cases:
            with self.subTest(done=done, until=until):
                days = (day(done) if done else None, day(until) if until else None)
                self.assertEqual(state(*days, TODAY), expected)

    def test_it_comes_back_after_today_and_before_the_limit(self) -> None:
        latest = day("2026-11-30")
        cases: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
            ("2026-11-25", "waits", []),
            ("2026-11-29", "waits", []),
            ("2026-11-24", "waits", [("snooze-into-past", "until")]),
            ("2026-11-30", "waits", [("snooze-past-limit", "until")]),
            ("2026-11-29", "  ", [("snooze-without-reason", "reason")]),
            (
                "2026-12-24",
                "",
                [("snooze-past-limit", "until"), ("snooze-without-reason", "reason")],
            ),
        )
        for until, reason, expected in cases:
            with self.subTest(until=until, reason=reason):
                found = refusals(
                    lambda u=until, r=reason: check_snooze(day(u), r, latest=latest, today=TODAY)
                )
                self.assertEqual(found, expected)

    def test_what_is_overdue_cannot_rest(self) -> None:
        found = refusals(
            lambda: check_snooze(day("2026-11-25"), "waits", latest=day("2026-11-20"), today=TODAY)
        )
        self.assertEqual(found, [("snooze-past-limit", "until")])


class ReminderTests(unittest.TestCase):
    def test_each_day_once_the_earliest_first(self) -> None:
        self.assertEqual(check_reminders([1, 14, 3, 3, 7]), (14, 7, 3, 1))
        self.assertEqual(check_reminders([]), ())
        self.assertEqual(check_reminders([90]), (90,))

    def test_days_too_far_or_too_many_are_refused(self) -> None:
        for days in ([0], [91], [-1], range(1, 10)):
            with self.subTest(days=list(days)):
                found = refusals(lambda d=days: check_reminders(d))
                self.assertEqual(found, [("bad-reminders", "days")])

    def test_what_rests_is_silent_until_it_comes_back(self) -> None:
        keep = day("2026-12-08")
        self.assertEqual(alarms(keep, (14, 7, 3, 1)), (14, 7, 3, 1))
        self.assertEqual(alarms(keep, (14, 7, 3, 1), day("2026-12-05")), (3, 1))
        self.assertEqual(alarms(keep, (14, 7, 3, 1), day("2026-12-08")), ())


class SpanTests(unittest.TestCase):
    def test_a_period_is_a_number_and_a_letter(self) -> None:
        self.assertEqual(read_span("14d"), Span(14, Unit.DAYS))
        self.assertEqual(read_span("2w"), Span(2, Unit.WEEKS))
        self.assertEqual(read_span("1m"), Span(1, Unit.MONTHS))
        for text in ("", "0d", "2", "w", "2y", "1000d", "2w "):
            with self.subTest(text):
                self.assertEqual(
                    refusals(lambda t=text: read_span(t)), [("bad-span", "instruction-period")]
                )


class RankTests(unittest.TestCase):
    def test_there_is_one_main_limit_for_every_kind_of_decision(self) -> None:
        said = Instruction(end=day("2026-12-18"))
        for kind in book().decisions:
            dates = OLD if kind.regime == "old" else NEW
            given = Given(
                jurisdiction=kind.jurisdiction,
                dates=dates,
                kind=kind.kind,
                served=day("2026-11-04"),
                instruction=said,
            )
            with self.subTest(kind.key):
                ranks = [one.rank for one in watched(book(), given, TODAY)]
                self.assertEqual((ranks[0], ranks.count(Rank.MAIN)), (Rank.MAIN, 1))
                self.assertEqual(ranks.count(Rank.TASK), 3)
