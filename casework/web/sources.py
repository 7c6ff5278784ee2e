"""The sources of the library: their list, their download, and records of one work."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from casework.actions.evidence_export import export_evidence
from casework.domain.dates import parse_fuzzy
from casework.domain.exchange import Format
from casework.domain.roles import Can
from casework.domain.source_likeness import Works, work_of
from casework.models import Source
from casework.models.source_items import described, find_sources
from casework.web.facets import Asked, chips_of
from casework.web.http import needs, page_of
from casework.web.middleware import Request
from casework.wording.exchange import FORMATS, SAME

PER_PAGE = 50
ORDER = ("publisher", "title", "key")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that seem to be of one work, and why."""

    one: Source
    other: Source
    how: str


@needs(Can.READ_EVIDENCE)
@require_safe
def source_list(request: Request) -> HttpResponse:
    asked = Asked(request.GET)
    sources = find_sources(request.user, asked.question)
    page = page_of(
        request, sources.annotate(findings=Count("passages")).order_by(*ORDER), PER_PAGE
    )
    rows = [(source, parse_fuzzy(source.issued).edtf) for source in page.object_list]
    shown = {
        "asked": asked,
        "chips": chips_of(asked),
        "page": page,
        "rows": rows,
        "formats": FORMATS.items(),
        "may_edit": request.user.may(Can.EDIT_EVIDENCE),
    }
    return render(request, "evidence/sources.html", shown)


@needs(Can.READ_EVIDENCE)
@require_safe
def source_export(request: Request, form: str) -> HttpResponse:
    if form not in FORMATS:
        raise Http404
    asked = Asked(request.GET)
    sources = find_sources(request.user, asked.question)
    export = export_evidence(sources=sources, form=Format(form), by=request.user)
    response = HttpResponse(export.text, content_type=f"{export.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{export.filename}"'
    return response


@needs(Can.EDIT_EVIDENCE)
@require_safe
def source_duplicates(request: Request) -> HttpResponse:
    sources = Source.objects.visible_to(request.user)
    works = Works(work_of(key, item) for key, item in described(sources).items())
    found = list(works.pairs())
    rows = sources.in_bulk(
        {key for one, other, _ in found for key in (one, other)}, field_name="key"
    )
    pairs = [Pair(rows[one], rows[other], str(SAME[how])) for one, other, how in found]
    return render(request, "evidence/duplicates.html", {"pairs": pairs})


urlpatterns = [
    path("sources/", source_list, name="source-list"),
    path("sources/duplicates/", source_duplicates, name="source-duplicates"),
    path("sources/export/<slug:form>/", source_export, name="source-export"),
]
