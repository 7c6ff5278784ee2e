"""What a route takes, and how the files of a pack stand to it."""

from __future__ import annotations

import datetime as dt
import unittest
from dataclasses import replace

from casework.domain.authorities import Aspect, AspectOf
from casework.domain.filing_route import (
    CheckLine,
    FilingFacts,
    Limits,
    Outcome,
    authority_key,
    check_filing,
    earlier_figures,
    limits_of,
)
from casework.domain.law import LawCertainty
from casework.domain.rulebook import Parameter, ParameterValue, Rulebook
from tests.domain.build import case

SIZE = AspectOf(Aspect.SIZE, parameter="SIZE")
COUNT = AspectOf(Aspect.COUNT, parameter="FILES")
IN_2023, TODAY = dt.date(2023, 6, 1), dt.date(2026, 11, 24)
FACTS = FilingFacts(
    sizes=(1_200_000, 900_000),
    names=("01_a.pdf", "02_abc.pdf"),
    messages=1,
    is_official=True,
    removed=1,
    is_pdfa=True,
)


def book() -> Rulebook:
    def parameter(key: str, value: str) -> Parameter:
        known = ParameterValue(
            value, LawCertainty.VERIFIED, dt.date(2023, 1, 1), dt.date(2023, 12, 31)
        )
        unknown = ParameterValue(None, LawCertainty.UNKNOWN, dt.date(2024, 1, 1))
        return Parameter(key, "DE", {"en": key}, (known, unknown))

    parameters = {"SIZE": parameter("SIZE", "200"), "FILES": parameter("FILES", "1000")}
    return Rulebook({}, parameters=parameters)


class LimitTests(unittest.TestCase):
    def test_a_figure_counts_in_its_own_time_only(self) -> None:
        self.assertEqual(
            limits_of((SIZE, COUNT), book(), IN_2023), Limits(size=200_000_000, files=1000)
        )
        self.assertEqual(limits_of((SIZE, COUNT), book(), TODAY), Limits(None, None))

    def test_words_are_no_figure(self) -> None:
        words = ParameterValue("as the registry allows", LawCertainty.VERIFIED)
        found = Rulebook({}, parameters={"SIZE": Parameter("SIZE", "DE", {}, (words,))})
        self.assertEqual(limits_of((SIZE,), found, TODAY), Limits())

    def test_what_was_known_of_another_time_can_be_told_with_it(self) -> None:
        [value] = earlier_figures(SIZE, book(), TODAY)
        self.assertEqual((value.value, value.valid_to), ("200", dt.date(2023, 12, 31)))
        self.assertEqual(earlier_figures(SIZE, book(), IN_2023), ())
        self.assertEqual(earlier_figures(AspectOf(Aspect.SIZE, rule="R"), book(), TODAY), ())


class CheckTests(unittest.TestCase):
    def line(
        self, item: AspectOf, limits: Limits | None = None, facts: FilingFacts = FACTS
    ) -> CheckLine:
        [line] = check_filing((item,), limits or Limits(), facts)
        return line

    def test_size_passes_fails_or_must_be_asked(self) -> None:
        for limit, outcome in (
            (1_200_000, Outcome.KEPT),
            (1_199_999, Outcome.FAIL),
            (None, Outcome.ASK),
        ):
            with self.subTest(limit=limit):
                self.assertEqual(self.line(SIZE, Limits(size=limit)).outcome, outcome)

    def test_an_unknown_limit_puts_no_figure_into_the_line(self) -> None:
        self.assertNotIn("limit", self.line(SIZE).values)
        self.assertNotIn("limit", self.line(COUNT).values)

    def test_the_number_of_files_is_kept_by_sending_more_messages(self) -> None:
        line = self.line(COUNT, Limits(files=1), replace(FACTS, messages=2))
        self.assertEqual((line.outcome, line.code), (Outcome.KEPT, "filing-count"))
        self.assertEqual(line.values, {"files": 2, "messages": 2, "limit": 1})

    def test_formats_tell_whether_all_is_pdfa(self) -> None:
        formats = AspectOf(Aspect.FORMATS, rule="R")
        self.assertEqual(self.line(formats).code, "filing-pdfa")
        other = self.line(formats, facts=replace(FACTS, is_pdfa=False))
        self.assertEqual((other.code, other.values), ("filing-pdf", {"removed": 1}))

    def test_a_working_copy_is_not_in_the_language_of_the_court(self) -> None:
        language = AspectOf(Aspect.LANGUAGE, rule="R")
        self.assertEqual(self.line(language).outcome, Outcome.KEPT)
        other = self.line(language, facts=replace(FACTS, is_official=False))
        self.assertEqual(other.outcome, Outcome.FAIL)

    def test_what_no_program_can_tell_is_left_to_a_person(self) -> None:
        for aspect in (Aspect.CHANNEL, Aspect.SIGNATURE, Aspect.COPIES, Aspect.HOURS):
            with self.subTest(aspect):
                self.assertEqual(self.line(AspectOf(aspect, rule="R")).outcome, Outcome.PERSON)

    def test_each_aspect_is_told_once(self) -> None:
        lines = check_filing((SIZE, COUNT, SIZE), Limits(), FACTS)
        self.assertEqual([line.aspect for line in lines], [Aspect.SIZE, Aspect.COUNT])


class AuthorityTests(unittest.TestCase):
    NAMES = {
        "DE-BAMF": "Bundesamt für Migration und Flüchtlinge",
        "DE-VG-TRIER": "Verwaltungsgericht Trier",
        "DE-VG-BERLIN": "Verwaltungsgericht Berlin",
    }

    def key(self, **fields: object) -> str | None:
        return authority_key(case(jurisdiction="DE", **fields), self.NAMES)

    def test_the_addressee_names_it(self) -> None:
        lines = "Verwaltungsgericht Berlin\nKirchstraße 7"
        self.assertEqual(self.key(stage="court", authority=lines), "DE-VG-BERLIN")

    def test_without_one_it_is_a_court_of_the_kind(self) -> None:
        self.assertEqual(self.key(stage="court", authority=""), "DE-VG-TRIER")
        self.assertEqual(self.key(stage="court", authority="VG Nirgendwo"), "DE-VG-TRIER")
        self.assertEqual(self.key(stage="first-instance", authority=""), "DE-BAMF")

    def test_where_the_list_has_none_there_is_none(self) -> None:
        self.assertIsNone(authority_key(case(jurisdiction="DE", authority=""), {}))
