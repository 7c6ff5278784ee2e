"""The guard: what is unknown is never printed, what is from memory never without its mark."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest import TestCase

from casework.domain.errors import Refused
from casework.domain.law import LawCertainty
from casework.domain.law_rule_files import RuleItem
from casework.domain.law_rules import MARKS, KeyDate, Known, Topic, Unknown, weakest
from casework.domain.rulebook import Parameter, ParameterValue, Rulebook
from casework.domain.rulebook_items import rule_of
from tests.domain.rules import book, day, files

ROOT = Path(__file__).resolve().parents[2]


def known(certainty: LawCertainty, **fields: Any) -> Known:
    return Known(
        key="XX-ONE",
        jurisdiction="DE",
        topic=Topic.REMEDY,
        keyed_on=KeyDate.LODGED,
        certainty=certainty,
        _citations={"en": "Section 1", "de": "§ 1"},
        _texts={"en": "One week."},
        **fields,
    )


class GuardTest(TestCase):
    def test_a_known_rule_cannot_be_of_unknown_content(self) -> None:
        with self.assertRaises(ValueError):
            known(LawCertainty.UNKNOWN)

    def test_an_unknown_rule_has_nothing_that_could_be_printed(self) -> None:
        self.assertEqual(
            {field.name for field in dataclasses.fields(Unknown)},
            {"key", "jurisdiction", "topic", "keyed_on", "ask", "valid_from", "valid_to"},
        )
        self.assertFalse(hasattr(Unknown, "quote"))

    def test_what_a_file_says_of_an_unknown_rule_is_dropped(self) -> None:
        item = RuleItem(
            key="XX-TWO",
            jurisdiction="PL",
            topic="remedy",
            keyed_on="lodged",
            certainty="U",
            ask={"en": "Which day?"},
            citations={"en": "Secret citation"},
            texts={"en": "Secret text"},
        )
        self.assertNotIn("Secret", repr(rule_of(item)))

    def test_the_types_forbid_to_quote_without_looking(self) -> None:
        """mypy refuses code that quotes a rule before it knows that the rule is known."""
        code = (
            "from __future__ import annotations\n"
            "from casework.domain.law_rules import Known, Rule\n"
            "def wrong(rule: Rule) -> str:\n"
            "    return rule.quote('en').citation\n"
            "def right(rule: Rule) -> str:\n"
            "    return rule.quote('en').citation if isinstance(rule, Known) else ''\n"
        )
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "guard.py")
            file.write_text(code, encoding="utf-8")
            ran = subprocess.run(
                [
                    *(sys.executable, "-m", "mypy", "--config-file=", "--strict"),
                    *("--no-incremental", "--follow-imports=silent", str(file)),
                ],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
        self.assertEqual(
            [line.split(": ", 1)[0].split(":")[-1] for line in ran.stdout.splitlines()[:-1]], ["4"]
        )
        self.assertIn('Item "Unknown" of "Known | Unknown" has no attribute "quote"', ran.stdout)

    def test_the_mark_stands_in_the_language_of_the_citation(self) -> None:
        rule = known(LawCertainty.MEMORY)
        self.assertEqual(rule.quote("en").citation, "Section 1 [to be verified]")
        self.assertEqual(rule.quote("de").citation, "§ 1 [zu prüfen]")
        self.assertEqual(rule.quote("pl").citation, "Section 1 [do weryfikacji]")
        self.assertTrue(rule.quote("en").to_be_verified)

    def test_what_was_seen_has_no_mark(self) -> None:
        for certainty in (LawCertainty.VERIFIED, LawCertainty.SECONDARY):
            with self.subTest(certainty):
                quoted = known(certainty).quote("de")
                self.assertEqual((quoted.citation, quoted.to_be_verified), ("§ 1", False))
                self.assertIs(quoted.certainty, certainty)

    def test_the_weakest_of_several(self) -> None:
        v, v2, m = LawCertainty.VERIFIED, LawCertainty.SECONDARY, LawCertainty.MEMORY
        for given, expected in (((), v), ((v, v2), v2), ((m, v), m), ((v2, m, v), m)):
            with self.subTest(given):
                self.assertIs(weakest(given), expected)


class EveryRowTest(TestCase):
    """The rows that come with the program, one by one."""

    def rows(self, certainty: str) -> list[dict[str, Any]]:
        return [
            rule
            for _, document in files()
            for rule in document["rules"]
            if rule["certainty"] == certainty
        ]

    def test_no_unknown_row_can_be_cited(self) -> None:
        rows = self.rows("U")
        self.assertEqual(len(rows), 15)
        for row in rows:
            with self.subTest(row["key"]):
                self.assertIsInstance(book().rules[row["key"]], Unknown)
                with self.assertRaises(Refused):
                    book().known(row["key"])

    def test_every_row_from_memory_carries_its_mark_in_every_language(self) -> None:
        rows = self.rows("M")
        self.assertGreater(len(rows), 40)
        for row in rows:
            for language, mark in MARKS.items():
                with self.subTest(key=row["key"], language=language):
                    quoted = book().known(row["key"]).quote(language)
                    self.assertTrue(quoted.citation.endswith(f" [{mark}]"), quoted.citation)

    def test_every_judgment_from_memory_too(self) -> None:
        points = [j.point for j in book().judgments.values() if isinstance(j.point, Known)]
        self.assertEqual(len(points), 26)
        for point in points:
            with self.subTest(point.key):
                marked = point.quote("de").citation.endswith(" [zu prüfen]")
                self.assertEqual(marked, point.certainty is LawCertainty.MEMORY)

    def test_no_unknown_parameter_has_a_value(self) -> None:
        unknown = [
            value
            for parameter in book().parameters.values()
            for value in parameter.values
            if value.certainty is LawCertainty.UNKNOWN
        ]
        self.assertEqual(len(unknown), 6)
        self.assertEqual({value.value for value in unknown}, {None})


class ParameterTest(TestCase):
    def test_the_value_of_a_day(self) -> None:
        border = book().parameters["PL-BORDER-REGULATION"]
        for text, value in (
            ("2025-03-26", None),
            ("2025-03-27", "suspended"),
            ("2026-03-21", "suspended"),
            ("2026-03-22", None),
            ("2026-11-24", None),
        ):
            with self.subTest(text):
                found = border.on(day(text))
                self.assertEqual(found.value if found else None, value)

    def test_the_rate_of_tajikistan_is_unknown(self) -> None:
        self.assertIsNone(book().parameters["EU-RATE-TJ"].on(day("2026-11-24")))

    def test_without_days_it_always_holds(self) -> None:
        value = ParameterValue("20", LawCertainty.VERIFIED)
        parameter = Parameter("EU-ONE", "EU", {"en": "One"}, (value,))
        self.assertIs(parameter.on(day("1999-01-01")), value)


class RulebookTest(TestCase):
    def test_a_kind_that_the_other_regime_has_is_named_as_unknown(self) -> None:
        with self.assertRaises(Refused) as caught:
            book().decision("DE", book().decisions[0].regime, "nonsense")
        problem = caught.exception.problems[0]
        self.assertEqual((problem.code, problem.where), ("unknown-decision-kind", "decision"))
        self.assertIn("judgment", str(problem.values["allowed"]))

    def test_an_empty_book_knows_nothing(self) -> None:
        with self.assertRaises(Refused):
            Rulebook({}).known("DE-CALC")
        with self.assertRaises(Refused):
            Rulebook({"XX-ONE": known(LawCertainty.VERIFIED)}).start_of("XX-ONE")
