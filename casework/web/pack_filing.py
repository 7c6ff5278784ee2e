"""Noting that a pack was filed, and verifying a PDF that somebody holds."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from casework.actions.pack_filing import file_pack
from casework.actions.pack_verify import verify_upload
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import Case
from casework.web.documents import checked_size
from casework.web.forms import DayField, PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.wording.packs import FILING_WAYS
from casework.wording.seals import OUTCOMES, difference_sentences


class FilingForm(PlainForm):
    """When, where and how a pack was filed."""

    filed_on = DayField(label=_("Filed on"))
    filed_at = forms.CharField(
        label=_("Filed at"),
        max_length=200,
        help_text=_("The authority or court, with its file number where there is one."),
    )
    way = forms.ChoiceField(label=_("How it was filed"), choices=FILING_WAYS.items())


class VerifyForm(PlainForm):
    """The PDF to compare with its seal."""

    file = forms.FileField(
        label=_("PDF of a pack"),
        help_text=_("It is compared and not kept."),
        widget=forms.ClearableFileInput({"accept": ".pdf"}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        return checked_size(self.cleaned_data["file"])


@needs(Can.BUILD_PACK)
@require_http_methods(["GET", "HEAD", "POST"])
def pack_file(request: Request, ref: str, sha256: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    pack = get_object_or_404(case.packs.select_related("case"), sha256=sha256)
    today = timezone.localdate().isoformat()
    initial = {"filed_on": today, "filed_at": case.authority.split("\n")[0]}
    form = FilingForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            file_pack(pack=pack, by=request.user, **form.cleaned_data)
            messages.success(request, _("The pack is noted as filed."))
            return redirect(f"{reverse('pack-list', args=[ref])}?language={pack.language}")
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "packs/file.html", form, case=case, pack=pack)


@needs(Can.READ_CASE)
@require_http_methods(["GET", "HEAD", "POST"])
def pack_verify(request: Request) -> HttpResponse:
    form = VerifyForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            content = form.cleaned_data["file"].read()
            found = verify_upload(content=content, by=request.user)
            words = [] if found.is_unchanged else difference_sentences(found.differences)
            shown = {"form": VerifyForm(), "found": found, "words": words}
            shown["outcome"] = OUTCOMES[found.outcome]
            return render(request, "packs/verify.html", shown)
        except Refused as refused:
            form.refuse(refused, at="file")
    return render_form(request, "packs/verify.html", form)


urlpatterns = [
    path("packs/verify/", pack_verify, name="pack-verify"),
    path("cases/<key:ref>/packs/<slug:sha256>/file/", pack_file, name="pack-file"),
]
