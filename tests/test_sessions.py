"""Sessions: what the database holds opens none."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.test import Client

from casework.sessions import SessionStore
from tests.base import CastTestCase


class SessionTest(CastTestCase):
    def cookie(self) -> str:
        self.client.force_login(self.nadia)
        return self.client.cookies["sessionid"].value

    def is_in(self, cookie: str) -> bool:
        stranger = Client()
        stranger.cookies["sessionid"] = cookie
        return stranger.get("/").status_code == 200

    def test_the_cookie_opens_the_session_and_the_row_does_not(self) -> None:
        cookie = self.cookie()
        row = Session.objects.get()
        self.assertNotEqual(row.session_key, cookie)
        self.assertTrue(self.is_in(cookie))
        self.assertFalse(self.is_in(row.session_key))

    def test_the_database_holds_no_part_of_the_key(self) -> None:
        cookie = self.cookie()
        row = Session.objects.get()
        self.assertEqual(len(row.session_key), 40)
        self.assertNotIn(cookie[:8], row.session_key + row.session_data)

    def test_a_change_goes_to_the_same_row(self) -> None:
        self.cookie()
        session = self.client.session
        session["place"] = "evidence"
        session.save()
        self.assertEqual(Session.objects.count(), 1)
        self.assertEqual(self.client.session["place"], "evidence")

    def test_logging_out_ends_it(self) -> None:
        cookie = self.cookie()
        self.client.post("/log-out/")
        self.assertFalse(self.is_in(cookie))
        self.assertEqual(Session.objects.filter(session_data__contains=cookie).count(), 0)

    def test_an_expired_session_is_none(self) -> None:
        cookie = self.cookie()
        Session.objects.update(expire_date="2020-01-01T00:00:00Z")
        self.assertFalse(self.is_in(cookie))

    def test_an_unknown_key_gives_an_empty_session_with_another_key(self) -> None:
        store = SessionStore("never-issued-key-of-somebody-else")
        self.assertEqual(dict(store.load()), {})
        store.save()
        self.assertNotEqual(store.session_key, "never-issued-key-of-somebody-else")

    def test_a_new_key_leaves_the_old_one_dead(self) -> None:
        cookie = self.cookie()
        store = SessionStore(cookie)
        store.cycle_key()
        self.assertFalse(self.is_in(cookie))
        self.assertTrue(self.is_in(store.session_key or ""))

    def test_deleting_without_a_key_does_nothing(self) -> None:
        self.cookie()
        SessionStore().delete()
        self.assertEqual(Session.objects.count(), 1)
        self.assertTrue(SessionStore().exists(self.client.cookies["sessionid"].value))
