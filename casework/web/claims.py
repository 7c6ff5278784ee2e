"""The claim: for each legal element its law, the fact alleged, and the events that show it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from casework.actions.cases import open_case
from casework.actions.claims import code_claim
from casework.domain.errors import Refused
from casework.domain.law import NormFacts, ProofFacts
from casework.domain.translation import OFFICIAL_LANGUAGE
from casework.models import Case, ClaimElement, Event
from casework.models.balance import against_element
from casework.models.claim_page import (
    ElementOfClaim,
    elements_of_claim,
    examined_element,
    facts_of,
)
from casework.templatetags.texts import plain_text_in
from casework.web.balance import balance_of
from casework.web.forms import PlainForm, add_texts, content_languages, initial_texts, texts_in
from casework.web.http import render_form
from casework.web.middleware import Request
from casework.web.previews import preview_language
from casework.web.regime import governing_law
from casework.wording.dates import date_words
from casework.wording.matrix import LAW_CERTAINTIES, PROOFS


class ClaimForm(PlainForm):
    """What is alleged, in each language it is written in, and the events that show it."""

    events = forms.MultipleChoiceField(
        label=gettext_lazy("Events that show it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, case: Case, claim: ClaimElement | None, *args: Any) -> None:
        alleged = claim.alleged if claim else {}
        chosen = [event.key for event in claim.events.all()] if claim else []
        super().__init__(*args, initial={"events": chosen, **initial_texts("alleged", alleged)})
        title = _("Fact alleged")
        add_texts(self, "alleged", title, content_languages(case, alleged), rows=6)
        self.order_fields([name for name in self.fields if name != "events"])
        self.events_by_key = {event.key: event for event in case.events.all()}
        field = self.fields["events"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [
                (event.key, _event_line(event, case)) for event in self.events_by_key.values()
            ]

    def alleged(self) -> dict[str, str]:
        texts = texts_in(self.cleaned_data, "alleged")
        return {language: text for language, text in texts.items() if text}

    def chosen_events(self) -> list[Event]:
        return [self.events_by_key[key] for key in self.cleaned_data["events"]]


@require_safe
def claim(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    open_case(case=case, by=request.user)
    shown = {
        "case": case,
        "elements": [(item, *_law(item), _proofs(item)) for item in elements_of_claim(case)],
        "read_in": _languages(case),
        "law": governing_law(case),
    }
    return render(request, "claims/claim.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_element(request: Request, ref: str, element: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    legal = examined_element(case, element)
    if legal is None:
        raise Http404
    coded = case.claim_elements.filter(element=legal).prefetch_related("events").first()
    form = ClaimForm(case, coded, request.POST or None)
    if form.is_valid():
        try:
            code_claim(
                case=case,
                element=legal,
                alleged=form.alleged(),
                events=form.chosen_events(),
                by=request.user,
            )
            messages.success(request, _("The element is saved."))
            return redirect(_after(request, case, element))
        except Refused as refused:
            form.refuse(refused)
    return _element_page(request, case, element, form)


def _element_page(request: Request, case: Case, element: str, form: ClaimForm) -> HttpResponse:
    open_case(case=case, by=request.user)
    facts = facts_of(case)
    item = next(item for item in elements_of_claim(case, facts) if item.element.key == element)
    norms, notes = _law(item)
    shown = {"case": case, "item": item, "norms": norms, "notes": notes, "proofs": _proofs(item)}
    shown["pack_language"] = preview_language(case)
    found = against_element(case, facts, item.element, timezone.localdate())
    against = balance_of(request, case, item.element, found)
    return render_form(request, "claims/element.html", form, **shown, **against)


def _law(item: ElementOfClaim) -> tuple[list[tuple[NormFacts, str, str]], list[str]]:
    """The norms with the mark of their certainty, and what is to know about them, each once."""
    norms = [(norm, *LAW_CERTAINTIES[norm.certainty]) for norm in item.norms]
    notes = dict.fromkeys(plain_text_in(norm.note) for norm in item.norms if norm.note)
    return [(norm, shape, str(words)) for norm, shape, words in norms], list(notes)


def _proofs(item: ElementOfClaim) -> list[tuple[str, ProofFacts, str, str]]:
    """The rules of proof, each with its title and the mark of its certainty."""
    return [
        (str(PROOFS[proof.kind]), proof, shape, str(words))
        for proof in item.proofs
        for shape, words in (LAW_CERTAINTIES[proof.certainty],)
    ]


def _after(request: Request, case: Case, element: str) -> str:
    """The claim at this element, or the next element to write."""
    keys = [item.element.key for item in elements_of_claim(case)]
    later = keys[keys.index(element) + 1 :]
    if request.POST.get("then") == "next" and later:
        return reverse("claim-element", args=[case.ref, later[0]])
    return f"{reverse('claim', args=[case.ref])}#{element}"


def _event_line(event: Event, case: Case) -> str:
    words = plain_text_in(event.what, _languages(case))
    return f"{date_words(event.when)}: {words}"


def _languages(case: Case) -> str:
    """The languages to show the case's own texts in, the team's first."""
    return f"{case.working_language} {OFFICIAL_LANGUAGE[case.jurisdiction]}"


urlpatterns = [
    path("cases/<key:ref>/claim/", claim, name="claim"),
    path("cases/<key:ref>/claim/<key:element>/", claim_element, name="claim-element"),
]
