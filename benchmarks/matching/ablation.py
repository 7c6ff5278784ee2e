"""Our suggestions with one of the parts of the score left out at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.matching.labelled import Labelled, elements, findings
from benchmarks.matching.measures import MEASURES, ndcg
from benchmarks.matching.rankers import AS_OF, best_of, heard
from casework.domain.cases import CaseFacts
from casework.domain.evidence import PassageFacts
from casework.domain.law import elements_for
from casework.domain.matching import THRESHOLD, Match, Reason, explain_to, ranked
from casework.domain.matching_parts import is_tied

PARTS = (
    "element",
    "profile",
    "kinship",
    "class",
    "associate",
    "neighbour",
    "general",
    "acts",
    "near-acts",
    "entities",
    "places",
    "actors",
    "period",
    "words",
    "others",
    "other-acts",
    "other-entities",
    "unconfirmed",
    "modality",
    "currency",
    "role",
    "corroborated",
    "adverse",
    "repeats",
)
COLUMNS = (*MEASURES, "nDCG@10 by element", "findings in negative cases")

Pair = tuple[str, PassageFacts, tuple[Reason, ...]]


class Ablation:
    """The reasons of all pairs of some cases, weighed again without a part."""

    def __init__(self, cases: Sequence[Labelled]) -> None:
        self._pairs = [(case, pairs_of(case.facts)) for case in cases]

    def without(self, part: str) -> Mapping[str, float]:
        """The mean of each measure if the part did not exist; no part is called the empty text."""
        found = [(case, _suggestions(pairs, part)) for case, pairs in self._pairs]
        claims = [(case, matches) for case, matches in found if not case.is_negative]
        lists = [
            ndcg([m.passage.key for m in matches if m.element == element], grades, 10)
            for case, matches in claims
            for element, grades in case.elements.items()
        ]
        means = [
            _mean([measure(best_of(matches), case.grades, case.core) for case, matches in claims])
            for measure in MEASURES.values()
        ]
        negative = [len(best_of(matches)) for case, matches in found if case.is_negative]
        return dict(zip(COLUMNS, [*means, _mean(lists), float(sum(negative))], strict=True))


def pairs_of(case: CaseFacts) -> list[Pair]:
    claimant, day = heard(case), case.weighed_on(AS_OF)
    return [
        (element.key, passage, explain_to(claimant, element, passage, day))
        for element in elements_for(elements(), case.jurisdiction)
        for passage in findings("article")
        if passage.printable
    ]


def _suggestions(pairs: Sequence[Pair], part: str) -> list[Match]:
    by_element: dict[str, list[Match]] = {}
    for element, passage, reasons in pairs:
        left = tuple(reason for reason in reasons if reason.part != part)
        score = round(sum(reason.score for reason in left), 2)
        bears = any(reason.part == "element" for reason in reasons)
        if bears and is_tied(left) and score >= THRESHOLD:
            by_element.setdefault(element, []).append(Match(element, passage, score, left, ()))
    order = _by_score if part == "repeats" else ranked
    return [match for matches in by_element.values() for match in order(matches)]


def _by_score(matches: Sequence[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: (-match.score, match.passage.key))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
