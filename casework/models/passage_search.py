"""People, organisations and sources to name in a finding, found by what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from casework.domain.names import fold, name_keys
from casework.models.evidence import Source
from casework.models.people import User
from casework.models.taxonomy import Entity

MOST = 20


def entities_called(query: str) -> list[tuple[str, str]]:
    """Keys and names of those with every word of the query in a spelling, in any script."""
    wanted, words = name_keys(query), fold(query).split()
    if not words:
        return []
    found = []
    for entity in Entity.objects.prefetch_related("names"):
        spellings = " ".join([entity.name, *(name.text for name in entity.names.all())])
        text = fold(spellings)
        if (wanted and wanted <= name_keys(spellings)) or all(word in text for word in words):
            found.append((entity.key, entity.name))
    return found[:MOST]


def entities_by_key(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Keys and names of those entities, by name."""
    return list(Entity.objects.filter(key__in=list(keys)).values_list("key", "name"))


def sources_called(user: User, query: str) -> list[tuple[str, str]]:
    """Keys and titles of sources with every word in key, publisher, title, author or symbol."""
    found = Source.objects.visible_to(user)
    words = query.split()
    for word in words:
        found = found.filter(
            Q(key__iexact=word)
            | Q(publisher__icontains=word)
            | Q(title__icontains=word)
            | Q(author__icontains=word)
            | Q(symbol__icontains=word)
        )
    return [(source.key, _named(source)) for source in found[:MOST]] if words else []


def sources_by_key(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Keys and titles of those sources, by publisher."""
    return [(row.key, _named(row)) for row in Source.objects.filter(key__in=list(keys))]


def _named(source: Source) -> str:
    return f"{source.publisher}: {source.title} ({source.key})"
