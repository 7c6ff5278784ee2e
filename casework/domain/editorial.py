"""How a finding of the library is entered, checked by a second person and retired."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

from casework.domain.errors import Problem, Refused
from casework.domain.evidence import EditorialState, Locator
from casework.domain.roles import Can

# A finding this short can hardly be said otherwise.
FEWEST_WORDS = 6
# As many of its words as this, in the order of the quotation, make a finding a copy of it.
COPIED = 0.85
WORD = re.compile(r"\w+")
# Terms under which a work may be copied word for word, with its author named or without.
FREE = re.compile(
    r"\bCC[ -]?(?:0|BY(?:-SA|-ND)?\b(?!-))|creative commons (?:zero|attribution(?!.*non))"
    r"|public domain|gemeinfrei|amtliches werk|domena publiczna|open government licen[cs]e",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:\d{1,5}|[ivxlcdm]{1,8})(?:\s*[-–,]\s*(?:\d{1,5}|[ivxlcdm]{1,8}))*", re.I
)
RANGE = re.compile(r"(\d{1,5})\s*[-–]\s*(\d{1,5})")


class Step(StrEnum):
    """What can be done to a finding; each step is kept with the text as it then stood."""

    ADD = "add"
    CHANGE = "change"
    IMPORT = "import"
    CHECK = "check"
    RETURN = "return"
    RETIRE = "retire"
    RESTORE = "restore"


_DRAFT, _CHECKED, _RETIRED = EditorialState
# From which state a step leads to which; what is not here cannot be done. A changed text was
# checked by nobody, whoever changed it; a file may change what is retired, but not bring it back.
TRANSITIONS: Mapping[tuple[EditorialState, Step], EditorialState] = {
    (_DRAFT, Step.CHANGE): _DRAFT,
    (_CHECKED, Step.CHANGE): _DRAFT,
    (_DRAFT, Step.IMPORT): _DRAFT,
    (_CHECKED, Step.IMPORT): _DRAFT,
    (_RETIRED, Step.IMPORT): _RETIRED,
    (_DRAFT, Step.CHECK): _CHECKED,
    (_DRAFT, Step.RETURN): _DRAFT,
    (_CHECKED, Step.RETURN): _DRAFT,
    (_DRAFT, Step.RETIRE): _RETIRED,
    (_CHECKED, Step.RETIRE): _RETIRED,
    (_RETIRED, Step.RESTORE): _DRAFT,
}
PERMISSIONS: Mapping[Step, Can] = {
    Step.ADD: Can.EDIT_EVIDENCE,
    Step.CHANGE: Can.EDIT_EVIDENCE,
    Step.IMPORT: Can.EDIT_EVIDENCE,
    Step.CHECK: Can.CHECK_EVIDENCE,
    Step.RETURN: Can.CHECK_EVIDENCE,
    Step.RETIRE: Can.EDIT_EVIDENCE,
    Step.RESTORE: Can.EDIT_EVIDENCE,
}
# Steps that take trust away say why.
WITH_REASON = frozenset({Step.RETURN, Step.RETIRE})


@dataclass(frozen=True, slots=True)
class Authors:
    """Who entered a finding and who changed it last; None is the reference data."""

    entered: int | None
    changed: int | None


def after(state: EditorialState, step: Step) -> EditorialState:
    """The state a step leads to. Raises Refused (not-from-draft, -checked, -retired)."""
    if (state, step) not in TRANSITIONS:
        raise Refused(Problem(f"not-from-{state.value}"))
    return TRANSITIONS[state, step]


def is_second_person(person: int, authors: Authors) -> bool:
    """Whether somebody may vouch for a finding: neither entered nor last changed it."""
    return person not in (authors.entered, authors.changed)


def is_copied(finding: str, quotation: str) -> bool:
    """Whether a finding says hardly more than the words of its quotation in their order.

    The measure is the longest common subsequence of words (rapidfuzz), as a share of the finding.
    """
    words = WORD.findall(finding.casefold())
    if len(words) < FEWEST_WORDS:
        return False
    common = LCSseq.similarity(words, WORD.findall(quotation.casefold()))
    return common / len(words) >= COPIED


def may_be_copied(licence: str) -> bool:
    """Whether the licence note of a source names terms that allow to copy its words."""
    return bool(FREE.search(licence))


def pinpoint_problems(locator: Locator) -> tuple[Problem, ...]:
    """What no source can have: a pinpoint without a number, page 0, a range that runs back."""
    value = locator.value.strip()
    if locator.kind == "whole":
        return (Problem("pinpoint-of-whole", "locator.value"),) if value else ()
    if not value:
        return (Problem("pinpoint-missing", "locator.value"),)
    if locator.kind in ("page", "paragraph") and not _is_possible(value):
        return (Problem("pinpoint-impossible", "locator.value", {"value": value}),)
    return ()


def _is_possible(value: str) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    ranges = [(int(first), int(last)) for first, last in RANGE.findall(value)]
    return (
        bool(NUMBERED.fullmatch(value))
        and 0 not in numbers
        and all(first < last for first, last in ranges)
    )
