"""What became of a paper on its way in, and asking for its words to be recognised."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from casework.actions.readings import can_read, request_reading
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Document, PaperCopy, PaperIntake, Reading
from casework.web.http import needs, read_case
from casework.web.middleware import Request
from casework.wording import sentence, sentences
from casework.wording.exhibits import COPIES, READINGS, REMOVED, REPAIRED


@dataclass(frozen=True, slots=True)
class Intake:
    """What the page of a paper says of it: sentences, and whether its words can be asked for."""

    notes: tuple[str | Promise, ...]
    reading: str | Promise
    can_ask: bool


def intake_of(document: Document) -> Intake:
    """What was repaired, left out and made of the paper."""
    row = PaperIntake.objects.filter(document=document).first()
    copies = document.copies.values_list("kind", flat=True).distinct()
    last = document.readings.last()
    repaired = [REPAIRED[code] for code in row.repaired] if row else []
    removed = [REMOVED[code] for code in row.removed] if row else []
    waits = last is not None and last.state in (Reading.QUEUED, Reading.RUNNING)
    return Intake(
        notes=(*repaired, *removed, *(COPIES[kind] for kind in dict.fromkeys(copies))),
        reading=_state(last),
        can_ask=not waits and PaperCopy.READ not in copies and can_read(document),
    )


def _state(reading: Reading | None) -> str | Promise:
    if reading is None or reading.state == Reading.DONE:
        return ""
    if reading.state == Reading.FAILED:
        return sentence(Problem(reading.problem, values={"pages": ""}))
    return READINGS[reading.state]


@needs(Can.EDIT_CASE)
@require_POST
def reading_request(request: Request, ref: str, key: str) -> HttpResponse:
    case = read_case(request, ref)
    document = get_object_or_404(case.documents, key=key)
    try:
        request_reading(document=document, by=request.user)
        messages.success(request, _("The words are being recognised. Packs will be searchable."))
    except Refused as refused:
        for said in sentences(refused.problems):
            messages.error(request, said)
    return redirect("document-edit", ref=ref, key=key)


urlpatterns = [
    path("cases/<key:ref>/papers/<key:key>/words/", reading_request, name="reading-request"),
]
