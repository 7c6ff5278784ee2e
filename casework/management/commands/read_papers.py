"""Recognise the words of the papers that wait, one after the other, and end."""

from __future__ import annotations

from typing import Any

from casework.actions.readings import work_readings
from casework.management.command import Answer, CaseworkCommand
from casework.models import Reading


class Command(CaseworkCommand):
    help = "Recognise the words of scanned papers that wait. One such process works at a time."

    def answer(self, **options: Any) -> Answer:
        done = work_readings()
        if done is None:
            return Answer({"done": [], "failed": []}, ["Another process does it."])
        by_state = {
            state: [reading.pk for reading in done if reading.state == state]
            for state in (Reading.DONE, Reading.FAILED)
        }
        lines = [f"{row.document.case.ref} {row.document.key}: {row.state}" for row in done]
        return Answer(by_state, lines)
