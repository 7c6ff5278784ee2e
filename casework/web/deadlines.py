"""Days to keep: the list and the month of the office, and one day with what is done about it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from casework.actions.deadlines import (
    acknowledge_deadline,
    finish_deadline,
    reopen_deadline,
    snooze_deadline,
)
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import Case, Deadline
from casework.models.deadlines import DeadlineQuerySet
from casework.web.forms import DayField, PlainForm
from casework.web.http import needs, page_of, read_case
from casework.web.middleware import Request
from casework.wording import sentences

PER_PAGE = 50
FIRST_YEAR, LAST_YEAR = 2005, 2100
STATES = [
    ("open", _("to be done")),
    ("unconfirmed", _("waiting for a second person")),
    ("snoozed", _("put off")),
    ("done", _("done")),
]
KINDS = [("", _("limits and tasks")), ("final", _("limits only")), ("task", _("tasks only"))]


class FilterForm(PlainForm):
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=KINDS)
    code = forms.CharField(
        label=_("Code in your calendar"), required=False, max_length=12, strip=True
    )

    def narrow(self, rows: DeadlineQuerySet, today: dt.date) -> DeadlineQuerySet:
        """The rows that fit; a filter that is no filter narrows nothing."""
        self.full_clean()
        data = self.cleaned_data
        if code := data.get("code"):
            return rows.filter(code=code.upper())
        rows = _in_state(rows, data.get("state") or "open", today)
        if data.get("kind") == "final":
            return rows.final()
        return rows.tasks() if data.get("kind") == "task" else rows


def _in_state(rows: DeadlineQuerySet, state: str, today: dt.date) -> DeadlineQuerySet:
    match state:
        case "done":
            return rows.done()
        case "snoozed":
            return rows.asleep(today)
        case "unconfirmed":
            return rows.unconfirmed()
        case _:
            return rows.awake(today)


class MonthForm(forms.Form):
    """The month asked for as 2026-11; today's for anything else."""

    month = forms.RegexField(r"^\d{4}-(0[1-9]|1[0-2])$", required=False)

    def first_day(self, today: dt.date) -> dt.date:
        text = self.cleaned_data.get("month") if self.is_valid() else ""
        day = dt.date.fromisoformat(f"{text}-01") if text else today.replace(day=1)
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else today.replace(day=1)


class DoneForm(PlainForm):
    on = DayField(label=_("Done on"), required=True)


class SnoozeForm(PlainForm):
    until = DayField(label=_("Put off until"), required=True)
    reason = forms.CharField(
        label=_("Why it can wait"), max_length=300, help_text=_("The whole team reads this.")
    )


@dataclass(frozen=True, slots=True)
class Day:
    day: dt.date
    in_month: bool
    deadlines: list[Deadline]


