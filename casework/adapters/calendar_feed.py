"""Days to keep as a calendar file (RFC 5545), which tells nothing but that they are there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event

# When the day begins at the office: a reminder at midnight wakes people.
MORNING = dt.timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day to keep under its opaque code, and how many days before people are reminded."""

    code: str
    on: dt.date
    entered_at: dt.datetime
    alarms: tuple[int, ...] = ()


def calendar_feed(entries: Iterable[Entry]) -> bytes:
    """The calendar file: for each entry the words "Casework deadline", its code and its day."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Casework//Deadlines//EN")
    calendar.add("x-wr-calname", "Casework")
    for entry in entries:
        calendar.add_component(_event(entry))
    text: bytes = calendar.to_ical()
    return text


def _event(entry: Entry) -> Event:
    title = f"Casework deadline {entry.code}"
    event = Event()
    event.add("uid", f"{entry.code}@casework.invalid")
    event.add("dtstamp", entry.entered_at.astimezone(dt.UTC))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + dt.timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    for days in entry.alarms:
        event.add_component(_alarm(title, days))
    return event


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", MORNING - dt.timedelta(days=days))
    return alarm
