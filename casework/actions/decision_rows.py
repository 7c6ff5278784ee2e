"""The decisions of a case with their deadlines, written from a checked case file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import timezone

from casework.actions.deadline_rows import save_deadline, write_deadlines
from casework.actions.decisions import DecisionFields, describe_decision, fill
from casework.domain.decision_files import DeadlineItem, DecisionItem
from casework.domain.watch import REMEDY, Rank, Watched
from casework.models import Case, Deadline, Decision, Document, LawRule, User


def save_decisions(
    case: Case,
    items: Iterable[tuple[str, DecisionItem]],
    documents: Mapping[str, Document],
    by: User,
    as_of: dt.date,
) -> None:
    """Save each decision in the order of the file; deadlines that it does not tell are reckoned.

    Nobody has confirmed them here: who did elsewhere is not of this team.
    """
    book = LawRule.objects.rulebook()
    for _, item in items:
        decision = Decision(case=case, kind=item["kind"])
        fields = _fields(item)
        told = [_deadline(row, by) for row in item.get("deadlines", ())]
        days = () if told else describe_decision(decision, fields, book, as_of)
        fill(decision, fields)
        key = item.get("document")
        decision.document = documents[key] if key else None
        decision.save()
        for row in told:
            row.decision = decision
            save_deadline(row)
        if not told:
            _write(decision, days, _day(item.get("done_on")), by)


def _write(decision: Decision, days: tuple[Watched, ...], done: dt.date | None, by: User) -> None:
    if done:
        # What is done needs no preparation.
        limits = tuple(day for day in days if day.rank is not Rank.TASK)
        days = limits or (Watched(REMEDY, Rank.MAIN, done),)
    write_deadlines(decision, days, by)
    decision.deadlines.filter(rank=Rank.MAIN).update(done_on=done)


def _fields(item: DecisionItem) -> DecisionFields:
    return DecisionFields(
        kind=item["kind"],
        law_kind=item.get("law_kind", ""),
        decided_on=_day(item.get("decided_on")),
        served_on=_day(item.get("served_on")),
        manner=item.get("manner", ""),
        land=item.get("land", ""),
        limit_on=_day(item.get("limit_on")),
        instruction_period=item.get("instruction_period", ""),
        instruction_missing=item.get("instruction_missing", False),
        remedy=item.get("remedy", ""),
    )


def _deadline(item: DeadlineItem, by: User) -> Deadline:
    return Deadline(
        name=item["name"],
        rank=item["rank"],
        due_on=dt.date.fromisoformat(item["due_on"]),
        by_law_on=_day(item.get("by_law_on")),
        done_on=_day(item.get("done_on")),
        snoozed_until=_day(item.get("snoozed_until")),
        snooze_reason=item.get("snooze_reason", ""),
        entered_by=by,
        entered_at=timezone.now(),
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
