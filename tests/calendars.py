"""A calendar file as its entries, read by the library's own parser."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from icalendar import Calendar


@dataclass(frozen=True)
class Read:
    summary: str
    uid: str
    start: dt.date
    end: dt.date
    stamp: dt.datetime
    transparent: bool
    alarms: list[dt.timedelta]
    alarm_words: set[str]


def entries(content: bytes) -> list[Read]:
    return [_read(event) for event in Calendar.from_ical(content).walk("VEVENT")]


def _read(event: Any) -> Read:
    alarms: list[Any] = event.walk("VALARM")
    return Read(
        summary=str(event["summary"]),
        uid=str(event["uid"]),
        start=event["dtstart"].dt,
        end=event["dtend"].dt,
        stamp=event["dtstamp"].dt,
        transparent=str(event["transp"]) == "TRANSPARENT",
        alarms=[alarm["trigger"].dt for alarm in alarms],
        alarm_words={str(alarm["description"]) for alarm in alarms},
    )
