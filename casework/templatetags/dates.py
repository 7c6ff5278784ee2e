"""Dates in templates, in the reader's language."""

from __future__ import annotations

import datetime as dt

from django import template

from casework.domain import limits
from casework.wording.dates import date_words
from casework.wording.limits import days_left

register = template.Library()
MARKS = {
    limits.Urgency.OVERDUE: "danger",
    limits.Urgency.TODAY: "danger",
    limits.Urgency.SOON: "warn",
    limits.Urgency.LATER: "plain",
}


@register.filter
def fuzzy_date(edtf: str) -> str:
    """An EDTF text in words: about 2012, September – October 2016."""
    return date_words(edtf)


@register.inclusion_tag("_limit.html")
def limit(limit_on: dt.date, today: dt.date) -> dict[str, object]:
    """The last day with how many days are left; late and near ones by word, colour and shape."""
    mark = MARKS[limits.urgency(limit_on, today)]
    return {"limit_on": limit_on, "words": days_left(limit_on, today), "mark": mark}
