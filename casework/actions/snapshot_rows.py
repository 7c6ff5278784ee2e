"""The rows of snapshots and quotations, and whether quotations still stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from casework.adapters.snapshot_text import SnapshotText
from casework.adapters.store import sha256
from casework.domain.plain_text import text_sha256
from casework.domain.quotations import Selection
from casework.models import Passage, Quotation, Snapshot, Source, User


def save_snapshot(
    source: Source,
    content: bytes,
    found: SnapshotText,
    *,
    filename: str,
    taken_at: dt.datetime,
    url: str,
    stored_as: str,
    by: User | None,
) -> Snapshot:
    """The row of a snapshot whose bytes are kept already under stored_as."""
    return Snapshot.objects.create(
        source=source,
        media_type=found.media_type,
        filename=filename[:200],
        size=len(content),
        sha256=sha256(content),
        stored_as=stored_as,
        text=found.text,
        text_sha256=text_sha256(found.text),
        page_starts=list(found.page_starts),
        url=url,
        taken_at=taken_at,
        last_seen_at=taken_at,
        added_by=by,
    )


def see_again(snapshot: Snapshot, seen_at: dt.datetime) -> None:
    """Note that the source was found unchanged on a day, earlier or later than known."""
    snapshot.taken_at = min(snapshot.taken_at, seen_at)
    snapshot.last_seen_at = max(snapshot.last_seen_at, seen_at)
    snapshot.save(update_fields=["taken_at", "last_seen_at"])


def save_quotation(
    passage: Passage, snapshot: Snapshot, chosen: Selection, by: User | None
) -> Quotation:
    """The quotation of a passage, in place of one that it may have."""
    newest = Snapshot.objects.filter(source=snapshot.source_id).first() or snapshot
    values = {
        "snapshot": snapshot,
        "exact": chosen.exact,
        "prefix": chosen.prefix,
        "suffix": chosen.suffix,
        "start": chosen.start,
        "end": chosen.end,
        "checked_at": timezone.now(),
        "by": by,
    }
    quotation = Quotation(passage=passage, **values)
    values["stands"] = newest == snapshot or quotation.stands_in(newest.text)
    return Quotation.objects.update_or_create(passage=passage, defaults=values)[0]


def check_quotations(sources: Iterable[Source]) -> list[str]:
    """Set whether each quotation of the sources stands in the newest snapshot of its source.

    Returns the keys of the passages whose quotations do not.
    """
    newest = {row.source_id: row for row in Snapshot.objects.filter(source__in=sources).newest()}
    rows = Quotation.objects.filter(snapshot__source__in=newest).select_related("passage")
    quotations = list(rows.order_by("passage__key"))
    now = timezone.now()
    for row in quotations:
        row.stands = row.stands_in(newest[row.passage.source_id].text)
        row.checked_at = now
    Quotation.objects.bulk_update(quotations, ["stands", "checked_at"], batch_size=100)
    return [row.passage.key for row in quotations if not row.stands]
