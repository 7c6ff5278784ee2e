"""The deadlines of a decision, written from what is to be watched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from casework.domain.watch import Rank, Watched
from casework.models import Deadline, Decision, User
from casework.models.codes import new_code


def write_deadlines(decision: Decision, days: Iterable[Watched], by: User) -> list[str]:
    """Make the deadlines of the decision those given, and tell which days moved, by code.

    The main limit stays the main limit under another name. A day that moves is a new entry: its
    second person and its rest are gone. Tasks are only made while the main limit is open.
    """
    present = {_place(row.rank, row.name): row for row in decision.deadlines.all()}
    moved, kept = [], set()
    is_done = any(row.rank == Rank.MAIN and row.done_on for row in present.values())
    for day in days:
        place = _place(day.rank, day.name)
        kept.add(place)
        row = present.get(place)
        if row is None and day.rank is Rank.TASK and is_done:
            continue
        moved += _write(decision, row, day, by)
    for place, row in present.items():
        if place not in kept:
            moved.append(f"{row.code} {row.due_on} –")
            row.delete()
    return moved


def save_deadline(row: Deadline) -> Deadline:
    """Save a new deadline under a code that no other has."""
    while Deadline.objects.filter(code=row.code).exists():
        row.code = new_code()
    row.save()
    return row


def _place(rank: str, name: str) -> str:
    return "" if rank == Rank.MAIN else name


def _write(decision: Decision, row: Deadline | None, day: Watched, by: User) -> list[str]:
    if row is None:
        new = Deadline(decision=decision, rank=day.rank.value, entered_by=by)
        _enter(new, day, by, timezone.now())
        save_deadline(new)
        return []
    if (row.due_on, row.by_law_on, row.name) == (day.due, day.by_law, day.name):
        return []
    line = f"{row.code} {row.due_on} {day.due}"
    _enter(row, day, by, timezone.now())
    row.save()
    return [line]


def _enter(row: Deadline, day: Watched, by: User, now: dt.datetime) -> None:
    row.name, row.due_on, row.by_law_on = day.name, day.due, day.by_law
    row.entered_by, row.entered_at = by, now
    row.acknowledged_by = row.acknowledged_at = None
    row.snoozed_until, row.snooze_reason = None, ""
