"""How much of what a finding says a case tells too: words in common, weighed by their rarity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from casework.domain.names import fold
from casework.domain.word_weights import STOP, WEIGHTS

WORD = re.compile(r"[a-z]{3,}")
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s")
# Of a finding as long as this the length changes nothing.
LENGTH = 24
# How far a long finding is held to say more by chance.
SLOPE = 0.6


def stems_of(text: str) -> Mapping[str, str]:
    """The stems of a text, each with the word as first written; function words are left out."""
    found: dict[str, str] = {}
    for word in WORD.findall(fold(text)):
        if word not in STOP:
            found.setdefault(_stem(word), word)
    return found


@lru_cache(maxsize=16384)
def finding_stems(finding: str) -> Mapping[str, str]:
    """The stems of a published finding, kept by its text; stories of people are never kept."""
    return stems_of(finding)


def similarity(finding: Mapping[str, str], story: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    """The weight of the common stems by the length of the finding, and the three rarest words.

    The weights are fixed: they were counted once over the shipped evidence, so that what else is
    in the library never changes how alike two texts are.
    """
    common = finding.keys() & story
    if not common:
        return 0.0, ()
    weight = sum(WEIGHTS.get(stem, 1.0) for stem in common)
    rarest = sorted(common, key=lambda stem: (-WEIGHTS.get(stem, 1.0), stem))[:3]
    length = 1 - SLOPE + SLOPE * len(finding) / LENGTH
    return weight / length, tuple(sorted(finding[stem] for stem in rarest))


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
