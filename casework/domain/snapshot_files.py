"""Archived copies and quotations in files of evidence: what must fit together in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import TypedDict

from casework.domain.errors import Problem

TIMES = ("taken_at", "last_seen_at")


class SnapshotItem(TypedDict, total=False):
    """A copy of a source: its bytes in a file beside this one, or here as Base64."""

    source: str
    file: str
    content: str
    filename: str
    sha256: str
    taken_at: str
    last_seen_at: str
    url: str
    charset: str


class QuotationItem(TypedDict, total=False):
    """The words of a copy, named by its hash, that a passage rests on."""

    snapshot: str
    exact: str
    prefix: str
    suffix: str
    start: int


def snapshot_problems(
    items: Iterable[tuple[str, SnapshotItem]], sources: Collection[str], now: dt.datetime
) -> Iterator[Problem]:
    """What is wrong with the records of copies, before their files are looked at."""
    first: dict[tuple[str, str], str] = {}
    for where, item in items:
        if item["source"] not in sources:
            yield Problem("unknown-source", f"{where}.source", {"key": item["source"]})
        key = (item["source"], item["sha256"])
        if key in first:
            values: dict[str, str | int] = {"key": " ".join(key), "first": first[key]}
            yield Problem("duplicate-key", where, values)
        first.setdefault(key, where)
        for name in TIMES:
            yield from _time_problems(f"{where}.{name}", str(item.get(name, "")), now)


def read_time(text: str) -> dt.datetime | None:
    """The moment of an ISO 8601 text with its distance from UTC; None for any other."""
    try:
        time = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else None


def _time_problems(where: str, text: str, now: dt.datetime) -> Iterator[Problem]:
    if not text:
        return
    time = read_time(text)
    if time is None:
        yield Problem("bad-time", where, {"value": text})
    elif time > now:
        yield Problem("date-in-future", where, {"value": text})
