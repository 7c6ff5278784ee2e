from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from casework.actions.feeds import create_feed, read_feed, revoke_feed, set_reminders
from casework.domain.errors import Refused
from casework.models import AuditEntry, CalendarFeed, Deadline, User
from tests import make
from tests.base import CastTestCase
from tests.calendars import entries
from tests.queries import audited

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


class FeedCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        make.person(of=cls.case, name="Umarali Quvvatov")
        cls.decision = make.decision(of=cls.case, code="K7QM2X", limit_on=dt.date(2026, 12, 8))

    def feed(self, by: User | None = None) -> CalendarFeed:
        feed = CalendarFeed.objects.at(create_feed(name="phone", by=by or self.nadia))
        assert feed
        return feed

    def read(self, feed: CalendarFeed, now: dt.datetime = NOON) -> bytes:
        return read_feed(feed=feed, by=feed.user, now=now)


class AddressTests(FeedCase):
    def test_the_address_is_told_once_and_kept_nowhere(self) -> None:
        token = create_feed(name="phone", by=self.nadia)
        self.assertGreaterEqual(len(token), 43)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM casework_calendarfeed")
            stored = str(cursor.fetchall())
        self.assertNotIn(token, stored)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.case), ("feed-created", None))
        self.assertNotIn(token, str(entry.facts))
        found = CalendarFeed.objects.at(token)
        assert found
        self.assertEqual(found.user, self.nadia)

    def test_no_other_address_opens_it(self) -> None:
        token = create_feed(name="phone", by=self.nadia)
        digest = CalendarFeed.objects.get().digest
        for other in ("", "x", token[:-1], token + "A", token.swapcase(), digest):
            with self.subTest(other):
                self.assertIsNone(CalendarFeed.objects.at(other))

    def test_a_revoked_address_is_none(self) -> None:
        token = create_feed(name="phone", by=self.nadia)
        feed = CalendarFeed.objects.get()
        revoke_feed(feed=feed, by=self.nadia)
        self.assertIsNone(CalendarFeed.objects.at(token))
        verbs = AuditEntry.objects.values_list("verb", flat=True)
        self.assertEqual(list(verbs), ["feed-created", "feed-revoked"])

    def test_only_its_owner_revokes_it(self) -> None:
        feed = self.feed()
        for person in (self.omar, self.sofia, self.petra):
            with self.subTest(person.name), self.assertRaises(CalendarFeed.DoesNotExist):
                revoke_feed(feed=feed, by=person)

    def test_who_leaves_the_office_reads_no_more(self) -> None:
        token = create_feed(name="phone", by=self.nadia)
        for change in ({"is_active": False}, {"is_active": True, "role": "auditor"}):
            User.objects.filter(pk=self.nadia.pk).update(**change)
            with self.subTest(change):
                self.assertIsNone(CalendarFeed.objects.at(token))

    def test_five_addresses_are_enough(self) -> None:
        for number in range(5):
            create_feed(name=f"phone {number}", by=self.nadia)
        with self.assertRaises(Refused) as caught:
            create_feed(name="one more", by=self.nadia)
        self.assertEqual(caught.exception.problems[0].code, "too-many-feeds")
        create_feed(name="another person's", by=self.omar)
        revoke_feed(feed=CalendarFeed.objects.filter(user=self.nadia)[0], by=self.nadia)
        create_feed(name="in its place", by=self.nadia)

    def test_who_reads_no_cases_has_none(self) -> None:
        for person in (self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                create_feed(name="phone", by=person)
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                set_reminders(days=[1], by=person)


class ContentTests(FeedCase):
    def codes(self, content: bytes) -> list[str]:
        return [one.summary.removeprefix("Casework deadline ") for one in entries(content)]

    def test_open_deadlines_of_the_owners_cases_and_no_others(self) -> None:
        other = make.case(by=self.lena, ref="PL-2026-OTHER")
        make.decision(of=other, code="SECRET")
        make.deadline(
            of=self.decision, name="draft", rank="task", code="TASK22", due_on=dt.date(2026, 12, 1)
        )
        make.deadline(
            of=self.decision,
            name="reasons",
            rank="further",
            code="DONE22",
            done_on=dt.date(2026, 11, 20),
        )
        self.assertEqual(self.codes(self.read(self.feed())), ["TASK22", "K7QM2X"])
        self.assertEqual(self.codes(self.read(self.feed(self.omar))), [])
        self.assertEqual(self.codes(self.read(self.feed(self.sofia)))[0], "SECRET")

    def test_it_tells_no_name_no_reference_and_no_word_of_the_case(self) -> None:
        Deadline.objects.update(snooze_reason="Secret reason", by_law_on=dt.date(2026, 12, 1))
        content = self.read(self.feed()).decode()
        told = ("Umarali", "Quvvatov", "PL-2026", "TEST", "Secret", "refusal", "remedy", "Nadia")
        for word in (*told, "Border", "example.org", "Poland", "appeal"):
            with self.subTest(word):
                self.assertNotIn(word.lower(), content.lower())

    def test_the_day_is_the_earlier_one_where_law_and_decision_differ(self) -> None:
        Deadline.objects.update(by_law_on=dt.date(2026, 12, 1))
        (event,) = entries(self.read(self.feed()))
        self.assertEqual(event.start, dt.date(2026, 12, 1))

    def test_it_reminds_as_the_person_wishes(self) -> None:
        set_reminders(days=[2, 10], by=self.nadia)
        (event,) = entries(self.read(self.feed()))
        hours = [round(before.total_seconds() / 3600) for before in event.alarms]
        self.assertEqual(hours, [-231, -39])
        entry = AuditEntry.objects.get(verb="reminders-changed")
        self.assertEqual(entry.facts, {"days": "10,2"})

    def test_what_rests_does_not_remind_before_it_is_back(self) -> None:
        Deadline.objects.update(snoozed_until=dt.date(2026, 12, 4))
        (event,) = entries(self.read(self.feed()))
        self.assertEqual(len(event.alarms), 2)


class RecordTests(FeedCase):
    def test_reading_is_on_record_once_an_hour_however_often(self) -> None:
        feed = self.feed()
        for minutes in (0, 1, 30, 59, 60):
            self.read(feed, NOON + dt.timedelta(minutes=minutes))
        self.assertEqual(AuditEntry.objects.filter(verb="feed-read").count(), 1)
        self.read(feed, NOON + dt.timedelta(minutes=61))
        entries = AuditEntry.objects.filter(verb="feed-read")
        self.assertEqual(
            [(entry.actor, entry.case, entry.facts) for entry in entries],
            [(self.nadia, None, {"feed": feed.key})] * 2,
        )

    def test_the_number_of_queries_does_not_grow(self) -> None:
        token = create_feed(name="phone", by=self.nadia)
        for count in (1, 3):
            for number in range(count):
                case = make.case(by=self.nadia, ref=f"PL-2026-{count}{number}")
                make.decision(of=case)
            CalendarFeed.objects.update(read_at=None)
            feed = CalendarFeed.objects.at(token)
            assert feed
            with self.subTest(count), self.assertNumQueries(audited(9)):
                self.read(feed, timezone.now())
