"""Days to keep: done, put off with a reason, confirmed by a second person."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.domain.watch import Rank, check_snooze
from casework.models import Deadline, User


@transaction.atomic
def finish_deadline(*, deadline: Deadline, on: dt.date, by: User, today: dt.date) -> Deadline:
    """Note the day it was done; with the main limit the tasks before it are over as well.

    Raises Refused for a day that is still to come, or when it is done already.
    """
    require(by, Can.EDIT_CASE, deadline.decision.case)
    row = _locked(deadline)
    if row.done_on:
        raise Refused(Problem("deadline-done", "on"))
    if on > today:
        raise Refused(Problem("done-in-future", "on"))
    rows = [row, *_tasks_before(row)]
    for one in rows:
        one.done_on, one.snoozed_until, one.snooze_reason = on, None, ""
        one.save()
    record(
        Verb.DEADLINE_DONE,
        by=by,
        case=row.decision.case,
        deadline=row.code,
        decision=row.decision.number(),
        on=on.isoformat(),
    )
    return row


@transaction.atomic
def reopen_deadline(*, deadline: Deadline, by: User) -> Deadline:
    """Watch it again: it was not done after all, or shall not rest any longer."""
    require(by, Can.EDIT_CASE, deadline.decision.case)
    row = _locked(deadline)
    row.done_on, row.snoozed_until, row.snooze_reason = None, None, ""
    row.save()
    record(
        Verb.DEADLINE_REOPENED,
        by=by,
        case=row.decision.case,
        deadline=row.code,
        decision=row.decision.number(),
    )
    return row


@transaction.atomic
def snooze_deadline(
    *, deadline: Deadline, until: dt.date, reason: str, by: User, today: dt.date
) -> Deadline:
    """Let it rest until a day before the limit, with a reason.

    Raises Refused for a day that is not later than today or not before the limit, without a
    reason, and when it is done.
    """
    require(by, Can.EDIT_CASE, deadline.decision.case)
    row = _locked(deadline)
    if row.done_on:
        raise Refused(Problem("deadline-done", "until"))
    check_snooze(until, reason, latest=_latest(row), today=today)
    row.snoozed_until, row.snooze_reason = until, reason.strip()
    row.save()
    record(
        Verb.DEADLINE_SNOOZED,
        by=by,
        case=row.decision.case,
        deadline=row.code,
        decision=row.decision.number(),
        on=until.isoformat(),
    )
    return row


@transaction.atomic
def acknowledge_deadline(*, deadline: Deadline, by: User) -> Deadline:
    """Confirm a final limit as the second person who has checked it against the decision.

    Raises Refused for whoever entered it, for tasks, and when somebody has confirmed it.
    """
    require(by, Can.EDIT_CASE, deadline.decision.case)
    row = _locked(deadline)
    if not row.is_final:
        raise Refused(Problem("task-needs-no-second", ""))
    if row.acknowledged_by_id:
        raise Refused(Problem("deadline-acknowledged", ""))
    if row.entered_by_id == by.pk:
        raise Refused(Problem("own-deadline", ""))
    row.acknowledged_by, row.acknowledged_at = by, timezone.now()
    row.save()
    record(
        Verb.DEADLINE_ACKNOWLEDGED,
        by=by,
        case=row.decision.case,
        deadline=row.code,
        decision=row.decision.number(),
        on=row.due_on.isoformat(),
    )
    return row


def _locked(deadline: Deadline) -> Deadline:
    rows = Deadline.objects.select_related("decision__case")
    return rows.select_for_update(of=("self",)).get(pk=deadline.pk)


def _tasks_before(row: Deadline) -> list[Deadline]:
    if row.rank != Rank.MAIN:
        return []
    return list(row.decision.deadlines.filter(rank=Rank.TASK, done_on=None))


def _latest(row: Deadline) -> dt.date:
    """The day to keep: of the limit itself, or of the main limit that a task leads to."""
    main = row.decision.main() if row.rank == Rank.TASK else None
    return (main or row).keep_by
