"""Check that the record of what was done and read is as it was written."""

from __future__ import annotations

from typing import Any

from casework.actions.audit import broken_links
from casework.management.command import Answer, CaseworkCommand
from casework.models import AuditEntry


class Command(CaseworkCommand):
    help = "Recompute the seal of each audit entry; status 1 and the entries when one is broken."

    def answer(self, **options: Any) -> Answer:
        broken = broken_links()
        count = AuditEntry.objects.count()
        entries = AuditEntry.objects.filter(number__in=broken)
        errors = [
            f"entry {entry.number} ({entry.verb}, {entry.at:%Y-%m-%d %H:%M} UTC): its seal is "
            "broken, or the entry before it was changed or is missing."
            for entry in entries
        ]
        lines = [] if broken else [f"The {count} entries of the record are unbroken."]
        return Answer({"entries": count, "broken": broken}, lines, errors)
