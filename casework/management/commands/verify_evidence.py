"""Check that archived sources and quotations are as they were taken."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from casework.actions.verification import verify_evidence
from casework.management.command import Answer, CaseworkCommand
from casework.wording import sentences


class Command(CaseworkCommand):
    help = (
        "Hold each snapshot against its hashes and each quotation against its snapshot and the "
        "newest one of its source; status 1 and the faults when there is one."
    )

    def answer(self, **options: Any) -> Answer:
        found = verify_evidence()
        data = {
            "snapshots": found.snapshots,
            "quotations": found.quotations,
            "problems": [asdict(problem) for problem in found.problems],
        }
        lines = [f"snapshots: {found.snapshots}", f"quotations: {found.quotations}"]
        return Answer(data, lines, sentences(found.problems))
