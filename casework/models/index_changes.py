"""What has changed since it was indexed: marked by the database, read as findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from casework.models.evidence import Passage
from casework.models.search_index import IndexChange

# Which findings a row of each kind bears on; a finding itself may be there no longer.
BEARING = {
    "source": "source__in",
    "entity": "entities__in",
    "term": "terms__in",
}


def marked_passages(changes: Iterable[tuple[str, int]]) -> list[int]:
    """The numbers of the findings that changed rows, as (table, row), bear on, ascending."""
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for table, row in changes:
        rows[table].add(row)
    found = set(rows["passage"])
    for table, lookup in BEARING.items():
        if rows[table]:
            passages = Passage.objects.filter(**{lookup: rows[table]}).order_by()
            found.update(passages.values_list("pk", flat=True))
    return sorted(found)


def unread_changes() -> list[tuple[str, int]]:
    """What was marked and not taken in yet, each row once; one query."""
    marks = IndexChange.objects.order_by("table", "row").distinct()
    return list(marks.values_list("table", "row"))
