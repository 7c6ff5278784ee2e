"""A source weighed by nine questions, after the checklist of the IARMJ (2006, then IARLJ)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from casework.domain.errors import Problem

LONGEST_NOTE = 2000


class Question(StrEnum):
    """What is asked of a source, in the order of the checklist."""

    RELEVANCE = "relevance"
    COVERAGE = "coverage"
    CURRENCY = "currency"
    SOURCING = "sourcing"
    ACCESS = "access"
    METHOD = "method"
    IMPARTIALITY = "impartiality"
    BALANCE = "balance"
    SCRUTINY = "scrutiny"


class Answer(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to one question, and why."""

    answer: Answer = Answer.UNKNOWN
    note: str = ""


Answers = Mapping[Question, Answered]


def assessment_problems(answers: Answers, on: dt.date, today: dt.date) -> Iterator[Problem]:
    """A day to come, nothing answered at all, a no without a reason, a note too long."""
    if on > today:
        yield Problem("date-in-future", "on", {"value": on.isoformat()})
    if all(given.answer is Answer.UNKNOWN for given in answers.values()):
        yield Problem("nothing-answered")
    for question, given in answers.items():
        if given.answer is Answer.NO and not given.note.strip():
            yield Problem("no-without-reason", f"{question.value}_note")
        if len(given.note) > LONGEST_NOTE:
            yield Problem("note-too-long", f"{question.value}_note", {"most": LONGEST_NOTE})


def stored(answers: Answers) -> dict[str, dict[str, str]]:
    """The answers as they are kept, each question once, in the order of the checklist."""
    given = ((question, answers.get(question, Answered())) for question in Question)
    return {
        question.value: {"answer": one.answer.value, "note": one.note.strip()}
        for question, one in given
    }


def read(kept: Mapping[str, Mapping[str, str]]) -> dict[Question, Answered]:
    """The answers as they were kept; a question that was not asked then is unknown."""
    return {
        question: Answered(
            Answer(kept.get(question.value, {}).get("answer", Answer.UNKNOWN)),
            kept.get(question.value, {}).get("note", ""),
        )
        for question in Question
    }
