"""Whether quotations stand, held against the texts and not against what was noted of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from casework.domain.plain_text import text_sha256
from casework.domain.quotations import Standing, standing
from casework.models.snapshots import Quotation, Snapshot


def quotation_states(passages: Collection[int]) -> dict[str, Standing]:
    """The standing of the quotation of each of the passages that has one, by the passage's key.

    Three queries, however many passages.
    """
    rows = Quotation.objects.for_reader().filter(passage__in=passages)
    return standings(list(rows.order_by("passage__key")))


def standings(rows: Collection[Quotation]) -> dict[str, Standing]:
    """The standing of each quotation, by the key of its passage; two queries."""
    own = Snapshot.objects.in_bulk({row.snapshot_id for row in rows})
    newest = newest_texts(row.snapshot.source_id for row in rows)
    sound = {pk for pk, snapshot in own.items() if is_sound(snapshot)}
    return {
        row.passage.key: standing(
            row.selection, own[row.snapshot_id].text, newest[row.snapshot.source_id]
        )
        if row.snapshot_id in sound
        else Standing.UNVERIFIED
        for row in rows
    }


def newest_texts(sources: Iterable[int]) -> dict[int, str]:
    """The text of the newest snapshot of each source, by the source's row."""
    newest = Snapshot.objects.filter(source__in=set(sources)).newest()
    return dict(newest.values_list("source", "text"))


def is_sound(snapshot: Snapshot) -> bool:
    """Whether its text is the one that was read from its file."""
    return text_sha256(snapshot.text) == snapshot.text_sha256
