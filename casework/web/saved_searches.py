"""One's own saved searches: kept, opened, named anew, deleted; nobody else sees them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from casework.actions.saved_searches import (
    LONGEST_NAME,
    delete_search,
    open_search,
    rename_search,
    save_search,
)
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.domain.searches import Question, from_text
from casework.models import SavedSearch
from casework.models.research import SavedSearchQuerySet
from casework.models.search import Library
from casework.web.facets import Names, sealed_pairs
from casework.web.forms import PlainForm
from casework.web.http import needs
from casework.web.middleware import Request
from casework.wording.evidence import FACETS


class NameForm(PlainForm):
    name = forms.CharField(label=_("Name of the search"), max_length=LONGEST_NAME)


class SaveForm(NameForm):
    asked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A saved search: how many findings it has, and how many of them are new."""

    row: SavedSearch
    findings: int
    new: int
    values: list[tuple[str, str]]


@needs(Can.READ_EVIDENCE)
@require_safe
def saved_search_list(request: Request) -> HttpResponse:
    return _page(request)


@needs(Can.READ_EVIDENCE)
@require_POST
def saved_search_add(request: Request) -> HttpResponse:
    form = SaveForm(request.POST)
    if form.is_valid():
        question = from_text(form.cleaned_data["asked"])
        try:
            save_search(name=form.cleaned_data["name"], question=question, by=request.user)
            messages.success(request, _("The search is saved. Only you see it."))
            return redirect(address_of(question))
        except Refused as refused:
            form.refuse(refused, at="name")
    return _page(request, form)


@needs(Can.READ_EVIDENCE)
@require_POST
def saved_search_open(request: Request, key: str) -> HttpResponse:
    row = get_object_or_404(SavedSearch.objects.visible_to(request.user), key=key)
    open_search(search=row, by=request.user)
    return redirect(address_of(row.question))


@needs(Can.READ_EVIDENCE)
@require_POST
def saved_search_rename(request: Request, key: str) -> HttpResponse:
    row = get_object_or_404(SavedSearch.objects.visible_to(request.user), key=key)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            rename_search(search=row, name=form.cleaned_data["name"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect("saved-search-list")
        except Refused as refused:
            form.refuse(refused, at="name")
    return _page(request, form)


@needs(Can.READ_EVIDENCE)
@require_POST
def saved_search_delete(request: Request, key: str) -> HttpResponse:
    row = get_object_or_404(SavedSearch.objects.visible_to(request.user), key=key)
    delete_search(search=row, by=request.user)
    messages.success(request, _("The search is deleted."))
    return redirect("saved-search-list")


def address_of(question: Question) -> str:
    return f"{reverse('evidence-list')}?{urlencode(sealed_pairs(question))}"


def shortcuts(rows: SavedSearchQuerySet, library: Library) -> list[Shortcut]:
    """The saved searches with what they find now; the library has read their words."""
    slots = rows.slots() if rows else {}
    answers = [(row, library.find(row.question)) for row in rows]
    return [
        Shortcut(row, len(answer), answer.new_since(slots[row.pk], row.seen), [])
        for row, answer in answers
    ]


def _page(request: Request, form: NameForm | None = None) -> HttpResponse:
    rows = SavedSearch.objects.visible_to(request.user)
    library = Library(request.user, *(row.question for row in rows))
    entities = [key for row in rows for key in row.question.chosen["entity"]]
    name = Names(entities)
    found = shortcuts(rows, library)
    for shortcut in found:
        values = shortcut.row.question.values
        shortcut.values.extend((str(FACETS[facet]), name(facet, value)) for facet, value in values)
    if form:
        form.start_at_first_error()
    shown = {"form": form, "saved": found}
    return render(request, "evidence/saved.html", shown, status=422 if form else 200)


urlpatterns = [
    path("evidence/saved/", saved_search_list, name="saved-search-list"),
    path("evidence/saved/new/", saved_search_add, name="saved-search-add"),
    path("evidence/saved/<key:key>/open/", saved_search_open, name="saved-search-open"),
    path("evidence/saved/<key:key>/rename/", saved_search_rename, name="saved-search-rename"),
    path("evidence/saved/<key:key>/delete/", saved_search_delete, name="saved-search-delete"),
]
