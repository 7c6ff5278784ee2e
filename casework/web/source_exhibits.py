"""Putting archived sources among the exhibits of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from casework.actions.source_exhibits import add_source_exhibit, used_passages
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import Case, Document, Snapshot
from casework.web.http import needs, read_case
from casework.web.middleware import Request
from casework.wording import sentences


@dataclass(frozen=True, slots=True)
class Row:
    """The newest copy of a source that the case cites, and the paper that it is already."""

    snapshot: Snapshot
    document: Document | None


@needs(Can.EDIT_CASE)
@require_safe
def source_exhibits(request: Request, ref: str) -> HttpResponse:
    """The sources of the findings used in the case, with their newest archived copies."""
    case = read_case(request, ref)
    return render(request, "source_exhibits/list.html", {"case": case, "rows": list(_rows(case))})


@needs(Can.EDIT_CASE)
@require_POST
def source_exhibit_add(request: Request, ref: str, key: str, sha256: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    visible = Snapshot.objects.visible_to(request.user).select_related("source")
    snapshot = get_object_or_404(visible, sha256=sha256, source__key=key)
    try:
        whole = request.POST.get("pages") == "all"
        made = add_source_exhibit(case=case, snapshot=snapshot, whole=whole, by=request.user)
        messages.success(request, _("It is exhibit %(number)s now.") % {"number": made.number})
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
    return redirect("source-exhibits", ref=ref)


def _rows(case: Case) -> Iterator[Row]:
    cited = Snapshot.objects.filter(source__passages__in=used_passages(case))
    newest = cited.newest().for_list().select_related("source").distinct()
    papers = case.documents.filter(snapshot__isnull=False).select_related("snapshot")
    taken = {
        paper.snapshot.source_id: paper
        for paper in papers.defer("snapshot__text")
        if paper.snapshot
    }
    for snapshot in newest.order_by("source__publisher", "source__title", "source__pk"):
        yield Row(snapshot, taken.get(snapshot.source_id))


urlpatterns = [
    path("cases/<key:ref>/exhibits/sources/", source_exhibits, name="source-exhibits"),
    path(
        "cases/<key:ref>/exhibits/sources/<key:key>/<slug:sha256>/",
        source_exhibit_add,
        name="source-exhibit-add",
    ),
]
