"""Time and peak memory of the child process for each paper of the nasty corpus.

    python -m benchmarks.intake [--all]

Prints the slowest and the largest, or all, and how many are over the goal of 1 s and 256 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time

from casework.adapters.children import ROOT
from casework.adapters.exhibits import CHILD
from casework.adapters.exhibits.kinds import WRITTEN, recognise
from tests.nasty import CORPUS

SECONDS, MEGABYTES = 1.0, 256
SHOWN = 8
Row = tuple[float, float, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    rows = [row for nasty in CORPUS if (row := _measured(nasty.name, nasty.build()))]
    chosen = rows if parser.parse_args().all else _largest(rows)
    for seconds, megabytes, name in chosen:
        print(f"{seconds:6.2f} s {megabytes:6.0f} MB  {name}")  # noqa: T201 (a report)
    over = sum(seconds > SECONDS or megabytes > MEGABYTES for seconds, megabytes, _name in rows)
    print(f"{len(rows)} papers, {over} over {SECONDS:g} s or {MEGABYTES} MB")  # noqa: T201 (a report)


def _largest(rows: list[Row]) -> list[Row]:
    slow = sorted(rows, reverse=True)[:SHOWN]
    large = sorted(rows, key=lambda row: row[1], reverse=True)[:SHOWN]
    return sorted({*slow, *large}, reverse=True)


def _measured(name: str, content: bytes) -> Row | None:
    """Of a paper that reaches the child; the others are decided by their first bytes."""
    kind = recognise(content)
    if kind is None or not kind.media_type or kind.media_type in WRITTEN:
        return None
    command = [sys.executable, "-B", "-s", "-m", CHILD, kind.media_type]
    begun = time.monotonic()
    child = subprocess.Popen(  # noqa: S603 (our own module)
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={}, cwd=ROOT,
    )  # fmt: skip
    if child.stdin is None:
        raise AssertionError("it was asked for")
    child.stdin.write(json.dumps({"password": ""}).encode() + b"\n" + content)
    child.stdin.close()
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - begun, usage.ru_maxrss / 1024, name


if __name__ == "__main__":
    main()
