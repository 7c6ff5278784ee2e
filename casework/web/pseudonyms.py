"""Who and what pseudonymised packs of a case hide, and under which names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.actions.pack_steps import read_plan
from casework.actions.pseudonyms import Names, remove_pseudonym, save_pseudonym, veil_of
from casework.domain.errors import Refused
from casework.domain.pseudonyms import listed, passages_hidden
from casework.domain.roles import Can
from casework.domain.translation import pack_languages
from casework.models import Case, Pseudonym
from casework.models.pseudonyms import papers_hidden
from casework.web.forms import PlainForm
from casework.web.http import needs, read_case, render_form
from casework.web.middleware import Request
from casework.wording import sentences
from casework.wording.labels import choices
from casework.wording.variants import PSEUDONYM_KINDS


class PseudonymForm(PlainForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=choices(PSEUDONYM_KINDS))
    spellings = forms.CharField(
        label=_("Spellings"),
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=_(
            "Each in a line of its own, in every script it is written in. Each is hidden as a "
            "whole, with its grammatical endings."
        ),
    )
    replacement = forms.CharField(
        label=_("Printed instead"), max_length=120, help_text=_("For example: a town in the north")
    )

    def names(self) -> Names:
        data = self.cleaned_data
        lines = (line.strip() for line in data["spellings"].splitlines())
        return Names(data["kind"], tuple(filter(None, lines)), data["replacement"].strip())


@require_safe
def pseudonyms(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    facts = Case.objects.visible_to(request.user).for_facts().get(pk=case.pk).to_facts()
    language = _language(case, request.GET.get("language"))
    shown = {
        "case": case,
        "people": listed(facts),
        "names": [(row, PSEUDONYM_KINDS[row.kind]) for row in case.pseudonyms.all()],
        "papers": _papers(case),
        "language": language,
        "languages": pack_languages(case.jurisdiction),
        **_preview(case, language),
    }
    return render(request, "pseudonyms/list.html", shown)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def pseudonym_add(request: Request, ref: str) -> HttpResponse:
    return _edit(request, read_case(request, ref), None)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def pseudonym_edit(request: Request, ref: str, number: int) -> HttpResponse:
    case = read_case(request, ref)
    return _edit(request, case, get_object_or_404(case.pseudonyms, pk=number))


@needs(Can.EDIT_CASE)
@require_POST
def pseudonym_remove(request: Request, ref: str, number: int) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    row = get_object_or_404(case.pseudonyms.select_related("case"), pk=number)
    remove_pseudonym(pseudonym=row, by=request.user)
    messages.success(request, _("This name is hidden no longer."))
    return redirect("pseudonyms", ref=ref)


def _edit(request: Request, case: Case, row: Pseudonym | None) -> HttpResponse:
    form = PseudonymForm(request.POST or None, initial=_initial(row))
    if form.is_valid():
        try:
            save_pseudonym(case=case, pseudonym=row, names=form.names(), by=request.user)
            messages.success(request, _("The name is saved."))
            return redirect("pseudonyms", ref=case.ref)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "pseudonyms/form.html", form, case=case, row=row)


def _initial(row: Pseudonym | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "kind": row.kind,
        "spellings": "\n".join(row.spellings),
        "replacement": row.replacement,
    }


def _papers(case: Case) -> list[dict[str, Any]]:
    """The exhibits with what was decided on their pages."""
    decided = papers_hidden(case)
    rows = case.documents.exclude(exhibit=None)
    return [{"document": row, "decided": decided[row.key]} for row in rows]


def _preview(case: Case, language: str) -> dict[str, Any]:
    """The texts in which something is replaced, before and after; or why nothing can be."""
    try:
        plan = read_plan(case, language, timezone.localdate())
        return {"passages": list(passages_hidden(plan, veil_of(case)))}
    except Refused as refused:
        return {"problems": sentences(refused.problems)}


def _language(case: Case, wanted: str | None) -> str:
    languages = pack_languages(case.jurisdiction)
    return wanted if wanted in languages else languages[0]


AT = "cases/<key:ref>/pseudonyms/"
urlpatterns = [
    path(AT, pseudonyms, name="pseudonyms"),
    path(f"{AT}new/", pseudonym_add, name="pseudonym-add"),
    path(f"{AT}names/<int:number>/", pseudonym_edit, name="pseudonym-edit"),
    path(f"{AT}names/<int:number>/remove/", pseudonym_remove, name="pseudonym-remove"),
]
