"""The rows of archived copies and quotations that come in files of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from casework.actions.rows import Tally
from casework.actions.snapshot_files import Archived, Copies, Copy
from casework.actions.snapshot_rows import (
    check_quotations,
    save_quotation,
    save_snapshot,
    see_again,
)
from casework.actions.snapshots import kept
from casework.models import Passage, Quotation, Snapshot, Source, User

Stored = Mapping[Copy, str]
NEW, CHANGED, SAME = "new", "changed", "same"


@contextmanager
def kept_copies(copies: Copies) -> Iterator[Stored]:
    """Keep the bytes of the new copies in the store for as long as nothing goes wrong after."""
    with ExitStack() as stack:
        new = [row for row in copies.archived if row.found]
        yield {row.copy: stack.enter_context(kept(row.content)) for row in new}


def save_copies(copies: Copies, stored: Stored, by: User | None) -> tuple[Tally, Tally]:
    """Write the copies, whose bytes are stored, and the quotations; what became of them.

    Reference data leaves a quotation alone that a person made.
    """
    keys = {row.source for row in copies.archived}
    sources = Source.objects.in_bulk(list(keys), field_name="key")
    snapshots = [_save_copy(row, sources[row.source], stored, by) for row in copies.archived]
    quotations = _save_quotations(copies, by)
    check_quotations(sources.values())
    return _tally(snapshots), _tally(quotations)


def _save_copy(row: Archived, source: Source, stored: Stored, by: User | None) -> str:
    state, snapshot = SAME, source.snapshots.filter(sha256=row.sha256).first()
    if snapshot is None and row.found:
        state = NEW
        snapshot = save_snapshot(
            source,
            row.content,
            row.found,
            filename=row.filename,
            taken_at=row.taken_at,
            url=row.url,
            stored_as=stored[row.copy],
            by=by,
        )
    if snapshot:
        before = snapshot.taken_at, snapshot.last_seen_at
        see_again(snapshot, row.taken_at)
        see_again(snapshot, row.last_seen_at)
        is_seen_otherwise = before != (snapshot.taken_at, snapshot.last_seen_at)
        state = CHANGED if is_seen_otherwise and state == SAME else state
    return state


def _save_quotations(copies: Copies, by: User | None) -> list[str]:
    passages = Passage.objects.in_bulk(list(copies.quotations), field_name="key")
    hashes = {sha256 for sha256, _ in copies.quotations.values()}
    snapshots = {
        (row.source_id, row.sha256): row for row in Snapshot.objects.filter(sha256__in=hashes)
    }
    rows = Quotation.objects.filter(passage__in=passages.values())
    present = {row.passage_id: row for row in rows}
    states = []
    for key, (sha256, chosen) in copies.quotations.items():
        passage = passages[key]
        snapshot = snapshots[passage.source_id, sha256]
        row = present.get(passage.pk)
        if row and (
            _is_kept(row, by) or (row.snapshot_id, row.selection) == (snapshot.pk, chosen)
        ):
            states.append(SAME)
            continue
        save_quotation(passage, snapshot, chosen, by)
        states.append(CHANGED if row else NEW)
    return states


def _is_kept(row: Quotation, by: User | None) -> bool:
    return by is None and row.by_id is not None


def _tally(states: list[str]) -> Tally:
    return Tally(states.count(NEW), states.count(CHANGED), states.count(SAME))
