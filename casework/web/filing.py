"""Preparing a pack for filing: what the route takes, how the files stand to it, the files."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from casework.actions.filing_files import Prepared, Route, files_of, prepare_filing, route_of
from casework.domain.authorities import Aspect
from casework.domain.errors import Refused
from casework.domain.filing_route import MEGABYTE, Limits, earlier_figures
from casework.domain.law_library import Entry, entry_of
from casework.domain.pack_names import pack_filename
from casework.domain.roles import Can
from casework.domain.rulebook import ParameterValue, Rulebook
from casework.models import Case, LawRule, Pack
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.law import language
from casework.web.middleware import Request
from casework.wording.filing import OUTCOMES, REASONS, contents_of, line_sentence, megabytes

TEMPLATE = "packs/prepare.html"
# What a mailbox can be expected to take at most; beyond it the limit says nothing.
MOST_MEGABYTES, MOST_FILES = 10_000, 100_000


class LimitsForm(PlainForm):
    """What a message may have, as the law has it or as the office was told."""

    limit_mb = forms.DecimalField(
        label=_("Megabytes in a message"),
        required=False,
        min_value=1,
        max_value=MOST_MEGABYTES,
        decimal_places=1,
        help_text=_("Empty: no limit, one file. A megabyte is counted as 1,000,000 bytes."),
    )
    limit_files = forms.IntegerField(
        label=_("Files in a message"), required=False, min_value=1, max_value=MOST_FILES
    )

    def limits(self) -> Limits:
        size = self.cleaned_data["limit_mb"]
        return Limits(int(size * MEGABYTE) if size else None, self.cleaned_data["limit_files"])


@dataclass(frozen=True, slots=True)
class AspectLine:
    """What the law says of an aspect, with figures of an earlier time where today's is unknown."""

    aspect: Aspect
    entry: Entry
    earlier: tuple[ParameterValue, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    name: str
    contents: str
    megabytes: str
    pages: int
    message: int
    is_pdfa: bool


@dataclass(frozen=True, slots=True)
class UnfitLine:
    label: str
    pages: str
    reasons: list[str]


@needs(Can.BUILD_PACK)
@require_http_methods(["GET", "HEAD", "POST"])
def pack_prepare(request: Request, ref: str, sha256: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    pack = get_object_or_404(case.packs.select_related("case__team"), sha256=sha256)
    shown = {"case": case, "pack": pack, **_route(pack)}
    form = LimitsForm(request.POST or None, initial=_initial(shown.get("route")))
    if form.is_valid():
        limits = form.limits()
        try:
            if "download" in request.POST:
                prepared = prepare_filing(pack=pack, by=request.user, limits=limits)
                return _download(pack, prepared)
            found = _found(files_of(pack, limits))
            return render(request, TEMPLATE, {"form": form, **shown, **found})
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, TEMPLATE, form, **shown)


def _route(pack: Pack) -> dict[str, object]:
    """The route and what the law says of it; without one the page says that there is none."""
    try:
        route = route_of(pack.case)
    except Refused:
        return {}
    book = LawRule.objects.rulebook()
    return {"route": route, "aspects": _aspects(route, book)}


def _aspects(route: Route, book: Rulebook) -> list[AspectLine]:
    today = timezone.localdate()
    found = []
    for item in route.aspects:
        entry = entry_of(book, item.rule or item.parameter, language(), today)
        if entry:
            found.append(AspectLine(item.aspect, entry, earlier_figures(item, book, today)))
    return found


def _initial(route: object) -> dict[str, object]:
    if not isinstance(route, Route):
        return {}
    size = route.limits.size
    return {"limit_mb": size // MEGABYTE if size else None, "limit_files": route.limits.files}


def _found(prepared: Prepared) -> dict[str, object]:
    return {
        "lines": [
            (line.aspect, *OUTCOMES[line.outcome], line_sentence(line)) for line in prepared.lines
        ],
        "files": [
            FileLine(
                name=file.name,
                contents=contents_of(file.part) if file.part else "",
                megabytes=megabytes(file.size),
                pages=file.pages,
                message=file.message,
                is_pdfa=file.is_pdfa,
            )
            for file in prepared.files
        ],
        "unfit": [
            UnfitLine(
                label=one.label,
                pages=", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in one.pages),
                reasons=[str(REASONS[code]) for code in one.reasons],
            )
            for one in prepared.unfit
        ],
    }


def _download(pack: Pack, prepared: Prepared) -> HttpResponse:
    ref = str(pack.plan["head"]["ref"])
    name = pack_filename(pack.variant, ref, pack.language, pack.as_of).replace(".pdf", ".zip")
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(prepared.as_zip(), content_type="application/zip", headers=headers)


urlpatterns = [
    path("cases/<key:ref>/packs/<slug:sha256>/prepare/", pack_prepare, name="pack-prepare"),
]
