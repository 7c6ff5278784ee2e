"""The citation on the pages of a finding and of a source, in a chosen style."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import expect

from tests import make
from tests.base import CastTestCase
from tests.browser import axe_violations
from tests.live import LiveTestCase

SCRIPT = "<script>alert(1)</script>"


class CitationTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(issued="2025-03-05", url="https://hrw.example/x")
        make.passage(of=cls.source)

    def setUp(self) -> None:
        self.client.force_login(self.rafi)

    def get(self, name: str, key: str, style: str = "") -> str:
        page = self.client.get(reverse(name, args=[key]), {"cite": style} if style else {})
        start = page.content.decode().partition('id="citation"')[2].partition(">")[2]
        return start.partition("</p>")[0]

    def test_a_finding_is_cited_with_its_pinpoint_and_a_source_without(self) -> None:
        title = '<cite lang="en" dir="auto">Report on relatives</cite>'
        address = "https://hrw.example/x"
        self.assertEqual(
            self.get("passage-detail", "P1", "at"),
            f"Human Rights Watch (5.3.2025): {title}, Abs. 4, {address}",
        )
        self.assertEqual(
            self.get("source-detail", "S1", "pl"),
            f"Human Rights Watch, {title}, 5 marca 2025 r., {address}",
        )

    def test_without_a_choice_the_style_is_that_of_the_language_of_the_screen(self) -> None:
        self.addCleanup(translation.activate, "en")
        self.assertIn("5 March 2025", self.get("source-detail", "S1"))
        self.client.cookies["django_language"] = "de"
        self.assertIn("5. März 2025", self.get("source-detail", "S1"))
        self.assertIn("5. März 2025", self.get("source-detail", "S1", "no-such-style"))
        self.client.cookies["django_language"] = "pl"
        self.assertIn("5 marca 2025 r.", self.get("source-detail", "S1"))

    def test_the_chosen_style_is_marked_for_all_senses(self) -> None:
        page = self.client.get(reverse("source-detail", args=["S1"]), {"cite": "ecoi"})
        self.assertContains(
            page, '<a href="?cite=ecoi#cite" aria-current="true">ecoi.net, short</a>', html=True
        )
        self.assertContains(page, '#cite" aria-current="true"', 1)

    def test_script_in_a_title_is_text(self) -> None:
        self.source.title = SCRIPT
        self.source.save()
        for style in ("de", "at", "pl", "euaa", "ecoi"):
            with self.subTest(style):
                found = self.get("source-detail", "S1", style)
                self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", found)
                self.assertNotIn("<script", found)


@pytest.mark.browser
class CitationBrowserTests(LiveTestCase):
    def test_it_can_be_chosen_by_keyboard_without_script_and_copied_with_it(self) -> None:
        address = self.live_server_url + reverse("passage-detail", args=["P1"])
        with self.browser(self.omar, javascript=False) as page:
            page.goto(address)
            expect(page.get_by_role("button", name="Copy")).to_have_count(0)
            page.get_by_role("link", name="ecoi.net, short").focus()
            page.keyboard.press("Enter")
            expect(page.locator("#citation")).to_have_text(
                "Human Rights Watch: Report on relatives, March 2025, para. 4"
            )
        with self.browser(self.omar) as page:
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            for width in (1280, 390):
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(f"{address}?cite=de")
                self.assertEqual(axe_violations(page), [])
            page.get_by_role("button", name="Copy").click()
            expect(page.locator("[data-copy-status]")).to_have_text("Copied")
            self.assertEqual(
                page.evaluate("navigator.clipboard.readText()"),
                "Human Rights Watch, Report on relatives, März 2025, Abs. 4",
            )
