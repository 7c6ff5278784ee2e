"""Propose a change to a rule on screen, and decide on what another person proposed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from casework.actions.law_proposals import (
    approve_law_rule,
    decline_law_rule,
    propose_law_rule,
    propose_new_law_rule,
    withdraw_law_rule,
)
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.domain.signs import printable
from casework.models import LawRule
from casework.models.law_rules import Section
from casework.web.http import needs, render_form
from casework.web.law_forms import Content, ProposalForm, RuleForm
from casework.web.law_item_forms import form_for
from casework.web.middleware import Request
from casework.wording import sentences


class NewRuleForm(RuleForm):
    """A rule under a key of its own, prefilled from another that it follows."""

    key = forms.RegexField(
        label=_("Key"),
        regex=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$",
        max_length=60,
        help_text=_(
            "Capital letters, digits and hyphens, beginning with the country: DE-KLAGE-2028."
        ),
    )

    def content(self) -> Content:
        return {**super().content(), "key": self.cleaned_data["key"]}

    def groups(self) -> list[tuple[str, list[str]]]:
        return [(gettext("Its key"), ["key"]), *super().groups()]


@needs(Can.EDIT_LAW)
@require_http_methods(["GET", "HEAD", "POST"])
def law_rule_edit(request: Request, key: str) -> HttpResponse:
    rule = latest_or_404(request, key)
    book = LawRule.objects.rulebook()
    form = form_for(rule.section, rule.content, book, request.POST or None)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            propose_law_rule(rule=rule, content=form.content(), reason=reason, by=request.user)
            return proposed(request, key)
        except Refused as refused:
            form.refuse(refused)
    return form_page(request, form, key=key, is_new=False)


@needs(Can.EDIT_LAW)
@require_http_methods(["GET", "HEAD", "POST"])
def law_rule_add(request: Request) -> HttpResponse:
    wanted = printable(request.GET.get("from", ""))
    model = LawRule.objects.current().filter(key=wanted).first()
    form = NewRuleForm(follower(model), LawRule.objects.rulebook(), request.POST or None)
    if form.is_valid():
        try:
            content, reason = form.content(), form.cleaned_data["reason"]
            propose_new_law_rule(
                section=Section.RULES, content=content, reason=reason, by=request.user
            )
            return proposed(request, content["key"])
        except Refused as refused:
            form.refuse(refused)
    return form_page(request, form, key=model.key if model else "", is_new=True)


@needs(Can.APPROVE_LAW)
@require_POST
def law_rule_approve(request: Request, key: str, version: int) -> HttpResponse:
    rule = version_or_404(request, key, version)
    try:
        approve_law_rule(rule=rule, by=request.user)
        messages.success(request, gettext("Approved. It counts from now on."))
    except Refused as refused:
        complain(request, refused)
    return redirect("law-rule", key=key)


@needs(Can.APPROVE_LAW)
@require_POST
def law_rule_decline(request: Request, key: str, version: int) -> HttpResponse:
    rule = version_or_404(request, key, version)
    because = request.POST.get("because", "").replace("\x00", "").strip()[:2000]
    try:
        decline_law_rule(rule=rule, because=because, by=request.user)
        messages.success(request, gettext("Put aside. It stays in the history."))
    except Refused as refused:
        complain(request, refused)
    return redirect("law-rule", key=key)


@needs(Can.EDIT_LAW)
@require_POST
def law_rule_withdraw(request: Request, key: str, version: int) -> HttpResponse:
    rule = version_or_404(request, key, version)
    try:
        withdraw_law_rule(rule=rule, by=request.user)
        messages.success(request, gettext("Taken back. It stays in the history."))
    except Refused as refused:
        complain(request, refused)
    return redirect("law-rule", key=key)


def latest_or_404(request: Request, key: str) -> LawRule:
    """The version that counts, or the first proposal where none does yet."""
    found = LawRule.objects.visible_to(request.user).filter(key=key)
    return found.current().first() or get_object_or_404(found, version=1)


def version_or_404(request: Request, key: str, version: int) -> LawRule:
    return get_object_or_404(
        LawRule.objects.visible_to(request.user), key=key, version=min(version, 2**31 - 1)
    )


def follower(model: LawRule | None) -> Content:
    """What a new rule starts from: all of the model but its time and who saw it."""
    if model is None or model.section != Section.RULES:
        return {}
    dropped = ("key", "valid_from", "valid_to", "seen_on", "source")
    return {name: value for name, value in model.content.items() if name not in dropped}


def proposed(request: Request, key: str) -> HttpResponse:
    messages.success(request, gettext("Proposed. It counts when another person has approved it."))
    return redirect("law-rule", key=key)


def form_page(request: Request, form: ProposalForm, **shown: Any) -> HttpResponse:
    return render_form(request, "law/edit.html", form, groups=form.groups(), **shown)


def complain(request: Request, refused: Refused) -> None:
    for sentence in sentences(refused.problems):
        messages.error(request, sentence)


urlpatterns = [
    path("law/rules/new/", law_rule_add, name="law-rule-add"),
    path("law/rules/<key:key>/edit/", law_rule_edit, name="law-rule-edit"),
    path("law/rules/<key:key>/<int:version>/approve/", law_rule_approve, name="law-rule-approve"),
    path("law/rules/<key:key>/<int:version>/decline/", law_rule_decline, name="law-rule-decline"),
    path(
        "law/rules/<key:key>/<int:version>/withdraw/", law_rule_withdraw, name="law-rule-withdraw"
    ),
]
