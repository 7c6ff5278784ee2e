"""What the page of a case draws and counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from casework.domain.cases import Verdict
from casework.domain.kinship import family_of
from casework.domain.law import elements_for
from casework.domain.pack_family import Box, FamilyPicture, family_picture
from casework.models import Case, Decision, LegalElement
from casework.wording.labels import label

# Points from one line of words to the next.
LINE = 11.5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the claim is: elements coded of those the country examines, and choices made."""

    coded: int
    elements: int
    used: int
    answered: int
    rejected: int


def progress(case: Case) -> Progress:
    elements = elements_for((e.to_facts() for e in LegalElement.objects.all()), case.jurisdiction)
    claims = list(case.claim_elements.all())
    coded = {claim.element.key for claim in claims if any(claim.alleged.values())}
    verdicts = [choice.verdict for claim in claims for choice in claim.choices.all()]
    return Progress(
        coded=len(coded & {element.key for element in elements}),
        elements=len(elements),
        used=verdicts.count(Verdict.USE.value),
        answered=verdicts.count(Verdict.ADVERSE_ANSWERED.value),
        rejected=verdicts.count(Verdict.REJECT.value),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words in the picture, centred at x on the baseline y."""

    words: str
    x: float
    y: float
    css: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with the words that stand in each box."""

    picture: FamilyPicture
    boxes: list[tuple[Box, list[Words]]]


def numbered(case: Case) -> list[tuple[int, Decision]]:
    """Decisions with their numbers: first those that still have to be answered, nearest first."""
    return sorted(enumerate(case.decisions.all(), start=1), key=_urgency)


def _urgency(numbered_decision: tuple[int, Decision]) -> tuple[bool, dt.date, int]:
    number, decision = numbered_decision
    days = [row.keep_by for row in decision.deadlines.all() if row.is_final and not row.done_on]
    return not days, min(days, default=dt.date.max), number


def picture(case: Case) -> Drawn | None:
    """The family drawn with full names, for the team; None for a case without relatives."""
    if case.applicant() is None:
        return None
    facts = case.to_facts()
    names = {person.key: person.names[0] if person.names else "" for person in facts.people}
    ties = {person.key: label(tie, "tie") for person, tie in family_of(facts)}
    drawn = family_picture(facts, names, ties)
    return Drawn(drawn, [(box, _words(box)) for box in drawn.boxes]) if drawn else None


def _words(box: Box) -> list[Words]:
    lines = [(line, "family-name") for line in box.lines]
    lines += [(box.tie, "family-tie")] if box.tie else []
    x, top = box.x + box.width / 2, box.y + (box.height - LINE * len(lines)) / 2
    return [
        Words(words, round(x, 1), round(top + LINE * number + LINE * 0.75, 1), css)
        for number, (words, css) in enumerate(lines)
    ]
