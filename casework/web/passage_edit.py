"""Entering a finding of a source, and changing one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.forms import MultipleChoiceField
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework.actions.passages import Quoted, add_passage, change_passage, version_of
from casework.domain.difference import difference
from casework.domain.editorial import Step, after
from casework.domain.errors import Refused
from casework.domain.evidence import EditorialState
from casework.domain.quotations import page_of
from casework.domain.roles import Can
from casework.models import Passage, Quotation, Snapshot, Source, User
from casework.models.passage_items import for_items, passage_item
from casework.web.http import needs
from casework.web.middleware import Request
from casework.web.passage_changes import lines_of
from casework.web.passage_form import PassageForm, Search, initial_of, is_search, typed
from casework.wording import sentences

CODES = ("themes", "profiles", "acts", "actors", "grounds")


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; those that few findings need are folded away until used."""

    key: str
    title: str
    rows: list[tuple[str, Search | None]]
    is_open: bool
    is_filtered: bool = False
    ticked: str = ""


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def passage_add(request: Request, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), key=key)
    quoted = _quoted(request, source)
    form = _form(request, _suggested(quoted))
    if form.is_bound and form.is_valid():
        try:
            passage = add_passage(source=source, item=form.item(), quoted=quoted, by=request.user)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Entered as a draft. Another person checks it."))
            return redirect("passage-detail", passage.key)
    return _shown(request, form, source, quoted=quoted)


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def passage_edit(request: Request, key: str) -> HttpResponse:
    passage = get_object_or_404(for_items(Passage.objects.visible_to(request.user)), key=key)
    if (closed := _closed(request, passage)) is not None:
        return closed
    form = _form(request, initial_of(passage_item(passage)))
    if form.is_bound and form.is_valid():
        try:
            _change(request.user, passage, form)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("passage-detail", passage.key)
    return _shown(request, form, passage.source, passage=passage)


def _change(by: User, passage: Passage, form: PassageForm) -> None:
    data = form.cleaned_data
    change_passage(passage=passage, item=form.item(), seen=data["seen"], note=data["note"], by=by)


def _closed(request: Request, passage: Passage) -> HttpResponse | None:
    """Back to the finding where it cannot be changed as it stands, with the reason."""
    try:
        after(EditorialState(passage.state), Step.CHANGE)
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
        return redirect("passage-detail", passage.key)
    return None


def _form(request: Request, initial: dict[str, Any]) -> PassageForm:
    """The form as sent; while something is looked for, as typed so far and without complaint."""
    if request.method != "POST":
        return PassageForm(request.user, initial=initial)
    if is_search(request.POST):
        return PassageForm(request.user, initial=typed(request.POST))
    return PassageForm(request.user, request.POST)


def _shown(
    request: Request,
    form: PassageForm,
    source: Source,
    *,
    passage: Passage | None = None,
    quoted: Quoted | None = None,
) -> HttpResponse:
    if form.is_bound:
        form.start_at_first_error()
    if passage is None:
        del form.fields["note"]
    context = {
        "form": form,
        "source": source,
        "passage": passage,
        "quoted": quoted or _quotation(passage),
        "groups": _groups(form),
        "seen": version_of(passage) if passage else "",
        "stored": _stored(passage, form),
    }
    status = 422 if form.is_bound else 200
    return render(request, "passages/edit.html", context, status=status)


def _stored(passage: Passage | None, form: PassageForm) -> list[Any]:
    """What is stored now against what was typed, where somebody else was faster."""
    if passage is None or not form.is_bound:
        return []
    if form.data.get("seen", "") == version_of(passage) or "finding" not in form.cleaned_data:
        return []
    kept: Mapping[str, object] = {**passage_item(passage)}
    same = {name: kept[name] for name in ("key", "source", "slug") if name in kept}
    return lines_of(difference(kept, {**form.item(), **same}))


def _groups(form: PassageForm) -> list[Group]:
    codes = [_group(form, name, str(form[name].label), [name], is_filtered=True) for name in CODES]
    return [
        _group(form, "names", _("People, organisations and places"), ["places", "entities"]),
        *codes,
        _group(
            form, "wrong", _("Where the source is wrong or overtaken"), ["correction", "issue"]
        ),
        _group(
            form,
            "limits",
            _("Limits and care"),
            ["caveats", "printable", "withheld_because", "sensitivity"],
        ),
        _group(form, "others", _("Confirmed by other sources"), ["corroborated_by"]),
    ]


def _group(
    form: PassageForm, key: str, title: str, names: list[str], *, is_filtered: bool = False
) -> Group:
    """Open where something is wrong, searched for or withheld; what is ticked stands in the title.

    Texts that are there are shown too.
    """
    wrong = any(form[name].errors for name in names if form.is_bound)
    searched = any(form.searches[name].query for name in names if name in form.searches)
    written = [name for name in names if name not in form.searches and form[name].value()]
    withheld = "printable" in names and not form["printable"].value()
    is_used = wrong or searched or withheld or (not is_filtered and set(written) - {"printable"})
    return Group(
        key,
        title,
        [(name, form.searches.get(name)) for name in names],
        bool(is_used),
        is_filtered,
        ", ".join(label for name in names for label in _ticked(form, name)),
    )


def _ticked(form: PassageForm, name: str) -> list[str]:
    """The labels of what is ticked in a list."""
    field, value = form.fields[name], form[name].value()
    if not isinstance(field, MultipleChoiceField) or not value:
        return []
    offered = cast("Iterable[tuple[str, object]]", field.choices)
    return [str(label) for code, label in offered if code in value]


def _quoted(request: Request, source: Source) -> Quoted | None:
    """The words that the reader of a snapshot marked, as the address has them."""
    asked: QueryDict = request.GET
    words = asked.get("exact", "").replace("\x00", "")
    if not words or "snapshot" not in asked:
        return None
    snapshots = Snapshot.objects.visible_to(request.user).filter(source=source)
    snapshot = get_object_or_404(snapshots, sha256=asked["snapshot"])
    start = asked.get("start", "")
    return Quoted(
        snapshot,
        words,
        prefix=asked.get("prefix", "").replace("\x00", ""),
        suffix=asked.get("suffix", "").replace("\x00", ""),
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 10 else None,
    )


def _quotation(passage: Passage | None) -> Quotation | None:
    return Quotation.objects.filter(passage=passage).first() if passage else None


def _suggested(quoted: Quoted | None) -> dict[str, Any]:
    """Where words of a text with pages were marked, their page."""
    if quoted is None or not quoted.snapshot.page_starts or quoted.start is None:
        return {}
    return {
        "locator_kind": "page",
        "locator_value": str(page_of(quoted.snapshot.page_starts, quoted.start)),
    }


urlpatterns = [
    path("evidence/sources/<key:key>/findings/add/", passage_add, name="passage-add"),
    path("evidence/<key:key>/edit/", passage_edit, name="passage-edit"),
]
