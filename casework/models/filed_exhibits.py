"""Which exhibits stand in filed packs, and under which numbers."""

from __future__ import annotations

from collections.abc import Mapping

from casework.domain.exhibit_order import ExhibitNumber, latest
from casework.models.cases import Case
from casework.models.packs import Pack


def filed_numbers(case: Case) -> dict[str, ExhibitNumber]:
    """The number of each filed exhibit by the key of its paper, as it was filed last."""
    filed = Pack.objects.filter(case=case, filings__isnull=False)
    plans = filed.order_by("filings__filed_on", "filings__pk").values_list("plan", flat=True)
    return latest(map(_numbers, plans))


def _numbers(plan: Mapping[str, list[dict[str, str]]]) -> dict[str, ExhibitNumber]:
    return {
        row["key"]: ExhibitNumber(int(row["number"]), row.get("suffix", ""))
        for row in plan["exhibits"]
    }
