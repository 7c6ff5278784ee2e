"""Who bears a finding out, and what others say of it, as its page reads them."""

from __future__ import annotations

from casework.domain.corroboration import groups
from casework.domain.independence import Bearer
from casework.domain.searches import Question
from casework.models.evidence import Passage, Source
from casework.models.passage_links import PassageLink, PassageLinkQuerySet
from casework.models.people import User
from casework.models.search import passages_of, search

FOUND_AT_MOST = 12


def links_from(passage: Passage) -> PassageLinkQuerySet:
    """What the finding says of others."""
    rows = PassageLink.objects.held().filter(passage=passage)
    return rows.select_related("passage", "of__source", "by").order_by("kind", "of__key")


def links_to(passage: Passage) -> PassageLinkQuerySet:
    """What others say of the finding."""
    rows = PassageLink.objects.held().filter(of=passage)
    return rows.select_related("of", "passage__source", "by").order_by("kind", "passage__key")


def origin_groups(passage: Passage) -> list[list[tuple[Source, list[Bearer]]]]:
    """The sources that bear the finding out by common origin, its own group first; one query."""
    facts = passage.to_facts()
    by_source: dict[str, list[Bearer]] = {}
    for bearer in facts.bearers:
        by_source.setdefault(bearer.source, []).append(bearer)
    rows = Source.objects.in_bulk(list(by_source), field_name="key")
    return [
        [(rows[key], by_source[key]) for key in group if key in rows]
        for group in groups(facts.bearers, facts.source.key)
    ]


def to_link_with(passage: Passage, user: User, query: str) -> list[Passage]:
    """Findings that a person may link this one with: the one of that key, or with the words."""
    if not query:
        return []
    others = Passage.objects.visible_to(user).exclude(pk=passage.pk)
    if exact := list(others.for_facts().filter(key__iexact=query)):
        return exact
    found = search(user, Question(query))[: FOUND_AT_MOST + 1]
    rows = passages_of(user, found)
    return [row for row in rows if row.pk != passage.pk][:FOUND_AT_MOST]
