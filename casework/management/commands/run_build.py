"""Runs the waiting builds, one after the other, and ends."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from casework.actions.builds import fail_interrupted, run_waiting
from casework.adapters import queue
from casework.management.command import Answer, CaseworkCommand
from casework.models import Build


class Command(CaseworkCommand):
    help = "Build the packs that were asked for; at most one such process runs at a time."

    def answer(self, **options: Any) -> Answer:
        with queue.turn(settings.DATA_DIR) as is_mine:
            if not is_mine:
                return Answer({"built": [], "failed": []}, ["Another process does it."])
            fail_interrupted()
            done = run_waiting()
        states = {
            "built": [build.pk for build in done if build.state == Build.DONE],
            "failed": [build.pk for build in done if build.state == Build.FAILED],
        }
        return Answer(states, [f"build {build.pk}: {build.state}" for build in done])
