"""One section of a pack as PDF in the browser, before the pack is built."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from casework.actions.pack_preview import preview_section
from casework.domain.errors import Refused
from casework.domain.translation import pack_languages
from casework.models import Case
from casework.web.builds import packs_address
from casework.web.middleware import Request
from casework.wording import sentences


@require_GET
def pack_preview(request: Request, ref: str, language: str, section: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    today, by = timezone.localdate(), request.user
    try:
        content = preview_section(
            case=case, language=language, section=section, as_of=today, by=by
        )
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
        return redirect(packs_address(case, language))
    headers = {
        "Content-Disposition": f'inline; filename="{ref}-{section}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def preview_language(case: Case) -> str:
    """The reader's own language where packs are built in it; else the official one."""
    languages, own = pack_languages(case.jurisdiction), (get_language() or "")[:2]
    return own if own in languages else languages[0]


urlpatterns = [
    path(
        "cases/<key:ref>/packs/preview/<slug:language>/<slug:section>/",
        pack_preview,
        name="pack-preview",
    ),
]
