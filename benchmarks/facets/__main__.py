"""python -m benchmarks.facets: how long a page of the library takes, by the number of findings.

On SQLite in a temporary folder, or on the database that DATABASE_URL names, which must be empty:
python -m tests.postgres -- python -m benchmarks.facets
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import django

SIZES = (1_000, 10_000, 100_000)
FORMER_AT_MOST = 100_000
RUNS, FORMER_RUNS = 40, 3


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facets", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=SIZES, help="sizes to measure")
    parser.add_argument("--runs", type=int, default=RUNS, help="requests of each kind")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="casework-facets-") as folder:
        _set_up(Path(folder))
        for line in _report(sorted(given.passages), given.runs):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def _set_up(folder: Path) -> None:
    os.environ["CASEWORK_DATA_DIR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _report(sizes: Sequence[int], runs: int) -> Iterator[str]:
    from benchmarks.facets.report import Report

    report = Report(runs)
    for size in sizes:
        yield from report.of(size, with_former=size <= FORMER_AT_MOST)


if __name__ == "__main__":
    main()
