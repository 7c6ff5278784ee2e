"""What the words that a finding and a story have in common can bring at most, for all findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import product

from casework.domain.bit_scores import Scores
from casework.domain.claimant import Claimant
from casework.domain.index_entries import LENGTH
from casework.domain.matching_facets import Sets
from casework.domain.matching_parts import shared_with
from casework.domain.matching_probes import PLAIN, Points
from casework.domain.similarity import ENDINGS
from casework.domain.word_weights import WEIGHTS

# Weights of words are added in these steps, rounded up; no finding has so many in common.
STEPS = 4
MOST_STEPS = 60
# Words that are in no text, and that no ending is cut off from.
INVENTED = tuple("".join(letters) for letters in product("qxz", repeat=5))
NOBODY = Claimant(
    profiles=frozenset(),
    kin={},
    acts=frozenset(),
    actors=frozenset(),
    entities=frozenset(),
    telling=frozenset(),
    regions=frozenset(),
    events=(),
    words=frozenset(),
)


def words_of(stems: Iterable[str]) -> dict[str, str]:
    """The words that have one of the stems, as the index holds words, each with its stem.

    A word that could have two has the shorter one: the longest ending is cut off.
    """
    longest_first = sorted(stems, key=lambda stem: (-len(stem), stem))
    return {stem + ending: stem for stem in longest_first for ending in ("", *ENDINGS)}


def word_points(sets: Sets, stems: Mapping[str, int], among: int) -> Iterator[Points]:
    """Points for the stems of a story, each given with the slots that have one of its words."""
    weights = Scores()
    for stem, bits in stems.items():
        weights.add(bits & among, -int(-WEIGHTS.get(stem, 1.0) * STEPS // 1))
    found: dict[int, int] = {}
    for length in sets.names(LENGTH):
        bits, before = sets.bits(LENGTH, length) & among, 0.0
        for steps, points in _levels(int(length)):
            if steps not in found:
                found[steps] = weights.at_least(steps, among)
            yield bits & found[steps], points - before
            before = points


@lru_cache(maxsize=256)
def _levels(length: int) -> tuple[tuple[int, float], ...]:
    """From which weights on a text of so many stems gets more points, and how many."""
    found: list[tuple[int, float]] = []
    for steps in range(1, MOST_STEPS + 1):
        points = _worth(steps, length)
        if points > (found[-1][1] if found else 0.0):
            found.append((steps, points))
    return tuple(found)


def _worth(steps: int, length: int) -> float:
    whole, rest = divmod(steps, STEPS)
    words = list(INVENTED[:whole])
    words += [stem for stem, weight in WEIGHTS.items() if weight * STEPS == rest][:1]
    filling = INVENTED[whole : whole + max(0, length - len(words))]
    claimant = replace(NOBODY, words=frozenset(words))
    passage = replace(PLAIN, finding=" ".join((*words, *filling)))
    return sum(reason.score for reason in shared_with(passage, claimant))
