from __future__ import annotations

from tests.base import CastTestCase


class LanguageTests(CastTestCase):
    def test_it_changes_the_language_and_keeps_the_page(self) -> None:
        self.client.force_login(self.nadia)
        response = self.client.post("/language/", {"language": "tg", "next": "/cases/?q=a"})
        self.assertRedirects(response, "/cases/?q=a")
        self.assertContains(self.client.get("/"), '<html lang="tg"')

    def test_it_needs_no_log_in_and_leads_to_no_other_site(self) -> None:
        response = self.client.post(
            "/language/", {"language": "pl", "next": "https://evil.example/"}
        )
        self.assertRedirects(response, "/", fetch_redirect_response=False)
        self.assertContains(self.client.get("/log-in/"), '<html lang="pl"')

    def test_each_language_is_named_in_itself(self) -> None:
        response = self.client.get("/log-in/")
        for code, name in (
            ("pl", "Polski"),
            ("de", "Deutsch"),
            ("ru", "Русский"),
            ("tg", "Тоҷикӣ"),
        ):
            with self.subTest(code=code):
                self.assertContains(response, f'lang="{code}">{name}</button>')
