"""python -m benchmarks.matching: how well the suggestions fit the labelled cases, in tables."""

from __future__ import annotations

import argparse
import sys
import timeit
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.matching.ablation import COLUMNS, PARTS, Ablation
from benchmarks.matching.folds import FOLDS, cross_validated
from benchmarks.matching.labelled import SETS, Labelled, demo_case, findings, labelled_cases
from benchmarks.matching.measures import MEASURES, Interval, interval, ndcg
from benchmarks.matching.rankers import RANKERS, Ranker, best_of, suggestions

HALVES = {"development": False, "held-out": True}
DEMO = ("poland", "germany", "austria")
Ranking = Callable[[Labelled], Sequence[str]]
Values = dict[str, list[float]]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--half", choices=HALVES, help="this half of the first set only")
    which.add_argument(
        "--set",
        type=_folder,
        metavar="SET",
        help=f"another labelled set: {', '.join(SETS)} or a folder of case files",
    )
    chosen = parser.parse_args(arguments)
    if chosen.set:
        sys.stdout.writelines(f"{line}\n" for line in _of_set(chosen.set))
    else:
        _print_first(chosen.half)


def _folder(name: str) -> Path:
    folder = SETS.get(name, Path(name))
    if not labelled_cases(folder):
        raise argparse.ArgumentTypeError(f"no labelled cases in {name}")
    return folder


def _print_first(half: str | None) -> None:
    """The first set, on which all is chosen: as a whole it is cross-validated too."""
    cases = [c for c in labelled_cases() if not half or c.is_held_out == HALVES[half]]
    claims = [case for case in cases if not case.is_negative]
    sys.stdout.writelines(f"{line}\n" for line in _report(half or "first set", claims))
    if not half:
        sys.stdout.writelines(f"{line}\n" for line in _cross_validation(claims))
    negative = [case for case in cases if case.is_negative]
    sys.stdout.writelines(f"{line}\n" for line in _negative(negative, claims))
    sys.stdout.writelines(f"{line}\n" for line in _ablation(half or "first set", cases))
    if not half:
        second = labelled_cases(SETS["second"])
        sys.stdout.writelines(f"{line}\n" for line in _ablation("second set", second))
    sys.stdout.writelines(f"{line}\n" for line in _speed())


def _cross_validation(claims: Sequence[Labelled]) -> Iterator[str]:
    """Over the first and second set together, which both are for development."""
    sets = {"first set": claims, "second set": _claims_of(SETS["second"])}
    found = cross_validated([case for cases in sets.values() for case in cases])
    yield f"\nthe parts weighed anew from nothing, {FOLDS} folds, each case without its kind\n"
    rows = [
        [name, *map(_mean, zip(*(found[case.number] for case in cases), strict=True))]
        for name, cases in sets.items()
    ]
    yield from _table(["refitted", *MEASURES], rows)


def _claims_of(folder: Path) -> list[Labelled]:
    return [case for case in labelled_cases(folder) if not case.is_negative]


def _of_set(folder: Path) -> Iterator[str]:
    """A set that nothing is chosen on: no halves, no parts left out, no speed."""
    cases = labelled_cases(folder)
    claims = [case for case in cases if not case.is_negative]
    yield from _report(folder.name, claims)
    for told, is_english in (("in English", True), ("otherwise", False)):
        group = [case for case in claims if (case.facts.working_language == "en") is is_english]
        if group:
            yield from _comparison(f"{folder.name}, told {told}", group)
    yield from _negative([case for case in cases if case.is_negative], claims)


def _report(name: str, cases: Sequence[Labelled]) -> Iterator[str]:
    yield from _comparison(name, cases)
    if any(case.elements for case in cases):
        yield from _by_element(cases)


def _comparison(name: str, cases: Sequence[Labelled]) -> Iterator[str]:
    measured = {ranker: _values(cases, _ranking_by(rank)) for ranker, rank in RANKERS.items()}
    yield f"\n## {name}: {len(cases)} claims, 89 findings, mean [95 % interval]\n"
    yield from _table(["", *MEASURES], [[n, *map(_mean, v.values())] for n, v in measured.items()])
    yield "\nours minus the other, paired by case\n"
    others = [ranker for ranker in measured if ranker != "ours"]
    yield from _table(
        ["", *MEASURES],
        [
            [other, *(str(_difference(measured["ours"][m], measured[other][m])) for m in MEASURES)]
            for other in others
        ],
    )


def _ablation(name: str, cases: Sequence[Labelled]) -> Iterator[str]:
    """What each part brings: the measures with it minus those without it."""
    ablation = Ablation(cases)
    full = ablation.without("")
    rows = [
        [
            part,
            *(f"{full[column] - value:+.3f}" for column, value in ablation.without(part).items()),
        ]
        for part in PARTS
    ]
    yield f"\nwhat each part brings, {name} (all parts minus all but this one)\n"
    yield from _table(["part", *COLUMNS], rows)


def _by_element(cases: Sequence[Labelled]) -> Iterator[str]:
    passages = findings("article")
    values = [
        ndcg([m.passage.key for m in found if m.element == element], grades, 10)
        for case in cases
        if case.elements
        for found in [suggestions(case.facts, passages)]
        for element, grades in case.elements.items()
    ]
    yield f"\nours, by single element ({len(values)} lists): nDCG@10 {interval(values)}"


def _negative(cases: Sequence[Labelled], claims: Sequence[Labelled]) -> Iterator[str]:
    passages = findings("article")
    found = [suggestions(case.facts, passages) for case in cases]
    usual = [suggestions(case.facts, passages) for case in claims]
    shown = sorted(len(best_of(matches)) for matches in usual)
    best = sorted(max((match.score for match in matches), default=0) for matches in usual)
    yield "\nnegative cases: findings suggested for any element, and the best score"
    yield f"(claims: {shown[0]} to {shown[-1]} findings, best scores {best[0]} to {best[-1]})\n"
    rows = [
        [
            f"{case.number} {case.kind.partition(': ')[2]}",
            str(len(best_of(matches))),
            str(max((match.score for match in matches), default="")),
        ]
        for case, matches in zip(cases, found, strict=True)
    ]
    yield from _table(["case", "findings", "best score"], rows)


def _speed() -> Iterator[str]:
    """The demonstration cases against the whole shipped library."""
    passages = findings("article", "sources")
    yield f"\n## speed: {len(passages)} findings, best of 15\n"
    for name in DEMO:
        case = demo_case(name)
        seconds = min(timeit.repeat(partial(suggestions, case, passages), number=1, repeat=15))
        yield f"{name}: {seconds * 1000:.1f} ms"


def _ranking_by(ranker: Ranker) -> Ranking:
    return lambda case: ranker(case.facts, findings("article"))


def _values(cases: Sequence[Labelled], ranking: Ranking) -> Values:
    rankings = [(case, ranking(case)) for case in cases]
    return {
        name: [measure(ranked, case.grades, case.core) for case, ranked in rankings]
        for name, measure in MEASURES.items()
    }


def _mean(values: Sequence[float]) -> str:
    return str(interval(values))


def _difference(a: Sequence[float], b: Sequence[float]) -> Interval:
    return interval([first - second for first, second in zip(a, b, strict=True)])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    main()
