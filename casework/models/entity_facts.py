"""The public people and organisations of the library, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from casework.domain.claimant import EntityFacts
from casework.models.taxonomy import Entity, EntityName


def entity_facts() -> dict[str, EntityFacts]:
    """All entities with their spellings and profiles, by key; read as plain values, for many."""
    rows = list(Entity.objects.values_list("pk", "key", "name"))
    names, profiles = (_spellings(), _profiles()) if rows else ({}, {})
    return {
        key: EntityFacts(
            key=key,
            names=frozenset((name, *names.get(pk, ()))),
            profiles=frozenset(profiles.get(pk, ())),
        )
        for pk, key, name in rows
    }


def _spellings() -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk, text in EntityName.objects.order_by().values_list("entity_id", "text"):
        found[pk].append(text)
    return found


def _profiles() -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    links = Entity.profiles.through.objects.order_by()
    for pk, code in links.values_list("entity_id", "term__code"):
        found[pk].append(code)
    return found
