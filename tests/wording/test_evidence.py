"""Every code that the screens of evidence and claim show has its words and its shape."""

from __future__ import annotations

import json
import unittest
from pathlib import Path

from casework.domain.cases import Verdict
from casework.domain.evidence import Certainty, Direction
from casework.domain.law import LawCertainty
from casework.domain.matrix import Gap, Strength
from casework.domain.searches import FACETS as LIBRARY_FACETS
from casework.domain.translation import TranslationState
from casework.wording import evidence, matrix
from casework.wording.reasons import WARNINGS

ROOT = Path(__file__).resolve().parents[2]
SHAPES = {"danger", "warn", "plain", "good"}


class CompleteTests(unittest.TestCase):
    def test_each_code_has_words(self) -> None:
        lists = (
            (evidence.FACETS, LIBRARY_FACETS),
            (evidence.DIRECTIONS, Direction),
            (evidence.CERTAINTIES, Certainty),
            (evidence.STATES, WARNINGS),
            (evidence.TRANSLATION_STATES, TranslationState),
            (matrix.GAPS, Gap),
            (matrix.STRENGTHS, Strength),
            (matrix.VERDICTS, Verdict),
        )
        for words, codes in lists:
            with self.subTest(codes=sorted(map(str, codes))):
                self.assertEqual({str(code) for code in words}, {str(code) for code in codes})

    def test_law_of_unknown_content_has_none(self) -> None:
        self.assertEqual(
            set(LawCertainty) - {LawCertainty(code) for code in matrix.LAW_CERTAINTIES},
            {LawCertainty.UNKNOWN},
        )

    def test_each_pinpoint_of_the_schema_has_words(self) -> None:
        schema = json.loads((ROOT / "docs" / "evidence.schema.json").read_text(encoding="utf-8"))
        kinds = schema["$defs"]["passage"]["properties"]["locator"]["properties"]["kind"]["enum"]
        self.assertEqual(set(evidence.LOCATORS), set(kinds))
        self.assertEqual(evidence.locator_words("paragraph", "4"), "para. 4")
        self.assertEqual(evidence.locator_words("whole", ""), "no pinpoint yet")

    def test_colour_never_stands_alone(self) -> None:
        for words in (
            evidence.STATES,
            evidence.TRANSLATION_STATES,
            matrix.GAPS,
            matrix.VERDICTS,
            matrix.LAW_CERTAINTIES,
        ):
            for shape, word in words.values():
                with self.subTest(word=str(word)):
                    self.assertIn(shape, SHAPES)
                    self.assertTrue(str(word))

    def test_the_gravest_state_comes_first(self) -> None:
        found = [state.label for state in evidence.states(("stale", "corrected", "adverse"))]
        self.assertEqual(found, ["Adverse", "Corrected", "Over two years old"])

    def test_a_value_without_words_stays_itself(self) -> None:
        self.assertEqual(
            evidence.facet_label("publisher", "Human Rights Watch"), "Human Rights Watch"
        )
        self.assertEqual(evidence.facet_label("printable", "no"), "withheld from packs")
