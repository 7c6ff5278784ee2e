"""What a pack would leave unanswered or uncorrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from casework.domain.balance import unanswered
from casework.domain.checks import Gap
from casework.domain.pack_facts import PackMaterial


def balance_gaps(material: PackMaterial, as_of: dt.date) -> Iterator[Gap]:
    """The elements with material against them that nothing answers; only its number is told."""
    choices = [(choice.element, choice.passage, choice.verdict) for choice in material.choices]
    found = unanswered(material.case, material.elements, material.opposing, choices, as_of)
    for element, keys in found.items():
        yield Gap("balance-unanswered", element, {"count": str(len(keys))})


def why_left_out(material: PackMaterial, passage: str) -> str:
    """The check that a finding fails which was chosen and may not be printed."""
    facts = material.passages[passage]
    return "uncorrected" if facts.printable and facts.is_uncorrected else "withheld"
