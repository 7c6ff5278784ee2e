"""Look whether the installation is fit for use."""

from __future__ import annotations

from typing import Any

from casework.management.command import Answer, CaseworkCommand
from casework.management.doctor import examine, optional


class Command(CaseworkCommand):
    help = "Look over the installation; status 1, with what to do, when something is wrong."

    def answer(self, **options: Any) -> Answer:
        found = examine()
        lines = [f"{name}: in order" for name, faults in found.items() if not faults]
        lines += [f"{name}: {state}" for name, state in optional().items()]
        errors = [f"{name}: {fault}" for name, faults in found.items() for fault in faults]
        return Answer(found, lines, errors)
