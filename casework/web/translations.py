"""The translators' screens: a queue by language, and one passage beside its translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.actions.permission import require
from casework.actions.translations import review_translation, save_translation, version_of
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.domain.translation import TARGET_LANGUAGES, TranslationState, missing_numbers
from casework.models import Passage, Translation, User
from casework.models.translation_queue import QueueItem, queue_item, translation_queue
from casework.web.forms import PlainForm
from casework.web.middleware import Request
from casework.wording import sentences
from casework.wording.evidence import TRANSLATION_STATES
from casework.wording.labels import label

PER_PAGE = 30
TO_DO = (TranslationState.MISSING, TranslationState.STALE, TranslationState.DRAFT)


class TranslationForm(PlainForm):
    """Finding and correction; what the translator had before them travels along unseen."""

    finding = forms.CharField(label=gettext_lazy("Finding"), max_length=5000)
    correction = forms.CharField(label=gettext_lazy("Correction"), max_length=5000, required=False)
    source_hash = forms.CharField(max_length=64)
    seen = forms.CharField(max_length=64, required=False)

    def __init__(
        self, *args: Any, passage: Passage, language: str, may_write: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("finding", "correction"):
            attrs = {"rows": 6, "lang": language, "autocomplete": "off"}
            self.fields[name].widget = forms.Textarea(attrs)
            self.fields[name].disabled = not may_write
        if not passage.correction:
            del self.fields["correction"]

    def clean(self) -> dict[str, str]:
        # Browsers send lines with CR; texts are kept without, or each save would be a change.
        given = {name: str(text) for name, text in self.cleaned_data.items()}
        return {"correction": ""} | {n: text.replace("\r\n", "\n") for n, text in given.items()}


@dataclass(frozen=True, slots=True)
class StateLink:
    """One state of the queue as a filter, with how many passages are in it."""

    state: str
    shape: str
    label: str
    passages: int


@require_safe
def translation_list(request: Request) -> HttpResponse:
    _check_may_see(request.user)
    asked = _asked(request)
    queue = translation_queue(request.user, asked["language"], asked["q"])
    shown = [item for item in queue if asked["state"] in ("", item.state)]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **asked,
        "targets": [(code, label(code, "language")) for code in TARGET_LANGUAGES],
        "states": _state_links(queue),
        "total": len(queue),
        "page": page,
        "items": [(item, *TRANSLATION_STATES[item.state]) for item in page.object_list],
        "start": _next_to_do(queue, None, asked["state"]),
    }
    return render(request, "translations/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def translation_edit(request: Request, key: str, language: str) -> HttpResponse:
    passage, kept = _opened(request.user, key, language)
    if request.method == "POST":
        require(request.user, Can.TRANSLATE)
    form = TranslationForm(
        request.POST or None,
        initial={"finding": kept.finding, "correction": kept.correction} if kept else {},
        passage=passage,
        language=language,
        may_write=request.user.may(Can.TRANSLATE),
    )
    if form.is_valid():
        try:
            _save(request, passage, language, form)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(_after(request, passage, language))
    return _show(request, form, passage, language)


@require_POST
def translation_review(request: Request, key: str, language: str) -> HttpResponse:
    passage, _kept = _opened(request.user, key, language)
    seen = request.POST.get("seen", "")
    try:
        review_translation(passage=passage, language=language, seen=seen, by=request.user)
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
        return redirect(_address(request, passage, language))
    messages.success(request, _("Reviewed. Packs print it without the mark of a draft."))
    return redirect(_after(request, passage, language))


def _save(request: Request, passage: Passage, language: str, form: TranslationForm) -> None:
    """Save, and review in the same step where that button was pressed."""
    saved = save_translation(
        passage=passage, language=language, by=request.user, **form.cleaned_data
    )
    if request.POST.get("then") == "review":
        seen = version_of(saved)
        review_translation(passage=passage, language=language, seen=seen, by=request.user)
    messages.success(request, _("Saved."))


def _show(
    request: Request, form: TranslationForm, passage: Passage, language: str
) -> HttpResponse:
    """The passage beside its translation as it is stored now, and what was typed."""
    kept = _translation(passage, language)
    item = queue_item(passage, kept)
    context = {
        "form": form,
        "passage": passage,
        "facts": passage.to_facts(),
        "language": language,
        "language_name": label(language, "language"),
        "kept": kept,
        "seen": version_of(kept),
        "item_state": item.state,
        "shape": TRANSLATION_STATES[item.state][0],
        "state_label": TRANSLATION_STATES[item.state][1],
        "has_changed": form.is_bound and version_of(kept) != form.data.get("seen", ""),
        "numbers": _missing_numbers(passage, kept),
        "terms": [
            (term.labels.get("en"), term.labels.get(language)) for term in passage.terms.all()
        ],
        "may_write": request.user.may(Can.TRANSLATE),
        "may_review": request.user.may(Can.REVIEW_TRANSLATION),
        "state": request.GET.get("state", ""),
    }
    status = 422 if form.is_bound else 200
    return render(request, "translations/edit.html", context, status=status)


def _asked(request: Request) -> dict[str, str]:
    """Language, state and words asked of the queue; a language nobody translates into is none."""
    wanted = request.GET.get("language") or get_language() or ""
    return {
        "language": wanted if wanted in TARGET_LANGUAGES else TARGET_LANGUAGES[0],
        "state": request.GET.get("state", ""),
        "q": request.GET.get("q", "").replace("\x00", "").strip()[:200],
    }


def _opened(user: User, key: str, language: str) -> tuple[Passage, Translation | None]:
    _check_may_see(user)
    if language not in TARGET_LANGUAGES:
        raise Http404
    passages = Passage.objects.visible_to(user).printable().for_page()
    passage = get_object_or_404(passages, key=key)
    return passage, _translation(passage, language)


def _translation(passage: Passage, language: str) -> Translation | None:
    return passage.translations.select_related("reviewed_by").filter(language=language).first()


def _missing_numbers(passage: Passage, kept: Translation | None) -> tuple[str, ...]:
    if kept is None:
        return ()
    found = missing_numbers(passage.finding, kept.finding)
    if kept.correction:
        found += missing_numbers(passage.correction, kept.correction)
    return tuple(dict.fromkeys(found))


def _after(request: Request, passage: Passage, language: str) -> str:
    """The same page again, or the next passage that is still to do."""
    if request.POST.get("then") == "stay":
        return _address(request, passage, language)
    queue = translation_queue(request.user, language)
    following = _next_to_do(queue, passage, request.GET.get("state", ""))
    if following is None:
        return f"{reverse('translation-list')}?{urlencode({'language': language})}"
    return _address(request, following.passage, language)


def _next_to_do(queue: Sequence[QueueItem], after: Passage | None, state: str) -> QueueItem | None:
    """The next passage in the state, going round; without a state, the next not reviewed."""
    wanted = [item for item in queue if item.state == state or (not state and item.state in TO_DO)]
    if after is None:
        return next(iter(wanted), None)
    others = [item for item in wanted if item.passage.pk != after.pk]
    later = [item for item in others if item.passage.pk > after.pk]
    return next(iter(later or others), None)


def _state_links(queue: Sequence[QueueItem]) -> list[StateLink]:
    counts = Counter(item.state for item in queue)
    return [
        StateLink(state.value, shape, str(name), counts[TranslationState(state)])
        for state, (shape, name) in TRANSLATION_STATES.items()
    ]


def _address(request: Request, passage: Passage, language: str) -> str:
    address = reverse("translation-edit", args=[passage.key, language])
    state = request.GET.get("state", "")
    return f"{address}?{urlencode({'state': state})}" if state else address


def may_see_translations(user: User) -> bool:
    return user.may(Can.TRANSLATE) or user.may(Can.REVIEW_TRANSLATION)


def _check_may_see(user: User) -> None:
    if not may_see_translations(user):
        raise PermissionDenied(Can.TRANSLATE.value)


urlpatterns = [
    path("translations/", translation_list, name="translation-list"),
    path("translations/<key:key>/<slug:language>/", translation_edit, name="translation-edit"),
    path(
        "translations/<key:key>/<slug:language>/review/",
        translation_review,
        name="translation-review",
    ),
]
