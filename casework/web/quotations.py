"""The quotation that a finding rests on: shown, made and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from casework.actions.quotations import quote, remove_quotation
from casework.domain.errors import Refused
from casework.domain.quotations import LONGEST, page_of
from casework.domain.roles import Can
from casework.models import Passage, Quotation, Snapshot, User
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.wording.snapshots import snapshot_name

LONGEST_NEIGHBOUR = 200


class QuotationForm(PlainForm):
    """Words of a snapshot; start is where a reader selected them, and is only a hint."""

    snapshot = forms.ChoiceField(label=_("Archived copy"))
    exact = forms.CharField(
        label=_("Words of the source"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=_("Letter by letter as in the archived copy; line breaks do not matter."),
    )
    before = forms.CharField(
        label=_("Words just before"),
        required=False,
        max_length=LONGEST_NEIGHBOUR,
        help_text=_("Only when the quotation occurs more than once."),
    )
    after = forms.CharField(
        label=_("Words just after"), required=False, max_length=LONGEST_NEIGHBOUR
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, snapshots: list[Snapshot], language: str, *args: Any) -> None:
        super().__init__(*args)
        self.snapshots = {snapshot.sha256: snapshot for snapshot in snapshots}
        names = [
            (sha256, snapshot_name(row.filename, row.taken_at))
            for sha256, row in self.snapshots.items()
        ]
        self.fields["snapshot"] = forms.ChoiceField(label=_("Archived copy"), choices=names)
        if len(names) == 1:
            self.fields["snapshot"].widget = forms.HiddenInput()
            self.initial["snapshot"] = names[0][0]
        self.fields["exact"].widget.attrs["lang"] = language

    def chosen(self) -> dict[str, Any]:
        """What quote() is asked with."""
        data = self.cleaned_data
        return {
            "snapshot": self.snapshots[data["snapshot"]],
            "exact": data["exact"],
            "prefix": data["before"],
            "suffix": data["after"],
            "start": data["start"],
        }


@dataclass(frozen=True, slots=True)
class QuotationBox:
    """What the page of a finding shows: its quotation, or the form for one.

    page is its page in the snapshot, 0 for one without pages.
    """

    quotation: Quotation | None
    page: int
    newest: Snapshot | None
    form: QuotationForm | None


def quotation_box(passage: Passage, user: User) -> QuotationBox:
    """The quotation of a finding as the person may see or make it; two queries."""
    snapshots = list(passage.source.snapshots.visible_to(user).for_list())
    quotation = Quotation.objects.for_reader().filter(passage=passage).first()
    may_edit = user.may(Can.EDIT_EVIDENCE) and bool(snapshots)
    return QuotationBox(
        quotation,
        page_of(quotation.snapshot.page_starts, quotation.start) if quotation else 0,
        snapshots[0] if snapshots else None,
        QuotationForm(snapshots, passage.source.language) if may_edit else None,
    )


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def quotation_edit(request: Request, key: str) -> HttpResponse:
    passage = _passage(request, key)
    snapshots = list(passage.source.snapshots.for_list())
    form = QuotationForm(snapshots, passage.source.language, request.POST or None)
    if form.is_valid():
        try:
            quote(passage=passage, by=request.user, **form.chosen())
            messages.success(request, gettext("The quotation stands; saved."))
            return redirect("passage-detail", key=key)
        except Refused as refused:
            form.refuse(refused, at="exact")
    shown = {"passage": passage, "newest": snapshots[0] if snapshots else None}
    return render_form(request, "snapshots/quotation.html", form, **shown)


@needs(Can.EDIT_EVIDENCE)
@require_POST
def quotation_remove(request: Request, key: str) -> HttpResponse:
    quotation = Quotation.objects.filter(passage=_passage(request, key)).first()
    if quotation:
        remove_quotation(quotation=quotation, by=request.user)
        messages.success(request, gettext("The quotation is taken off the finding."))
    return redirect("passage-detail", key=key)


def _passage(request: Request, key: str) -> Passage:
    visible = Passage.objects.visible_to(request.user).select_related("source")
    return get_object_or_404(visible, key=key)


urlpatterns = [
    path("evidence/<key:key>/quotation/", quotation_edit, name="quotation-edit"),
    path("evidence/<key:key>/quotation/remove/", quotation_remove, name="quotation-remove"),
]
