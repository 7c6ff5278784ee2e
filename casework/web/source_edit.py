"""Add a source, change its record, and name its newer edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from casework.actions.sources import add_source, change_source, supersede_source
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.domain.source_records import WRITTEN, differing, version_of
from casework.models import Source, User
from casework.models.source_items import source_item
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.web.source_form import SourceForm
from casework.web.source_words import in_words
from casework.wording.exchange import SAME
from casework.wording.sources import FIELDS

SUGGESTED = 500


class EditionForm(PlainForm):
    """The key of the newer edition; empty for none."""

    superseded_by = forms.CharField(
        label=_("Key of the newer edition"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"list": "source-keys"}),
        help_text=_("Leave it empty when this is the newest."),
    )
    seen = forms.CharField(required=False, max_length=60)


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def source_add(request: Request) -> HttpResponse:
    form = SourceForm(None, request.POST or None)
    if form.is_valid():
        confirmed = request.POST.getlist("likely") if request.POST.get("then") else []
        try:
            source = add_source(item=form.item(), by=request.user, distinct=confirmed)
            messages.success(request, gettext("The source is added."))
            return redirect("source-detail", key=source.key)
        except Refused as refused:
            form.refuse(refused)
    return _page(request, form, None)


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def source_edit(request: Request, key: str) -> HttpResponse:
    source = _opened(request.user, key)
    form = SourceForm(source, request.POST or None)
    if form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            change_source(source=source, item=form.item(), seen=seen, by=request.user)
            messages.success(request, gettext("The source is saved."))
            return redirect("source-detail", key=key)
        except Refused as refused:
            form.refuse(refused)
    return _page(request, form, _opened(request.user, key))


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def source_edition(request: Request, key: str) -> HttpResponse:
    source = _opened(request.user, key)
    newer = source.superseded_by.key if source.superseded_by else ""
    form = EditionForm(request.POST or None, initial={"superseded_by": newer})
    if form.is_valid():
        given = form.cleaned_data
        try:
            supersede_source(
                source=source, newer=given["superseded_by"], seen=given["seen"], by=request.user
            )
            return redirect("source-detail", key=key)
        except Refused as refused:
            form.refuse(refused)
    shown = {"source": source, "seen": newer, "suggested": _suggested(source)}
    return render_form(request, "evidence/edition.html", form, **shown)


def _opened(user: User, key: str) -> Source:
    rows = Source.objects.visible_to(user).select_related("superseded_by")
    return get_object_or_404(rows.prefetch_related("themes", "derived_from"), key=key)


def _page(request: Request, form: SourceForm, source: Source | None) -> HttpResponse:
    """The form, with the works that are likely the same, or what another person has stored."""
    kept = cast("Mapping[str, object]", source_item(source)) if source else {}
    seen = version_of(kept) if source else ""
    has_changed = form.is_bound and bool(source) and form.data.get("seen", "") != seen
    rows = Source.objects.visible_to(request.user).in_bulk(list(form.likely), field_name="key")
    shown = {
        "source": source,
        "seen": seen,
        "versions": _versions(kept, form) if has_changed else [],
        "likely": [(rows[key], SAME[how]) for key, how in form.likely.items() if key in rows],
        "suggested": _suggested(source),
        "publishers": _publishers(request.user),
    }
    return render_form(request, "evidence/edit.html", form, **shown)


def _versions(kept: Mapping[str, object], form: SourceForm) -> list[tuple[str, str, str]]:
    """Field by field what is stored now and what was written, where they differ."""
    typed = cast("Mapping[str, object]", form.item()) if form.is_valid_so_far else {}
    return [
        (str(FIELDS[name]), in_words(name, kept.get(name)), in_words(name, typed.get(name)))
        for name in differing(kept, typed)
        if name in WRITTEN and typed
    ]


def _suggested(source: Source | None) -> list[tuple[str, str]]:
    """Keys to choose from while typing, those of the same publisher first."""
    rows = Source.objects.exclude(pk=source.pk) if source else Source.objects.all()
    found = list(rows.order_by("-issued", "key").values_list("key", "title", "publisher"))
    name = source.publisher if source else ""
    found.sort(key=lambda row: row[2] != name)
    return [(key, f"{title} ({publisher})") for key, title, publisher in found[:SUGGESTED]]


def _publishers(user: User) -> list[str]:
    names: Any = Source.objects.visible_to(user).order_by("publisher").values_list("publisher")
    return [name for (name,) in names.distinct()[:SUGGESTED]]


urlpatterns = [
    path("sources/new/", source_add, name="source-add"),
    path("evidence/sources/<key:key>/edit/", source_edit, name="source-edit"),
    path("evidence/sources/<key:key>/newer/", source_edition, name="source-edition"),
]
