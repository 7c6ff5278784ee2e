"""The lawyer's own words of a pack: which there are, and writing one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from casework.actions.pack_steps import read_plan
from casework.actions.pack_texts import (
    places_of,
    read_own,
    references_of,
    save_pack_text,
    version_of,
)
from casework.domain.errors import Refused
from casework.domain.own_markup import to_markup
from casework.domain.own_texts import ELEMENT, Blocks, OwnTexts, Place, Signature, plain
from casework.domain.pack_plan import PackPlan
from casework.domain.pack_words import PrintedText
from casework.domain.roles import Can
from casework.domain.translation import pack_languages
from casework.models import Case
from casework.models.pack_texts import own_texts
from casework.web.forms import PlainForm
from casework.web.http import needs, read_case
from casework.web.middleware import Request
from casework.web.pack_references import targets
from casework.wording.labels import label
from casework.wording.own_texts import PLACE_NOTES, PLACES


class OwnTextForm(PlainForm):
    """A text as markup, and what to look for among the things it can refer to."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 18, "dir": "auto", "spellcheck": "true"}),
    )
    find = forms.CharField(label=gettext_lazy("Find what to refer to"), required=False)

    def __init__(self, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["lang"] = language


class ClosingForm(OwnTextForm):
    """The closing, and who signs."""

    signed_at = forms.CharField(label=gettext_lazy("Place"), max_length=80, required=False)
    name = forms.CharField(label=gettext_lazy("Name of who signs"), max_length=120, required=False)
    capacity = forms.CharField(
        label=gettext_lazy("Capacity"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("As it stands under the name: lawyer, attorney-at-law."),
    )

    def signature(self) -> Signature:
        data = self.cleaned_data
        return Signature(data["signed_at"], data["name"], data["capacity"])


@dataclass(frozen=True, slots=True)
class Row:
    """A place of a pack, with the beginning of its text in each language."""

    place: str
    title: str
    note: str
    texts: list[tuple[str, str, str]]


@require_safe
def pack_texts(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    languages = pack_languages(case.jurisdiction)
    plan = read_plan(case, languages[0], timezone.localdate())
    texts = own_texts(case)
    places = dict.fromkeys((*places_of(plan), *sorted(texts.blocks)))
    rows = [_row(place, plan, texts, languages) for place in places]
    return render(request, "pack_texts/list.html", {"case": case, "rows": rows})


@needs(Can.READ_CASE)
@require_http_methods(["GET", "HEAD", "POST"])
def pack_text(request: Request, ref: str, language: str, place: str) -> HttpResponse:
    case = read_case(request, ref)
    plan = _plan(case, language, place)
    sent = _with_inserted(request.POST) if request.method == "POST" else None
    form = _form(case, language, place, sent)
    if sent is None or not form.is_valid() or "save" not in sent.get("then", "save"):
        return _page(request, case, plan, place, form)
    try:
        _save(request, case, language, place, form)
    except Refused as refused:
        form.refuse(refused)
        return _page(request, case, plan, place, form)
    messages.success(request, _("Saved."))
    return redirect("pack-text", ref, language, place)


def _plan(case: Case, language: str, place: str) -> PackPlan:
    """The plan of the pack in the language. Raises Http404 where it has no such place."""
    if language not in pack_languages(case.jurisdiction):
        raise Http404
    plan = read_plan(case, language, timezone.localdate())
    if place not in places_of(plan) and place not in own_texts(case).blocks:
        raise Http404
    return plan


def _with_inserted(sent: QueryDict) -> QueryDict:
    """What was sent, with the reference at its end whose button was pressed."""
    data = sent.copy()
    if markup := sent.get("insert", ""):
        data["text"] = f"{sent.get('text', '').rstrip()} {markup}".lstrip()
        data["then"] = "insert"
    return data


def _form(case: Case, language: str, place: str, sent: QueryDict | None) -> OwnTextForm:
    texts = own_texts(case)
    initial: dict[str, str] = {"text": to_markup(texts.at(place, language))}
    if place != Place.CLOSING:
        return OwnTextForm(language, sent, initial=initial)
    who = texts.signatures.get(language, Signature())
    initial |= {"signed_at": who.place, "name": who.name, "capacity": who.capacity}
    return ClosingForm(language, sent, initial=initial)


def _save(request: Request, case: Case, language: str, place: str, form: OwnTextForm) -> None:
    save_pack_text(
        case=case,
        place=place,
        language=language,
        text=form.cleaned_data["text"],
        seen=request.POST.get("seen", ""),
        as_of=timezone.localdate(),
        by=request.user,
        signature=form.signature() if isinstance(form, ClosingForm) else None,
    )


def _page(
    request: Request, case: Case, plan: PackPlan, place: str, form: OwnTextForm
) -> HttpResponse:
    """The text with its preview; what was typed stays, and beside it what is stored now."""
    language, texts = plan.head.language, own_texts(case)
    version = version_of(case, place, language)
    has_changed = form.is_bound and request.POST.get("seen", "") != version
    found, count = targets(plan, form["find"].value() or "")
    shown = {
        "case": case,
        "form": form,
        "row": _row(place, plan, texts, pack_languages(case.jurisdiction)),
        "language": language,
        "language_name": label(language, "language"),
        "preview": _preview(form, plan, place, texts.at(place, language)),
        "seen": version,
        "stored": to_markup(texts.at(place, language)) if has_changed else None,
        "targets": found,
        "more": count - len(found),
    }
    form.start_at_first_error()
    return render(request, "pack_texts/edit.html", shown, status=422 if form.errors else 200)


def _preview(form: OwnTextForm, plan: PackPlan, place: str, stored: Blocks) -> PrintedText:
    """The text of the form as a pack prints it; what cannot be read is said at the form."""
    try:
        blocks = read_own(form["text"].value() or "", plan) if form.is_bound else stored
    except Refused as refused:
        if not form.errors:
            form.refuse(refused)
        return ()
    return references_of(plan).printed(blocks, place.removeprefix(ELEMENT))


def _row(place: str, plan: PackPlan, texts: OwnTexts, languages: tuple[str, ...]) -> Row:
    titles = {f"{ELEMENT}{e.key}": f"{e.number} {e.title.text}" for e in plan.elements}
    title = PLACES.get(place) or titles.get(place) or place.removeprefix(ELEMENT)
    note = PLACE_NOTES.get(place) or _("Printed with the element, before the country evidence.")
    return Row(place, str(title), str(note), [_line(place, code, texts) for code in languages])


def _line(place: str, language: str, texts: OwnTexts) -> tuple[str, str, str]:
    return language, label(language, "language"), plain(texts.at(place, language), "…")[:160]


urlpatterns = [
    path("cases/<key:ref>/packs/texts/", pack_texts, name="pack-texts"),
    path("cases/<key:ref>/packs/texts/<slug:language>/<str:place>/", pack_text, name="pack-text"),
]
