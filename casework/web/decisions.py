"""Decisions of authorities, with what their law suggests beside their own instruction."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from casework.actions.decisions import save_decision
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.domain.rulebook import Rulebook
from casework.domain.watch import Given, calculate
from casework.models import Case, Decision, LawRule
from casework.web.decision_forms import DecisionForm
from casework.web.http import needs, read_case, render_form
from casework.web.middleware import Request
from casework.wording import sentences
from casework.wording.calculations import ShownLimit, asked, rule_language, shown_limits


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the law gives for a decision, or why nothing can be computed."""

    limits: list[ShownLimit] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def suggestion(book: Rulebook, given: Given) -> Suggestion | None:
    """The limits of a decision of a known kind, or what stands in the way; None for others."""
    if not given.kind:
        return None
    language = rule_language(get_language())
    try:
        found = calculate(book, given)
    except Refused as refused:
        keys = (str(p.values["rule"]) for p in refused.problems if "rule" in p.values)
        return Suggestion(unknown=asked(book, keys, language), problems=unplaced(refused))
    return Suggestion(shown_limits(found, language), asked(book, found.unknown, language))


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def decision_add(request: Request, ref: str) -> HttpResponse:
    return _edit(request, read_case(request, ref), None)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def decision_edit(request: Request, ref: str, number: int) -> HttpResponse:
    case = read_case(request, ref)
    return _edit(request, case, numbered_decision(case, number))


def numbered_decision(case: Case, number: int) -> Decision:
    """The decision of this number in the case; they are never deleted. Raises Http404."""
    decisions = list(case.decisions.for_page())
    if not 1 <= number <= len(decisions):
        raise Http404
    return decisions[number - 1]


def _edit(request: Request, case: Case, decision: Decision | None) -> HttpResponse:
    book = LawRule.objects.rulebook()
    form = DecisionForm(case, decision, book, request.POST or None, request.FILES or None)
    if "reckon" in request.POST:
        return _reckoned(request, form, decision)
    if form.is_valid():
        try:
            saved = _save(request, form, decision)
            messages.success(request, _("The decision is saved."))
            if saved.law_kind:
                return redirect("decision-calculation", ref=case.ref, number=saved.number())
            return redirect("case-detail", ref=case.ref)
        except Refused as refused:
            form.refuse(_at_inputs(refused))
    shown = _shown(form, decision)
    return render_form(request, "decisions/form.html", form, **shown)


def _reckoned(request: Request, form: DecisionForm, decision: Decision | None) -> HttpResponse:
    """The form with what the law suggests so far; nothing is saved."""
    form.is_valid()
    shown = {"form": form, **_shown(form, decision)}
    part = request.headers.get("HX-Request") == "true"
    name = "decisions/_suggestion.html" if part else "decisions/form.html"
    return render(request, name, shown)


def _save(request: Request, form: DecisionForm, decision: Decision | None) -> Decision:
    return save_decision(
        case=form.case,
        decision=decision,
        fields=form.decision_fields(),
        by=request.user,
        as_of=timezone.localdate(),
        upload=form.taken(),
    )


def _shown(form: DecisionForm, decision: Decision | None) -> dict[str, object]:
    given = form.given() if form.is_bound else decision.to_given() if decision else None
    return {
        "case": form.case,
        "decision": decision,
        "suggestion": suggestion(form.book, given) if given else None,
    }


def unplaced(refused: Refused) -> list[str]:
    """What is wrong, said beside a form and not at a field."""
    return sentences(Problem(problem.code, "", problem.values) for problem in refused.problems)


def _at_inputs(refused: Refused) -> Refused:
    """A period is entered in two fields."""
    places = {"instruction_period": "period_amount"}
    return Refused(
        *(Problem(p.code, places.get(p.where, p.where), p.values) for p in refused.problems)
    )


urlpatterns = [
    path("cases/<key:ref>/decisions/new/", decision_add, name="decision-add"),
    path("cases/<key:ref>/decisions/<int:number>/", decision_edit, name="decision-edit"),
]
