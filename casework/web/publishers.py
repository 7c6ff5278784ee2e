"""Who publishes: profiles with their sources, and the form to write one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from casework.actions.publishers import FIELDS, save_publisher, version_of
from casework.domain.errors import Refused
from casework.domain.evidence import Certainty
from casework.domain.evidence_files import PublisherItem
from casework.domain.roles import Can
from casework.models import Publisher
from casework.models.publishers import directory, sources_of
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.web.source_words import in_words
from casework.wording.evidence import CERTAINTIES
from casework.wording.labels import choices
from casework.wording.sources import FIELDS as NAMES

LABELS: Mapping[str, Any] = NAMES


class PublisherForm(PlainForm):
    name = forms.CharField(
        label=LABELS["name"],
        max_length=200,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=_("As sources name it, or a part of what they say."),
    )
    what = forms.CharField(label=LABELS["what"], widget=forms.Textarea({"rows": 2}))
    purpose = forms.CharField(
        label=LABELS["purpose"], required=False, widget=forms.Textarea({"rows": 2})
    )
    funding = forms.CharField(
        label=LABELS["funding"], required=False, widget=forms.Textarea({"rows": 2})
    )
    method = forms.CharField(
        label=LABELS["method"], required=False, widget=forms.Textarea({"rows": 3})
    )
    url = forms.CharField(
        label=LABELS["url"], required=False, widget=forms.TextInput({"inputmode": "url"})
    )
    certainty = forms.ChoiceField(
        label=LABELS["certainty"], choices=choices(CERTAINTIES), widget=forms.RadioSelect
    )

    def item(self) -> PublisherItem:
        """The profile as typed; what could not be read is empty."""
        given = {name: self.cleaned_data.get(name, "") for name in FIELDS}
        return cast("PublisherItem", given)


@needs(Can.READ_EVIDENCE)
@require_safe
def publisher_list(request: Request) -> HttpResponse:
    shown = {
        "directory": directory(request.user),
        "may_edit": request.user.may(Can.EDIT_EVIDENCE),
    }
    return render(request, "publishers/list.html", shown)


@needs(Can.READ_EVIDENCE)
@require_safe
def publisher_detail(request: Request, pk: int) -> HttpResponse:
    rows = Publisher.objects.visible_to(request.user).select_related("changed_by")
    publisher = get_object_or_404(rows, pk=pk)
    shown = {
        "publisher": publisher,
        "sources": list(sources_of(publisher, request.user)),
        "may_edit": request.user.may(Can.EDIT_EVIDENCE),
    }
    return render(request, "publishers/detail.html", shown)


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def publisher_add(request: Request) -> HttpResponse:
    return _edit(request, None)


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def publisher_edit(request: Request, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Publisher.objects.visible_to(request.user), pk=pk))


def _edit(request: Request, publisher: Publisher | None) -> HttpResponse:
    form = PublisherForm(request.POST or None, initial=_initial(request, publisher))
    if form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            saved = save_publisher(
                publisher=publisher, item=form.item(), seen=seen, by=request.user
            )
            messages.success(request, gettext("The profile is saved."))
            return redirect("publisher-detail", pk=saved.pk)
        except Refused as refused:
            form.refuse(refused)
    now = Publisher.objects.get(pk=publisher.pk) if publisher else None
    has_changed = form.is_bound and now is not None and form.data.get("seen") != version_of(now)
    shown = {
        "publisher": now,
        "seen": version_of(now),
        "versions": _versions(now, form) if now and has_changed else [],
    }
    return render_form(request, "publishers/edit.html", form, **shown)


def _initial(request: Request, publisher: Publisher | None) -> dict[str, str]:
    if publisher is None:
        name = request.GET.get("name", "").replace("\x00", "")[:200]
        return {"name": name, "certainty": Certainty.MEMORY.value}
    return {name: getattr(publisher, name) for name in FIELDS}


def _versions(now: Publisher, form: PublisherForm) -> list[tuple[str, str, str]]:
    typed: Mapping[str, Any] = form.cleaned_data
    return [
        (str(NAMES[name]), in_words(name, getattr(now, name)), in_words(name, typed.get(name)))
        for name in FIELDS
        if getattr(now, name) != typed.get(name, "")
    ]


urlpatterns = [
    path("evidence/publishers/", publisher_list, name="publisher-list"),
    path("evidence/publishers/new/", publisher_add, name="publisher-add"),
    path("evidence/publishers/<int:pk>/", publisher_detail, name="publisher-detail"),
    path("evidence/publishers/<int:pk>/edit/", publisher_edit, name="publisher-edit"),
]