@needs(Can.READ_CASE)
@require_safe
def deadline_list(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = FilterForm(request.GET)
    rows = form.narrow(Deadline.objects.visible_to(request.user), today)
    page = page_of(request, rows.for_list(), PER_PAGE)
    return render(request, "deadlines/list.html", {"form": form, "page": page, "today": today})


@needs(Can.READ_CASE)
@require_safe
def deadline_calendar(request: Request) -> HttpResponse:
    today = timezone.localdate()
    first = MonthForm(request.GET).first_day(today)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    rows = Deadline.objects.visible_to(request.user).open()
    shown_rows = rows.between(weeks[0][0], weeks[-1][-1]).for_list()
    shown = {
        "first": first,
        "today": today,
        "weeks": _filled(weeks, first.month, shown_rows),
        "before": first - dt.timedelta(days=1),
        "after": first + dt.timedelta(days=31),
        "is_empty": not shown_rows,
        "overdue": rows.between(dt.date.min, today - dt.timedelta(days=1)).count(),
    }
    return render(request, "deadlines/calendar.html", shown)


@needs(Can.READ_CASE)
@require_safe
def deadline_detail(request: Request, ref: str, code: str) -> HttpResponse:
    read_case(request, ref)
    return _page(request, _found(request, ref, code), DoneForm(), SnoozeForm())


@needs(Can.EDIT_CASE)
@require_POST
def deadline_done(request: Request, ref: str, code: str) -> HttpResponse:
    deadline, form = _found(request, ref, code), DoneForm(request.POST)
    if form.is_valid():
        try:
            day, today = form.cleaned_data["on"], timezone.localdate()
            finish_deadline(deadline=deadline, on=day, by=request.user, today=today)
            messages.success(request, _("Noted as done."))
            return redirect("deadline-detail", ref=ref, code=code)
        except Refused as refused:
            form.refuse(refused)
    return _page(request, deadline, form, SnoozeForm(), status=422)


@needs(Can.EDIT_CASE)
@require_POST
def deadline_snooze(request: Request, ref: str, code: str) -> HttpResponse:
    deadline, form = _found(request, ref, code), SnoozeForm(request.POST)
    if form.is_valid():
        try:
            snooze_deadline(
                deadline=deadline,
                **form.cleaned_data,
                by=request.user,
                today=timezone.localdate(),
            )
            messages.success(request, _("Put off."))
            return redirect("deadline-detail", ref=ref, code=code)
        except Refused as refused:
            form.refuse(refused)
    return _page(request, deadline, DoneForm(), form, status=422)


@needs(Can.EDIT_CASE)
@require_POST
def deadline_reopen(request: Request, ref: str, code: str) -> HttpResponse:
    reopen_deadline(deadline=_found(request, ref, code), by=request.user)
    messages.success(request, _("It is to be done again."))
    return redirect("deadline-detail", ref=ref, code=code)


@needs(Can.EDIT_CASE)
@require_POST
def deadline_acknowledge(request: Request, ref: str, code: str) -> HttpResponse:
    try:
        acknowledge_deadline(deadline=_found(request, ref, code), by=request.user)
        messages.success(request, _("Confirmed. Two people have checked this limit."))
    except Refused as refused:
        for sentence in sentences(refused.problems):
            messages.error(request, sentence)
    return redirect("deadline-detail", ref=ref, code=code)


def _found(request: Request, ref: str, code: str) -> Deadline:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    rows = Deadline.objects.visible_to(request.user).for_list()
    return get_object_or_404(rows, decision__case=case, code=code)


def _page(
    request: Request, deadline: Deadline, done: DoneForm, snooze: SnoozeForm, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    done.fields["on"].initial = today
    for form in (done, snooze):
        if form.is_bound:
            form.start_at_first_error()
    shown = {
        "case": deadline.decision.case,
        "deadline": deadline,
        "number": deadline.decision.number(),
        "state": deadline.state(today),
        "today": today,
        "is_own": deadline.entered_by == request.user,
        "done_form": done,
        "snooze_form": snooze,
        "form": done if done.is_bound else snooze,
    }
    return render(request, "deadlines/detail.html", shown, status=status)


def _filled(weeks: list[list[dt.date]], month: int, rows: DeadlineQuerySet) -> list[list[Day]]:
    by_day: dict[dt.date, list[Deadline]] = defaultdict(list)
    for row in rows:
        by_day[row.keep_by].append(row)
    return [[Day(day, day.month == month, by_day[day]) for day in week] for week in weeks]


urlpatterns = [
    path("deadlines/", deadline_list, name="deadline-list"),
    path("deadlines/calendar/", deadline_calendar, name="deadline-calendar"),
    path("cases/<key:ref>/deadlines/<key:code>/", deadline_detail, name="deadline-detail"),
    path("cases/<key:ref>/deadlines/<key:code>/done/", deadline_done, name="deadline-done"),
    path("cases/<key:ref>/deadlines/<key:code>/snooze/", deadline_snooze, name="deadline-snooze"),
    path("cases/<key:ref>/deadlines/<key:code>/reopen/", deadline_reopen, name="deadline-reopen"),
    path(
        "cases/<key:ref>/deadlines/<key:code>/confirm/",
        deadline_acknowledge,
        name="deadline-acknowledge",
    ),
]
