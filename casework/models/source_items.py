"""The sources of the library: found, and as files have them (docs/evidence.schema.json)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from casework.domain.evidence_files import SourceItem
from casework.models.evidence import Source, SourceQuerySet
from casework.models.library import find_passages
from casework.models.people import User

BEFORE = (
    *("key", "kind", "author", "publisher", "title", "container", "issued", "language", "url"),
    *("symbol", "accessed", "certainty", "reliability"),
)


def find_sources(user: User, query: str, chosen: Mapping[str, Sequence[str]]) -> SourceQuerySet:
    """The sources of the findings that fit; when nothing is asked all, with findings or not."""
    sources = Source.objects.visible_to(user)
    if not query and not any(chosen.values()):
        return sources
    return sources.filter(pk__in=find_passages(user, query, chosen).order_by().values("source"))


def source_items(sources: SourceQuerySet) -> list[SourceItem]:
    """The records of the sources without their empty fields, in order of their keys."""
    rows = sources.order_by("key").prefetch_related("themes", "derived_from")
    return [_item(source) for source in rows]


def described(sources: SourceQuerySet) -> dict[str, SourceItem]:
    """What tells works apart, by key; one query, without links and what formats said."""
    rows = sources.order_by("key").values("key", "publisher", "title", "issued", "url", "symbol")
    return {row["key"]: cast("SourceItem", row) for row in rows}


def _item(source: Source) -> SourceItem:
    values: Mapping[str, object] = {
        **{name: getattr(source, name) for name in BEFORE},
        "themes": sorted(theme.code for theme in source.themes.all()),
        "derived_from": sorted(origin.key for origin in source.derived_from.all()),
        "note": source.note,
        "extra": source.extra,
    }
    return cast("SourceItem", {name: value for name, value in values.items() if value})
