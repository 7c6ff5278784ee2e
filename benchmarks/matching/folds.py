"""Cross-validation: the parts weighed anew without some kinds of case, measured on those."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.matching.ablation import pairs_of
from benchmarks.matching.labelled import Labelled
from benchmarks.matching.measures import MEASURES
from casework.domain.matching import Reason
from casework.domain.matching_parts import is_tied

FOLDS = 6
# Words by which the sets call kinds of case.
KINDS = (
    *("irpt", "group 24", "exile", "pamiri", "critic", "blogger", "lawyer", "journalist"),
    *("newspaper", "osce", "hdim", "migrant", "insider", "returnee", "border", "woman"),
)
# A plain descent from weights of zero, held small by the square of the weights.
STEPS, RATE, SHRINK = 200, 0.5, 0.005

Parts = Mapping[str, float]
Weights = Mapping[str, float]


class Case:
    """The points of each part for all findings that a case may be shown."""

    def __init__(self, case: Labelled) -> None:
        self.case, self.parts = case, _parts(case)
        total = math.fsum(2.0 ** case.grades.get(key, 0) - 1 for key in self.parts)
        self.wanted = {k: (2.0 ** case.grades.get(k, 0) - 1) / total for k in self.parts}

    def scores(self, weights: Weights) -> dict[str, float]:
        return {
            key: sum(weights.get(part, 0.0) * points for part, points in parts.items())
            for key, parts in self.parts.items()
        }

    def measured(self, weights: Weights) -> list[float]:
        scores = self.scores(weights)
        ranking = sorted(scores, key=lambda key: (-scores[key], key))
        case = self.case
        return [measure(ranking, case.grades, case.core) for measure in MEASURES.values()]

    def slope(self, weights: Weights) -> dict[str, float]:
        """Where the weights should move: the points of what is wanted, less those expected."""
        scores, found = self.scores(weights), defaultdict[str, float](float)
        most = max(scores.values())
        powers = {key: math.exp(score - most) for key, score in scores.items()}
        total = math.fsum(powers.values())
        for key, parts in self.parts.items():
            missing = self.wanted[key] - powers[key] / total
            for part, points in parts.items():
                found[part] += missing * points
        return found


def cross_validated(cases: Sequence[Labelled]) -> dict[int, list[float]]:
    """The measures of each case, by its number, under weights that were fitted without its kind.

    All cases of a kind, of whatever set, are left out together.
    """
    whole = [case for case in map(Case, cases) if case.parts]
    kinds = sorted({kind_of(case.case) for case in whole})
    folds = {kind: place % FOLDS for place, kind in enumerate(kinds)}
    found = {case.number: [0.0] * len(MEASURES) for case in cases}
    for fold in range(FOLDS):
        weights = fitted([c for c in whole if folds[kind_of(c.case)] != fold])
        for case in whole:
            if folds[kind_of(case.case)] == fold:
                found[case.case.number] = case.measured(weights)
    return found


def kind_of(case: Labelled) -> str:
    """The kind of a case, called the same in all sets; else as its set calls it."""
    return next((word for word in KINDS if word in case.kind.lower()), case.kind)


def fitted(cases: Sequence[Case]) -> Weights:
    """A weight for each part, from nothing, so that useful findings stand first."""
    weights = defaultdict[str, float](float)
    for _ in range(STEPS):
        slopes = [case.slope(weights) for case in cases]
        for part in sorted({part for slope in slopes for part in slope}):
            mean = math.fsum(slope.get(part, 0.0) for slope in slopes) / len(cases)
            weights[part] += RATE * (mean - SHRINK * weights[part])
    return weights


def _parts(case: Labelled) -> dict[str, Parts]:
    """The parts of a finding for the element that it bears on most."""
    best: dict[str, tuple[float, tuple[Reason, ...]]] = {}
    for _element, passage, reasons in pairs_of(case.facts):
        score = sum(reason.score for reason in reasons)
        bears = any(reason.part == "element" for reason in reasons)
        if bears and is_tied(reasons) and score > best.get(passage.key, (-math.inf, ()))[0]:
            best[passage.key] = score, reasons
    return {key: {r.part: r.score for r in reasons} for key, (_, reasons) in best.items()}
