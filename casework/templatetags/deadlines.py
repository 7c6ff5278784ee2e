"""Days to keep in templates: their traffic light and their names."""

from __future__ import annotations

import datetime as dt

from django import template

from casework.domain.watch import State
from casework.models import Deadline
from casework.templatetags.dates import limit
from casework.wording.watch import STATES, deadline_name

register = template.Library()


@register.filter
def name_of(deadline: Deadline) -> str:
    """What the day is for: Appeal, Draft finished."""
    return deadline_name(deadline.name)


@register.inclusion_tag("deadlines/_light.html")
def light(deadline: Deadline, today: dt.date) -> dict[str, object]:
    """Done, put off, or how many days are left: by word, colour and shape."""
    state = deadline.state(today)
    shown = limit(deadline.keep_by, today)
    return {**shown, "deadline": deadline, "state": state, "state_words": STATES[State(state)]}


@register.inclusion_tag("deadlines/_dot.html")
def dot(deadline: Deadline, today: dt.date) -> dict[str, object]:
    """The same in little room: the shape, and the words for those who do not see it."""
    return light(deadline, today)
