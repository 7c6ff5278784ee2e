"""The last decision that a person took today on a claim, so that it can be undone at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from casework.models import Choice, User
from casework.wording.matrix import VERDICTS


@dataclass(frozen=True, slots=True)
class LastDecision:
    """A decision with its word; one that was withdrawn can be put back as it was."""

    element: str
    key: str
    choice: Choice
    shape: str
    verdict: str


def last_decision(
    choices: Mapping[tuple[str, str], Choice], by: User, element: str = ""
) -> LastDecision | None:
    """The newest one of this person and day, on the whole claim or on one element of it."""
    today = timezone.localdate()
    own = [
        choice
        for (of, _), choice in choices.items()
        if choice.by_id == by.pk
        and of == (element or of)
        and timezone.localdate(choice.at) == today
    ]
    return told(max(own, key=lambda choice: choice.at)) if own else None


def told(choice: Choice) -> LastDecision:
    """A decision, also one that is deleted by now, in the words of the screen."""
    shape, verdict = VERDICTS[choice.verdict]
    element = choice.claim_element.element.key
    return LastDecision(element, choice.passage.key, choice, shape, str(verdict))
