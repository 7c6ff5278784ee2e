"""The rows of links between findings, written from checked files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils import timezone

from casework.actions.rows import Saved, save_rows
from casework.domain.corroboration import Link
from casework.domain.link_files import LinkItem, link_of
from casework.models import Passage, PassageLink, User


def save_passage_links(
    items: Iterable[tuple[str, LinkItem]], by: User | None
) -> Saved[Link, PassageLink]:
    """Add and change the links; reference data leaves what a person wrote or took away."""
    wanted = {link_of(item): item.get("note", "") for _, item in items}
    ends = {key for link in wanted for key in (link.passage, link.of)}
    pks = dict(Passage.objects.filter(key__in=ends).values_list("key", "pk"))
    present = {row.link: row for row in PassageLink.objects.between(pks.values())}
    values = {
        link: _values(link, note, pks, present.get(link), by) for link, note in wanted.items()
    }
    return save_rows(PassageLink, present, values, touch={"at": timezone.now()})


def _values(
    link: Link, note: str, pks: Mapping[str, int], row: PassageLink | None, by: User | None
) -> dict[str, object]:
    ends = {"passage_id": pks[link.passage], "kind": link.kind.value, "of_id": pks[link.of]}
    if row and (_says_the_same(row, note) or (by is None and row.by_id)):
        return {**ends, "note": row.note, "is_held": row.is_held, "by_id": row.by_id}
    return {**ends, "note": note, "is_held": True, "by_id": by.pk if by else None}


def _says_the_same(row: PassageLink, note: str) -> bool:
    return row.is_held and row.note == note
