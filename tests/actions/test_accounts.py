from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework.actions import accounts
from casework.models import AuditEntry, User
from casework.models.encrypted import blind_index
from tests import make
from tests.base import CastTestCase

HERE, THERE = "192.0.2.1", "192.0.2.2"


class AccountTests(CastTestCase):
    def attempt(self, times: int, email: str = "nadia@example.org", address: str = HERE) -> None:
        for _ in range(times):
            accounts.log_in_failed(email=email, address=address)

    def test_ten_failures_lock_the_account_from_everywhere(self) -> None:
        self.attempt(9)
        self.assertFalse(accounts.is_locked(email="nadia@example.org", address=THERE))
        self.attempt(1)
        self.assertTrue(accounts.is_locked(email="NADIA@example.org", address=THERE))
        self.assertFalse(accounts.is_locked(email="omar@example.org", address=THERE))

    def test_ten_failures_lock_the_address_for_every_account(self) -> None:
        for number in range(10):
            self.attempt(1, email=f"guess{number}@example.org")
        self.assertTrue(accounts.is_locked(email="omar@example.org", address=HERE))
        self.assertFalse(accounts.is_locked(email="omar@example.org", address=THERE))

    def test_a_log_in_clears_the_account_but_not_the_address(self) -> None:
        self.attempt(9)
        accounts.log_in(by=self.nadia, address=HERE)
        self.attempt(1)
        self.assertFalse(accounts.is_locked(email="nadia@example.org", address=THERE))
        self.assertTrue(accounts.is_locked(email="nadia@example.org", address=HERE))

    def test_nobody_elsewhere_locks_a_person_out_where_she_logs_in(self) -> None:
        accounts.log_in(by=self.nadia, address=HERE)
        self.attempt(10, address=THERE)
        self.assertFalse(accounts.is_locked(email="nadia@example.org", address=HERE))
        self.assertTrue(accounts.is_locked(email="nadia@example.org", address="192.0.2.3"))
        self.assertFalse(accounts.is_locked(email="omar@example.org", address=HERE))

    def test_guessing_from_a_known_address_locks_it_all_the_same(self) -> None:
        accounts.log_in(by=self.nadia, address=HERE)
        self.attempt(10, address=HERE)
        self.assertTrue(accounts.is_locked(email="nadia@example.org", address=HERE))

    def test_an_address_is_known_for_a_month(self) -> None:
        accounts.log_in(by=self.nadia, address="192.0.2.9")
        facts = AuditEntry.objects.get().facts
        for days, is_locked in ((31, True), (29, False)):
            number = AuditEntry.objects.count() + 1
            here = facts | {"address": blind_index(HERE)[:16]}
            self.entry(number, dt.timedelta(days=days), "log-in", here)
            self.attempt(10, address=THERE)
            with self.subTest(days=days):
                locked = accounts.is_locked(email="nadia@example.org", address=HERE)
                self.assertEqual(locked, is_locked)

    def test_failures_are_forgotten_after_fifteen_minutes(self) -> None:
        self.attempt(1)
        facts = AuditEntry.objects.get().facts
        for minutes, number in ((16, 2), (14, 12)):
            for step in range(9):
                ago = dt.timedelta(minutes=minutes)
                self.entry(number + step, ago, "log-in-failed", facts)
            with self.subTest(minutes=minutes):
                locked = accounts.is_locked(email="nadia@example.org", address=HERE)
                self.assertEqual(locked, minutes == 14)

    def entry(self, number: int, ago: dt.timedelta, verb: str, facts: dict[str, str]) -> None:
        entry = AuditEntry(number=number, at=timezone.now() - ago, verb=verb, facts=facts)
        entry.digest = entry.compute_digest()
        entry.save()

    def test_a_failure_tells_neither_what_was_typed_nor_from_where(self) -> None:
        self.attempt(1, email="my-password-typed-here", address=HERE)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.actor, entry.team), ("log-in-failed", None, None))
        self.assertEqual(sorted(entry.facts), ["account", "address"])
        self.assertNotIn("my-password", str(entry.facts))
        self.assertNotIn(HERE, str(entry.facts))

    def test_a_failure_on_a_known_account_is_shown_to_its_team(self) -> None:
        self.attempt(1)
        self.assertEqual(AuditEntry.objects.get().team, self.team)

    def test_log_in_and_log_out_are_on_record(self) -> None:
        accounts.log_in(by=self.nadia, address=HERE)
        accounts.log_out(by=self.nadia)
        verbs = AuditEntry.objects.values_list("verb", "actor__name")
        self.assertEqual(list(verbs), [("log-in", "Nadia"), ("log-out", "Nadia")])

    def test_a_new_password_works_and_is_on_record_without_itself(self) -> None:
        accounts.change_password(password="correct horse battery", by=self.nadia)
        saved = User.objects.get(pk=self.nadia.pk)
        self.assertTrue(saved.check_password("correct horse battery"))
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("password-changed", {}))

    def test_weak_passwords_are_refused(self) -> None:
        for weak in ("short", "12345678901", "password", "nadia@example.org"):
            with self.subTest(weak=weak), self.assertRaises(ValidationError):
                accounts.change_password(password=weak, by=self.nadia)
        self.assertTrue(User.objects.get(pk=self.nadia.pk).check_password(make.PASSWORD))
