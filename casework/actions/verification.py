"""Prove the evidence: files against hashes, texts against hashes, quotations against texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casework.actions.snapshots import archived_bytes
from casework.domain.errors import Problem, Refused
from casework.domain.quotations import Standing
from casework.models import Quotation, Snapshot
from casework.models.quotation_states import is_sound, standings

SHOWN = 120
CODES = {
    Standing.UNVERIFIED: "quotation-unlike-snapshot",
    Standing.LOST: "quotation-lost",
}


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was looked at, and all that is wrong, each with source, file or passage."""

    snapshots: int
    quotations: int
    problems: tuple[Problem, ...]


def verify_evidence() -> Verified:
    """Hold every snapshot against its hashes and every quotation against its snapshot and the
    newest one of its source; nothing is written.

    Problems: snapshot-missing, snapshot-altered, snapshot-text-altered,
    quotation-unlike-snapshot, quotation-lost.
    """
    snapshots = Snapshot.objects.select_related("source").order_by("source__key", "pk")
    problems: list[Problem] = []
    count = 0
    # One by one: together they may be larger than memory.
    for snapshot in snapshots.iterator(chunk_size=1):
        count += 1
        problems += _of_snapshot(snapshot)
    problems += _of_quotations()
    return Verified(count, Quotation.objects.count(), tuple(problems))


def _of_snapshot(snapshot: Snapshot) -> Iterator[Problem]:
    where = f"{snapshot.source.key}: {snapshot.filename} ({snapshot.sha256[:12]})"
    try:
        archived_bytes(snapshot)
    except Refused as refused:
        yield from (Problem(p.code, where, p.values) for p in refused.problems)
    if not is_sound(snapshot):
        yield Problem("snapshot-text-altered", where)


def _of_quotations() -> Iterator[Problem]:
    sources = Snapshot.objects.order_by("source__key").values_list("source", flat=True)
    for source in sources.distinct():
        rows = Quotation.objects.for_reader().filter(snapshot__source=source)
        found = {row.passage.key: row for row in rows.select_related("snapshot__source")}
        for key, state in sorted(standings(list(found.values())).items()):
            if state in CODES:
                snapshot, exact = found[key].snapshot, found[key].exact
                short = f"{exact[:SHOWN]}…" if len(exact) > SHOWN else exact
                where = f"{snapshot.source.key}: {key}: {snapshot.filename}"
                yield Problem(CODES[state], where, {"exact": " ".join(short.split())})
