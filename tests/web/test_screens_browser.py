"""Every screen in a real browser: the rules of axe, two widths, keyboard, and no script."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from casework.models import Case, Event
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase
from tests.test_access import PEOPLE, ROWS

# Files, not screens.
DOWNLOADS = {
    "court-list-export",
    "document-download",
    "law-export",
    "pack-download",
    "page-picture",
    "research-export",
    "snapshot-download",
    "source-export",
}
DESKTOP, PHONE = (1280, 900), (390, 844)


class BrowserTestCase(LiveTestCase):
    def screens(self, person: str) -> list[tuple[str, str]]:
        """Names and addresses of all screens that the table gives to this person."""
        column = PEOPLE.index(person)
        return [
            (row.name, self.live_server_url + reverse(row.name, kwargs=dict(row.kwargs or {})))
            for row in ROWS
            if row.method == "get"
            and row.statuses.split()[column] == "200"
            and row.name not in DOWNLOADS
        ]


@pytest.mark.browser
class EveryScreenTests(BrowserTestCase):
    def look(self, page: Page, name: str, url: str) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(url)
            with self.subTest(name=name, width=width):
                self.assertEqual(axe_violations(page), [])
                self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)
                self.assertEqual(page.locator("h1").count(), 1)

    def test_screens_are_accessible_fit_a_phone_and_keep_the_policy(self) -> None:
        complaints: list[str] = []
        for person, user in {"nobody": None, "sofia": self.sofia}.items():
            with self.browser(user) as page:
                page.on("console", lambda message: complaints.append(message.text))
                page.on("requestfailed", lambda request: complaints.append(request.url))
                for name, url in self.screens(person):
                    self.look(page, name, url)
        self.assertEqual(complaints, [])

    def test_mistakes_and_errors_are_accessible_too(self) -> None:
        with self.browser(self.sofia) as page:
            page.goto(f"{self.live_server_url}/cases/new/")
            page.fill("[name=born]", "some day")
            # Let the server find the mistakes.
            page.eval_on_selector("main form", "form => form.noValidate = true")
            page.click("main button[type=submit]")
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.input_value("[name=born]"), "some day")
            focused = page.evaluate("document.activeElement.name")
            self.assertIn(focused, ("made_on", "jurisdiction", "name", "born"))
            page.click(".error-summary a >> text=Date of birth")
            self.assertEqual(page.evaluate("document.activeElement.name"), "born")
            page.goto(f"{self.live_server_url}/nothing/")
            self.assertEqual(axe_violations(page), [])

    def test_the_longest_language_fits_a_phone(self) -> None:
        with self.browser(self.sofia) as page:
            page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            for language in ("de", "ru"):
                self.cookie(page, "django_language", language)
                for name, url in self.screens("sofia"):
                    page.goto(url)
                    with self.subTest(name=name, language=language):
                        width = page.evaluate("document.documentElement.scrollWidth")
                        self.assertEqual(width, PHONE[0])


@pytest.mark.browser
class KeyboardTests(BrowserTestCase):
    def test_a_case_is_opened_without_a_mouse(self) -> None:
        with self.browser() as page:
            page.goto(f"{self.live_server_url}/log-in/")
            # The cursor is in the first field already.
            page.keyboard.type("nadia@example.org")
            page.keyboard.press("Tab")
            page.keyboard.type(make.PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{self.live_server_url}/")
            page.keyboard.press("Tab")
            self.assertEqual(page.evaluate("document.activeElement.className"), "skip-link")
            page.keyboard.press("Enter")
            self.assertEqual(page.evaluate("document.activeElement.id"), "main")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.wait_for_url(f"{self.live_server_url}/cases/new/")
            page.focus("[name=jurisdiction]")
            page.keyboard.press("Space")
            page.keyboard.press("Tab")
            page.keyboard.type("Umarali Quvvatov")
            page.keyboard.press("Enter")
            page.wait_for_url("**/cases/PL-*/")
        self.assertEqual(Case.objects.search("Умарали").count(), 1)

    def test_the_menus_open_and_close_by_keyboard(self) -> None:
        with self.browser(self.nadia) as page:
            page.goto(f"{self.live_server_url}/")
            summary = page.locator(".site-tools summary").last
            summary.focus()
            page.keyboard.press("Enter")
            self.assertTrue(page.locator("text=Change password").is_visible())
            self.assertEqual(axe_violations(page), [])
            page.keyboard.press("Enter")
            self.assertFalse(page.locator("text=Change password").is_visible())

    def test_where_the_cursor_is_can_be_seen(self) -> None:
        with self.browser(self.nadia) as page:
            page.goto(f"{self.live_server_url}/")
            for _ in range(6):
                page.keyboard.press("Tab")
                style = page.evaluate(
                    "[getComputedStyle(document.activeElement).outlineStyle, "
                    "getComputedStyle(document.activeElement).outlineWidth]"
                )
                self.assertEqual(style, ["solid", "3px"])


@pytest.mark.browser
class WithoutScriptTests(BrowserTestCase):
    def test_an_interview_is_written_down_without_any_script(self) -> None:
        with self.browser(self.nadia, javascript=False) as page:
            page.goto(f"{self.live_server_url}/cases/{self.case.ref}/")
            page.click("text=Add an event")
            page.fill("[name=when]", "ok. 2012")
            page.fill("[name=what_en]", "He was summoned.")
            page.click("text=Save the event")
            page.wait_for_selector("text=The event is saved.")
            self.assertTrue(page.locator(".timeline strong >> text=about 2012").is_visible())
        self.assertEqual(Event.objects.get(when="2012~").what, {"en": "He was summoned."})
