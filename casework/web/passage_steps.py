"""Checking what another person entered, sending it back, retiring it and bringing it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.actions.passages import (
    authors_of,
    check_passage,
    restore_passage,
    retire_passage,
    return_passage,
    version_of,
)
from casework.domain import evidence
from casework.domain.difference import difference
from casework.domain.editorial import is_second_person
from casework.domain.errors import Refused
from casework.domain.evidence import EditorialState
from casework.domain.roles import Can
from casework.models import Passage, Quotation, User
from casework.models.evidence import PassageQuerySet
from casework.models.passage_items import passage_item
from casework.models.passage_queue import (
    neighbours,
    sent_back_to,
    sources_in,
    themes_in,
    to_check,
)
from casework.web.evidence import cases_using, codes_of, rows_of, term_label
from casework.web.forms import PlainForm
from casework.web.http import needs, page_of, render_form
from casework.web.middleware import Request
from casework.web.passage_changes import Line, lines_of
from casework.wording import sentences
from casework.wording.evidence import states

PER_PAGE = 30


class ReasonForm(PlainForm):
    """Why a finding is sent back or retired."""

    because = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("It stays in the history of the finding."),
    )


@needs(Can.CHECK_EVIDENCE)
@require_safe
def passage_queue(request: Request) -> HttpResponse:
    asked = _asked(request.GET)
    page = page_of(request, to_check(request.user, **asked).for_facts(), PER_PAGE)
    whole = to_check(request.user)
    shown = {
        **asked,
        "page": page,
        "query": _query(asked),
        "rows": rows_of(page.object_list, timezone.localdate()),
        "sources": sources_in(whole),
        "themes": [(term.code, term_label(term), n) for term, n in themes_in(whole)],
        "sent_back": sent_back_to(request.user),
    }
    return render(request, "passages/queue.html", shown)


@needs(Can.CHECK_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def passage_check(request: Request, key: str) -> HttpResponse:
    passage = _opened(request.user, key)
    if request.method != "POST":
        return render(request, "passages/check.html", _shown(request, passage, ReasonForm()))
    try:
        check_passage(passage=passage, seen=request.POST.get("seen", ""), by=request.user)
    except Refused as refused:
        form = ReasonForm()
        _tell(request, refused)
        shown = _shown(request, _opened(request.user, key), form)
        return render(request, "passages/check.html", shown, status=422)
    messages.success(request, _("Checked. %(key)s bears your name now.") % {"key": key})
    return redirect(_after(request, passage))


@needs(Can.CHECK_EVIDENCE)
@require_POST
def passage_return(request: Request, key: str) -> HttpResponse:
    passage, form = _opened(request.user, key), ReasonForm(request.POST)
    if form.is_valid():
        try:
            return_passage(passage=passage, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Sent back. It waits for whoever entered it."))
            return redirect(_after(request, passage))
    form.start_at_first_error()
    shown = _shown(request, passage, form)
    return render(request, "passages/check.html", shown, status=422)


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def passage_retire(request: Request, key: str) -> HttpResponse:
    passage = _opened(request.user, key)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            retire_passage(passage=passage, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Retired. No pack prints it any more."))
            return redirect("passage-detail", key)
    shown = {
        "passage": passage,
        "facts": passage.to_facts(),
        "used_in": cases_using(passage, request.user),
    }
    return render_form(request, "passages/retire.html", form, **shown)


@needs(Can.EDIT_EVIDENCE)
@require_POST
def passage_restore(request: Request, key: str) -> HttpResponse:
    try:
        restore_passage(passage=_opened(request.user, key), by=request.user)
    except Refused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("It is a draft again. Another person checks it."))
    return redirect("passage-detail", key)


def _opened(user: User, key: str) -> Passage:
    return get_object_or_404(Passage.objects.visible_to(user).for_page(), key=key)


def _shown(request: Request, passage: Passage, form: ReasonForm) -> dict[str, Any]:
    """A finding as whoever checks it needs it: with its words, its limits and what changed."""
    facts = passage.to_facts()
    asked = _asked(request.GET)
    waiting = passage.state == EditorialState.DRAFT
    is_second = is_second_person(request.user.pk, authors_of(passage))
    return {
        "form": form,
        "passage": passage,
        "facts": facts,
        "states": states(evidence.warnings(facts, timezone.localdate())),
        "codes": codes_of(passage.terms.all()),
        "quotation": Quotation.objects.filter(passage=passage).select_related("snapshot").first(),
        "changes": _since_checked(passage),
        "seen": version_of(passage),
        "may_check": waiting and is_second,
        "is_own": waiting and not is_second,
        "beside": neighbours(_queue(request), passage),
        "query": _query(asked),
    }


def _since_checked(passage: Passage) -> list[Line]:
    """What differs from the text that was checked last, if any was."""
    checked = passage.versions.filter(state=EditorialState.CHECKED.value)
    last = checked.order_by("-number").first()
    return lines_of(difference(last.content, passage_item(passage))) if last else []


def _queue(request: Request) -> PassageQuerySet:
    return to_check(request.user, **_asked(request.GET))


def _after(request: Request, passage: Passage) -> str:
    """The next finding of the queue, or the queue where none follows or one was enough."""
    query = _query(_asked(request.GET))
    following = neighbours(_queue(request), passage).following
    if request.POST.get("then") == "stay":
        return reverse("passage-detail", args=[passage.key])
    if not following:
        return reverse("passage-queue") + query
    return reverse("passage-check", args=[following]) + query


def _asked(data: QueryDict) -> dict[str, str]:
    """The source and theme that the queue is narrowed to."""
    return {name: data.get(name, "").replace("\x00", "")[:60] for name in ("source", "theme")}


def _query(asked: dict[str, str]) -> str:
    given = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(given)}" if given else ""


def _tell(request: Request, refused: Refused) -> None:
    for text in sentences(refused.problems):
        messages.error(request, text)


urlpatterns = [
    path("evidence/to-check/", passage_queue, name="passage-queue"),
    path("evidence/<key:key>/check/", passage_check, name="passage-check"),
    path("evidence/<key:key>/return/", passage_return, name="passage-return"),
    path("evidence/<key:key>/retire/", passage_retire, name="passage-retire"),
    path("evidence/<key:key>/restore/", passage_restore, name="passage-restore"),
]
