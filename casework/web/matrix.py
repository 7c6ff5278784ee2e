"""The evidence matrix: elements down, what carries each, what is suggested and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.actions.cases import open_case
from casework.domain.evidence import PassageFacts
from casework.domain.law import ElementFacts
from casework.domain.matrix import MatrixRow, is_carried, progress
from casework.domain.searches import LONGEST_QUERY, USABLE, Order, Question
from casework.domain.translation import OFFICIAL_LANGUAGE
from casework.models import Case, User
from casework.models.claim_matrix import ClaimMatrix, claim_matrix
from casework.models.search import passages_of, search
from casework.web.balance import balance_of
from casework.web.last_decision import last_decision
from casework.web.matrix_cells import Cell, cells_of
from casework.web.middleware import Request
from casework.web.sealed import own, seal, unseal
from casework.web.suggestions import Rows, Suggestion, frozen_reasons
from casework.wording.matrix import GAPS, STRENGTHS

FIRST = 15
FOUND = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One element of the matrix with its words."""

    row: MatrixRow
    strength: str
    level: int
    gaps: list[tuple[str, str]]
    number: int
    cells: list[Cell]

    @property
    def is_loud(self) -> bool:
        """Whether something is missing that a claim cannot stand without."""
        return any(shape == "danger" for shape, _ in self.gaps)


@require_safe
def matrix(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    open_case(case=case, by=request.user)
    read = claim_matrix(case, timezone.localdate())
    shown = shared(case, read, request.user) | {
        "lines": [line_of(read, row) for row in read.rows],
        "is_carried": is_carried(read.matches),
    }
    return render(request, "matrix/matrix.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def matrix_element(request: Request, ref: str, element: str) -> HttpResponse:
    """What is searched for in a case may be a client's word: it comes back sealed."""
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    purpose, seconds = own(f"matrix {ref}", request.user)
    if request.method == "POST":
        words = seal(
            request.POST.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY], purpose
        )
        return redirect(f"{request.path}?s={words}" if words else request.path)
    open_case(case=case, by=request.user)
    read = claim_matrix(case, timezone.localdate())
    row = read.row(element)
    if row is None:
        raise Http404
    query = unseal(request.GET.get("s", ""), purpose, seconds)
    rows = Rows(case, read.as_of)
    shown = {
        **shared(case, read, request.user, row),
        **_lists(rows, read, row, all_of_them="all" in request.GET),
        "events": [e for e in read.facts.events if row.claim and e.key in row.claim.events],
        "query": query,
        **(_found(request, rows, read, row, query) if query else {}),
        **_neighbours(read.rows, row),
        **balance_of(request, case, row.element, read.against(row)),
    }
    return render(request, "matrix/element.html", shown)


def shared(
    case: Case, read: ClaimMatrix, by: User, row: MatrixRow | None = None
) -> dict[str, object]:
    """What each screen of the matrix shows: the progress, the last decision, the element."""
    return {
        "case": case,
        "progress": progress(read.rows),
        "last": last_decision(read.choices, by, row.element.key if row else ""),
        "line": line_of(read, row) if row else None,
        "read_in": f"{case.working_language} {OFFICIAL_LANGUAGE[case.jurisdiction]}",
    }


def line_of(read: ClaimMatrix, row: MatrixRow) -> Line:
    gaps = [(shape, str(words)) for shape, words in (GAPS[gap] for gap in row.gaps)]
    strength = row.support.strength
    number = read.rows.index(row) + 1
    cells = cells_of(read, row)
    return Line(row, str(STRENGTHS[strength]), strength.level, gaps, number, cells)


def _lists(
    rows: Rows, read: ClaimMatrix, row: MatrixRow, *, all_of_them: bool
) -> dict[str, object]:
    """What was chosen, what is suggested and what was rejected; suggestions best first."""
    here = row.element.key
    open_ones = [
        match
        for match in read.matches
        if match.element == here and (here, match.passage.key) not in read.choices
    ]
    shown = open_ones if all_of_them else open_ones[:FIRST]
    return {
        "chosen": _decided(rows, read, row.element, (*row.used, *row.answered)),
        "rejected": _decided(rows, read, row.element, row.rejected),
        "suggested": [rows.row(match.passage, match.reasons) for match in shown],
        "hidden": len(open_ones) - len(shown),
    }


def _decided(
    rows: Rows, read: ClaimMatrix, element: ElementFacts, passages: Sequence[PassageFacts]
) -> list[Suggestion]:
    """Rows of decisions with the reasons of their day; without those, of today."""
    choices = [(facts, read.choices[element.key, facts.key]) for facts in passages]
    return [
        rows.row(facts, frozen_reasons(choice) or read.reasons(element, facts), choice)
        for facts, choice in choices
    ]


def _found(
    request: Request, rows: Rows, read: ClaimMatrix, row: MatrixRow, query: str
) -> dict[str, object]:
    """Passages of the library that were searched for by hand, decided or not; the newest first."""
    answer = search(request.user, Question(query, {USABLE: ["yes"]}, Order.SOURCE))
    newest = passages_of(request.user, answer[:FOUND])
    here = row.element
    found = [
        rows.row(facts, read.reasons(here, facts), read.choices.get((here.key, facts.key)))
        for facts in (passage.to_facts() for passage in newest)
    ]
    return {"found": found, "found_total": len(answer)}


def _neighbours(rows: Sequence[MatrixRow], row: MatrixRow) -> dict[str, ElementFacts | None]:
    at = rows.index(row)
    return {
        "previous": rows[at - 1].element if at else None,
        "next": rows[at + 1].element if at + 1 < len(rows) else None,
    }


urlpatterns = [
    path("cases/<key:ref>/matrix/", matrix, name="claim-matrix"),
    path("cases/<key:ref>/matrix/<key:element>/", matrix_element, name="matrix-element"),
]
