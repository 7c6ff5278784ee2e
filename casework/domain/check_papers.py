"""What a case rests on: events that nobody told, and papers that cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casework.domain.cases import CaseFacts
from casework.domain.checks import Finding, Gap, finding
from casework.domain.pack_plan import PackPlan

# Why a stored paper cannot be shown, as the build names it, and what the check calls it.
STATES = {
    "paper-missing": "exhibit-missing",
    "paper-altered": "exhibit-altered",
    "exhibit-pages": "exhibit-length",
}


def source_gaps(case: CaseFacts) -> Iterator[Gap]:
    """Events of which nothing says who told them, and that no paper shows."""
    for event in case.events:
        if not event.account and not event.documents:
            yield Gap("event-without-source", f"event {event.key}")


def paper_findings(plan: PackPlan, flaws: Mapping[str, str]) -> Iterator[Finding]:
    """Exhibits that cannot be bound; flaws holds the code of the problem of each flawed paper."""
    for exhibit in plan.exhibits:
        if flaw := flaws.get(exhibit.key):
            code = STATES.get(flaw, "exhibit-unreadable")
            number = f"{exhibit.number}{exhibit.suffix}"
            yield finding(code, f"exhibit {exhibit.key}", label=exhibit.label, number=number)
