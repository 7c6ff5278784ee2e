"""Authorities and courts: the list, one of them, and the address that the team confirms."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.shortcuts import render as render_page
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from casework.actions.authorities import confirm_address
from casework.domain.authorities import Aspect, AspectOf, AuthorityFacts
from casework.domain.cases import Jurisdiction
from casework.domain.errors import Refused
from casework.domain.law_library import Entry, parameter_entry, rule_entry
from casework.domain.roles import Can
from casework.domain.rulebook import Rulebook
from casework.models import Authority, ConfirmedAddress, LawRule
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.law import language
from casework.web.middleware import Request
from casework.wording.labels import COUNTRIES
from casework.wording.law import AUTHORITY_KINDS


class AddressForm(PlainForm):
    lines = forms.CharField(
        label=_("Address"),
        widget=forms.Textarea({"rows": 4}),
        max_length=1000,
        help_text=_("In lines, without the name. Check it on the authority's own site or letter."),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """An authority in the list, and the address that the team has confirmed."""

    facts: AuthorityFacts
    confirmed: str


@dataclass(frozen=True, slots=True)
class WayLine:
    """How a paper gets there: directly, or through another authority."""

    paper: dict[str, str]
    through: Authority | None
    certainty: str
    rule: Entry | None


@needs(Can.READ_EVIDENCE)
@require_safe
def authority_list(request: Request) -> HttpResponse:
    asked = request.GET.get("country", "")
    country = asked if asked in list(Jurisdiction) else Jurisdiction.GERMANY.value
    confirmed = ConfirmedAddress.objects.visible_to(request.user).by_key()
    found = Authority.objects.visible_to(request.user).of(country)
    rows = [Row(row.to_facts(), confirmed.get(row.key, "")) for row in found]
    shown = {
        "country": country,
        "countries": COUNTRIES.items(),
        "groups": [
            (title, chosen)
            for kind, title in AUTHORITY_KINDS.items()
            if (chosen := [row for row in rows if row.facts.kind == kind])
        ],
        "waiting": LawRule.objects.visible_to(request.user).waiting().count(),
    }
    return render_page(request, "authorities/list.html", shown)


@needs(Can.READ_EVIDENCE)
@require_safe
def authority_detail(request: Request, key: str) -> HttpResponse:
    authority = found_or_404(request, key)
    form = AddressForm(initial={"lines": initial_lines(request, authority)})
    return authority_page(request, authority, form)


@needs(Can.CONFIRM_ADDRESS)
@require_POST
def authority_confirm(request: Request, key: str) -> HttpResponse:
    authority = found_or_404(request, key)
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            lines = form.cleaned_data["lines"]
            confirm_address(authority=authority, lines=lines, by=request.user)
            messages.success(request, gettext("The address is confirmed for your team."))
            return redirect("authority-detail", key=key)
        except Refused as refused:
            form.refuse(refused)
    return authority_page(request, authority, form)


def found_or_404(request: Request, key: str) -> Authority:
    found = Authority.objects.visible_to(request.user).select_related("filing")
    return get_object_or_404(found, key=key)


def authority_page(request: Request, authority: Authority, form: AddressForm) -> HttpResponse:
    book = LawRule.objects.visible_to(request.user).rulebook()
    others = Authority.objects.visible_to(request.user).of(authority.jurisdiction)
    by_key = {other.key: other for other in others}
    facts = authority.to_facts()
    shown = {
        "facts": facts,
        "whole": by_key.get(facts.part_of),
        "confirmed": confirmation(request, authority),
        "ways": ways_of(facts, by_key, book),
        "aspects": aspects_of(authority.filing.to_aspects(), book),
        "titles": authority.filing.titles,
        "rules": [rule_entry(book.rules[k], language()) for k in facts.rules if k in book.rules],
    }
    return render_form(request, "authorities/detail.html", form, **shown)


def confirmation(request: Request, authority: Authority) -> ConfirmedAddress | None:
    found = ConfirmedAddress.objects.visible_to(request.user).select_related("confirmed_by")
    return found.filter(authority=authority).first()


def initial_lines(request: Request, authority: Authority) -> str:
    """The address to check: the team's own, else that of the reference data, else nothing."""
    confirmed = confirmation(request, authority)
    return confirmed.lines if confirmed else "\n".join(authority.address)


def ways_of(facts: AuthorityFacts, by_key: dict[str, Authority], book: Rulebook) -> list[WayLine]:
    return [
        WayLine(
            paper=dict(way.paper),
            through=by_key.get(way.through),
            certainty=way.certainty.value,
            rule=rule_entry(book.rules[way.rule], language()) if way.rule in book.rules else None,
        )
        for way in facts.route
    ]


def aspects_of(aspects: tuple[AspectOf, ...], book: Rulebook) -> list[tuple[Aspect, Entry]]:
    """Each aspect with the rule or the value of today that says what is known of it."""
    today = timezone.localdate()
    found = []
    for item in aspects:
        if item.rule in book.rules:
            found.append((item.aspect, rule_entry(book.rules[item.rule], language())))
        elif item.parameter in book.parameters:
            parameter = book.parameters[item.parameter]
            found.append((item.aspect, parameter_entry(parameter, language(), today)))
    return found


urlpatterns = [
    path("law/authorities/", authority_list, name="authority-list"),
    path("law/authorities/<key:key>/", authority_detail, name="authority-detail"),
    path("law/authorities/<key:key>/confirm/", authority_confirm, name="authority-confirm"),
]
