"""python -m benchmarks.matching_speed: how long suggestions take, by the number of findings.

On SQLite in a temporary folder, or on the database that DATABASE_URL names, which must be empty:
python -m tests.postgres -- python -m benchmarks.matching_speed
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
RUNS = 20


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.matching_speed", description=__doc__
    )
    parser.add_argument("--passages", type=int, nargs="+", default=SIZES, help="sizes to measure")
    parser.add_argument("--runs", type=int, default=RUNS, help="rounds at each size")
    parser.add_argument("--full", type=int, default=10_000, help="score all up to this size")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="casework-matching-") as folder:
        _set_up(Path(folder))
        for line in _report(sorted(given.passages), given.runs, given.full):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def _set_up(folder: Path) -> None:
    os.environ["CASEWORK_DATA_DIR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _report(sizes: Sequence[int], runs: int, full: int) -> Iterator[str]:
    from benchmarks.matching_speed.report import Report

    yield from Report(runs, full).of(sizes)


if __name__ == "__main__":
    main()
