"""Run the builds that wait, one after the other, and end."""

from __future__ import annotations

from typing import Any

from casework.actions.builds import work_queue
from casework.management.command import Answer, CaseworkCommand
from casework.models import Build


class Command(CaseworkCommand):
    help = "Build the packs that were asked for. One such process works at a time."

    def answer(self, **options: Any) -> Answer:
        done = work_queue()
        if done is None:
            return Answer({"done": [], "failed": []}, ["Another process does it."])
        by_state = {
            state: [build.pk for build in done if build.state == state]
            for state in (Build.DONE, Build.FAILED)
        }
        return Answer(by_state, [f"{build.case.ref}: {build.state}" for build in done])
