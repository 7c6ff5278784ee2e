"""Every code of the deadlines and regimes has its sentence, and every sentence its code."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path
from unittest import TestCase

from casework.domain.deadlines import OFFICE_TASKS
from casework.domain.law import LawCertainty
from casework.domain.law_rules import Counting, Known, Remedy, Unit
from casework.domain.regimes import Law, Step, Value
from casework.wording.deadlines import (
    CERTAINTIES,
    MANNERS,
    REMEDIES,
    STEPS,
    TASKS,
    WARNINGS,
    step_sentence,
)
from casework.wording.regimes import LAWS, REGIME_STEPS, regime_sentence
from tests.domain.rules import book

DOMAIN = Path(__file__).resolve().parents[2] / "casework" / "domain"
VALUES: dict[str, Value] = {
    "date": dt.date(2026, 11, 26),
    "start": dt.date(2026, 6, 12),
    "computed": dt.date(2026, 12, 28),
    "repealed": dt.date(2026, 6, 12),
    "from": dt.date(2026, 12, 24),
    "amount": 2,
    "days": 4,
    "day": 31,
    "why": "saturday",
    "manner": "deposit",
    "time": "15:00",
}


def strings(*modules: str) -> set[str]:
    """All plain words with hyphens that the modules write down."""
    return {
        node.value
        for module in modules
        for node in ast.walk(ast.parse((DOMAIN / f"{module}.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


class SentencesTest(TestCase):
    def test_every_step_of_a_deadline(self) -> None:
        built = {f"ends-{unit}" for unit in Unit} | {f"deemed-{counting}" for counting in Counting}
        written = strings("deadlines", "periods")
        self.assertEqual({*STEPS, *WARNINGS} - built - written, set())
        for code in (*STEPS, *WARNINGS):
            with self.subTest(code):
                text = step_sentence(Step(code, VALUES))
                self.assertTrue(text.endswith("."), text)
                self.assertNotIn("%", text)

    def test_every_step_of_a_regime(self) -> None:
        built = {"missing-lodged", "missing-registered"}
        self.assertEqual(set(REGIME_STEPS) - built - strings("regimes"), set())
        for code in REGIME_STEPS:
            with self.subTest(code):
                text = regime_sentence(Step(code, VALUES))
                self.assertTrue(text.endswith("."), text)
                self.assertNotIn("%", text)

    def test_days_and_reasons_are_words(self) -> None:
        self.assertEqual(
            step_sentence(Step("day-off", VALUES)), "No limit ends on 26 November 2026: Saturday."
        )
        self.assertEqual(
            step_sentence(Step("day-off", VALUES | {"why": "Karfreitag"})),
            "No limit ends on 26 November 2026: Karfreitag.",
        )
        self.assertEqual(
            step_sentence(Step("served", VALUES)), "26 November 2026: deposited for collection."
        )

    def test_one_and_many(self) -> None:
        one = step_sentence(Step("ends-weeks", VALUES | {"amount": 1}))
        self.assertEqual(one, "1 week ends on the same day of the week, 26 November 2026.")

    def test_every_list_is_whole(self) -> None:
        self.assertEqual(set(REMEDIES), set(Remedy))
        self.assertEqual(set(CERTAINTIES), set(LawCertainty))
        self.assertEqual(set(LAWS), set(Law))
        self.assertEqual(set(TASKS), {name for name, _ in OFFICE_TASKS})
        manners = {
            rule.fiction.manner
            for rule in book().rules.values()
            if isinstance(rule, Known) and rule.fiction
        }
        self.assertEqual(set(MANNERS), manners)
