"""The calendar file, read back by the library's own parser."""

from __future__ import annotations

import datetime as dt
import unittest

from casework.adapters.calendar_feed import Entry, calendar_feed
from tests.calendars import entries

ENTERED = dt.datetime(2026, 11, 3, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
ENTRY = Entry("K7QM2X", dt.date(2026, 12, 8), ENTERED, (14, 7, 3, 1))


class CalendarFeedTests(unittest.TestCase):
    def test_an_entry_is_a_whole_day_under_its_code(self) -> None:
        (event,) = entries(calendar_feed([ENTRY]))
        self.assertEqual(event.summary, "Casework deadline K7QM2X")
        self.assertEqual(event.uid, "K7QM2X@casework.invalid")
        self.assertEqual(event.start, dt.date(2026, 12, 8))
        self.assertEqual(event.end, dt.date(2026, 12, 9))
        self.assertTrue(event.transparent)
        self.assertEqual(event.stamp, dt.datetime(2026, 11, 3, 9, 30, tzinfo=dt.UTC))

    def test_it_reminds_at_nine_in_the_morning_so_many_days_before(self) -> None:
        (event,) = entries(calendar_feed([ENTRY]))
        start = dt.datetime(2026, 12, 8, tzinfo=dt.UTC)
        days = ((11, 24), (12, 1), (12, 5), (12, 7))
        mornings = [dt.datetime(2026, *day, 9, tzinfo=dt.UTC) for day in days]
        self.assertEqual([start + before for before in event.alarms], mornings)
        self.assertEqual(event.alarm_words, {"Casework deadline K7QM2X"})

    def test_the_file_holds_nothing_else(self) -> None:
        lines = calendar_feed([Entry("K7QM2X", dt.date(2026, 12, 8), ENTERED, (1,))]).decode()
        self.assertEqual(
            sorted(lines.strip().split("\r\n")),
            sorted(
                [
                    "BEGIN:VCALENDAR",
                    "VERSION:2.0",
                    "PRODID:-//Casework//Deadlines//EN",
                    "X-WR-CALNAME:Casework",
                    "BEGIN:VEVENT",
                    "SUMMARY:Casework deadline K7QM2X",
                    "DTSTART;VALUE=DATE:20261208",
                    "DTEND;VALUE=DATE:20261209",
                    "DTSTAMP:20261103T093000Z",
                    "UID:K7QM2X@casework.invalid",
                    "TRANSP:TRANSPARENT",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "DESCRIPTION:Casework deadline K7QM2X",
                    "TRIGGER:-PT15H",
                    "END:VALARM",
                    "END:VEVENT",
                    "END:VCALENDAR",
                ]
            ),
        )

    def test_no_deadline_is_an_empty_calendar(self) -> None:
        self.assertEqual(entries(calendar_feed([])), [])

    def test_the_same_entries_give_the_same_file(self) -> None:
        self.assertEqual(calendar_feed([ENTRY]), calendar_feed([ENTRY]))
