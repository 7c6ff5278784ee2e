"""The research log of the team: what was searched where, and what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.actions.research import (
    change_research,
    log_research,
    note_found,
    record_research_export,
)
from casework.domain.csv_text import csv_text
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import ResearchEntry, Source
from casework.web.http import needs, page_of, render_form
from casework.web.middleware import Request
from casework.web.research_forms import FilterForm, ResearchForm, initial_of
from casework.web.research_rows import csv_row, rows_of

PER_PAGE = 50
HEAD = (
    *(gettext_lazy("Date"), gettext_lazy("Where"), gettext_lazy("Language")),
    *(gettext_lazy("Words"), gettext_lazy("Hits"), gettext_lazy("Result")),
    *(gettext_lazy("Themes"), gettext_lazy("Sources found"), gettext_lazy("By whom")),
)


@needs(Can.LOG_RESEARCH)
@require_safe
def research_list(request: Request) -> HttpResponse:
    form = FilterForm(request.user, request.GET)
    page = page_of(request, form.found().for_list(), PER_PAGE)
    shown = {"form": form, "page": page, "rows": rows_of(page.object_list)}
    return render(request, "research/list.html", shown)


@needs(Can.LOG_RESEARCH)
@require_safe
def research_path(request: Request) -> HttpResponse:
    form = FilterForm(request.user, request.GET)
    rows = rows_of(form.found().for_list().order_by("on", "pk"))
    shown = {"rows": rows, "form": form, "today": timezone.localdate()}
    return render(request, "research/path.html", shown)


@needs(Can.LOG_RESEARCH)
@require_safe
def research_export(request: Request) -> HttpResponse:
    rows = rows_of(FilterForm(request.user, request.GET).found().for_list().order_by("on", "pk"))
    record_research_export(count=len(rows), by=request.user)
    text = csv_text([str(name) for name in HEAD], map(csv_row, rows))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="research.csv"'
    return response


@needs(Can.LOG_RESEARCH)
@require_http_methods(["GET", "POST"])
def research_add(request: Request) -> HttpResponse:
    started = {"on": timezone.localdate(), "sources": _source_key(request)}
    form = ResearchForm(request.user, request.POST or None, initial=started)
    if form.is_valid():
        try:
            log_research(**_given(form), by=request.user)
            messages.success(request, _("Logged."))
            return redirect("research-list")
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "research/form.html", form)


@needs(Can.LOG_RESEARCH)
@require_http_methods(["GET", "POST"])
def research_edit(request: Request, key: str) -> HttpResponse:
    entry = get_object_or_404(ResearchEntry.objects.visible_to(request.user), key=key)
    form = ResearchForm(request.user, request.POST or None, initial=initial_of(entry))
    if form.is_valid():
        try:
            change_research(entry=entry, **_given(form), by=request.user)
            messages.success(request, _("Saved."))
            return redirect("research-list")
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "research/form.html", form, entry=entry)


@needs(Can.LOG_RESEARCH)
@require_POST
def research_found(request: Request, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), key=key)
    wanted = request.POST.get("research", "").replace("\x00", "")
    entry = get_object_or_404(ResearchEntry.objects.visible_to(request.user), key=wanted)
    note_found(entry=entry, source=source, by=request.user)
    messages.success(request, _("Noted in the research log."))
    return redirect("source-detail", key=key)


def _given(form: ResearchForm) -> dict[str, Any]:
    return {
        "fields": form.research_fields(),
        "names_confirmed": form.cleaned_data["names_confirmed"],
        "today": timezone.localdate(),
    }


def _source_key(request: Request) -> str:
    """The source that a link on its page names, if there is such a one."""
    wanted = request.GET.get("source", "").replace("\x00", "")
    return wanted if Source.objects.visible_to(request.user).filter(key=wanted).exists() else ""


urlpatterns = [
    path("evidence/research/", research_list, name="research-list"),
    path("evidence/research/new/", research_add, name="research-add"),
    path("evidence/research/path/", research_path, name="research-path"),
    path("evidence/research/csv/", research_export, name="research-export"),
    path("evidence/research/<key:key>/", research_edit, name="research-edit"),
    path("evidence/sources/<key:key>/research/", research_found, name="research-found"),
]
