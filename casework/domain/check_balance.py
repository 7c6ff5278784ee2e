"""What a pack would leave unanswered or uncorrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from casework.domain.balance import unanswered
from casework.domain.checks import Gap
from casework.domain.evidence import EditorialState
from casework.domain.pack_facts import ChoiceFacts, PackMaterial


def balance_gaps(material: PackMaterial, as_of: dt.date) -> Iterator[Gap]:
    """The elements with material against them that nothing answers; only its number is told."""
    choices = [(choice.element, choice.passage, choice.verdict) for choice in material.choices]
    found = unanswered(material.case, material.elements, material.opposing, choices, as_of)
    for element, keys in found.items():
        yield Gap("balance-unanswered", element, {"count": str(len(keys))})


def left_out(material: PackMaterial, choice: ChoiceFacts) -> Gap:
    """The check that a finding fails which was chosen and may not be printed.

    Of a retired one the reason is told: it may have been chosen long before.
    """
    facts, where = material.passages[choice.passage], f"{choice.element} {choice.passage}"
    named = {"passage": choice.passage}
    if facts.state is EditorialState.RETIRED:
        return Gap("finding-retired", where, {**named, "reason": facts.retired_because})
    is_uncorrected = facts.printable and facts.is_uncorrected
    return Gap("uncorrected" if is_uncorrected else "withheld", where, named)
