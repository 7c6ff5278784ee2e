"""python -m benchmarks.packs: binding beside other tools, typesetting, and one-word edits.

Each run is a process of its own on one core; tools take turns, and their ratios are those of runs
next to each other. Nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.packs import build, race, typeset

PARTS = ("bind", "typeset", "edit")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.packs", description=__doc__)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--pages", type=int, nargs="+", default=(1000, 2000))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--typeset", type=int, nargs="+", default=(40, 600), help="pages, about")
    parser.add_argument("--edit", type=int, default=1000, help="pages of the pack that is edited")
    given = parser.parse_args(arguments)
    core = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    with tempfile.TemporaryDirectory(prefix="casework-packs-") as folder:
        for line in _report(given, Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def _report(given: argparse.Namespace, folder: Path) -> Iterator[str]:
    if "bind" in given.parts:
        for pages in given.pages:
            yield from race.report(folder, pages, given.rounds)
    if "typeset" in given.parts:
        yield from typeset.report(given.typeset, given.rounds)
    if "edit" in given.parts:
        yield from build.report(folder, given.edit)


if __name__ == "__main__":
    main()
