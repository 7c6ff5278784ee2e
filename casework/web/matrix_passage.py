"""One finding for one element, beside the matrix: its context, its weight, and the decision."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from casework.actions.cases import open_case
from casework.domain.evidence import warnings
from casework.domain.matrix import MatrixRow
from casework.models import Case, Passage
from casework.models.claim_matrix import ClaimMatrix, claim_matrix
from casework.models.currency import ages_of
from casework.web.balance import balance_of
from casework.web.matrix import shared
from casework.web.middleware import Request
from casework.web.passage_links import standing_of
from casework.web.quotations import quotation_box
from casework.web.suggestions import ChoiceForm, Rows, frozen_reasons
from casework.wording.evidence import states


@require_safe
@vary_on_headers("HX-Request")
def matrix_passage(request: Request, ref: str, element: str, key: str) -> HttpResponse:
    """For htmx the panel; without it a page of its own, so that the address can be kept."""
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    passage = get_object_or_404(Passage.objects.visible_to(request.user).for_facts(), key=key)
    open_case(case=case, by=request.user)
    read = claim_matrix(case, timezone.localdate())
    row = read.row(element)
    if row is None:
        raise Http404
    is_htmx = "HX-Request" in request.headers
    template = "matrix/_panel.html" if is_htmx else "matrix/passage.html"
    return render(request, template, panel_of(request, case, read, row, passage))


def panel_of(
    request: Request,
    case: Case,
    read: ClaimMatrix,
    row: MatrixRow,
    passage: Passage,
    form: ChoiceForm | None = None,
) -> dict[str, object]:
    """All that the panel of a finding shows, weighed on the day of the matrix."""
    facts, element = passage.to_facts(), row.element
    choice = read.choices.get((element.key, facts.key))
    reasons = frozen_reasons(choice) if choice else read.reasons(element, facts)
    own_form = form or ChoiceForm(case, f"panel-{facts.key}", choice)
    rows = Rows(case, read.as_of)
    others = [one for one in read.against(row) if one.passage.key != facts.key]
    return {
        **shared(case, read, request.user, row),
        **balance_of(request, case, element, others),
        "row": rows.row(facts, reasons, choice, own_form),
        "listed": rows.row(facts, reasons, choice),
        "facts": facts,
        "states": states(warnings(facts, read.as_of)),
        "quoted": replace(quotation_box(passage, request.user), form=None),
        "standing": standing_of(passage, request.user),
        "age": ages_of([passage], read.as_of)[facts.key],
        "reviews": passage.reviews.select_related("by"),
    }


urlpatterns = [
    path(
        "cases/<key:ref>/matrix/<key:element>/<key:key>/passage/",
        matrix_passage,
        name="matrix-passage",
    ),
]
