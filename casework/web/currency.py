"""How current the library is on a day: theme by theme, and what was corrected or overtaken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from casework.domain.cases import Stage
from casework.domain.currency import Freshness, recent_from
from casework.domain.roles import Can
from casework.models import Case, User
from casework.models.currency import ThemeRow, overtaken, themes_on
from casework.web.currency_strip import Axis, Strip, strip_of
from casework.web.evidence import rows_of
from casework.web.forms import DayField, PlainForm
from casework.web.http import needs, page_of
from casework.web.middleware import Request
from casework.wording.currency import FRESHNESS

PER_PAGE = 50


class DayForm(PlainForm):
    """The day to measure against: a date, or the expected decision of a case."""

    on = DayField(label=_("Current on"))
    case = forms.ChoiceField(label=_("Decision expected in"), required=False)

    def __init__(self, user: User, *args: Any) -> None:
        super().__init__(*args)
        expecting = Case.objects.visible_to(user).exclude(decision_expected=None)
        running = expecting.exclude(stage=Stage.CLOSED.value)
        rows = running.order_by("ref").values_list("ref", "decision_expected")
        named = [(ref, f"{ref}, {_short(day)}") for ref, day in rows if day]
        field = self.fields["case"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "–"), *named]
        if not named:
            del self.fields["case"]


def _short(day: dt.date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


@dataclass(frozen=True, slots=True)
class Line:
    """A theme of the table, with its verdict in a shape and a word, and its strip."""

    row: ThemeRow
    shape: str
    word: str
    strip: Strip


@needs(Can.READ_EVIDENCE)
@require_safe
def currency(request: Request) -> HttpResponse:
    case = _case(request)
    form = DayForm(request.user, request.GET or None)
    day = _day(form, case)
    rows = themes_on(request.user, day)
    page = page_of(request, overtaken(request.user), PER_PAGE)
    shown = {
        "form": form,
        "case": case,
        "day": day,
        "since": recent_from(day),
        "lines": _lines(rows, day),
        "axis": Axis.of([row.currency for row in rows], day),
        "silent": [r for r in rows if r.currency.freshness is Freshness.NOTHING_RECENT],
        "page": page,
        "overtaken": rows_of(page.object_list, day),
    }
    return render(request, "currency/currency.html", shown)


def _case(request: Request) -> Case | None:
    """The case whose decision is asked for; to whoever may not see it there is none."""
    if not (ref := request.GET.get("case", "")):
        return None
    return get_object_or_404(Case.objects.visible_to(request.user), ref=ref)


def _day(form: DayForm, case: Case | None) -> dt.date:
    today = timezone.localdate()
    if case:
        return case.weighed_on(today)
    asked = form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None
    return asked or today


def _lines(rows: list[ThemeRow], day: dt.date) -> list[Line]:
    """The themes with nothing recent first, then those that get old."""
    axis = Axis.of([row.currency for row in rows], day)
    order = list(reversed(Freshness))
    ranked = sorted(rows, key=lambda row: order.index(row.currency.freshness))
    return [
        Line(row, shape, str(word), strip_of(row.currency, axis, day))
        for row in ranked
        for shape, word in [FRESHNESS[row.currency.freshness]]
    ]


urlpatterns = [path("evidence/currency/", currency, name="currency")]
