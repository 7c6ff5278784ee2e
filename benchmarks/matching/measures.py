"""Measures of a ranking against graded labels, with intervals by resampling the cases."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

RESAMPLES = 10_000
SEED = 20261124


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the range that holds 95 % of the means of resampled cases."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.2f} [{self.low:.2f}, {self.high:.2f}]"


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int) -> float:
    """Discounted cumulative gain with gains of 2^grade - 1, as a share of the best order."""
    best = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(key, 0) for key in ranking[:depth]]) / best


def recall(ranking: Sequence[str], relevant: Set[str], depth: int) -> float:
    """How much of what is relevant stands in the first places, of what can stand there."""
    return len(relevant & set(ranking[:depth])) / min(len(relevant), depth)


def precision(ranking: Sequence[str], relevant: Set[str], depth: int) -> float:
    """How many of the first places hold something relevant; an empty place does not."""
    return len(relevant & set(ranking[:depth])) / depth


def interval(values: Sequence[float]) -> Interval:
    """The mean with its bootstrap interval: percentiles, fixed seed."""
    # A fixed sequence of samples, no secret.
    chance = random.Random(SEED)  # noqa: S311 the interval must be the same in every run
    size = len(values)
    means = sorted(sum(chance.choices(values, k=size)) / size for _ in range(RESAMPLES))
    return Interval(
        sum(values) / size, means[int(RESAMPLES * 0.025)], means[int(RESAMPLES * 0.975)]
    )


def useful(grades: Mapping[str, int]) -> Set[str]:
    """What would be filed: grades 2 and 3."""
    return {key for key, grade in grades.items() if grade >= 2}


Measure = Callable[[Sequence[str], Mapping[str, int], Set[str]], float]
# Each from the ranking, the grades and the core findings.
MEASURES: Mapping[str, Measure] = {
    "nDCG@10": lambda ranking, grades, core: ndcg(ranking, grades, 10),
    "recall@10": lambda ranking, grades, core: recall(ranking, useful(grades), 10),
    "precision@5": lambda ranking, grades, core: precision(ranking, useful(grades), 5),
    "core recall@5": lambda ranking, grades, core: recall(ranking, core, 5),
}


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
