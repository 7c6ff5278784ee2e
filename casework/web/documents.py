"""The papers of a case: upload, describe, download."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from casework.actions.documents import (
    DocumentFields,
    add_document,
    change_document,
    download_document,
)
from casework.domain.cases import DocumentKind
from casework.domain.errors import Refused
from casework.domain.page_ranges import LONGEST
from casework.domain.roles import Can
from casework.models import Case, Document
from casework.web.exhibit_places import place_field
from casework.web.forms import (
    FuzzyDateField,
    PlainForm,
    add_texts,
    content_languages,
    initial_texts,
    texts_in,
)
from casework.web.http import needs, read_case, render_form
from casework.web.middleware import Request
from casework.web.readings import intake_of
from casework.wording import sentences
from casework.wording.labels import DOCUMENT_KINDS, PAPER_LANGUAGES, choices

# With JPEG among them, an iPhone sends its pictures as JPEG.
ACCEPTED_FILES = ".pdf,.jpg,.jpeg,.png,.tif,.tiff,.webp,.docx,.odt"


class DocumentForm(PlainForm):
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=choices(DOCUMENT_KINDS))
    language = forms.ChoiceField(
        label=_("Language of the paper"),
        required=False,
        choices=choices(PAPER_LANGUAGES, empty=_("not stated")),
    )
    issued = FuzzyDateField(label=_("Date of the paper"))
    pages_used = forms.CharField(
        label=_("Pages used"),
        required=False,
        max_length=LONGEST,
        help_text=_("The pages that packs show, as 1, 3-5. Empty: the whole paper."),
    )

    def __init__(self, case: Case, document: Document | None, *args: Any) -> None:
        super().__init__(*args, initial=_initial(document))
        self.fields["exhibit"] = place_field(case, document)
        title, note = (document.title, document.translation_note) if document else ({}, {})
        languages = content_languages(case, title, note)
        add_texts(self, "title", gettext("Title"), languages)
        help_text = gettext("Who translated the paper, and whether the translation is sworn.")
        name = gettext("Note on the translation")
        add_texts(self, "note", name, languages, help_text=help_text)

    def document_fields(self) -> DocumentFields:
        data = self.cleaned_data
        return DocumentFields(
            title=texts_in(data, "title"),
            kind=DocumentKind(data["kind"]),
            issued=data["issued"],
            language=data["language"],
            exhibit=data["exhibit"],
            pages_used=data["pages_used"],
            translation_note=texts_in(data, "note"),
        )


class UploadForm(DocumentForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "PDF, JPEG, PNG, TIFF, WebP, or a text of Word or LibreOffice; at most 25 MB. It is "
            "kept encrypted, exactly as received."
        ),
        widget=forms.ClearableFileInput({"accept": ACCEPTED_FILES}),
    )
    password = forms.CharField(
        label=_("Password of the file"),
        required=False,
        strip=False,
        max_length=127,
        help_text=_("Only for a locked PDF. It opens the file once and is not kept."),
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )
    field_order = ("file", "password")

    def clean_file(self) -> UploadedFile[bytes] | None:
        return checked_size(self.cleaned_data["file"])


def checked_size(file: UploadedFile[bytes] | None) -> UploadedFile[bytes] | None:
    """The file, if there is one. Raises ValidationError when it is too large to take."""
    if file and (file.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        limit = filesizeformat(settings.UPLOAD_LIMIT_BYTES)
        sentence = _(
            "The file is larger than %(limit)s. Scan it again in 200 dots an inch and in grey, or "
            "split it and add each part as an exhibit of its own."
        )
        raise ValidationError(sentence % {"limit": limit})
    return file


def _initial(document: Document | None) -> dict[str, object]:
    if document is None:
        return {"kind": DocumentKind.OTHER.value}
    same = ("kind", "language", "issued", "pages_used")
    return (
        {name: getattr(document, name) for name in same}
        | initial_texts("title", document.title)
        | initial_texts("note", document.translation_note)
    )


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def document_add(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    form = UploadForm(case, None, request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            _add(request, case, form)
            messages.success(request, _("The paper is in the case."))
            return redirect("case-detail", ref=ref)
        except Refused as refused:
            form.refuse(refused, at="password" if _is_locked(refused) else "file")
    return render_form(request, "documents/form.html", form, case=case)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def document_edit(request: Request, ref: str, key: str) -> HttpResponse:
    case = read_case(request, ref)
    document = get_object_or_404(case.documents, key=key)
    form = DocumentForm(case, document, request.POST or None)
    if form.is_valid():
        try:
            change_document(document=document, fields=form.document_fields(), by=request.user)
            messages.success(request, _("Saved."))
            return redirect("case-detail", ref=ref)
        except Refused as refused:
            form.refuse(refused)
    shown = {"case": case, "document": document, "intake": intake_of(document)}
    return render_form(request, "documents/form.html", form, **shown)


@needs(Can.READ_CASE)
@require_safe
def document_download(request: Request, ref: str, key: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    document = get_object_or_404(case.documents, key=key)
    try:
        content = download_document(document=document, by=request.user)
    except Refused as refused:
        shown = {"case": case, "sentences": sentences(refused.problems)}
        return render(request, "documents/unreadable.html", shown, status=500)
    # Always an attachment: a stranger's file never opens within this site.
    disposition = content_disposition_header(as_attachment=True, filename=document.filename)
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=document.media_type, headers=headers)


def _add(request: Request, case: Case, form: UploadForm) -> Document:
    file = form.cleaned_data["file"]
    return add_document(
        case=case,
        content=file.read(),
        filename=file.name,
        fields=form.document_fields(),
        by=request.user,
        password=form.cleaned_data["password"],
    )


def _is_locked(refused: Refused) -> bool:
    return any(p.code in ("exhibit-encrypted", "exhibit-password") for p in refused.problems)


urlpatterns = [
    path("cases/<key:ref>/papers/new/", document_add, name="document-add"),
    path("cases/<key:ref>/papers/<key:key>/", document_edit, name="document-edit"),
    path("cases/<key:ref>/papers/<key:key>/file/", document_download, name="document-download"),
]
