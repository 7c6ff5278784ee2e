"""The calculation of a deadline: its steps, its warnings, and the word of the decision."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.deadlines import (
    Deadline,
    Instruction,
    Setting,
    compute,
    deadlines,
    reinstatement,
)
from casework.domain.errors import Refused
from casework.domain.law import LawCertainty
from casework.domain.law_rules import ProcedureRegime, Remedy, Span, Unit
from casework.domain.rulebook import DecisionKind
from tests.domain.rules import book, day, limit, setting

OLD, NEW = ProcedureRegime.OLD, ProcedureRegime.NEW


def codes(found: Deadline) -> list[str]:
    return [step.code for step in found.steps]


def warned(found: Deadline) -> list[str]:
    return [step.code for step in found.warnings]


class StepsTest(TestCase):
    def test_each_day_off_is_named(self) -> None:
        found = limit("AT-BESCHW-4W", "2026-11-26")
        self.assertEqual(
            [(step.code, step.values.get("date"), step.values.get("why")) for step in found.steps],
            [
                ("served", day("2026-11-26"), None),
                ("first-day", day("2026-11-27"), None),
                ("ends-weeks", day("2026-12-24"), None),
                ("day-off", day("2026-12-24"), "24. Dezember"),
                ("day-off", day("2026-12-25"), "Christtag"),
                ("day-off", day("2026-12-26"), "saturday"),
                ("day-off", day("2026-12-27"), "sunday"),
                ("moved", day("2026-12-28"), None),
            ],
        )

    def test_each_thought_names_its_rules(self) -> None:
        found = limit("PL-RADA-14", "2026-11-24", manner="personal")
        self.assertEqual(
            [(step.code, step.rules) for step in found.steps],
            [
                ("served", ("PL-SERVICE-PERSONAL",)),
                ("first-day", ("PL-CALC-KPA",)),
                ("ends-days", ("PL-RADA-14", "PL-CALC-KPA")),
                ("stands", ("PL-CALC-KPA",)),
            ],
        )

    def test_a_short_month_and_a_fiction_are_told(self) -> None:
        self.assertIn("month-too-short", codes(limit("DE-KLAGE-OLD-B", "2026-01-31")))
        self.assertNotIn("month-too-short", codes(limit("DE-KLAGE-OLD-B", "2026-01-28")))
        posted = limit("DE-KLAGE-NEW", "2026-11-24", manner="registered-letter")
        self.assertEqual(codes(posted)[:2], ["served", "deemed-calendar-days"])

    def test_the_weakest_rule_gives_the_certainty(self) -> None:
        for rule, manner, certainty in (
            ("AT-BESCHW-4W", "personal", LawCertainty.VERIFIED),
            ("AT-BESCHW-4W", "electronic", LawCertainty.MEMORY),
            ("PL-RADA-14", "personal", LawCertainty.SECONDARY),
            ("PL-WSA", "electronic", LawCertainty.MEMORY),
            ("DE-KLAGE-NEW", "electronic", LawCertainty.VERIFIED),
        ):
            with self.subTest(rule=rule, manner=manner):
                self.assertIs(limit(rule, "2026-11-24", manner=manner).certainty, certainty)

    def test_warnings(self) -> None:
        self.assertEqual(warned(limit("DE-KLAGE-NEW", "2026-11-24")), ["no-land"])
        self.assertEqual(warned(limit("DE-KLAGE-NEW", "2026-11-24", land="NW")), [])
        self.assertEqual(
            warned(limit("DE-KLAGE-NEW", "2028-08-01", land="BY")), ["holiday-nearby"]
        )
        self.assertEqual(warned(limit("AT-REV-VWGH", "2026-11-24")), ["cutoff"])

    def test_the_office_has_its_tasks_done_before(self) -> None:
        found = limit("AT-BESCHW-4W", "2026-11-26")
        self.assertEqual(
            [(task.name, task.on.isoformat()) for task in found.tasks],
            [
                ("draft", "2026-12-17"),
                ("translation", "2026-12-21"),
                ("signature", "2026-12-23"),
            ],
        )

    def test_a_short_limit_presses_them_onto_the_first_working_day(self) -> None:
        found = limit("DE-KLAGE-OLD-1W", "2026-04-02")
        self.assertEqual(
            [(task.name, task.on.isoformat()) for task in found.tasks],
            [
                ("draft", "2026-04-07"),
                ("translation", "2026-04-07"),
                ("signature", "2026-04-08"),
            ],
        )


class RefusalTest(TestCase):
    def refused(self, manner: str = "personal", served: str = "2026-11-24") -> list[str]:
        with self.assertRaises(Refused) as caught:
            limit("DE-KLAGE-NEW", served, manner=manner)
        return [f"{problem.where}: {problem.code}" for problem in caught.exception.problems]

    def test_an_unknown_manner(self) -> None:
        self.assertEqual(self.refused(manner="pigeon"), ["manner: unknown-manner"])
        self.assertEqual(self.refused(manner="deposit"), ["manner: unknown-manner"])

    def test_years_without_known_holidays(self) -> None:
        for served in ("0001-01-01", "2004-12-31", "2101-01-01", "9999-12-31"):
            with self.subTest(served):
                self.assertEqual(self.refused(served=served), ["served: year-beyond"])
        self.assertEqual(self.refused(served="2100-12-31"), ["served: year-beyond"])

    def test_a_rule_without_a_period(self) -> None:
        with self.assertRaises(Refused) as caught:
            compute(book().known("DE-CALC"), Remedy.APPEAL, setting("DE", "2026-11-24"))
        self.assertEqual(caught.exception.problems[0].code, "rule-without-period")


class DecisionTest(TestCase):
    def decision(
        self, country: str, kind: str, regime: ProcedureRegime = OLD
    ) -> tuple[DecisionKind, Setting]:
        return book().decision(country, regime, kind), setting(country, "2026-11-26")

    def ends(self, country: str, kind: str, regime: ProcedureRegime) -> dict[str, str]:
        found = deadlines(*self.decision(country, kind, regime))
        return {one.remedy.value: one.end.isoformat() for one in found}

    def test_all_limits_of_a_decision(self) -> None:
        self.assertEqual(
            self.ends("DE", "refusal-manifestly-unfounded", OLD),
            {"action": "2026-12-03", "urgent-request": "2026-12-03", "reasons": "2026-12-28"},
        )
        self.assertEqual(
            self.ends("DE", "refusal", NEW), {"action": "2026-12-10", "reasons": "2026-12-28"}
        )
        self.assertEqual(
            self.ends("AT", "judgment", OLD),
            {"revision": "2027-01-07", "constitutional-complaint": "2027-01-07"},
        )
        self.assertEqual(self.ends("PL", "board-decision", OLD), {"court-complaint": "2026-12-28"})

    def test_where_the_law_is_unknown_the_instruction_is_compulsory(self) -> None:
        kinds = [*book().kinds("AT", NEW), *book().kinds("PL", NEW)]
        self.assertEqual(len(kinds), 14)
        for kind in kinds:
            for given in (Instruction(), Instruction(span=Span(2, Unit.WEEKS))):
                with self.subTest(kind=kind.key), self.assertRaises(Refused) as caught:
                    deadlines(kind, setting(kind.jurisdiction, "2026-11-26"), given)
                problem = caught.exception.problems[0]
                self.assertEqual(
                    (problem.code, problem.where), ("instruction-required", "instruction-end")
                )

    def test_then_nothing_is_computed_but_what_it_says_is_kept(self) -> None:
        given = Instruction(end=day("2026-12-10"))
        (found,) = deadlines(*self.decision("AT", "refusal", NEW), given)
        self.assertEqual(found.end, day("2026-12-10"))
        self.assertEqual(codes(found), ["instruction-only"])
        self.assertIsNone(found.certainty)
        self.assertIsNone(found.period)
        self.assertTrue(found.by_instruction)

    def test_the_instruction_wins_and_a_later_day_is_warned_of(self) -> None:
        given = Instruction(end=day("2026-12-30"))
        (found,) = deadlines(*self.decision("AT", "refusal"), given)
        self.assertEqual(found.end, day("2026-12-30"))
        self.assertEqual(codes(found)[-2:], ["moved", "instruction-wins"])
        self.assertEqual(warned(found), ["instruction-later"])
        # The office works towards the earlier of the two.
        self.assertEqual(found.tasks[-1].on, day("2026-12-23"))

    def test_an_earlier_day_and_a_day_off_are_warned_of(self) -> None:
        given = Instruction(end=day("2026-12-24"))
        (found,) = deadlines(*self.decision("AT", "refusal"), given)
        self.assertEqual(warned(found), ["instruction-earlier", "instruction-on-day-off"])

    def test_the_same_day_is_no_warning(self) -> None:
        given = Instruction(end=day("2026-12-28"))
        (found,) = deadlines(*self.decision("AT", "refusal"), given)
        self.assertEqual(warned(found), [])

    def test_the_period_of_the_instruction_is_counted_and_compared(self) -> None:
        given = Instruction(span=Span(2, Unit.WEEKS))
        (found,) = deadlines(*self.decision("AT", "refusal"), given)
        self.assertEqual(found.end, day("2026-12-10"))
        self.assertEqual(warned(found), ["instruction-differs"])
        same = Instruction(span=Span(4, Unit.WEEKS))
        (found,) = deadlines(*self.decision("AT", "refusal"), same)
        self.assertEqual((found.end, warned(found)), (day("2026-12-28"), []))

    def test_it_speaks_of_the_main_remedy_only(self) -> None:
        given = Instruction(end=day("2026-12-04"))
        action, reasons = deadlines(*self.decision("DE", "refusal"), given)
        self.assertEqual((action.end, reasons.end), (day("2026-12-04"), day("2026-12-28")))
        self.assertFalse(reasons.by_instruction)

    def test_a_missing_instruction_gives_longer_but_warns(self) -> None:
        for regime, end in ((OLD, "2027-11-26"), (NEW, "2027-02-26")):
            with self.subTest(regime):
                action, _ = deadlines(
                    *self.decision("DE", "refusal", regime), Instruction(is_missing=True)
                )
                self.assertEqual(action.end.isoformat(), end)
                self.assertIn("file-within-ordinary", warned(action))
                # Not the office's plan: the tasks keep to the ordinary limit.
                self.assertLess(action.tasks[-1].on, day("2026-12-11"))

    def test_no_rule_for_a_missing_instruction_in_other_countries(self) -> None:
        with self.assertRaises(Refused) as caught:
            deadlines(*self.decision("AT", "refusal"), Instruction(is_missing=True))
        self.assertEqual(caught.exception.problems[0].code, "no-rule-without-instruction")

    def test_an_end_before_service_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            deadlines(*self.decision("AT", "refusal"), Instruction(end=day("2026-11-25")))
        self.assertEqual(caught.exception.problems[0].code, "instruction-before-service")


class ReinstatementTest(TestCase):
    def test_from_the_day_the_obstacle_went_away(self) -> None:
        for rule, end in (
            ("DE-WIEDER", "2026-12-10"),
            ("DE-WIEDER-REASONS", "2026-12-28"),
            ("AT-WIEDER", "2026-12-10"),
            ("PL-PRZYWROCENIE-KPA", "2026-12-03"),
            ("PL-PRZYWROCENIE-PPSA", "2026-12-03"),
        ):
            with self.subTest(rule):
                found = reinstatement(
                    book().known(rule), setting(rule[:2], "2026-10-01"), day("2026-11-26")
                )
                self.assertEqual(found.end.isoformat(), end)
                self.assertEqual(codes(found)[0], "obstacle-gone")

    def test_each_limit_of_a_remedy_names_its_rule(self) -> None:
        for kind in book().decisions:
            for one in kind.limits:
                rule = book().rules[one.rule]
                period = getattr(rule, "period", None)
                with self.subTest(kind=kind.key, rule=one.rule):
                    if period and one.rule != "AT-REV-VFGH":
                        self.assertIsNotNone(book().known(period.reinstatement).period)
