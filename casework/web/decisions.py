"""Decisions of authorities with the last day to answer them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from casework.actions.decisions import DecisionFields, save_decision
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import Case, Decision
from casework.templatetags.texts import plain_text_in
from casework.web.forms import DayField, PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request


class DecisionForm(PlainForm):
    kind = forms.CharField(
        label=_("What was decided"),
        max_length=120,
        help_text=_("As the paper calls it: refusal of refugee status, transfer decision …"),
    )
    decided_on = DayField(label=_("Dated"))
    served_on = DayField(
        label=_("Received on"), help_text=_("The day it was served: the time limit runs from it.")
    )
    limit_on = DayField(
        label=_("Last day for the remedy"),
        help_text=_("As the decision's own instruction on remedies gives it."),
    )
    remedy = forms.CharField(
        label=_("Remedy"),
        required=False,
        max_length=200,
        help_text=_("What can be done, and before whom."),
    )
    paper = forms.ChoiceField(label=_("The paper itself"), required=False)
    done_on = DayField(
        label=_("Done on"), help_text=_("The day the remedy was filed. Empty while it is open.")
    )

    def __init__(self, case: Case, decision: Decision | None, *args: Any) -> None:
        names = ("kind", "decided_on", "served_on", "limit_on", "remedy", "done_on")
        initial = {name: getattr(decision, name) for name in names} if decision else {}
        if decision and decision.document:
            initial["paper"] = decision.document.key
        super().__init__(*args, initial=initial)
        papers = [(paper.key, plain_text_in(paper.title)) for paper in case.documents.all()]
        field = self.fields["paper"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("(not in the file)")), *papers]


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def decision_add(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    return _edit(request, case, None)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def decision_edit(request: Request, ref: str, number: int) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    # Decisions are never deleted: the first in a case stays number 1.
    decisions = list(case.decisions.order_by("pk"))
    if not 1 <= number <= len(decisions):
        raise Http404
    return _edit(request, case, decisions[number - 1])


def _edit(request: Request, case: Case, decision: Decision | None) -> HttpResponse:
    form = DecisionForm(case, decision, request.POST or None)
    if form.is_valid():
        try:
            fields = DecisionFields(**form.cleaned_data)
            save_decision(case=case, decision=decision, fields=fields, by=request.user)
            messages.success(request, _("The decision is saved."))
            return redirect("case-detail", ref=case.ref)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "decisions/form.html", form, case=case, decision=decision)


urlpatterns = [
    path("cases/<key:ref>/decisions/new/", decision_add, name="decision-add"),
    path("cases/<key:ref>/decisions/<int:number>/", decision_edit, name="decision-edit"),
]
