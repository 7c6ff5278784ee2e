"""The rows of sources and of profiles of publishers, written from checked files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils import timezone

from casework.actions.rows import Saved, save_links, save_rows
from casework.domain.errors import Problem
from casework.domain.evidence_files import Evidence, PublisherItem, SourceItem
from casework.models import Publisher, Source, User

TEXTS = (
    *("author", "container", "issued", "language", "url", "symbol", "accessed", "reliability"),
    *("note", "permalink", "licence", "importance", "holding"),
)
PROFILE = ("what", "purpose", "funding", "method", "url")


def save_sources(
    items: Sequence[SourceItem], themes: Mapping[str, Collection[int]]
) -> Saved[str, Source]:
    """Write the records by key; themes holds the ids of each one's codes.

    Links go to sources that are there, or among the items.
    """
    wanted = {item["key"]: source_values(item) for item in items}
    saved = save_rows(Source, Source.objects.in_bulk(list(wanted), field_name="key"), wanted)
    pks = {key: row.pk for key, row in saved.rows.items()}
    every = dict(Source.objects.values_list("key", "pk"))
    codes = {pks[item["key"]]: themes[item["key"]] for item in items}
    derived = {
        pks[item["key"]]: [every[key] for key in item.get("derived_from", ())] for item in items
    }
    changed = save_links(Source.themes.through, "source", "term", codes)
    changed |= save_links(Source.derived_from.through, "from_source", "to_source", derived)
    changed |= _save_editions(items, saved.rows, every)
    saved.changed |= {key for key, pk in pks.items() if pk in changed}
    return saved


def source_values(item: SourceItem) -> dict[str, object]:
    """The columns of a source's row, but for its links."""
    return {
        "key": item["key"],
        "kind": item["kind"],
        "publisher": item["publisher"],
        "title": item["title"],
        "certainty": item["certainty"],
        **{name: item.get(name, "") for name in TEXTS},
        "extra": item.get("extra", {}),
    }


def save_publishers(evidence: Evidence, by: User | None) -> tuple[Saved[str, Publisher], set[str]]:
    """Write the profiles by name; those a person changed here are kept from reference data."""
    names = [item["name"] for _, item in evidence.publishers]
    present = Publisher.objects.in_bulk(names, field_name="name")
    kept = {name for name, row in present.items() if by is None and row.changed_by_id}
    wanted = {
        item["name"]: _profile_values(item)
        for _, item in evidence.publishers
        if item["name"] not in kept
    }
    return save_rows(Publisher, present, wanted, touch={"changed_at": timezone.now()}), kept


def changed_here(items: Sequence[SourceItem], by: User | None) -> set[str]:
    """The keys of sources that a person changed on screen; reference data leaves them alone."""
    if by is not None:
        return set()
    rows = Source.objects.filter(key__in=[item["key"] for item in items])
    return set(rows.exclude(changed_by=None).values_list("key", flat=True))


def kept_notes(sources: Collection[str], publishers: Collection[str]) -> tuple[Problem, ...]:
    """The notes that records stay as a person has written them."""
    return (
        *(Problem("source-kept", "", {"key": key}) for key in sorted(sources)),
        *(Problem("publisher-kept", "", {"name": name}) for name in sorted(publishers)),
    )


def _profile_values(item: PublisherItem) -> dict[str, object]:
    texts = {name: item.get(name, "") for name in PROFILE}
    return {"name": item["name"], "certainty": item["certainty"], **texts}


def _save_editions(
    items: Sequence[SourceItem], rows: Mapping[str, Source], every: Mapping[str, int]
) -> set[int]:
    changed = []
    for item in items:
        row, newer = rows[item["key"]], every.get(item.get("superseded_by", ""))
        if row.superseded_by_id != newer:
            row.superseded_by_id = newer
            changed.append(row)
    Source.objects.bulk_update(changed, ["superseded_by"], batch_size=100)
    return {row.pk for row in changed}
