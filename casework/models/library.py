"""Reading the evidence library: search in every script, and what the found passages hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Q

from casework.domain.evidence import TermKind
from casework.domain.names import fold, name_keys
from casework.domain.translation import pick
from casework.models.evidence import Passage, PassageQuerySet
from casework.models.people import User
from casework.models.taxonomy import Entity, Term

TERM_FACETS = tuple(kind.value for kind in TermKind)
# Facet -> the column it filters and counts.
COLUMN_FACETS = {
    "kind": "source__kind",
    "publisher": "source__publisher",
    "modality": "modality",
    "currency": "currency",
    "direction": "direction",
    "printable": "printable",
    "state": "state",
}
FACETS = (*TERM_FACETS, *COLUMN_FACETS)
PRINTABLE = {"yes": True, "no": False}
# Shorter ones are found within too many other words.
SHORTEST_NAME_KEY = 3
SHORTEST_LABEL_WORD = 4


def find_passages(user: User, query: str, chosen: Mapping[str, Iterable[str]]) -> PassageQuerySet:
    """Passages with every word of the query and every value chosen; each value narrows."""
    found = matching_words(Passage.objects.visible_to(user), query)
    for facet in TERM_FACETS:
        for code in chosen.get(facet, ()):
            found = found.filter(terms__in=Term.objects.filter(kind=facet, code=code))
    for facet, column in COLUMN_FACETS.items():
        for value in chosen.get(facet, ()):
            found = _with_value(found, column, value)
    return found


def matching_words(passages: PassageQuerySet, query: str) -> PassageQuerySet:
    """Passages that hold each word in any script: in the text, a name or the label of a code.

    Names are compared by sound, labels in every language they have.
    """
    words = query.split()
    entities = _entities_named(words) if words else {}
    terms = _terms_called(words) if words else {}
    for word in words:
        naming = Passage.objects.filter(entities__in=entities[word])
        coded = Passage.objects.filter(terms__in=terms[word])
        passages = passages.filter(
            Q(search_text__contains=fold(word))
            | Q(pk__in=naming.values("pk"))
            | Q(pk__in=coded.values("pk"))
        )
    return passages


def facet_counts(found: PassageQuerySet) -> dict[str, Counter[str]]:
    """For each facet, how many of the passages hold each value; two queries."""
    passages = Passage.objects.filter(pk__in=found.order_by().values("pk")).order_by()
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for kind, code, number in passages.values_list("terms__kind", "terms__code").annotate(
        number=Count("pk")
    ):
        if kind:
            counts[kind][code] += number
    columns = COLUMN_FACETS.values()
    for *values, number in passages.values_list(*columns).annotate(number=Count("pk")):
        for facet, value in zip(COLUMN_FACETS, values, strict=True):
            counts[facet][_as_text(value)] += number
    return counts


def term_labels() -> dict[tuple[str, str], dict[str, str]]:
    """The labels of every code, by kind and code."""
    return {(term.kind, term.code): term.labels for term in Term.objects.all()}


def entity_labels() -> dict[str, str]:
    """The name of every entity, by key."""
    return dict(Entity.objects.values_list("key", "name"))


def code_labels(language: str) -> dict[str, str]:
    """The name of every term and entity by its code, in the language or else in English."""
    terms = {code: pick(texts, language, "en").text for (_, code), texts in term_labels().items()}
    return terms | entity_labels()


def _with_value(passages: PassageQuerySet, column: str, value: str) -> PassageQuerySet:
    """The passages with the value in the column; none for a value that nothing can have."""
    if column != "printable":
        return passages.filter(**{column: value})
    return passages.filter(printable=PRINTABLE[value]) if value in PRINTABLE else passages.none()


def _entities_named(words: Sequence[str]) -> dict[str, list[int]]:
    keys: dict[int, frozenset[str]] = {
        entity.pk: name_keys(" ".join([entity.name, *(n.text for n in entity.names.all())]))
        for entity in Entity.objects.prefetch_related("names")
    }
    return {
        word: [
            pk
            for pk, known in keys.items()
            if any(len(key) >= SHORTEST_NAME_KEY and key in known for key in name_keys(word))
        ]
        for word in words
    }


def _terms_called(words: Sequence[str]) -> dict[str, list[int]]:
    labels = {term.pk: fold(" ".join(term.labels.values())) for term in Term.objects.all()}
    return {
        word: [
            pk
            for pk, label in labels.items()
            if len(word) >= SHORTEST_LABEL_WORD and fold(word) in label
        ]
        for word in words
    }


def _as_text(value: str | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
