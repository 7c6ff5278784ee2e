from __future__ import annotations

from django.test import override_settings
from django.urls import reverse

from casework.models import AuditEntry
from tests import make
from tests.base import CastTestCase

URL = "/log-in/"


class LogInTests(CastTestCase):
    def log_in(self, email: str = "nadia@example.org", password: str = make.PASSWORD, **more: str):  # type: ignore[no-untyped-def]  # the test client's own response
        return self.client.post(URL, {"email": email, "password": password, **more})

    def test_it_lets_people_in_whatever_the_letters_of_their_address(self) -> None:
        response = self.log_in(email="Nadia@Example.org")
        self.assertRedirects(response, "/")
        self.assertEqual(
            list(AuditEntry.objects.values_list("verb", "actor__name")), [("log-in", "Nadia")]
        )

    def test_it_leads_back_to_the_page_that_was_asked_for(self) -> None:
        asked = self.client.get("/cases/?q=a")
        self.assertRedirects(asked, "/log-in/?next=/cases/%3Fq%3Da")
        self.assertRedirects(self.log_in(next="/cases/?q=a"), "/cases/?q=a")

    def test_it_leads_to_no_other_site(self) -> None:
        for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
            with self.subTest(elsewhere=elsewhere):
                self.assertRedirects(self.log_in(next=elsewhere), "/")
                self.client.logout()

    def test_it_says_the_same_of_a_wrong_password_and_an_unknown_address(self) -> None:
        sentence = "E-mail and password do not fit. Check both and try again."
        for email in ("nadia@example.org", "nobody@example.org"):
            response = self.log_in(email=email, password="wrong")
            with self.subTest(email=email):
                self.assertContains(response, sentence, count=1, status_code=422)
        verbs = AuditEntry.objects.values_list("verb", flat=True)
        self.assertEqual(list(verbs), ["log-in-failed", "log-in-failed"])

    def test_it_keeps_the_address_and_forgets_the_password(self) -> None:
        response = self.log_in(password="wrong-password-typed")
        self.assertContains(response, 'value="nadia@example.org"', status_code=422)
        self.assertNotContains(response, "wrong-password-typed", status_code=422)

    def test_people_who_left_stay_out(self) -> None:
        make.user(name="Gone", role="lawyer", is_active=False)
        self.assertEqual(self.log_in(email="gone@example.org").status_code, 422)

    def test_after_ten_failures_even_the_right_password_waits(self) -> None:
        for _ in range(10):
            self.log_in(password="wrong")
        response = self.log_in()
        self.assertContains(response, "Wait 15 minutes", status_code=422)
        self.assertNotIn("_auth_user_id", self.client.session)
        self.assertEqual(AuditEntry.objects.filter(verb="log-in-failed").count(), 10)

    @override_settings(BEHIND_PROXY=True)
    def test_behind_the_proxy_it_counts_by_what_the_proxy_wrote(self) -> None:
        for number in range(10):
            self.client.post(
                URL,
                {"email": f"guess{number}@example.org", "password": "wrong"},
                headers={"X-Forwarded-For": f"203.0.113.{number}, 192.0.2.7"},
            )
        other = self.client.post(
            URL,
            {"email": "nadia@example.org", "password": make.PASSWORD},
            headers={"X-Forwarded-For": "192.0.2.7, 198.51.100.1"},
        )
        self.assertRedirects(other, "/", fetch_redirect_response=False)

    def test_it_makes_a_new_session(self) -> None:
        self.client.get(URL)
        before = self.client.session.session_key
        self.log_in()
        self.assertNotEqual(self.client.session.session_key, before)


class LogOutTests(CastTestCase):
    def test_it_ends_the_session_and_is_on_record(self) -> None:
        self.client.force_login(self.nadia)
        self.assertRedirects(self.client.post("/log-out/"), URL)
        self.assertNotIn("_auth_user_id", self.client.session)
        self.assertEqual(AuditEntry.objects.get().verb, "log-out")


class PasswordTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def change(self, **given: str) -> str:
        new = "correct horse battery"
        data = {"current": make.PASSWORD, "new": new, "again": new}
        response = self.client.post(reverse("password-change"), data | given)
        return f"{response.status_code} {response.content.decode()}"

    def test_it_changes_the_password_and_keeps_the_session(self) -> None:
        self.assertEqual(self.change()[:3], "302")
        self.assertEqual(self.client.get("/").status_code, 200)
        self.nadia.refresh_from_db()
        self.assertTrue(self.nadia.check_password("correct horse battery"))
        self.assertEqual(AuditEntry.objects.get().verb, "password-changed")

    def test_it_says_what_is_wrong(self) -> None:
        wrong = {
            "This is not the password you have now.": {"current": "wrong"},
            "The two new passwords differ.": {"again": "other"},
            "This password is too common.": {"new": "password", "again": "password"},
        }
        for sentence, given in wrong.items():
            with self.subTest(sentence):
                answer = self.change(**given)
                self.assertEqual(answer[:3], "422")
                self.assertIn(sentence, answer)
        self.assertEqual(AuditEntry.objects.count(), 0)


class HeaderTests(CastTestCase):
    def test_pages_are_never_kept_and_load_nothing_from_elsewhere(self) -> None:
        self.client.force_login(self.nadia)
        response = self.client.get("/")
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertEqual(
            sorted(response["Content-Security-Policy"].split("; ")),
            [
                "base-uri 'none'",
                "default-src 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "img-src 'self' data:",
                "object-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
            ],
        )
