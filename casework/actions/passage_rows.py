"""The rows of findings, with a version of each as it stands after every step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Max

from casework.actions.rows import Saved, save_links, save_rows
from casework.domain.editorial import Step, after
from casework.domain.errors import Problem
from casework.domain.evidence import EditorialState
from casework.domain.evidence_files import TERM_FIELDS, PassageItem
from casework.models import Entity, Passage, PassageVersion, Source, User
from casework.models.evidence import PassageQuerySet
from casework.models.passage_items import for_items, passage_item

TermIds = Mapping[tuple[str, str], int]
STATE_FIELDS = (
    *("state", "entered_by", "changed_by", "checked_by", "checked_at"),
    *("returned_because", "retired_because"),
)
BATCH = 100


def save_passages(
    items: Sequence[PassageItem], terms: TermIds, by: User | None, *, step: Step, note: str = ""
) -> Saved[str, Passage]:
    """Write the findings by key in a fixed number of queries.

    What is new or differs is a draft and gets a version; what is the same stays as it is. What
    another office has retired comes in retired; that it has checked something counts for nothing.
    """
    keep_first_versions(Passage.objects.filter(key__in=[item["key"] for item in items]))
    saved = _save_rows(items, terms)
    written = saved.new | saved.changed
    reasons = {item["key"]: item.get("retired_because", "") for item in items}
    for key in written:
        _enter(saved.rows[key], by, step, reasons[key], is_new=key in saved.new)
    rows = [row for key, row in saved.rows.items() if key in written]
    Passage.objects.bulk_update(rows, STATE_FIELDS, batch_size=BATCH)
    add_versions(rows, by, step=step, note=note)
    return saved


def add_versions(
    passages: Iterable[Passage], by: User | None, *, step: Step, note: str = ""
) -> None:
    """Keep each finding as it stands now, after the step."""
    pks = [passage.pk for passage in passages]
    of_these = PassageVersion.objects.filter(passage__in=pks).order_by()
    numbers = dict(of_these.values_list("passage").annotate(Max("number")))
    PassageVersion.objects.bulk_create(
        PassageVersion(
            passage=row,
            number=numbers.get(row.pk, 0) + 1,
            step=step.value,
            state=row.state,
            content=passage_item(row),
            note=note,
            by=by,
        )
        for row in for_items(Passage.objects.filter(pk__in=pks).order_by("pk"))
    )


def keep_first_versions(passages: PassageQuerySet) -> None:
    """Keep what was entered before histories were kept, before it is changed."""
    PassageVersion.objects.bulk_create(
        PassageVersion(
            passage=row,
            number=1,
            step=Step.ADD.value,
            state=row.state,
            content=passage_item(row),
            by_id=row.entered_by_id,
        )
        for row in for_items(passages.filter(versions=None).order_by("pk"))
    )


def changed_by_people(items: Sequence[PassageItem], by: User | None) -> set[str]:
    """The keys of findings that a person changed; reference data leaves them alone."""
    if by is not None:
        return set()
    rows = Passage.objects.filter(key__in=[item["key"] for item in items])
    return set(rows.exclude(changed_by=None).values_list("key", flat=True))


def passage_notes(items: Sequence[PassageItem], kept: Collection[str]) -> tuple[Problem, ...]:
    """The notes on findings that stay, and on checks of others that do not count here."""
    checked = sum(item.get("state") == EditorialState.CHECKED for item in items)
    return (
        *(Problem("passage-kept", "", {"key": key}) for key in sorted(kept)),
        *([Problem("checked-elsewhere", "", {"count": checked})] if checked else []),
    )


def term_ids(item: Mapping[str, object], terms: TermIds) -> list[int]:
    """The rows of all codes that an item has."""
    codes = {kind: item.get(name, ()) for name, kind in TERM_FIELDS.items()}
    return [
        terms[kind, code]
        for kind, values in codes.items()
        if isinstance(values, list)
        for code in values
    ]


def _save_rows(items: Sequence[PassageItem], terms: TermIds) -> Saved[str, Passage]:
    sources = dict(Source.objects.values_list("key", "pk"))
    entities = dict(Entity.objects.values_list("key", "pk"))
    wanted = {item["key"]: _values(item, sources) for item in items}
    saved = save_rows(Passage, Passage.objects.in_bulk(list(wanted), field_name="key"), wanted)
    pairs = [(saved.rows[item["key"]].pk, item) for item in items]
    codes = {pk: term_ids(item, terms) for pk, item in pairs}
    named = {pk: [entities[key] for key in item.get("entities", ())] for pk, item in pairs}
    others = {pk: [sources[key] for key in item.get("corroborated_by", ())] for pk, item in pairs}
    changed = save_links(Passage.terms.through, "passage", "term", codes)
    changed |= save_links(Passage.entities.through, "passage", "entity", named)
    changed |= save_links(Passage.corroborated_by.through, "passage", "source", others)
    saved.changed |= {item["key"] for pk, item in pairs if pk in changed}
    return saved


def _enter(row: Passage, by: User | None, step: Step, retired: str, *, is_new: bool) -> None:
    """The state of a row that is new or was changed: nobody has checked it as it is now."""
    row.changed_by, row.checked_by, row.checked_at, row.returned_because = by, None, None, ""
    if not is_new:
        row.state = after(EditorialState(row.state), step).value
        return
    row.entered_by = by
    if retired:
        row.state, row.retired_because = EditorialState.RETIRED.value, retired


def _values(item: PassageItem, sources: Mapping[str, int]) -> dict[str, object]:
    optional = ("slug", "correction", "issue", "event_date", "attributed_to", "withheld_because")
    return {
        "key": item["key"],
        "source_id": sources[item["source"]],
        "locator_kind": item["locator"]["kind"],
        "locator_value": item["locator"]["value"],
        "finding": item["finding"],
        "places": item.get("places", []),
        "modality": item["modality"],
        "role": item["role"],
        "direction": item["direction"],
        "currency": item["currency"]["status"],
        "currency_note": item["currency"].get("note", ""),
        "caveats": item.get("caveats", []),
        "printable": item["printable"],
        **{name: item.get(name, "") for name in (*optional, "sensitivity")},
    }
