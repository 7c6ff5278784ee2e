"""The sources of a case beside the newest list of the court: which are new to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from casework.domain.court_lists import NOT_LISTED, CourtListFacts, Place
from casework.domain.evidence import SourceFacts
from casework.domain.pack_evidence import cited_sources, list_order, printed
from casework.domain.pack_facts import PackMaterial
from casework.domain.roles import Can
from casework.domain.translation import OFFICIAL_LANGUAGE
from casework.models.pack_material import pack_material
from casework.web.http import needs, read_case
from casework.web.middleware import Request
from casework.wording.court_lists import how_known, mark_of


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A source that the pack of the case will list, and whether the court has it."""

    source: SourceFacts
    findings: tuple[str, ...]
    place: Place | None
    shape: str
    word: str
    how: str
    is_new: bool = False


@needs(Can.READ_CASE)
@require_safe
def case_court_list(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    material = pack_material(case, OFFICIAL_LANGUAGE[case.jurisdiction])
    listed = material.court_list
    rows = _rows(material, listed) if listed else []
    shown = {
        "case": case,
        "listed": listed,
        "rows": rows,
        "new": sum(row.is_new for row in rows),
        "used": len(cited_sources(material)),
    }
    return render(request, "court_lists/case.html", shown)


def _rows(material: PackMaterial, listed: CourtListFacts) -> list[CaseRow]:
    sources = [material.sources[key] for key in cited_sources(material)]
    return [_row(material, listed, source) for source in sorted(sources, key=list_order)]


def _row(material: PackMaterial, listed: CourtListFacts, source: SourceFacts) -> CaseRow:
    chosen = sorted({choice.passage for choice in printed(material)})
    findings = tuple(key for key in chosen if material.passages[key].source.key == source.key)
    place = listed.places.get(source.key)
    if place:
        shape, word = mark_of(place.how, is_ours=True)
        return CaseRow(source, findings, place, shape, word, how_known(place.how, is_ours=True))
    if source.kind in NOT_LISTED:
        return CaseRow(source, findings, None, "plain", _("No country information"), "")
    return CaseRow(source, findings, None, "warn", _("New to the court"), "", is_new=True)


urlpatterns = [
    path("cases/<key:ref>/court-list/", case_court_list, name="case-court-list"),
]
