"""Bend papers for some minutes and look whether one is lost or the intake fails.

    python -m benchmarks.fuzz --minutes 60 --seed 7 [--keep FOLDER]

Each line that is printed names the seed of one paper: `--only SEED` tries that one again. The end
says how many were tried and what became of them; status 1 when one was lost.
"""

from __future__ import annotations

import argparse
import collections
import random
import sys
import time
import traceback
from pathlib import Path

import django

from tests.nasty import CORPUS, Nasty
from tests.nasty.mutate import bent
from tests.nasty.oracle import Lost, examine

# Larger ones cost a second each and hold nothing that smaller ones do not.
LARGEST = 400_000


def main() -> int:
    given = _arguments()
    django.setup()
    counts: collections.Counter[str] = collections.Counter()
    papers = [(nasty, content) for nasty in CORPUS if len(content := nasty.build()) < LARGEST]
    begun, seed = time.monotonic(), given.only or given.seed * 1_000_000
    while time.monotonic() - begun < given.minutes * 60:
        counts[_one(seed, papers, given.keep)] += 1
        seed += 1
        if given.only:
            break
    print(f"{sum(counts.values())} papers in {time.monotonic() - begun:.0f} s")  # noqa: T201 (a report)
    for name, count in counts.most_common():
        print(f"{count:6} {name}")  # noqa: T201 (a report)
    return 1 if counts["LOST"] + counts["FAILED"] else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def _one(seed: int, papers: list[tuple[Nasty, bytes]], keep: Path | None) -> str:
    chance = random.Random(seed)  # noqa: S311 (to be told again, not to be secret)
    nasty, content = chance.choice(papers)
    content = bent(chance, content)
    try:
        return examine(content, nasty.filename, nasty.password)
    except Lost as lost:
        found, words = "LOST", str(lost)
    except Exception:
        found, words = "FAILED", traceback.format_exc()
    print(f"{found} {seed} of {nasty.name!r}: {words}", flush=True)  # noqa: T201 (a report)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{seed}-{nasty.filename}").write_bytes(content)
    return found


if __name__ == "__main__":
    sys.exit(main())
