"""The pages of a paper, and the boxes under which pseudonymised packs show nothing of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.actions.redactions import (
    WHOLE_PAPER,
    add_boxes,
    find_names,
    note_looked_at,
    read_page,
    remove_box,
)
from casework.domain.errors import Refused
from casework.domain.redactions import Box
from casework.domain.roles import Can
from casework.domain.translation import pick
from casework.models import Case, Document, Redaction
from casework.web.forms import PlainForm
from casework.web.http import needs, read_case, render_form
from casework.web.middleware import Request
from casework.wording import sentences

PER_CENT = 100


class BoxForm(PlainForm):
    """One box in per cent of the page, as a ruler would measure it."""

    left = forms.FloatField(label=_("Left (per cent of the width)"), min_value=0, max_value=100)
    top = forms.FloatField(label=_("Top (per cent of the height)"), min_value=0, max_value=100)
    right = forms.FloatField(label=_("Right (per cent of the width)"), min_value=0, max_value=100)
    bottom = forms.FloatField(
        label=_("Bottom (per cent of the height)"), min_value=0, max_value=100
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"step": "0.1", "inputmode": "decimal"}

    def box(self) -> list[float]:
        return [self.cleaned_data[side] / PER_CENT for side in ("left", "top", "right", "bottom")]


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def page_boxes(request: Request, ref: str, key: str, page: int) -> HttpResponse:
    case = read_case(request, ref)
    document = _document(case, key, page)
    form = BoxForm(request.POST or None)
    if form.is_valid():
        try:
            add_boxes(document=document, page=page, boxes=[form.box()], by=request.user)
            messages.success(request, _("The box is saved."))
            return redirect("page-boxes", ref=ref, key=key, page=page)
        except Refused as refused:
            form.refuse(refused, at="left")
    return _page(request, document, page, form)


@needs(Can.EDIT_CASE)
@require_POST
def page_find(request: Request, ref: str, key: str, page: int) -> HttpResponse:
    """The same screen with a proposed box around each protected name of the text layer."""
    document = _document(read_case(request, ref), key, page)
    found: Sequence[Box] = ()
    try:
        found = find_names(document=document, page=page, by=request.user)
        if not found:
            messages.info(request, _("No protected name stands in the text layer of this page."))
    except Refused as refused:
        _tell(request, refused)
    return _page(request, document, page, BoxForm(), found)


@needs(Can.EDIT_CASE)
@require_POST
def page_hide(request: Request, ref: str, key: str, page: int) -> HttpResponse:
    """Take over the proposed boxes that were chosen."""
    document = _document(_case(request, ref), key, page)
    try:
        boxes = [_read(text) for text in request.POST.getlist("box")]
        new = add_boxes(document=document, page=page, boxes=boxes, by=request.user)
        saved = ngettext("%(n)s box is saved.", "%(n)s boxes are saved.", new)
        messages.success(request, saved % {"n": new})
    except Refused as refused:
        _tell(request, refused)
    return redirect("page-boxes", ref=ref, key=key, page=page)


@needs(Can.EDIT_CASE)
@require_POST
def page_looked_at(request: Request, ref: str, key: str, page: int) -> HttpResponse:
    """Note that there is nothing to hide on the page; of page 0, that the paper is withheld."""
    document = _document(_case(request, ref), key, page or 1)
    try:
        note_looked_at(document=document, page=page, by=request.user)
    except Refused as refused:
        _tell(request, refused)
    if page == WHOLE_PAPER:
        return redirect("pseudonyms", ref=ref)
    return redirect("page-boxes", ref=ref, key=key, page=min(page + 1, document.pages))


@needs(Can.EDIT_CASE)
@require_POST
def redaction_remove(request: Request, ref: str, key: str, number: int) -> HttpResponse:
    case = _case(request, ref)
    rows = Redaction.objects.select_related("document__case")
    row = get_object_or_404(rows, pk=number, document__case=case, document__key=key)
    remove_box(redaction=row, by=request.user)
    if row.page == WHOLE_PAPER:
        return redirect("pseudonyms", ref=ref)
    return redirect("page-boxes", ref=ref, key=key, page=row.page)


@require_GET
def page_picture(request: Request, ref: str, key: str, page: int) -> HttpResponse:
    document = _document(_case(request, ref), key, page)
    try:
        picture = read_page(document=document, page=page, by=request.user)
    except Refused as refused:
        raise Http404 from refused
    return HttpResponse(picture, content_type="image/png")


def _page(
    request: Request, document: Document, page: int, form: BoxForm, found: Sequence[Box] = ()
) -> HttpResponse:
    rows = list(document.redactions.filter(page__in=[WHOLE_PAPER, page]))
    shown = {
        "case": document.case,
        "document": document,
        "title": pick(document.title, document.case.working_language, "en"),
        "page": page,
        "boxes": [(row, _per_cent(row.box)) for row in rows if row.page == page and row.box],
        "looked_at": next((row for row in rows if row.page == page and not row.box), None),
        "found": [(",".join(map(str, box)), _per_cent(box)) for box in found],
        "before": page - 1,
        "after": page + 1 if page < document.pages else 0,
        "here": reverse("page-boxes", args=[document.case.ref, document.key, page]),
    }
    return render_form(request, "redactions/page.html", form, **shown)


def _per_cent(box: Sequence[float]) -> dict[str, float]:
    """A box for the eye of a person, and for the drawing over the page."""
    left, top, right, bottom = (round(side * PER_CENT, 1) for side in box)
    sides = {"left": left, "top": top, "right": right, "bottom": bottom}
    return sides | {"width": round(right - left, 1), "height": round(bottom - top, 1)}


def _read(text: str) -> list[float]:
    try:
        return [float(side) for side in text.split(",")]
    except ValueError:
        return []


def _tell(request: Request, refused: Refused) -> None:
    for text in sentences(refused.problems):
        messages.error(request, text)


def _case(request: Request, ref: str) -> Case:
    return get_object_or_404(Case.objects.visible_to(request.user), ref=ref)


def _document(case: Case, key: str, page: int) -> Document:
    document = get_object_or_404(case.documents.select_related("case"), key=key)
    if not 1 <= page <= document.pages:
        raise Http404
    return document


AT = "cases/<key:ref>/pseudonyms/papers/<key:key>/"
urlpatterns = [
    path(f"{AT}<int:page>/", page_boxes, name="page-boxes"),
    path(f"{AT}<int:page>/picture/", page_picture, name="page-picture"),
    path(f"{AT}<int:page>/find/", page_find, name="page-find"),
    path(f"{AT}<int:page>/hide/", page_hide, name="page-hide"),
    path(f"{AT}<int:page>/looked-at/", page_looked_at, name="page-looked-at"),
    path(f"{AT}boxes/<int:number>/remove/", redaction_remove, name="redaction-remove"),
]
