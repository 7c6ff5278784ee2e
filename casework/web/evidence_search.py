"""Searching the evidence library: words and facets, all values of one facet."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.domain.roles import Can
from casework.domain.search_words import folded
from casework.domain.searches import FACETS, YEAR_FACETS
from casework.models import SavedSearch
from casework.models.search import Library, passages_of, search
from casework.web.evidence import rows_of
from casework.web.facets import Asked, Panel, sealed_address
from casework.web.http import needs
from casework.web.middleware import Request
from casework.web.saved_searches import shortcuts
from casework.web.sealed import VALUES, seal, unseal
from casework.wording.evidence import FACETS as TITLES

PER_PAGE, VALUES_PER_PAGE = 20, 100


@needs(Can.READ_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_list(request: Request) -> HttpResponse:
    """What was typed is sent as a form and comes back sealed: addresses end up in logs."""
    if request.method == "POST":
        return redirect(reverse("evidence-list") + sealed_address(request.POST))
    asked = Asked(request.GET)
    saved = SavedSearch.objects.visible_to(request.user)
    library = Library(request.user, asked.question, *(row.question for row in saved))
    found = library.find(asked.question)
    panel = Panel(asked, found)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "asked": asked,
        "page": page,
        "rows": rows_of(passages_of(request.user, list(page)), timezone.localdate()),
        "searched_words": found.words,
        "chips": panel.chips(),
        "facets": panel.facets(),
        "wider": [] if found else panel.wider(),
        "saved": shortcuts(saved, library),
    }
    return render(request, "evidence/list.html", shown)


@needs(Can.READ_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def facet_values(request: Request, facet: str) -> HttpResponse:
    """All values of a facet, to be looked through without any script."""
    if facet not in FACETS or facet in YEAR_FACETS:
        raise Http404
    if request.method == "POST":
        sealed = seal(request.POST.get("find", "").replace("\x00", "").strip()[:100], VALUES)
        return redirect(f"{request.path}?{_with(request, sealed)}")
    asked = Asked(request.GET, at=reverse("evidence-list"))
    panel = Panel(asked, search(request.user, asked.question), every=facet)
    find = unseal(request.GET.get("find", ""), VALUES)
    options = [one for one in panel.options(facet) if folded(find) in folded(one.label)]
    page = Paginator(options, VALUES_PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "asked": asked,
        "title": TITLES[facet],
        "page": page,
        "find": find,
        "chips": panel.chips(),
        "back": asked.url(asked.question),
    }
    return render(request, "evidence/values.html", shown)


def _with(request: Request, sealed: str) -> str:
    """The query of this address, with what its values are looked through for."""
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["find"] = sealed
    return asked.urlencode()


urlpatterns = [
    path("evidence/", evidence_list, name="evidence-list"),
    path("evidence/values/<slug:facet>/", facet_values, name="facet-values"),
]
