"""What a step of research must say."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.errors import Problem
from casework.domain.research import ResearchFields, check_research

TODAY = dt.date(2026, 11, 24)


class CheckTests(TestCase):
    def test_a_step_of_today_with_words_and_a_place(self) -> None:
        fields = ResearchFields(on=TODAY, place="ecoi.net", query="relatives")
        self.assertEqual(check_research(fields, TODAY), [])

    def test_what_is_missing_or_cannot_be(self) -> None:
        fields = ResearchFields(on=dt.date(2026, 11, 25), place=" ", query="", hits=-1)
        self.assertEqual(
            check_research(fields, TODAY),
            [
                Problem("research-no-place", "place"),
                Problem("research-no-words", "query"),
                Problem("research-future", "on"),
                Problem("research-hits", "hits"),
            ],
        )

    def test_more_hits_than_a_database_keeps(self) -> None:
        fields = ResearchFields(on=TODAY, place="x", query="y", hits=2_000_000_001)
        self.assertEqual(check_research(fields, TODAY), [Problem("research-hits", "hits")])
