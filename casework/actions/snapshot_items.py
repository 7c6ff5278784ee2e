"""Archived copies as files have them, with their bytes (docs/evidence.schema.json)."""

from __future__ import annotations

from casework.actions.snapshots import archived_bytes
from casework.adapters.attached_files import to_base64
from casework.domain.snapshot_files import SnapshotItem
from casework.models import Snapshot
from casework.models.evidence import SourceQuerySet


def snapshot_items(sources: SourceQuerySet) -> list[SnapshotItem]:
    """The copies of the sources, by source and age. Raises Refused like archived_bytes."""
    rows = Snapshot.objects.filter(source__in=sources.order_by().values("pk"))
    ordered = rows.defer("text").select_related("source")
    return [_item(row) for row in ordered.order_by("source__key", "taken_at", "pk")]


def _item(snapshot: Snapshot) -> SnapshotItem:
    item: SnapshotItem = {
        "source": snapshot.source.key,
        "content": to_base64(archived_bytes(snapshot)),
        "filename": snapshot.filename,
        "sha256": snapshot.sha256,
        "taken_at": snapshot.taken_at.isoformat(),
    }
    if snapshot.last_seen_at != snapshot.taken_at:
        item["last_seen_at"] = snapshot.last_seen_at.isoformat()
    if snapshot.url:
        item["url"] = snapshot.url
    if charset := snapshot.media_type.partition("charset=")[2]:
        item["charset"] = charset
    return item
