"""The cells of an element in the matrix: each finding that bears on it as a shape and a word."""

from __future__ import annotations

from dataclasses import dataclass

from casework.domain.cases import Verdict
from casework.domain.evidence import Direction, PassageFacts, warnings
from casework.domain.matrix import MatrixRow
from casework.models.claim_matrix import ClaimMatrix
from casework.wording.evidence import STATES, states
from casework.wording.matrix import OPEN_ADVERSE, VERDICTS


@dataclass(frozen=True, slots=True)
class Cell:
    """A finding as the matrix shows it: who says it, when, and how it stands in the claim."""

    key: str
    publisher: str
    language: str
    year: str
    shape: str
    words: str


def cells_of(read: ClaimMatrix, row: MatrixRow) -> list[Cell]:
    """What is used, what is adverse and answered, and what is adverse and open or rejected.

    A note on the element answers what is open; to reject a finding is no answer to it.
    """
    answered, words = VERDICTS[Verdict.ADVERSE_ANSWERED]
    other = ("danger", OPEN_ADVERSE) if row.unanswered else ("plain", STATES["adverse"][1])
    return [
        *(_cell(facts, *_used(facts, read)) for facts in row.used),
        *(_cell(facts, answered, str(words)) for facts in row.answered),
        *(_cell(facts, other[0], str(other[1])) for facts in _open(read, row)),
    ]


def _open(read: ClaimMatrix, row: MatrixRow) -> list[PassageFacts]:
    taken = {facts.key for facts in (*row.used, *row.answered)}
    return [
        match.passage
        for match in read.matches
        if match.element == row.element.key
        and match.passage.direction is Direction.ADVERSE
        and match.passage.key not in taken
    ]


def _used(facts: PassageFacts, read: ClaimMatrix) -> tuple[str, str]:
    """The gravest warning of a finding that is used; a sound one is simply used."""
    found = states(warnings(facts, read.as_of))
    for grave in ("danger", "warn"):
        if state := next((state for state in found if state.shape == grave), None):
            return state.shape, str(state.label)
    shape, words = VERDICTS[Verdict.USE]
    return shape, str(words)


def _cell(facts: PassageFacts, shape: str, words: str) -> Cell:
    source = facts.source
    year = str(source.issued.latest.year) if source.issued.latest else ""
    return Cell(facts.key, source.publisher, source.language or "en", year, shape, words)
