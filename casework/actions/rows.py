"""Rows written many at a time: what is new, what changed, what stays."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items of a kind an import added, changed, and found as they were."""

    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def total(self) -> int:
        return self.new + self.changed + self.same


@dataclass(slots=True)
class Saved(Generic[Key, Row]):
    """The rows by key, as they now stand, and the keys of the new and the changed ones."""

    rows: dict[Key, Row]
    new: set[Key]
    changed: set[Key]

    def tally(self) -> Tally:
        changed = len(self.changed - self.new)
        return Tally(len(self.new), changed, len(self.rows) - len(self.new) - changed)


def save_rows(
    model: type[Row],
    present: Mapping[Key, Row],
    wanted: Mapping[Key, Mapping[str, object]],
    touch: Mapping[str, object] | None = None,
) -> Saved[Key, Row]:
    """Create the wanted rows that are not present, and bring the others to the wanted values.

    touch holds values that a row gets only when it changes.
    """
    rows = {key: present.get(key) or model(**values) for key, values in wanted.items()}
    table: QuerySet[Row] = QuerySet(model)
    new = wanted.keys() - present.keys()
    changed = {key for key in wanted if key not in new and _bring(rows[key], wanted[key], touch)}
    table.bulk_create([rows[key] for key in wanted if key in new])
    if changed:
        fields = {*next(iter(wanted.values())), *(touch or {})}
        table.bulk_update(
            [rows[key] for key in wanted if key in changed], sorted(fields), batch_size=100
        )
    return Saved(rows, new, changed)


def save_links(
    through: type[Model], near: str, far: str, wanted: Mapping[int, Collection[int]]
) -> set[int]:
    """Bring the links of the near rows to the wanted far rows; the near rows that changed."""
    table: QuerySet[Model] = QuerySet(through)
    links = table.filter(**{f"{near}__in": list(wanted)})
    present = set(links.values_list(f"{near}_id", f"{far}_id"))
    # Not a set: rows are written in the order of the file, the same each time.
    aims = dict.fromkeys((one, other) for one, others in wanted.items() for other in others)
    surplus = present - aims.keys()
    missing = [pair for pair in aims if pair not in present]
    for one, other in sorted(surplus):
        links.filter(**{f"{near}_id": one, f"{far}_id": other}).delete()
    table.bulk_create(
        [through(**{f"{near}_id": one, f"{far}_id": other}) for one, other in missing]
    )
    return {one for one, _ in [*surplus, *missing]}


def _bring(row: Model, values: Mapping[str, object], touch: Mapping[str, object] | None) -> bool:
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in (differing | dict(touch or {}) if differing else {}).items():
        setattr(row, name, value)
    return bool(differing)
