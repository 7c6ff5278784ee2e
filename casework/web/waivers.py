"""Findings of the checks that are set aside with a reason, and taken up again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.actions.waivers import waive, withdraw_waiver
from casework.domain.checks import Severity
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.domain.translation import pack_languages
from casework.models import Case, Waiver
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.web.pack_checks import Check, Spot, pack_checks, read_checks


class WaiverForm(PlainForm):
    """Why a finding is accepted; the language is that of the list to go back to."""

    reason = forms.CharField(
        label=_("Set aside, because"),
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=_("For the team. It is never printed and stands in no record but this."),
    )
    language = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2)


@needs(Can.BUILD_PACK)
@require_http_methods(["GET", "HEAD", "POST"])
def finding_waive(request: Request, ref: str, code: str, where: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    language = _language(case, request)
    found, spot = _finding(case, language, code, where)
    form = WaiverForm(request.POST or None, initial={"language": language})
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            waive(case=case, code=code, where=where, reason=reason, by=request.user)
            messages.success(request, _("The finding is set aside."))
            return redirect(_list(case, language))
        except Refused as refused:
            form.refuse(refused, at="reason")
    shown = {"case": case, "found": found, "spot": spot, "language": language}
    return render_form(request, "waivers/waive.html", form, **shown)


@needs(Can.BUILD_PACK)
@require_POST
def waiver_withdraw(request: Request, ref: str, code: str, where: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    in_force = Waiver.objects.visible_to(request.user).in_force()
    # Who presses twice, or after a colleague, has what they want.
    for waiver in in_force.filter(case=case, code=code, where=where):
        withdraw_waiver(waiver=waiver, by=request.user)
    messages.success(request, _("The finding counts again."))
    return redirect(_list(case, _language(case, request)))


@require_safe
def check_line(request: Request, ref: str) -> HttpResponse:
    """The count of the findings in one line, for htmx; without it the list itself."""
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    language = _language(case, request)
    if "HX-Request" not in request.headers:
        return redirect(_list(case, language))
    checked, _material = read_checks(case, language, timezone.localdate())
    counts = {severity.value: checked.count(severity) for severity in Severity}
    shown = {"case": case, "counts": counts, "aside": len(checked.waived)}
    return render(request, "packs/_check_line.html", shown)


def _finding(case: Case, language: str, code: str, where: str) -> tuple[Check, Spot]:
    """What the check has to say at this place; only what is there can be set aside."""
    report = pack_checks(case, language, timezone.localdate())
    for check in report.checks:
        for spot in check.spots:
            if (check.code, spot.where) == (code, where) and check.is_waivable:
                return check, spot
    raise Http404


def _language(case: Case, request: Request) -> str:
    """The language of the pack that was looked at; the official one where none is named."""
    languages = pack_languages(case.jurisdiction)
    wanted = request.POST.get("language") or request.GET.get("language")
    return wanted if wanted in languages else languages[0]


def _list(case: Case, language: str) -> str:
    return f"{reverse('pack-list', args=[case.ref])}?language={language}#checks"


AT = "cases/<key:ref>/checks/<key:code>/<path:where>"
urlpatterns = [
    path("cases/<key:ref>/checks/", check_line, name="check-line"),
    path(f"{AT}/set-aside/", finding_waive, name="finding-waive"),
    path(f"{AT}/take-up/", waiver_withdraw, name="waiver-withdraw"),
]
