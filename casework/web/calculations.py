"""The calculation of a decision's limits, to read, to print, and to try other days with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from casework.domain.errors import Refused
from casework.domain.law_rules import Quoted
from casework.domain.roles import Can
from casework.domain.rulebook import Rulebook
from casework.domain.watch import Given, calculate, reinstated, what_if
from casework.models import Decision, LawRule
from casework.web.decision_forms import manners, regime_of
from casework.web.decisions import numbered_decision, suggestion, unplaced
from casework.web.forms import DayField, PlainForm
from casework.web.http import needs, read_case
from casework.web.middleware import Request
from casework.wording.calculations import (
    Moved,
    ShownLimit,
    moved_limits,
    quotes,
    rule_language,
    shown_limit,
)


class WhatIfForm(PlainForm):
    """Another day or manner of service."""

    served = DayField(label=_("If it was served on"), required=True)
    manner = forms.ChoiceField(label=_("Manner of service"), required=False)

    def __init__(self, book: Rulebook, given: Given, *args: Any) -> None:
        super().__init__(*args, initial={"served": given.served, "manner": given.manner})
        field = self.fields["manner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = manners(book, given.jurisdiction)


class ObstacleForm(PlainForm):
    """When what kept the client from acting went away."""

    gone = DayField(label=_("The obstacle went away on"), required=True)


@dataclass(frozen=True, slots=True)
class Tried:
    """What a form on this page computes, or why that cannot be."""

    moved: list[Moved] = field(default_factory=list)
    limit: ShownLimit | None = None
    problems: list[str] = field(default_factory=list)


@needs(Can.READ_CASE)
@require_safe
def decision_calculation(request: Request, ref: str, number: int) -> HttpResponse:
    case = read_case(request, ref)
    decision = numbered_decision(case, number)
    book, given = LawRule.objects.rulebook(), decision.to_given()
    language = rule_language(get_language())
    asks = WhatIfForm(book, given, request.GET if "served" in request.GET else None)
    missed = ObstacleForm(request.GET if "gone" in request.GET else None)
    shown = {
        "case": case,
        "decision": decision,
        "number": number,
        "today": timezone.localdate(),
        "suggestion": suggestion(book, given),
        "see": _see(book, decision, language),
        "manner": dict(manners(book, case.jurisdiction)).get(given.manner, given.manner),
        "what_if": asks,
        "if_served": _if_served(book, given, asks, language),
        "obstacle": missed,
        "reinstatement": _reinstated(book, given, missed, language),
    }
    return render(request, "calculations/calculation.html", shown)


def _if_served(book: Rulebook, given: Given, form: WhatIfForm, language: str) -> Tried | None:
    if not form.is_valid():
        return None
    manner = form.cleaned_data["manner"] or given.manner
    try:
        before, after = what_if(book, given, form.cleaned_data["served"], manner)
    except Refused as refused:
        return Tried(problems=unplaced(refused))
    return Tried(moved_limits(before, after, language))


def _reinstated(book: Rulebook, given: Given, form: ObstacleForm, language: str) -> Tried | None:
    if not form.is_valid():
        return None
    try:
        found = calculate(book, given)
        limit = reinstated(found, form.cleaned_data["gone"])
    except Refused as refused:
        return Tried(problems=unplaced(refused))
    return Tried(limit=shown_limit(found, limit, language))


def _see(book: Rulebook, decision: Decision, language: str) -> tuple[Quoted, ...]:
    """Rules worth reading beside those of the calculation: effect, route, form."""
    regime = regime_of(decision.case, book)
    kinds = book.kinds(decision.case.jurisdiction, regime) if regime else ()
    keys = next((kind.see for kind in kinds if kind.kind == decision.law_kind), ())
    return quotes(book, keys, language)


urlpatterns = [
    path(
        "cases/<key:ref>/decisions/<int:number>/calculation/",
        decision_calculation,
        name="decision-calculation",
    ),
]
