"""The first screen: what is due, and what there is to do in one's role."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.models import Case, Decision
from casework.web.middleware import Request

NEWEST = 8


@require_safe
def home(request: Request) -> HttpResponse:
    cases = Case.objects.visible_to(request.user)
    shown = {
        "today": timezone.localdate(),
        "deadlines": Decision.objects.visible_to(request.user).open().for_list(),
        "unwatched": cases.without_limit().for_list()[:NEWEST],
        "unwatched_count": cases.without_limit().count(),
        "cases": cases.for_list()[:NEWEST],
        "case_count": cases.count(),
    }
    return render(request, "home/home.html", shown)


urlpatterns = [path("", home, name="home")]
