"""The findings of the library as files have them (docs/evidence.schema.json)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from casework.domain.evidence import EditorialState
from casework.domain.evidence_files import TERM_FIELDS, PassageItem
from casework.domain.link_files import LinkItem
from casework.domain.snapshot_files import QuotationItem
from casework.models.evidence import Passage, PassageQuerySet
from casework.models.passage_links import PassageLinkQuerySet
from casework.models.snapshots import Quotation


def for_items(passages: PassageQuerySet) -> PassageQuerySet:
    """With all that passage_item() reads, in a fixed number of queries."""
    return passages.select_related("source").prefetch_related(
        "terms", "entities", "corroborated_by"
    )


def passage_items(passages: PassageQuerySet) -> list[PassageItem]:
    """The findings in the order of their keys, each with its state and the words it rests on."""
    rows = list(for_items(passages).order_by("key"))
    quoted = quotation_items([row.pk for row in rows])
    return [_with_state(passage_item(row), row, quoted.get(row.pk)) for row in rows]


def quotation_items(passages: Collection[int]) -> dict[int, QuotationItem]:
    """The quotations of the passages as files have them, by the row of the passage."""
    rows = Quotation.objects.for_reader().filter(passage__in=passages)
    return {
        row.passage_id: {
            "snapshot": row.snapshot.sha256,
            "exact": row.exact,
            "prefix": row.prefix,
            "suffix": row.suffix,
            "start": row.start,
        }
        for row in rows
    }


def link_items(links: PassageLinkQuerySet) -> list[LinkItem]:
    """The links between findings as files have them, by the keys of their ends."""
    rows = links.order_by("passage__key", "of__key", "kind")
    return [
        {"passage": one, "kind": kind, "of": other, **({"note": note} if note else {})}
        for one, kind, other, note in rows.values_list("passage__key", "kind", "of__key", "note")
    ]


def passage_item(passage: Passage) -> PassageItem:
    """The finding without its empty fields; codes and keys in their order."""
    note = {"note": passage.currency_note} if passage.currency_note else {}
    values: Mapping[str, object] = {
        "key": passage.key,
        "slug": passage.slug,
        "source": passage.source.key,
        "locator": {"kind": passage.locator_kind, "value": passage.locator_value},
        "finding": passage.finding,
        "correction": passage.correction,
        "issue": passage.issue,
        "event_date": passage.event_date,
        "places": list(passage.places),
        "entities": sorted(entity.key for entity in passage.entities.all()),
        **_codes(passage),
        "modality": passage.modality,
        "attributed_to": passage.attributed_to,
        "role": passage.role,
        "direction": passage.direction,
        "currency": {"status": passage.currency, **note},
        "caveats": list(passage.caveats),
        "printable": passage.printable,
        "withheld_because": passage.withheld_because,
        "sensitivity": passage.sensitivity,
        "corroborated_by": sorted(source.key for source in passage.corroborated_by.all()),
    }
    kept = {"themes", "printable"}
    return cast("PassageItem", {n: value for n, value in values.items() if value or n in kept})


def _codes(passage: Passage) -> dict[str, list[str]]:
    terms = passage.terms.all()
    return {
        name: sorted(term.code for term in terms if term.kind == kind)
        for name, kind in TERM_FIELDS.items()
    }


def _with_state(
    item: PassageItem, passage: Passage, quotation: QuotationItem | None
) -> PassageItem:
    if quotation:
        item["quotation"] = quotation
    item["state"] = passage.state
    if passage.state == EditorialState.RETIRED:
        item["retired_because"] = passage.retired_because
    return item
