"""The contestants in turns, and their ratios to each other."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.packs.contestants import CONTESTANTS

OURS = "casework"
Run = dict[str, float]


def report(folder: Path, pages: int, rounds: int) -> Iterator[str]:
    """A table of one size: medians of time and memory, and of the paired ratios of time."""
    # In a process of its own: those that are measured inherit the memory of this one.
    measured("benchmarks.packs.front", str(folder), str(pages))
    files = sorted((folder / str(pages)).glob("*.pdf"))
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    yield f"Binding {pages} pages in {len(files)} exhibits, {megabytes:.0f} MB, {rounds} rounds:"
    runs: dict[str, list[Run]] = {name: [] for name in CONTESTANTS}
    for _round in range(rounds):
        for name, done in runs.items():
            done.append(measured("benchmarks.packs.contestants", name, str(folder), str(pages)))
    ours = runs[OURS]
    for name, done in runs.items():
        yield _line(name, done, ours)


def measured(module: str, *arguments: str) -> Run:
    """What a module of the benchmark prints of itself, run in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 (our own module)
    found: Run = json.loads(done.stdout)
    return found


def _line(name: str, done: list[Run], ours: list[Run]) -> str:
    if "missing" in done[0]:
        return f"  {name:22} left out: {done[0]['missing']} is not installed"
    cpu, wall, peak = (median(run[key] for run in done) for key in ("cpu", "wall", "peak"))
    line = f"  {name:22} cpu {cpu:6.2f} s  wall {wall:6.2f} s  peak {peak:5.0f} MiB"
    if done is ours:
        return line
    ratios = [one["cpu"] / other["cpu"] for one, other in zip(ours, done, strict=True)]
    return f"{line}  casework / this: {median(ratios):.2f} (cpu)"
