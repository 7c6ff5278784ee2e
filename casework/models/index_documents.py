"""Findings as the search index reads them, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from django.db.models import Model, QuerySet

from casework.domain.evidence import OVERTAKEN, EditorialState
from casework.domain.independence import corroboration_of, count_independent
from casework.domain.index_entries import (
    CORRECTED,
    CORROBORATED,
    LENGTH,
    LENGTH_STEP,
    ROLE,
    Indexed,
    entries_of,
)
from casework.domain.searches import USABLE
from casework.domain.similarity import stems_of
from casework.models.evidence import Passage

T = TypeVar("T")
Links: TypeAlias = "defaultdict[int, list[tuple[str, ...]]]"
CHUNK = 1_000
# Facet -> the column it is read from.
COLUMNS = {
    "modality": "modality",
    "direction": "direction",
    "currency": "currency",
    "state": "state",
    "source": "source__key",
    "kind": "source__kind",
    "publisher": "source__publisher",
    "language": "source__language",
    "certainty": "source__certainty",
}
# What stands around a finding, and is found by its words too.
AROUND = ("key", "source__publisher", "source__title", "source__author", "source__symbol")
REST = (
    *("finding", "correction", "event_date", "source__issued", "places", "printable"),
    *("role", "corroboration"),
)
READ = tuple(dict.fromkeys(["pk", *COLUMNS.values(), *AROUND, *REST]))


def chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most the size."""
    left = iter(values)
    while chunk := list(islice(left, size)):
        yield chunk


def documents(pks: Iterable[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """The entries of each of the passages there are, in the order of pks; four queries a chunk."""
    for chunk in chunks(pks, CHUNK):
        found = _read(chunk)
        yield from ((pk, entries_of(found[pk])) for pk in chunk if pk in found)


def _read(pks: Sequence[int]) -> dict[int, Indexed]:
    codes = _links(Passage.terms.through, pks, "term__kind", "term__code")
    entities = _links(Passage.entities.through, pks, "entity__key", "entity__name")
    spelt = _links(Passage.entities.through, pks, "entity__names__text")
    rows = Passage.objects.filter(pk__in=pks).order_by().values(*READ)
    return {row["pk"]: _indexed(row, codes, entities, spelt) for row in rows}


def _indexed(row: Mapping[str, Any], codes: Links, entities: Links, spelt: Links) -> Indexed:
    pk = row["pk"]
    return Indexed(
        finding=row["finding"],
        correction=row["correction"],
        around=tuple(row[name] for name in AROUND),
        names=(*(name for _, name in entities[pk]), *(text for (text,) in spelt[pk] if text)),
        places=tuple(row["places"]),
        values=(
            *((facet, row[column]) for facet, column in COLUMNS.items()),
            *((kind, code) for kind, code in codes[pk]),
            *(("entity", key) for key, _ in entities[pk]),
            ("printable", "yes" if row["printable"] else "no"),
            (USABLE, "yes" if _is_usable(row) else "no"),
            *_for_matching(row),
        ),
        event_date=row["event_date"],
        issued=row["source__issued"],
    )


def _for_matching(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What decides how much a finding weighs in a claim, and is no facet."""
    yield ROLE, row["role"]
    yield CORRECTED, "yes" if row["correction"] else ""
    bearers = corroboration_of(row["corroboration"]).bearers
    yield CORROBORATED, "yes" if count_independent(bearers) > 1 else ""
    stems = len(stems_of(row["correction"] or row["finding"]))
    yield LENGTH, f"{stems // LENGTH_STEP * LENGTH_STEP}"


def _is_usable(row: Mapping[str, Any]) -> bool:
    """As PassageQuerySet.printable() has it."""
    is_overtaken = row["currency"] in OVERTAKEN and not row["correction"]
    return row["printable"] and row["state"] != EditorialState.RETIRED and not is_overtaken


def _links(through: type[Model], pks: Sequence[int], *columns: str) -> Links:
    rows: QuerySet[Model] = QuerySet(through)
    found: Links = defaultdict(list)
    links = rows.filter(passage__in=pks).order_by()
    for pk, *values in links.values_list("passage_id", *columns):
        found[pk].append(tuple(values))
    return found
