"""Use, reject, answer, undo: each a form of its own, answered with the row for htmx."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from casework.actions.choices import choose, withdraw_choice
from casework.actions.claims import begin_element
from casework.actions.permission import require
from casework.domain.cases import Verdict
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import Case, LegalElement, Passage, User
from casework.models.claim_matrix import claim_matrix, decided_matrix
from casework.models.claim_page import examined_element
from casework.web.last_decision import LastDecision, told
from casework.web.matrix import shared
from casework.web.matrix_passage import panel_of
from casework.web.middleware import Request
from casework.web.suggestions import ChoiceForm, Rows, frozen_reasons

# What the forms beside the rows put their answer into; a row puts it into itself.
PANEL, BAR = "side-panel-body", "last-decision"
ANSWERS = {PANEL: "matrix/_answer_panel.html", BAR: "matrix/_answer_last.html"}


@require_POST
def choice_make(request: Request, ref: str, element: str, key: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    require(request.user, Can.CHOOSE_EVIDENCE)
    legal, passage = _named(case, request.user, element, key)
    prefix = "panel-" if request.headers.get("HX-Target") == PANEL else ""
    form = ChoiceForm(case, f"{prefix}{key}", None, request.POST)
    if form.is_valid():
        try:
            _choose(case, legal, passage, form, request.user)
            return _answer(request, case, legal, passage)
        except Refused as refused:
            form.refuse(refused)
    return _answer(request, case, legal, passage, form)


@require_POST
def choice_undo(request: Request, ref: str, element: str, key: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    require(request.user, Can.CHOOSE_EVIDENCE)
    legal, passage = _named(case, request.user, element, key)
    choices = passage.choices.filter(claim_element__case=case, claim_element__element=legal)
    choice = choices.select_related("claim_element__element", "passage").first()
    if choice is None:
        return _answer(request, case, legal, passage)
    withdraw_choice(choice=choice, by=request.user)
    return _answer(request, case, legal, passage, withdrawn=told(choice))


def _named(case: Case, user: User, element: str, key: str) -> tuple[LegalElement, Passage]:
    legal = examined_element(case, element)
    if legal is None:
        raise Http404
    return legal, get_object_or_404(Passage.objects.visible_to(user).for_facts(), key=key)


def _choose(case: Case, legal: LegalElement, passage: Passage, form: ChoiceForm, by: User) -> None:
    coded = case.claim_elements.filter(element=legal).first()
    choose(
        claim_element=coded or begin_element(case=case, element=legal, by=by),
        passage=passage,
        verdict=Verdict(form.cleaned_data["verdict"]),
        note=form.cleaned_data["note"],
        answer=form.answer(),
        by=by,
        as_of=timezone.localdate(),
    )


def _answer(
    request: Request,
    case: Case,
    legal: LegalElement,
    passage: Passage,
    form: ChoiceForm | None = None,
    withdrawn: LastDecision | None = None,
) -> HttpResponse:
    """For htmx what has changed; without it the page of the element, at this row.

    What was withdrawn is shown once, with a form that puts it back: it is kept nowhere.
    """
    if "HX-Request" not in request.headers and form is None and withdrawn is None:
        address = reverse("matrix-element", args=[case.ref, legal.key])
        return redirect(f"{address}#{passage.key}")
    asked = request.headers.get("HX-Target", "") if "HX-Request" in request.headers else ""
    shown = _shown(request, case, legal, passage, form, asked)
    shown |= {"withdrawn": withdrawn, "is_refused": form is not None}
    return render(request, _template(request, asked, form), shown, status=422 if form else 200)


def _template(request: Request, asked: str, form: ChoiceForm | None) -> str:
    if "HX-Request" in request.headers:
        return ANSWERS.get(asked, "matrix/_answer.html")
    return "matrix/refused.html" if form else "matrix/withdrawn.html"


def _shown(
    request: Request,
    case: Case,
    legal: LegalElement,
    passage: Passage,
    form: ChoiceForm | None,
    asked: str,
) -> dict[str, object]:
    """A row needs the decisions only; the panel and the line of the element all suggestions."""
    reader = claim_matrix if asked in ANSWERS else decided_matrix
    read = reader(case, timezone.localdate())
    line = read.row(legal.key)
    if line is None:
        raise Http404
    if asked == PANEL:
        return panel_of(request, case, read, line, passage, form)
    facts = passage.to_facts()
    choice = read.choices.get((legal.key, passage.key))
    reasons = frozen_reasons(choice) if choice else read.reasons(line.element, facts)
    row = Rows(case, read.as_of).row(facts, reasons, choice, form)
    return shared(case, read, request.user, line) | {"row": row, "listed": row}


urlpatterns = [
    path(
        "cases/<key:ref>/matrix/<key:element>/<key:key>/",
        choice_make,
        name="choice-make",
    ),
    path(
        "cases/<key:ref>/matrix/<key:element>/<key:key>/undo/",
        choice_undo,
        name="choice-undo",
    ),
]
