"""What may be printed, and what a reader must be told."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import (
    Certainty,
    Currency,
    Direction,
    Modality,
    SourceKind,
    is_stale,
    printed_finding,
    warnings,
)
from tests.domain import build

TODAY = dt.date(2026, 11, 24)


class PrintedFindingTest(TestCase):
    def test_a_corrected_finding_prints_only_as_corrected(self) -> None:
        passage = build.passage(
            finding="A riot on 24 June 2012.", correction="An operation from 24 July 2012."
        )
        self.assertEqual(printed_finding(passage), "An operation from 24 July 2012.")

    def test_another_finding_prints_as_it_stands(self) -> None:
        self.assertEqual(printed_finding(build.passage()), "Relatives of exiles were questioned.")


class StaleTest(TestCase):
    def test_two_years_are_the_limit(self) -> None:
        self.assertFalse(is_stale(build.source(issued=parse_fuzzy("2024-11-24")), TODAY))
        self.assertTrue(is_stale(build.source(issued=parse_fuzzy("2024-11-22")), TODAY))

    def test_a_year_counts_to_its_last_day(self) -> None:
        self.assertFalse(is_stale(build.source(issued=parse_fuzzy("2024")), TODAY))

    def test_an_undated_source_is_stale(self) -> None:
        self.assertTrue(is_stale(build.source(issued=parse_fuzzy("")), TODAY))


class WarningsTest(TestCase):
    def test_a_recent_fact_of_two_sources_has_none(self) -> None:
        passage = build.passage(
            source=build.source(issued=parse_fuzzy("2026-01")),
            currency=Currency.ONGOING,
            corroborated_by=frozenset({"S31"}),
        )
        self.assertEqual(warnings(passage, TODAY), ())

    def test_each_limit_is_named(self) -> None:
        passage = build.passage(
            source=build.source(certainty=Certainty.EXCERPT),
            modality=Modality.LEAK,
            direction=Direction.ADVERSE,
            currency=Currency.UNVERIFIED,
            correction="Dated 2011.",
            printable=False,
        )
        self.assertEqual(
            warnings(passage, TODAY),
            (
                "withheld",
                "adverse",
                "corrected",
                "unverified",
                "modality-leak",
                "certainty-excerpt",
                "stale",
                "single-source",
            ),
        )

    def test_a_court_may_stand_alone(self) -> None:
        passage = build.passage(
            source=build.source(kind=SourceKind.COURT), currency=Currency.HISTORIC
        )
        self.assertEqual(warnings(passage, TODAY), ("stale",))

    def test_superseded_is_named(self) -> None:
        passage = build.passage(currency=Currency.SUPERSEDED, correction="Since then it ended.")
        self.assertEqual(
            warnings(passage, TODAY), ("corrected", "superseded", "stale", "single-source")
        )

    def test_what_is_overtaken_or_wrong_and_not_corrected_is_not_printed(self) -> None:
        for currency in Currency:
            with self.subTest(currency):
                bare = build.passage(currency=currency)
                mended = build.passage(currency=currency, correction="It ended.")
                is_wrong = currency in (Currency.SUPERSEDED, Currency.CORRECTED)
                self.assertEqual(bare.may_be_printed, not is_wrong)
                self.assertEqual("uncorrected" in warnings(bare, TODAY), is_wrong)
                self.assertTrue(mended.may_be_printed)

    def test_a_newer_edition_of_the_source_is_named(self) -> None:
        source = build.source(issued=parse_fuzzy("2026-01"), superseded_by="S2")
        passage = build.passage(
            source=source, currency=Currency.ONGOING, corroborated_by=frozenset({"S31"})
        )
        self.assertEqual(warnings(passage, TODAY), ("source-superseded",))
