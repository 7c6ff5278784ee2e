"""The library searched the slow way: every finding looked at, nothing indexed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from casework.domain.names import fold, name_keys
from casework.domain.place_words import places_of
from casework.domain.search_words import TOKEN
from casework.models import Passage, Term

COLUMNS = ("modality", "direction", "currency", "state")
OF_SOURCE = ("kind", "publisher", "language", "certainty")


def slow_search(query: str, chosen: Mapping[str, Sequence[str]]) -> list[Passage]:
    """The findings with every word and value, those of the newest source first."""
    rows = Passage.objects.select_related("source").prefetch_related("terms", "entities__names")
    found = [
        row
        for row in rows
        if all(has_word(row, word) for word in query.split())
        and all(
            value in values_of(row, facet) for facet, values in chosen.items() for value in values
        )
    ]
    return sorted(found, key=lambda row: row.source.issued, reverse=True)


def slow_counts(rows: Iterable[Passage], facet: str) -> Counter[str]:
    return Counter(value for row in rows for value in set(values_of(row, facet)))


def has_word(row: Passage, word: str) -> bool:
    tokens = [token for text in texts_of(row) for token in TOKEN.findall(fold(text))]
    parts = TOKEN.findall(fold(word))
    is_there = all(
        any(token == part or (len(part) > 1 and token.startswith(part)) for token in tokens)
        for part in parts
    )
    return is_there or sounds_like(row, word) or is_labelled(row, word)


def texts_of(row: Passage) -> list[str]:
    source = row.source
    around = [row.key, source.publisher, source.title, source.author, source.symbol]
    return [row.finding, row.correction, *around, *names_of(row), *row.places]


def names_of(row: Passage) -> Iterator[str]:
    for entity in row.entities.all():
        yield entity.name
        yield from (name.text for name in entity.names.all())


def sounds_like(row: Passage, word: str) -> bool:
    known = name_keys(" ".join(names_of(row)))
    return any(len(key) >= 3 and key in known for key in name_keys(word))


def is_labelled(row: Passage, word: str) -> bool:
    return len(word) >= 4 and any(fold(word) in label_of(term) for term in row.terms.all())


def label_of(term: Term) -> str:
    return fold(" ".join(term.labels.values()))


def values_of(row: Passage, facet: str) -> list[str]:
    if facet in COLUMNS:
        return [getattr(row, facet)]
    if facet in OF_SOURCE:
        return [value] if (value := getattr(row.source, facet)) else []
    if facet == "entity":
        return [entity.key for entity in row.entities.all()]
    if facet == "place":
        return sorted(places_of(row.places))
    if facet == "printable":
        return ["yes" if row.printable else "no"]
    if facet == "year":
        return [row.source.issued[:4]] if row.source.issued else []
    return [term.code for term in row.terms.all() if term.kind == facet]
