"""Against and neutral: what speaks against an element, and the private note how it is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from casework.actions.balance import note_balance
from casework.domain.balance import Against
from casework.domain.evidence import Direction, warnings
from casework.domain.law import ElementFacts
from casework.domain.roles import Can
from casework.models import Case
from casework.models.balance import against_element
from casework.models.claim_page import examined_element, facts_of
from casework.web.forms import PlainForm
from casework.web.http import needs
from casework.web.middleware import Request
from casework.wording.evidence import State, states
from casework.wording.matrix import VERDICTS

# The screens of an element that show the section; the form says which one it came from.
SCREENS = ("matrix-element", "claim-element")


class BalanceForm(PlainForm):
    note = forms.CharField(
        label=gettext_lazy("How this is answered"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy(
            "Private: never in a pack, never printed. It leaves the file only with the export of "
            "the whole case."
        ),
    )


def balance_of(
    request: Request,
    case: Case,
    element: ElementFacts,
    found: Sequence[Against],
    form: BalanceForm | None = None,
) -> Mapping[str, Any]:
    """The section of one element with what was found on it; the note for whoever decides."""
    day = case.weighed_on(timezone.localdate())
    rows = [
        (one, _other_states(one, day), *VERDICTS.get(one.verdict or "", ("", ""))) for one in found
    ]
    shown: dict[str, Any] = {
        "adverse": [row for row in rows if row[0].passage.direction is Direction.ADVERSE],
        "neutral": [row for row in rows if row[0].passage.direction is Direction.NEUTRAL],
        "balance_element": element,
    }
    if request.user.may(Can.CHOOSE_EVIDENCE):
        coded = case.claim_elements.filter(element__key=element.key).first()
        note = coded.balance_note if coded else ""
        shown["balance_form"] = form or BalanceForm(initial={"note": note}, prefix="balance")
    return shown


def _other_states(one: Against, day: dt.date) -> list[State]:
    """The states of a finding but for its being adverse, which the row says already."""
    return [state for state in states(warnings(one.passage, day)) if state.code != "adverse"]


@needs(Can.CHOOSE_EVIDENCE)
@require_POST
def balance_note(request: Request, ref: str, element: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    legal = examined_element(case, element)
    if legal is None:
        raise Http404
    form = BalanceForm(request.POST, prefix="balance")
    if not form.is_valid():
        asked = legal.to_facts()
        found = against_element(case, facts_of(case), asked, timezone.localdate())
        shown = {"case": case, **balance_of(request, case, asked, found, form)}
        return render(request, "balance/refused.html", shown, status=422)
    note_balance(case=case, element=legal, note=form.cleaned_data["note"], by=request.user)
    messages.success(request, _("The note is saved."))
    screen = request.POST.get("screen", "")
    name = screen if screen in SCREENS else SCREENS[0]
    return redirect(f"{reverse(name, args=[ref, element])}#balance")


urlpatterns = [
    path("cases/<key:ref>/claim/<key:element>/balance/", balance_note, name="balance-note"),
]
