"""Courts' own lists of sources: taken in after a look, compared item by item, corrected."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.actions.court_lists import (
    compare_again,
    import_court_list,
    match_item,
    preview_court_list,
    record_court_list_export,
    remove_court_list,
)
from casework.domain.court_lists import Shown, nearest
from casework.domain.csv_text import csv_text
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import CourtList, CourtListItem, Source
from casework.models.source_items import described
from casework.web.court_list_forms import CourtListForm
from casework.web.court_list_rows import (
    HEAD,
    Parts,
    export_rows,
    item_row,
    parts_of,
    preview_rows,
    rows_of,
)
from casework.web.http import needs, render_form
from casework.web.middleware import Request

CANDIDATES = 12


@needs(Can.READ_EVIDENCE)
@require_safe
def court_list_list(request: Request) -> HttpResponse:
    lists = CourtList.objects.visible_to(request.user).with_counts()
    shown = {"lists": lists, "may_edit": request.user.may(Can.EDIT_EVIDENCE)}
    return render(request, "court_lists/list.html", shown)


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "POST"])
def court_list_add(request: Request) -> HttpResponse:
    form = CourtListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            if request.POST.get("step") != "save":
                return _preview(request, form)
            made = _import(request, form)
            return redirect("court-list-detail", key=made.key)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "court_lists/add.html", form)


@needs(Can.READ_EVIDENCE)
@require_safe
def court_list_detail(request: Request, key: str) -> HttpResponse:
    found = _list(request, key)
    parts = parts_of(found, Source.objects.visible_to(request.user))
    part = _part(request)
    page, rows = rows_of(request, parts, part)
    shown = {
        "list": found,
        "parts": parts.tabs(part),
        "part": part.value,
        "found_since": parts.found_since,
        "page": page,
        "rows": rows,
        "all": "all" in request.GET,
        "may_edit": request.user.may(Can.EDIT_EVIDENCE),
    }
    return render(request, "court_lists/detail.html", shown)


@needs(Can.READ_EVIDENCE)
@require_safe
def court_list_export(request: Request, key: str) -> HttpResponse:
    found, part = _list(request, key), _part(request)
    parts: Parts = parts_of(found, Source.objects.visible_to(request.user))
    record_court_list_export(court_list=found, shown=part, by=request.user)
    text = csv_text([str(name) for name in HEAD], export_rows(parts, part))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"{found.key}-{part.value}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "POST"])
def court_item(request: Request, key: str, position: int) -> HttpResponse:
    item = get_object_or_404(_list(request, key).items.select_related("source"), position=position)
    sources = Source.objects.visible_to(request.user)
    if request.method == "POST":
        wanted = request.POST.get("source", "").replace("\x00", "")
        source = get_object_or_404(sources, key=wanted) if wanted else None
        match_item(item=item, source=source, by=request.user)
        messages.success(request, _("Kept. A newer edition of this list will know it."))
        return redirect("court-list-detail", key=key)
    query = request.GET.get("q", "").replace("\x00", "").strip()[:300]
    near = nearest(query or f"{item.publisher} {item.title}", described(sources), CANDIDATES)
    rows = sources.in_bulk(near, field_name="key")
    candidates = [rows[one] for one in near if rows[one] != item.source]
    shown = {"row": item_row(item), "item": item, "candidates": candidates, "query": query}
    return render(request, "court_lists/item.html", shown | {"list": item.court_list})


@needs(Can.EDIT_EVIDENCE)
@require_POST
def court_list_compare(request: Request, key: str) -> HttpResponse:
    changed = compare_again(court_list=_list(request, key), by=request.user)
    told = ngettext("%(count)s entry changed.", "%(count)s entries changed.", changed)
    messages.success(request, told % {"count": changed})
    return redirect("court-list-detail", key=key)


@needs(Can.EDIT_EVIDENCE)
@require_POST
def court_list_remove(request: Request, key: str) -> HttpResponse:
    remove_court_list(court_list=_list(request, key), by=request.user)
    messages.success(request, _("The list was taken out."))
    return redirect("court-list-list")


def _list(request: Request, key: str) -> CourtList:
    return get_object_or_404(CourtList.objects.visible_to(request.user), key=key)


def _part(request: Request) -> Shown:
    asked = request.GET.get("show", "")
    return Shown(asked) if asked in list(Shown) else Shown.OURS


def _preview(request: Request, form: CourtListForm) -> HttpResponse:
    text, today = form.cleaned_data["text"], timezone.localdate()
    preview = preview_court_list(form.fields_of_list(), text, today)
    again = CourtListForm(initial={**form.cleaned_data, "file": None})
    shown = {"form": again, "preview": preview, "rows": preview_rows(preview)}
    return render(request, "court_lists/add.html", shown)


def _import(request: Request, form: CourtListForm) -> CourtList:
    made = import_court_list(
        fields=form.fields_of_list(),
        text=form.cleaned_data["text"],
        today=timezone.localdate(),
        by=request.user,
    )
    count = CourtListItem.objects.filter(court_list=made).count()
    told = ngettext(
        "The list with %(count)s entry is here.", "The list with %(count)s entries is here.", count
    )
    messages.success(request, told % {"count": count})
    return made


urlpatterns = [
    path("evidence/court-lists/", court_list_list, name="court-list-list"),
    path("evidence/court-lists/new/", court_list_add, name="court-list-add"),
    path("evidence/court-lists/<key:key>/", court_list_detail, name="court-list-detail"),
    path("evidence/court-lists/<key:key>/csv/", court_list_export, name="court-list-export"),
    path("evidence/court-lists/<key:key>/compare/", court_list_compare, name="court-list-compare"),
    path("evidence/court-lists/<key:key>/remove/", court_list_remove, name="court-list-remove"),
    path("evidence/court-lists/<key:key>/<int:position>/", court_item, name="court-item"),
]
