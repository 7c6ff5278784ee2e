"""The text of a pack as a Word document, and the letter that goes out with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from casework.actions.cover_letter import FORMS, export_cover_letter
from casework.actions.pack_docx import export_docx
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.domain.translation import pack_languages
from casework.models import Case
from casework.web.http import needs
from casework.web.middleware import Request
from casework.web.pack_checks import problem_words

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@needs(Can.BUILD_PACK)
@require_GET
def pack_docx(request: Request, ref: str, language: str) -> HttpResponse:
    case = _case(request, ref, language)
    day = timezone.localdate()
    try:
        content = export_docx(case=case, language=language, as_of=day, by=request.user)
    except Refused as refused:
        return _refused(request, case, refused)
    return _file(content, f"{ref}-{language}-{day.isoformat()}.docx", "docx")


@needs(Can.BUILD_PACK)
@require_GET
def cover_letter(request: Request, ref: str, language: str, form: str) -> HttpResponse:
    case = _case(request, ref, language)
    if form not in FORMS:
        raise Http404
    day = timezone.localdate()
    try:
        content = export_cover_letter(
            case=case, language=language, as_of=day, form=form, by=request.user
        )
    except Refused as refused:
        return _refused(request, case, refused)
    return _file(content, f"{ref}-letter-{language}-{day.isoformat()}.{form}", form)


def _case(request: Request, ref: str, language: str) -> Case:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    if language not in pack_languages(case.jurisdiction):
        raise Http404
    return case


def _refused(request: Request, case: Case, refused: Refused) -> HttpResponse:
    for text in dict.fromkeys(map(problem_words, refused.problems)):
        messages.error(request, text)
    return redirect("pack-list", case.ref)


def _file(content: bytes, name: str, form: str) -> HttpResponse:
    # The name of the file says nothing of the client: it is seen by whoever sees the folder.
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


urlpatterns = [
    path("cases/<key:ref>/packs/docx/<slug:language>/", pack_docx, name="pack-docx"),
    path(
        "cases/<key:ref>/packs/letter/<slug:language>/<slug:form>/",
        cover_letter,
        name="cover-letter",
    ),
]
