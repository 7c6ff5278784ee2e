"""Cases: the list, a new one, one case whole, its data, its history."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from casework.actions import cases
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import AuditEntry, Case
from casework.web.case_forms import CaseAddForm, CaseFilterForm, CaseForm
from casework.web.case_page import numbered, picture, progress
from casework.web.http import needs, page_of, read_case, render_form
from casework.web.middleware import Request
from casework.web.regime import governing_law
from casework.web.sealed import own, seal, unseal

PER_PAGE = 25
LONGEST_WORDS = 100
ENTRIES_PER_PAGE = 50


@needs(Can.READ_CASE)
@require_http_methods(["GET", "HEAD", "POST"])
def case_list(request: Request) -> HttpResponse:
    """Names are looked for by a form, and stand sealed in the address that it leads to."""
    purpose, seconds = own("cases", request.user)
    if request.method == "POST":
        return redirect(f"{request.path}?{_sealed(request, purpose)}")
    words = unseal(request.GET.get("s", ""), purpose, seconds)
    form = CaseFilterForm({**request.GET.dict(), "q": words})
    found = form.narrow(Case.objects.visible_to(request.user))
    page = page_of(request, found.for_list(), PER_PAGE)
    shown = {"form": form, "page": page, "today": timezone.localdate()}
    return render(request, "cases/list.html", shown)


@needs(Can.LOG_CASE)
@require_http_methods(["GET", "POST"])
def case_add(request: Request) -> HttpResponse:
    form = CaseAddForm(request.POST or None, initial={"working_language": get_language()})
    if form.is_valid():
        try:
            case = cases.log_case(
                fields=form.case_fields(), applicant=form.applicant(), by=request.user
            )
            messages.success(request, _("The case is open. Now add what happened."))
            return redirect("case-detail", ref=case.ref)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "cases/add.html", form)


@needs(Can.READ_CASE)
@require_safe
def case_detail(request: Request, ref: str) -> HttpResponse:
    found = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    cases.open_case(case=found, by=request.user)
    case = Case.objects.visible_to(request.user).for_page().get(pk=found.pk)
    shown = {
        "case": case,
        "today": timezone.localdate(),
        "decisions": numbered(case),
        "law": governing_law(case),
        "picture": picture(case),
        "progress": progress(case),
    }
    return render(request, "cases/detail.html", shown)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def case_edit(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    form = CaseForm(case, request.POST or None)
    if form.is_valid():
        try:
            cases.change_case(case=case, fields=form.case_fields(), by=request.user)
            messages.success(request, _("Saved."))
            return redirect("case-detail", ref=ref)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "cases/edit.html", form, case=case)


@needs(Can.READ_AUDIT)
@require_safe
def case_history(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    entries = AuditEntry.objects.visible_to(request.user).filter(case=case).for_list()
    page = page_of(request, entries, ENTRIES_PER_PAGE)
    return render(request, "cases/history.html", {"case": case, "page": page})


def _sealed(request: Request, purpose: str) -> str:
    """The query of the address that a search leads to."""
    words = request.POST.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS]
    filters = {name: request.POST.get(name, "") for name in ("country", "stage")}
    asked = {"s": seal(words, purpose), **filters}
    return urlencode({name: value for name, value in asked.items() if value})


urlpatterns = [
    path("cases/", case_list, name="case-list"),
    path("cases/new/", case_add, name="case-add"),
    path("cases/<key:ref>/", case_detail, name="case-detail"),
    path("cases/<key:ref>/edit/", case_edit, name="case-edit"),
    path("cases/<key:ref>/history/", case_history, name="case-history"),
]
