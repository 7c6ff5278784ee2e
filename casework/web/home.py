"""The first screen: what is due, and what there is to do in one's role."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.domain.currency import months_after
from casework.domain.roles import Can
from casework.models import Case, Deadline, User
from casework.models.currency_queue import due_in_open_cases
from casework.web.middleware import Request

NEWEST = 8


@require_safe
def home(request: Request) -> HttpResponse:
    cases = Case.objects.visible_to(request.user)
    today = timezone.localdate()
    shown = {
        "today": today,
        **_deadlines(request.user, today),
        "unwatched": cases.without_limit().for_list()[:NEWEST],
        "unwatched_count": cases.without_limit().count(),
        "cases": cases.for_list()[:NEWEST],
        "case_count": cases.count(),
        **_going_stale(request.user, today),
    }
    return render(request, "home/home.html", shown)


def _going_stale(user: User, today: dt.date) -> dict[str, object]:
    """For whoever checks evidence: how much of what the cases rest on is soon out of date."""
    if not (user.may(Can.CHECK_EVIDENCE) and user.may(Can.READ_CASE)):
        return {}
    return {"going_stale": due_in_open_cases(user, today), "stale_by": months_after(today, 1)}


def _deadlines(user: User, today: dt.date) -> dict[str, object]:
    """What the reminders of this person have reached, and what comes after it."""
    reach = today + dt.timedelta(days=max(user.reminder_days, default=0))
    awake = list(Deadline.objects.visible_to(user).awake(today).for_list())
    near = [row for row in awake if row.keep_by <= reach]
    later = [row for row in awake if row.keep_by > reach]
    return {
        "deadlines": near,
        "reach": reach,
        "next": later[0] if later else None,
        "later_count": len(later),
        "unconfirmed_count": sum(row.needs_second_person for row in awake),
    }


urlpatterns = [path("", home, name="home")]
