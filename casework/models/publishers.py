"""Profiles of publishers, found by the names that sources give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from casework.domain.evidence_files import PublisherItem
from casework.domain.publishers import named
from casework.models.assessments import Publisher
from casework.models.evidence import Source, SourceQuerySet
from casework.models.people import User


@dataclass(frozen=True, slots=True)
class Directory:
    """All profiles with how many sources name each, and the publishers that have none."""

    profiles: list[tuple[Publisher, int]]
    without: list[tuple[str, int]]


def profiles_of(text: str) -> list[Publisher]:
    """The profiles that a publisher's field stands for, in its order; one query."""
    rows = Publisher.objects.in_bulk(field_name="name")
    return [rows[name] for name in named(text, rows)]


def publisher_items(texts: Iterable[str]) -> list[PublisherItem]:
    """The profiles that any of the publishers' fields stands for, as files have them."""
    rows = Publisher.objects.in_bulk(field_name="name")
    given = {name for text in set(texts) for name in named(text, rows)}
    return [row.to_item() for name, row in sorted(rows.items()) if name in given]


def sources_of(publisher: Publisher, user: User) -> SourceQuerySet:
    """The sources that name the publisher, newest first."""
    names = list(Publisher.objects.values_list("name", flat=True))
    likely = Source.objects.visible_to(user).filter(publisher__contains=publisher.name)
    texts = set(likely.order_by().values_list("publisher", flat=True))
    meant = [text for text in texts if publisher.name in named(text, names)]
    return likely.filter(publisher__in=meant).order_by("-issued", "key")


def directory(user: User) -> Directory:
    """Every publisher there is, with or without a profile; two queries."""
    rows = Publisher.objects.in_bulk(field_name="name")
    texts = Source.objects.visible_to(user).order_by().values_list("publisher")
    given: Counter[str] = Counter()
    without = []
    for text, number in texts.annotate(number=Count("pk")):
        names = named(text, rows)
        given.update(dict.fromkeys(names, number))
        if not names:
            without.append((text, number))
    profiles = [(row, given[name]) for name, row in rows.items()]
    profiles.sort(key=lambda pair: pair[0].name.casefold())
    return Directory(profiles, sorted(without, key=lambda pair: (-pair[1], pair[0].casefold())))
