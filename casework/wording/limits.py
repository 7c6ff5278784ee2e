"""How many days are left, in words."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext, ngettext


def days_left(limit_on: dt.date, today: dt.date) -> str:
    """Today, tomorrow, in 3 days, 2 days too late."""
    days = (limit_on - today).days
    if days < 0:
        late = ngettext("%(days)s day too late", "%(days)s days too late", -days)
        return late % {"days": -days}
    if days < 2:
        return gettext("tomorrow") if days else gettext("today")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
