"""What stands around a source on its page: editions, who publishes it, how it was weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casework.domain.roles import Can
from casework.models import Assessment, Publisher, Source, User
from casework.models.publishers import profiles_of
from casework.models.source_items import editions_of
from casework.wording.assessments import ANSWERS, QUESTIONS
from casework.wording.sources import IMPORTANCE


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition in the chain of a source."""

    source: Source
    is_this: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question with its answer as a shape and a word."""

    question: str
    in_full: str
    shape: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """An assessment with its nine answers."""

    row: Assessment
    answers: list[AnswerRow]


@dataclass(frozen=True, slots=True)
class Parts:
    editions: list[Edition]
    profiles: list[Publisher]
    weighed: Weighed | None
    earlier: int
    importance: str
    may_edit: bool


def parts_of(source: Source, user: User) -> Parts:
    older, newer = editions_of(source)
    chain = [*older, source, *newer] if older or newer else []
    assessments = list(source.assessments.select_related("by"))
    return Parts(
        editions=[Edition(one, one.pk == source.pk) for one in chain],
        profiles=profiles_of(source.publisher),
        weighed=weighed(assessments[0]) if assessments else None,
        earlier=max(len(assessments) - 1, 0),
        importance=str(IMPORTANCE.get(source.importance, "")),
        may_edit=user.may(Can.EDIT_EVIDENCE),
    )


def weighed(assessment: Assessment) -> Weighed:
    return Weighed(assessment, list(_rows(assessment)))


def _rows(assessment: Assessment) -> Iterable[AnswerRow]:
    for question, given in assessment.to_answers().items():
        (name, in_full), (shape, answer) = QUESTIONS[question], ANSWERS[given.answer]
        yield AnswerRow(str(name), str(in_full), shape, str(answer), given.note)
