"""The library as it was searched before it had an index: LIKE for each word, GROUP BY for counts.

Kept to be measured against, on the same rows; the folded text stands in a table of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import Count, Q
from django.db.models.expressions import RawSQL

from casework.domain.names import fold, name_keys
from casework.domain.searches import TERM_FACETS, Question
from casework.models import Entity, Passage, Term
from casework.models.evidence import PassageQuerySet
from casework.models.index_documents import chunks

COLUMNS = {
    "kind": "source__kind",
    "publisher": "source__publisher",
    "modality": "modality",
    "currency": "currency",
    "direction": "direction",
    "printable": "printable",
}
TEXTS = "SELECT passage_id FROM former_text WHERE words LIKE %s"
PAGE = 20


def keep_texts() -> None:
    """Fold the texts of all findings that have none yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS former_text (passage_id bigint PRIMARY KEY, words text)"
        )
        cursor.execute("SELECT max(passage_id) FROM former_text")
        last = cursor.fetchone()[0] or 0
        rows = Passage.objects.filter(pk__gt=last).order_by("pk")
        texts = rows.values_list("pk", "finding", "source__publisher", "source__title")
        for chunk in chunks(texts.iterator(), 1_000):
            cursor.executemany(
                "INSERT INTO former_text VALUES (%s, %s)",
                [(pk, fold(" ".join(words))) for pk, *words in chunk],
            )


def former_page(question: Question, page: int) -> tuple[int, dict[str, Counter[str]]]:
    """Number, counts and facts of one page, as the page of the library needed them."""
    found = _found(question)
    counts = _counts(found)
    number = found.count()
    start = (page - 1) * PAGE
    newest = found.for_facts().order_by("-source__issued", "pk")
    for passage in newest[start : start + PAGE]:
        passage.to_facts()
    return number, counts


def _found(question: Question) -> PassageQuerySet:
    found = _with_words(question.query.split())
    for facet, value in question.values:
        if facet in TERM_FACETS:
            found = found.filter(terms__in=Term.objects.filter(kind=facet, code=value))
        elif facet in COLUMNS:
            found = found.filter(**{COLUMNS[facet]: value})
    return found


def _with_words(words: Sequence[str]) -> PassageQuerySet:
    passages: PassageQuerySet = Passage.objects.all()
    entities = _entities_named(words) if words else {}
    terms = _terms_called(words) if words else {}
    for word in words:
        naming = Passage.objects.filter(entities__in=entities[word])
        coded = Passage.objects.filter(terms__in=terms[word])
        passages = passages.filter(
            Q(pk__in=RawSQL(TEXTS, [f"%{fold(word)}%"]))  # noqa: S611 -- fixed text, bound word
            | Q(pk__in=naming.values("pk"))
            | Q(pk__in=coded.values("pk"))
        )
    return passages


def _counts(found: PassageQuerySet) -> dict[str, Counter[str]]:
    passages = Passage.objects.filter(pk__in=found.order_by().values("pk")).order_by()
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in (*TERM_FACETS, *COLUMNS)}
    for kind, code, number in passages.values_list("terms__kind", "terms__code").annotate(
        number=Count("pk")
    ):
        if kind:
            counts[kind][code] += number
    for *values, number in passages.values_list(*COLUMNS.values()).annotate(number=Count("pk")):
        for facet, value in zip(COLUMNS, values, strict=True):
            counts[facet][str(value)] += number
    return counts


def _entities_named(words: Sequence[str]) -> Mapping[str, list[int]]:
    keys = {
        entity.pk: name_keys(" ".join([entity.name, *(n.text for n in entity.names.all())]))
        for entity in Entity.objects.prefetch_related("names")
    }
    return {
        word: [
            pk
            for pk, known in keys.items()
            if any(len(key) >= 3 and key in known for key in name_keys(word))
        ]
        for word in words
    }


def _terms_called(words: Sequence[str]) -> Mapping[str, list[int]]:
    labels = {term.pk: fold(" ".join(term.labels.values())) for term in Term.objects.all()}
    return {
        word: [pk for pk, label in labels.items() if len(word) >= 4 and fold(word) in label]
        for word in words
    }
