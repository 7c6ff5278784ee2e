"""The nine questions: what is asked, answered and kept."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.assessments import (
    Answer,
    Answered,
    Question,
    assessment_problems,
    read,
    stored,
)

TODAY = dt.date(2026, 11, 24)
YES = {Question.RELEVANCE: Answered(Answer.YES)}


class ProblemTests(TestCase):
    def told(
        self, answers: dict[Question, Answered], on: dt.date = TODAY
    ) -> list[tuple[str, str]]:
        return [(p.code, p.where) for p in assessment_problems(answers, on, TODAY)]

    def test_one_answer_is_enough(self) -> None:
        self.assertEqual(self.told(YES), [])

    def test_a_day_to_come(self) -> None:
        self.assertEqual(self.told(YES, dt.date(2026, 11, 25)), [("date-in-future", "on")])

    def test_nothing_answered(self) -> None:
        self.assertEqual(self.told({}), [("nothing-answered", "")])
        noted = {Question.METHOD: Answered(Answer.UNKNOWN, "I have not looked.")}
        self.assertEqual(self.told(noted), [("nothing-answered", "")])

    def test_a_no_says_why(self) -> None:
        self.assertEqual(
            self.told({Question.BALANCE: Answered(Answer.NO, " ")}),
            [("no-without-reason", "balance_note")],
        )
        self.assertEqual(self.told({Question.BALANCE: Answered(Answer.NO, "One side.")}), [])

    def test_a_note_has_an_end(self) -> None:
        long = {Question.ACCESS: Answered(Answer.YES, "x" * 2001)}
        self.assertEqual(self.told(long), [("note-too-long", "access_note")])


class KeptTests(TestCase):
    def test_all_nine_are_kept_in_their_order(self) -> None:
        kept = stored({Question.SCRUTINY: Answered(Answer.PARTLY, " Once. "), **YES})
        self.assertEqual(
            list(kept),
            [
                *("relevance", "coverage", "currency", "sourcing", "access"),
                *("method", "impartiality", "balance", "scrutiny"),
            ],
        )
        self.assertEqual(kept["relevance"], {"answer": "yes", "note": ""})
        self.assertEqual(kept["method"], {"answer": "unknown", "note": ""})
        self.assertEqual(kept["scrutiny"], {"answer": "partly", "note": "Once."})

    def test_they_come_back(self) -> None:
        answers = {Question.METHOD: Answered(Answer.NO, "No interviews."), **YES}
        back = read(stored(answers))
        self.assertEqual(back[Question.METHOD], Answered(Answer.NO, "No interviews."))
        self.assertEqual(back[Question.RELEVANCE], Answered(Answer.YES))
        self.assertEqual(back[Question.BALANCE], Answered())

    def test_a_question_that_was_not_asked_then_is_unknown(self) -> None:
        self.assertEqual(set(read({}).values()), {Answered()})
        self.assertEqual(len(read({})), 9)
