"""Codes from the story: what the words of a case speak for, to be ticked or set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework.actions.coding import code_case, set_codes_aside, take_codes_up
from casework.domain.errors import Refused
from casework.domain.proposals import (
    Hit,
    Proposal,
    Said,
    SaidKind,
    Target,
    TargetKind,
    said_in,
)
from casework.domain.roles import Can
from casework.domain.translation import Text
from casework.models import Case
from casework.models.claim_page import facts_of
from casework.models.coding import proposals_of
from casework.models.library import code_labels
from casework.web.forms import PlainForm
from casework.web.http import needs, read_case, render_form
from casework.web.middleware import Request
from casework.wording.coding import rule_sentence
from casework.wording.evidence import FACETS

ADD, ASIDE, AGAIN = "add", "aside", "again"

Texts = Mapping[tuple[SaidKind, str, str], Said]


class CodingForm(PlainForm):
    """Which proposals are ticked, and what is to be done with them."""

    do = forms.ChoiceField(
        label=gettext_lazy("What to do"), choices=[(do, do) for do in (ADD, ASIDE, AGAIN)]
    )
    chosen = forms.MultipleChoiceField(label=gettext_lazy("Codes"), required=False)

    def __init__(self, proposals: Sequence[Proposal], *args: Any) -> None:
        super().__init__(*args)
        field = self.fields["chosen"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(proposal.name, proposal.name) for proposal in proposals]


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the case in pieces, each with whether it speaks for a code."""

    text: Text
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal as the screen shows it."""

    proposal: Proposal
    label: str
    kind: str
    words: list[Text]
    reasons: list[str]
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """What is proposed for one event or person, or the case, with the texts of it."""

    kind: TargetKind
    key: str
    of: object
    texts: list[Told]
    rows: list[Row]


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "HEAD", "POST"])
def case_codes(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    proposals = proposals_of(case)
    form = CodingForm(proposals, request.POST or None)
    if form.is_valid():
        try:
            messages.success(request, _done(case, request, form.cleaned_data))
            return redirect("case-codes", ref=ref)
        except Refused as refused:
            form.refuse(refused)
    ticked = request.POST.getlist("chosen") if form.is_bound else None
    shown = _shown(case, proposals, ticked)
    return render_form(request, "coding/codes.html", form, case=case, **shown)


def hint_at_codes(request: Request, case: Case) -> None:
    """Say after a save that codes are proposed, and where."""
    count = len(proposals_of(case))
    if count:
        words = ngettext(
            "The words of the case speak for %(count)s more code.",
            "The words of the case speak for %(count)s more codes.",
            count,
        ) % {"count": count}
        url = reverse("case-codes", args=[case.ref])
        link = format_html('{} <a href="{}">{}</a>', words, url, _("Look at them"))
        messages.info(request, link)


def _done(case: Case, request: Request, data: Mapping[str, Any]) -> str:
    """Do what was asked for, and say so."""
    if data["do"] == AGAIN:
        take_codes_up(case=case, by=request.user)
        return _("All codes are proposed again.")
    if data["do"] == ASIDE:
        set_codes_aside(case=case, chosen=data["chosen"], by=request.user)
        return _("The ticked codes are not proposed any more.")
    code_case(case=case, chosen=data["chosen"], by=request.user)
    return _("The ticked codes are added.")


def _shown(
    case: Case, proposals: Sequence[Proposal], ticked: Sequence[str] | None
) -> dict[str, object]:
    said = {(it.kind, it.key, it.language): it for it in said_in(facts_of(case))}
    labels = code_labels(get_language() or "en")
    rows = {p.name: _row(p, said, labels, ticked) for p in proposals}
    groups = list(_groups(case, proposals, rows, said))
    hits = [hit for proposal in proposals for hit in proposal.hits]
    alleged = [it for it in said.values() if it.kind is SaidKind.ALLEGED]
    return {
        "story": [_told(it, hits) for it in said.values() if it.kind is SaidKind.SUMMARY],
        "alleged": [_told(it, hits) for it in alleged if any(_is_in(hit, it) for hit in hits)],
        "groups": groups,
        "aside": case.codes_set_aside.count(),
        "count": len(proposals),
    }


def _groups(
    case: Case,
    proposals: Sequence[Proposal],
    rows: Mapping[str, Row],
    said: Texts,
) -> Iterator[Group]:
    """The case, its people and its events in their order, where something is proposed."""
    found: dict[Target, list[Row]] = {}
    for proposal in proposals:
        found.setdefault(proposal.target, []).append(rows[proposal.name])
    hits = [hit for proposal in proposals for hit in proposal.hits]
    targets: list[tuple[Target, object]] = [(Target(TargetKind.CASE), case)]
    people = case.people.prefetch_related("names")
    targets += [(Target(TargetKind.PERSON, person.key), person) for person in people]
    targets += [(Target(TargetKind.EVENT, event.key), event) for event in case.events.all()]
    for target, of in targets:
        if target in found:
            texts = [it for it in said.values() if (it.kind, it.key) == _text_of(target)]
            told = [_told(it, hits) for it in texts]
            yield Group(target.kind, target.key, of, told, found[target])


def _text_of(target: Target) -> tuple[SaidKind | None, str]:
    """The text that stands beside a group: an event's own; the story stands above all."""
    return (SaidKind.EVENT if target.kind is TargetKind.EVENT else None, target.key)


def _row(
    proposal: Proposal,
    said: Texts,
    labels: Mapping[str, str],
    ticked: Sequence[str] | None,
) -> Row:
    words = {
        Text(it.text[hit.start : hit.end], it.language, is_wanted=True): None
        for hit in proposal.hits
        if (it := said.get((hit.kind, hit.key, hit.language)))
    }
    reasons = dict.fromkeys(rule_sentence(rule, it, labels) for rule, it in proposal.rules)
    is_ticked = not proposal.is_weak if ticked is None else proposal.name in ticked
    label = labels.get(proposal.code, proposal.code)
    kind = str(FACETS[proposal.kind])
    return Row(proposal, label, kind, list(words), list(reasons), is_ticked)


def _is_in(hit: Hit, said: Said) -> bool:
    return (hit.kind, hit.key, hit.language) == (said.kind, said.key, said.language)


def _told(said: Said, hits: Sequence[Hit]) -> Told:
    """The text in pieces; words that several codes share are marked once."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for start, stop in _spans(hit for hit in hits if _is_in(hit, said)):
        pieces += [(said.text[end:start], False), (said.text[start:stop], True)]
        end = stop
    pieces.append((said.text[end:], False))
    shown = [(text, is_hit) for text, is_hit in pieces if text]
    return Told(Text(said.text, said.language, is_wanted=True), shown)


def _spans(hits: Iterable[Hit]) -> list[tuple[int, int]]:
    """Where the hits stand; those that overlap as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


urlpatterns = [path("cases/<key:ref>/codes/", case_codes, name="case-codes")]
