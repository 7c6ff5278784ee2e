"""The sources of the library: found, and as files have them (docs/evidence.schema.json)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from casework.domain.evidence_files import SourceItem
from casework.domain.searches import Question
from casework.domain.source_records import Links, editions
from casework.models.evidence import Source, SourceQuerySet
from casework.models.people import User
from casework.models.search import search

BEFORE = (
    *("key", "kind", "author", "publisher", "title", "container", "issued", "language", "url"),
    *("symbol", "accessed", "certainty", "reliability"),
)
AFTER = ("permalink", "licence", "importance", "holding")


def find_sources(user: User, question: Question) -> SourceQuerySet:
    """The sources of the findings that fit; when nothing is asked all, with findings or not."""
    sources = Source.objects.visible_to(user)
    if question.is_empty:
        return sources
    return sources.filter(key__in=search(user, question).sources())


def source_items(sources: SourceQuerySet) -> list[SourceItem]:
    """The records of the sources without their empty fields, in order of their keys."""
    rows = sources.for_facts().order_by("key").prefetch_related("themes")
    return [source_item(source) for source in rows]


def described(sources: SourceQuerySet) -> dict[str, SourceItem]:
    """What tells works apart, by key; one query, without links and what formats said."""
    rows = sources.order_by("key").values("key", "publisher", "title", "issued", "url", "symbol")
    return {row["key"]: cast("SourceItem", row) for row in rows}


def editions_of(source: Source) -> tuple[list[Source], list[Source]]:
    """The older and the newer editions of a source, oldest first; at most two queries."""
    pairs = Source.objects.exclude(superseded_by=None).order_by("key")
    found = editions(source.key, dict(pairs.values_list("key", "superseded_by__key")))
    wanted = [*found.older, *found.newer]
    rows = Source.objects.in_bulk(wanted, field_name="key") if wanted else {}
    return [rows[key] for key in found.older], [rows[key] for key in found.newer]


def source_links() -> dict[str, Links]:
    """What the records of all sources say of each other, by key; two queries."""
    derived: dict[str, list[str]] = {}
    through = Source.derived_from.through.objects.values_list
    for key, origin in through("from_source__key", "to_source__key"):
        derived.setdefault(key, []).append(origin)
    rows = Source.objects.order_by().values_list("key", "superseded_by__key", "issued")
    return {
        key: Links(tuple(sorted(derived.get(key, ()))), newer or "", issued)
        for key, newer, issued in rows
    }


def source_item(source: Source) -> SourceItem:
    """The record of a source without its empty fields."""
    values: Mapping[str, object] = {
        **{name: getattr(source, name) for name in BEFORE},
        "themes": sorted(theme.code for theme in source.themes.all()),
        "derived_from": sorted(origin.key for origin in source.derived_from.all()),
        "note": source.note,
        **{name: getattr(source, name) for name in AFTER},
        "superseded_by": source.superseded_by.key if source.superseded_by else "",
        "extra": source.extra,
    }
    return cast("SourceItem", {name: value for name, value in values.items() if value})
