"""How near the last day of a remedy is."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

SOON_DAYS = 7


class Urgency(StrEnum):
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


def urgency(limit_on: dt.date, today: dt.date) -> Urgency:
    """Overdue from the day after the last day; soon within a week."""
    days = (limit_on - today).days
    if days < 0:
        return Urgency.OVERDUE
    if days == 0:
        return Urgency.TODAY
    return Urgency.SOON if days <= SOON_DAYS else Urgency.LATER
