from __future__ import annotations

import re
from typing import Any

from casework.models import AuditEntry, CalendarFeed, User
from tests import make
from tests.base import CastTestCase
from tests.calendars import entries

URL = "/account/calendar/"
ADDRESS = re.compile(r"http://testserver(/calendar/[\w-]{43}\.ics)")


class FeedScreenTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        self.case = make.case(by=self.nadia)
        make.person(of=self.case, name="Umarali Quvvatov")
        make.decision(of=self.case, code="K7QM2X")

    def make_address(self, name: str = "my phone") -> str:
        response = self.client.post(f"{URL}new/", {"name": name})
        self.assertEqual(response.status_code, 200)
        found = ADDRESS.search(response.content.decode())
        assert found
        return found[1]

    def fetch(self, address: str) -> Any:
        self.client.logout()
        return self.client.get(address)

    def test_the_address_is_shown_once(self) -> None:
        address = self.make_address()
        page = self.client.get(URL)
        self.assertContains(page, "my phone")
        self.assertNotContains(page, address)
        self.assertNotContains(page, ".ics")

    def test_a_calendar_program_reads_it_without_a_login(self) -> None:
        response = self.fetch(self.make_address())
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertNotIn("Set-Cookie", response)
        (event,) = entries(response.content)
        self.assertEqual(event.summary, "Casework deadline K7QM2X")

    def test_it_tells_nothing_of_the_case(self) -> None:
        content = self.fetch(self.make_address()).content.decode().lower()
        for word in ("umarali", "quvvatov", "pl-2026", "secret", "nadia", "border"):
            with self.subTest(word):
                self.assertNotIn(word, content)

    def test_a_wrong_or_revoked_address_is_not_found(self) -> None:
        address = self.make_address()
        feed = CalendarFeed.objects.get()
        self.assertRedirects(self.client.post(f"{URL}{feed.key}/revoke/"), URL)
        self.assertEqual(self.fetch(address).status_code, 404)
        self.assertEqual(self.fetch(f"/calendar/{'A' * 43}.ics").status_code, 404)
        self.assertEqual(self.fetch("/calendar/.ics").status_code, 404)

    def test_it_is_only_read(self) -> None:
        address = self.make_address()
        self.assertEqual(self.client.post(address).status_code, 405)

    def test_another_persons_address_cannot_be_revoked(self) -> None:
        self.make_address()
        feed = CalendarFeed.objects.get()
        for user in (self.omar, self.sofia, self.petra):
            self.client.force_login(user)
            with self.subTest(user.name):
                self.assertEqual(self.client.post(f"{URL}{feed.key}/revoke/").status_code, 404)
        feed.refresh_from_db()
        self.assertIsNone(feed.revoked_at)

    def test_who_left_the_office_is_not_answered(self) -> None:
        address = self.make_address()
        User.objects.filter(pk=self.nadia.pk).update(is_active=False)
        self.assertEqual(self.fetch(address).status_code, 404)

    def test_asking_often_writes_once(self) -> None:
        address = self.make_address()
        for _ in range(4):
            self.fetch(address)
        self.assertEqual(AuditEntry.objects.filter(verb="feed-read").count(), 1)

    def test_a_wrong_address_costs_one_question_and_writes_nothing(self) -> None:
        self.client.logout()
        with self.assertNumQueries(1):
            self.client.get(f"/calendar/{'A' * 43}.ics")

    def test_the_reminders_are_numbers_of_days(self) -> None:
        response = self.client.post(f"{URL}reminders/", {"days": "21, 7;2"})
        self.assertRedirects(response, URL)
        self.nadia.refresh_from_db()
        self.assertEqual(self.nadia.reminder_days, [21, 7, 2])
        self.assertContains(self.client.get(URL), 'value="21, 7, 2"')

    def test_other_words_are_refused_at_their_field(self) -> None:
        mistakes = {
            "two": "Write numbers of days with commas: 14, 7, 3, 1.",
            "0": "Choose at most 8 days, each between 1 and 90.",
            "999": "Choose at most 8 days, each between 1 and 90.",
            "1 2 3 4 5 6 7 8 9": "Choose at most 8 days, each between 1 and 90.",
        }
        for text, sentence in mistakes.items():
            with self.subTest(text):
                response = self.client.post(f"{URL}reminders/", {"days": text})
                self.assertEqual(response.status_code, 422)
                self.assertFormError(response.context["reminders_form"], "days", sentence)

    def test_a_sixth_address_is_refused(self) -> None:
        for number in range(5):
            self.make_address(f"phone {number}")
        response = self.client.post(f"{URL}new/", {"name": "one more"})
        self.assertFormError(
            response.context["feed_form"], "name", "You have 5 addresses. Revoke one first."
        )

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for count in (1, 2):
            for number in range(count):
                self.make_address(f"{count} {number}")
            with self.subTest(count), self.assertNumQueries(4):
                self.client.get(URL)
