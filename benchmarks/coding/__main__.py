"""python -m benchmarks.coding: how well the proposed codes agree with those a person gave."""

from __future__ import annotations

import argparse
import sys
import timeit
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.coding.measures import proposals, scores
from benchmarks.matching.labelled import Labelled, labelled_cases
from casework.domain.proposals import Proposal

WANTED: Mapping[str, Callable[[Proposal], bool]] = {
    "strong": lambda proposal: not proposal.is_weak,
    "strong and weak": lambda _: True,
}
HALVES = {"development": False, "held-out": True}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coding", description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="only this half of the cases")
    half = parser.parse_args(arguments).half
    for name in [half] if half else HALVES:
        cases = [case for case in labelled_cases() if case.is_held_out == HALVES[name]]
        sys.stdout.writelines(f"{line}\n" for line in _report(name, cases))


def _report(name: str, cases: Sequence[Labelled]) -> Iterator[str]:
    yield f"\n## {name}: {len(cases)} cases, all codes taken away\n"
    yield "| proposals | kind | precision | recall | right/proposed/coded |"
    yield "| --- | --- | --- | --- | --- |"
    for title, wanted in WANTED.items():
        for kind, score in scores(cases, wanted):
            yield f"| {title} | {kind} | {score} |"
    seconds = min(timeit.repeat(lambda: [proposals(c.facts) for c in cases], number=1, repeat=3))
    yield f"\n{seconds * 1000 / len(cases):.1f} ms for a case, best of 3"


if __name__ == "__main__":
    main()
