"""Packs of a case: check, build, watch the build, download."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from casework.actions.builds import request_build
from casework.actions.cases import open_case
from casework.actions.packs import record_download
from casework.domain.checks import Severity
from casework.domain.errors import Refused
from casework.domain.pack_names import pack_filename
from casework.domain.translation import pack_languages
from casework.models import Case
from casework.models.packs import COURT
from casework.web.builds import packs_address, progress
from casework.web.middleware import Request
from casework.web.pack_checks import pack_checks
from casework.wording import sentences
from casework.wording.labels import label
from casework.wording.previews import SECTIONS
from casework.wording.variants import variant_choices

# What a pack of a list tells of its filing.
FILINGS = "filings__superseded_by"


@require_safe
def pack_list(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    open_case(case=case, by=request.user)
    language = _language(case, request.GET.get("language"))
    report = pack_checks(case, language, timezone.localdate())
    shown = {
        "case": case,
        **progress(case, language),
        "targets": [(code, label(code, "language")) for code in _languages(case)],
        "today": timezone.localdate(),
        "report": report,
        "sections": SECTIONS,
        "errors": report.levels[Severity.ERROR.value].count,
        "variants": [(code, *words) for code, words in variant_choices().items()],
        "packs": case.packs.select_related("built_by").prefetch_related(FILINGS).defer("plan"),
    }
    return render(request, "packs/list.html", shown)


@require_POST
def pack_build(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    language = request.POST.get("language", "")
    today = timezone.localdate()
    try:
        variant = request.POST.get("variant", COURT)
        request_build(case=case, language=language, as_of=today, by=request.user, variant=variant)
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
    return redirect(packs_address(case, _language(case, language)))


@require_GET
def pack_download(request: Request, ref: str, sha256: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    pack = get_object_or_404(case.packs.select_related("case"), sha256=sha256)
    try:
        content = record_download(pack=pack, by=request.user)
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
        return redirect(packs_address(case, pack.language))
    name = pack_filename(pack.variant, pack.plan["head"]["ref"], pack.language, pack.as_of)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _languages(case: Case) -> tuple[str, ...]:
    return pack_languages(case.jurisdiction)


def _language(case: Case, wanted: str | None) -> str:
    """The language asked for; the official one where packs are not built in it."""
    languages = _languages(case)
    return wanted if wanted in languages else languages[0]


urlpatterns = [
    path("cases/<key:ref>/packs/", pack_list, name="pack-list"),
    path("cases/<key:ref>/packs/build/", pack_build, name="pack-build"),
    path("cases/<key:ref>/packs/<slug:sha256>/", pack_download, name="pack-download"),
]
