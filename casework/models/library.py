"""What the codes and public names of the evidence library are called."""

from __future__ import annotations

from collections.abc import Iterable

from casework.domain.translation import pick
from casework.models.taxonomy import Entity, Term


def term_labels() -> dict[tuple[str, str], dict[str, str]]:
    """The labels of every code, by kind and code."""
    return {(term.kind, term.code): term.labels for term in Term.objects.all()}


def entity_labels() -> dict[str, str]:
    """The name of every entity, by key."""
    return dict(Entity.objects.values_list("key", "name"))


def entity_names(keys: Iterable[str]) -> dict[str, str]:
    """The names of some entities, by key."""
    return dict(Entity.objects.filter(key__in=list(keys)).values_list("key", "name"))


def code_labels(language: str) -> dict[str, str]:
    """The name of every term and entity by its code, in the language or else in English."""
    terms = {code: pick(texts, language, "en").text for (_, code), texts in term_labels().items()}
    return terms | entity_labels()
