"""Which law governs a claim, to the day."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.errors import Refused
from casework.domain.law_rules import ProcedureRegime
from casework.domain.regimes import (
    Answer,
    ClaimDates,
    Law,
    Regime,
    procedure,
    procedure_regime,
    select,
)
from casework.domain.rulebook import Rulebook
from tests.domain.rules import book, day


def regime(
    country: str, made: str = "", registered: str = "", lodged: str = "", decided: str = ""
) -> Regime:
    return select(book(), country, dates(made, registered, lodged, decided))


def dates(made: str = "", registered: str = "", lodged: str = "", decided: str = "") -> ClaimDates:
    given: list[dt.date | None] = [
        day(text) if text else None for text in (made, registered, lodged, decided)
    ]
    return ClaimDates(*given)


def codes(answer: Answer) -> list[str]:
    return [step.code for step in answer.steps]


def flags(answer: Answer) -> list[str]:
    return [flag.code for flag in answer.flags]


class ProcedureTest(TestCase):
    def test_to_the_day(self) -> None:
        for country in ("DE", "AT", "PL"):
            for lodged, law in (
                ("2024-01-15", Law.APD),
                ("2026-06-11", Law.APD),
                ("2026-06-12", Law.APR),
                ("2026-06-30", Law.APR),
                ("2026-07-01", Law.APR),
                ("2026-11-24", Law.APR),
            ):
                with self.subTest(country=country, lodged=lodged):
                    self.assertEqual(regime(country, lodged=lodged).procedure.laws, (law,))

    def test_what_cannot_have_been_lodged_before(self) -> None:
        for given in (dates(made="2026-06-12"), dates("2026-06-01", "2026-06-12")):
            with self.subTest(given):
                found = procedure(book(), given)
                self.assertEqual((found.laws, codes(found)), ((Law.APR,), ["lodged-later"]))

    def test_without_the_day_of_lodging_both_are_shown(self) -> None:
        found = regime("DE", made="2026-06-11", registered="2026-06-11").procedure
        self.assertEqual(found.laws, (Law.APD, Law.APR))
        self.assertEqual(flags(found), ["missing-lodged"])

    def test_a_deadline_needs_to_know(self) -> None:
        self.assertIs(procedure_regime(book(), dates(lodged="2026-06-11")), ProcedureRegime.OLD)
        self.assertIs(procedure_regime(book(), dates(lodged="2026-06-12")), ProcedureRegime.NEW)
        with self.assertRaises(Refused) as caught:
            procedure_regime(book(), dates(made="2026-06-01"))
        self.assertEqual(caught.exception.problems[0].code, "date-missing")


class StandardTest(TestCase):
    def test_germany_ties_it_to_the_day_of_lodging(self) -> None:
        for lodged, law, flagged in (
            ("2026-06-11", Law.QD, ["contrary-view"]),
            ("2026-06-12", Law.QR, ["gap"]),
            ("2026-06-30", Law.QR, ["gap"]),
            ("2026-07-01", Law.QR, []),
        ):
            with self.subTest(lodged):
                found = regime("DE", lodged=lodged).standard
                self.assertEqual((found.laws, flags(found)), ((law,), flagged))
                self.assertEqual(found.steps[0].rules, ("DE-QR-LINK",))

    def test_in_austria_and_poland_pending_claims_are_disputed(self) -> None:
        both = (Law.QD, Law.QR)
        for country in ("AT", "PL"):
            for lodged, laws, flagged in (
                ("2026-06-11", both, ["standard-disputed"]),
                ("2026-06-12", both, ["standard-disputed", "gap"]),
                ("2026-06-30", both, ["standard-disputed", "gap"]),
                ("2026-07-01", (Law.QR,), []),
            ):
                with self.subTest(country=country, lodged=lodged):
                    found = regime(country, lodged=lodged).standard
                    self.assertEqual((found.laws, flags(found)), (laws, flagged))

    def test_both_citations_are_at_hand(self) -> None:
        found = regime("PL", lodged="2026-05-02").standard
        self.assertEqual(found.steps[0].rules, ("EU-QD-REPEAL", "EU-QR-DATE", "EU-QR-GAP"))

    def test_what_was_decided_under_the_directive_is_not_disputed(self) -> None:
        for decided, laws in (
            ("2026-06-11", (Law.QD,)),
            ("2026-06-12", (Law.QD, Law.QR)),
        ):
            with self.subTest(decided):
                found = regime("AT", lodged="2026-05-02", decided=decided).standard
                self.assertEqual(found.laws, laws)

    def test_without_the_day_of_lodging(self) -> None:
        found = regime("DE", made="2026-06-01").standard
        self.assertEqual((found.laws, flags(found)), ((Law.QD, Law.QR), ["missing-lodged"]))
        self.assertEqual(regime("DE", made="2026-06-12").standard.laws, (Law.QR,))
        self.assertEqual(regime("AT", made="2026-06-12").standard.laws, (Law.QD, Law.QR))
        self.assertEqual(regime("AT", registered="2026-07-01").standard.laws, (Law.QR,))


class ResponsibilityTest(TestCase):
    def test_to_the_day(self) -> None:
        for registered, law, flagged in (
            ("2026-06-30", Law.DUBLIN, []),
            ("2026-07-01", Law.AMMR, ["registered-on-first-day"]),
            ("2026-07-02", Law.AMMR, []),
        ):
            with self.subTest(registered):
                found = regime("PL", registered=registered).responsibility
                self.assertEqual((found.laws, flags(found)), ((law,), flagged))

    def test_without_the_day_of_registration(self) -> None:
        for given, laws in (
            ({"lodged": "2026-06-30"}, (Law.DUBLIN,)),
            ({"lodged": "2026-07-01"}, (Law.DUBLIN, Law.AMMR)),
            ({"made": "2026-07-01"}, (Law.DUBLIN, Law.AMMR)),
            ({"made": "2026-07-02"}, (Law.AMMR,)),
            ({}, (Law.DUBLIN, Law.AMMR)),
        ):
            with self.subTest(given):
                found = regime("PL", **given).responsibility
                self.assertEqual((found.laws, flags(found)), (laws, ["missing-registered"]))


class SelectTest(TestCase):
    def test_a_claim_may_be_of_the_new_procedure_and_the_old_criteria(self) -> None:
        found = regime("DE", "2026-06-10", "2026-06-20", "2026-06-25")
        self.assertEqual(
            [answer.laws for answer in found.answers.values()],
            [(Law.APR,), (Law.QR,), (Law.DUBLIN,)],
        )

    def test_dates_out_of_order_are_refused(self) -> None:
        for given, where in (
            ({"made": "2026-05-02", "registered": "2026-05-01"}, "registered"),
            ({"made": "2026-05-02", "lodged": "2026-05-01"}, "lodged"),
        ):
            with self.subTest(where), self.assertRaises(Refused) as caught:
                regime("DE", **given)
            problem = caught.exception.problems[0]
            self.assertEqual((problem.code, problem.where), ("before-made", where))

    def test_an_unknown_country_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            regime("FR", lodged="2026-05-02")
        self.assertEqual(caught.exception.problems[0].code, "unknown-jurisdiction")

    def test_without_the_rules_nothing_is_said(self) -> None:
        with self.assertRaises(Refused) as caught:
            select(Rulebook({}), "DE", dates(lodged="2026-05-02"))
        self.assertEqual(caught.exception.problems[0].code, "rule-unknown")

    def test_every_rule_behind_a_thought_can_be_cited(self) -> None:
        for country in ("DE", "AT", "PL"):
            for lodged in ("", "2026-06-11", "2026-06-20", "2026-07-01"):
                found = regime(country, registered="2026-07-01", lodged=lodged)
                for answer in found.answers.values():
                    for step in (*answer.steps, *answer.flags):
                        for key in step.rules:
                            with self.subTest(country=country, code=step.code, key=key):
                                self.assertEqual(book().known(key).key, key)
