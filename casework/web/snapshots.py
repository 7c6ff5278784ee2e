"""The archived copies of a source: their list, a new one, and their download."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from casework.actions.snapshots import add_snapshot, download_snapshot, remove_snapshot
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import Quotation, Snapshot, Source
from casework.web.documents import checked_size
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.wording import sentences
from casework.wording.snapshots import CHARSETS

MINUTES = "%Y-%m-%dT%H:%M"


class SnapshotForm(PlainForm):
    """A file with the time it was saved, and where from."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF with text, HTML (the page only) or plain text. It is kept encrypted."),
        widget=forms.ClearableFileInput({"accept": ".pdf,.html,.htm,.txt"}),
    )
    taken_at = forms.DateTimeField(
        label=_("When it was saved from the source"),
        widget=forms.DateTimeInput(format=MINUTES, attrs={"type": "datetime-local"}),
    )
    url = forms.CharField(
        label=_("Address it was saved from"),
        required=False,
        max_length=2000,
        widget=forms.URLInput,
    )
    charset = forms.ChoiceField(
        label=_("Encoding of the letters"),
        required=False,
        choices=CHARSETS.items(),
        help_text=_("Only for old HTML and text files whose letters come out wrong."),
    )

    def __init__(self, source: Source, *args: Any) -> None:
        now = timezone.localtime().strftime(MINUTES)
        super().__init__(*args, initial={"taken_at": now, "url": source.url})

    def clean_file(self) -> UploadedFile[bytes] | None:
        return checked_size(self.cleaned_data["file"])


@needs(Can.READ_EVIDENCE)
@require_safe
def snapshot_list(request: Request, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), key=key)
    return _list(request, source, SnapshotForm(source))


@needs(Can.EDIT_EVIDENCE)
@require_POST
def snapshot_add(request: Request, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), key=key)
    form = SnapshotForm(source, request.POST, request.FILES)
    if form.is_valid():
        try:
            snapshot = _add(request, source, form)
            _tell(request, snapshot)
            return redirect("snapshot-read", key=key, sha256=snapshot.sha256)
        except Refused as refused:
            form.refuse(refused, at="file")
    return _list(request, source, form)


@needs(Can.READ_EVIDENCE)
@require_safe
def snapshot_download(request: Request, key: str, sha256: str) -> HttpResponse:
    visible = Snapshot.objects.visible_to(request.user).for_list().select_related("source")
    snapshot = get_object_or_404(visible, source__key=key, sha256=sha256)
    try:
        content = download_snapshot(snapshot=snapshot, by=request.user)
    except Refused as refused:
        shown = {"source": snapshot.source, "sentences": sentences(refused.problems)}
        return render(request, "snapshots/unreadable.html", shown, status=500)
    # Always an attachment: a stranger's file never opens within this site.
    disposition = content_disposition_header(as_attachment=True, filename=snapshot.filename)
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=snapshot.media_type, headers=headers)


@needs(Can.EDIT_EVIDENCE)
@require_POST
def snapshot_remove(request: Request, key: str, sha256: str) -> HttpResponse:
    visible = Snapshot.objects.visible_to(request.user).for_list()
    snapshot = get_object_or_404(visible, source__key=key, sha256=sha256)
    try:
        remove_snapshot(snapshot=snapshot, by=request.user)
        messages.success(request, gettext("The copy is removed."))
    except Refused as refused:
        for sentence in sentences(refused.problems):
            messages.error(request, sentence)
    return redirect("snapshot-list", key=key)


def _list(request: Request, source: Source, form: SnapshotForm) -> HttpResponse:
    rows: QuerySet[Snapshot] = source.snapshots.for_list().annotate(quoted=Count("quotations"))
    shown = {"source": source, "snapshots": rows, "may_edit": request.user.may(Can.EDIT_EVIDENCE)}
    return render_form(request, "snapshots/list.html", form, **shown)


def _add(request: Request, source: Source, form: SnapshotForm) -> Snapshot:
    data = form.cleaned_data
    taken_at: dt.datetime = data["taken_at"]
    return add_snapshot(
        source=source,
        content=data["file"].read(),
        filename=data["file"].name,
        taken_at=taken_at,
        url=data["url"],
        charset=data["charset"],
        by=request.user,
    )


def _tell(request: HttpRequest, snapshot: Snapshot) -> None:
    """Say what is archived now, and whether quotations were lost by it."""
    messages.success(request, gettext("The source is archived."))
    lost = Quotation.objects.filter(snapshot__source=snapshot.source_id, stands=False).count()
    if lost:
        told = ngettext(
            "%(count)s quotation no longer stands in the newest copy.",
            "%(count)s quotations no longer stand in the newest copy.",
            lost,
        )
        messages.warning(request, told % {"count": lost})


urlpatterns = [
    path("evidence/sources/<key:key>/snapshots/", snapshot_list, name="snapshot-list"),
    path("evidence/sources/<key:key>/snapshots/add/", snapshot_add, name="snapshot-add"),
    path(
        "evidence/sources/<key:key>/snapshots/<slug:sha256>/",
        snapshot_download,
        name="snapshot-download",
    ),
    path(
        "evidence/sources/<key:key>/snapshots/<slug:sha256>/remove/",
        snapshot_remove,
        name="snapshot-remove",
    ),
]
