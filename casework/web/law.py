"""The law library: the list with facets, one rule with its history, the concordance, the file."""

from __future__ import annotations

import json

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from casework.actions.law_rules import export_law_rules
from casework.domain.cases import Jurisdiction
from casework.domain.concordance import Cell, ElementRow, article_rows, element_rows
from casework.domain.law import ElementFacts, NormFacts
from casework.domain.law_library import entries
from casework.domain.roles import Can
from casework.models import LawRule, LegalElement, Norm
from casework.templatetags.texts import plain_text_in
from casework.web.http import needs
from casework.web.law_facets import AskedOfLaw
from casework.web.law_page import page_of_rule, proposals_for
from casework.web.middleware import Request
from casework.wording.labels import COUNTRIES

PER_PAGE = 25
# An element, and for each cell its norms with the numbers of their notes, and whether it asks.
CitedRow = tuple[ElementFacts, list[tuple[list[tuple[NormFacts, int]], bool]]]


@needs(Can.READ_EVIDENCE)
@require_safe
def law_list(request: Request) -> HttpResponse:
    asked = AskedOfLaw(request.GET)
    rules = LawRule.objects.visible_to(request.user)
    found = asked.narrow(entries(rules.rulebook(), language(), timezone.localdate()))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "asked": asked,
        "page": page,
        "facets": asked.facets(found),
        "waiting": rules.waiting().count(),
    }
    return render(request, "law/list.html", shown)


@needs(Can.READ_EVIDENCE)
@require_safe
def law_rule(request: Request, key: str) -> HttpResponse:
    rules = LawRule.objects.visible_to(request.user)
    versions = list(rules.history().filter(key=key))
    if not versions:
        raise Http404
    shown = page_of_rule(
        versions, rules.rulebook(), request.user, language(), timezone.localdate()
    )
    return render(request, "law/rule.html", {"rule": shown})


@needs(Can.READ_EVIDENCE)
@require_safe
def law_proposals(request: Request) -> HttpResponse:
    rules = LawRule.objects.visible_to(request.user)
    waiting = list(rules.waiting().select_related("proposed_by"))
    current = {row.key: row for row in rules.current().filter(key__in=[w.key for w in waiting])}
    proposals = proposals_for(waiting, current, request.user)
    return render(request, "law/proposals.html", {"proposals": proposals, "waiting": len(waiting)})


@needs(Can.READ_EVIDENCE)
@require_safe
def law_concordance(request: Request) -> HttpResponse:
    asked = request.GET.get("country", "")
    country = asked if asked in list(Jurisdiction) else Jurisdiction.GERMANY.value
    elements = [row.to_facts() for row in LegalElement.objects.all()]
    norms = [row.to_facts() for row in Norm.objects.select_related("element")]
    rules = LawRule.objects.visible_to(request.user)
    rows, notes = with_notes(element_rows(elements, norms, country))
    shown = {
        "country": country,
        "countries": COUNTRIES.items(),
        "rows": rows,
        "notes": notes,
        "articles": article_rows(rules.rulebook(), language()),
        "waiting": rules.waiting().count(),
    }
    return render(request, "law/concordance.html", shown)


@needs(Can.READ_EVIDENCE)
@require_safe
def law_export(request: Request) -> HttpResponse:
    document = export_law_rules(by=request.user)
    content = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    name = f"law-rules-{timezone.localdate():%Y-%m-%d}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/json", headers=headers)


def with_notes(rows: list[ElementRow]) -> tuple[list[CitedRow], list[str]]:
    """Each cell's norms with the numbers of their notes, and the notes, each once."""
    notes: dict[str, int] = {}

    def cited(cell: Cell) -> tuple[list[tuple[NormFacts, int]], bool]:
        lines = []
        for norm in cell.norms:
            note = plain_text_in(norm.note) if norm.note else ""
            lines.append((norm, notes.setdefault(note, len(notes) + 1) if note else 0))
        return lines, cell.asks

    return [(row.element, [cited(cell) for cell in row.cells]) for row in rows], list(notes)


def language() -> str:
    return get_language() or "en"


urlpatterns = [
    path("law/", law_list, name="law-list"),
    path("law/concordance/", law_concordance, name="law-concordance"),
    path("law/export/", law_export, name="law-export"),
    path("law/proposals/", law_proposals, name="law-proposals"),
    path("law/rules/<key:key>/", law_rule, name="law-rule"),
]
