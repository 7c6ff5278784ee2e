"""Searching the library in a real browser: by keys, without script, at both widths, with axe."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.domain.evidence import TermKind
from casework.models import Entity, Passage, SavedSearch
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase

DESKTOP, PHONE = (1280, 900), (390, 844)


@pytest.mark.browser
class SearchTests(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        passage = make.passage(
            key="P2",
            finding="A trial of Quvvatov was closed.",
            codes={TermKind.THEME: ["T05"]},
            event_date="2024",
            places=["Moscow"],
        )
        Entity.objects.bulk_create(
            Entity(key=f"e{n}", kind="person", name=f"Person {n:03}") for n in range(40)
        )
        passage.entities.add(*Entity.objects.all())

    def go(self, page: Page, name: str, *args: str, query: str = "") -> None:
        page.goto(self.live_server_url + reverse(name, args=args) + query)

    def assert_fits(self, page: Page) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)
        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    def test_a_lawyer_searches_narrows_saves_and_opens_by_keys_alone(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "evidence-list")
            page.locator("#q").focus()
            page.keyboard.type("trial")
            page.keyboard.press("Enter")
            expect(page.locator("mark")).to_have_text(["trial"])
            expect(page).to_have_url(re.compile(r"/evidence/\?s=gAAAAA"))
            self.assertNotIn("trial", page.url)
            page.locator(".facet a.option").first.focus()
            page.keyboard.press("Enter")
            expect(page.locator(".chips")).to_contain_text("T05")
            expect(page.locator("mark")).to_have_text(["trial"])
            self.assert_fits(page)
            page.locator(".save-search > summary").focus()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            page.keyboard.type("Closed trials")
            page.keyboard.press("Enter")
            expect(page.locator(".saved-open")).to_contain_text("Closed trials")
            self.assert_fits(page)
            page.go_back()
            page.go_forward()
            expect(page.locator("#q")).to_have_value("trial")
            page.locator(".saved-open").focus()
            page.keyboard.press("Enter")
            expect(page.locator(".findings > li")).to_have_count(1)
        self.assertEqual(SavedSearch.objects.get().name, "Closed trials")

    def test_everything_works_without_a_script(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.go(page, "evidence-list", query="?theme=T05")
            page.locator(".facet > summary", has_text="People and organisations").click()
            page.locator(".facet-all").click()
            expect(page.locator("h1")).to_have_text("People and organisations")
            page.fill("#find", "person 039")
            page.locator("main form button[type=submit]").click()
            expect(page.locator(".values a")).to_have_count(1)
            page.locator(".values a").click()
            expect(page.locator(".chips")).to_contain_text("Person 039")
            expect(page.locator(".findings > li")).to_have_count(1)
            page.locator(".orders a").first.click()
            expect(page.locator(".orders [aria-current]")).to_have_text("Newest event")

    def test_when_nothing_fits_a_link_leads_on(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "evidence-list", query="?theme=T05")
            page.fill("#q", "trial xyzzy")
            page.keyboard.press("Enter")
            expect(page.locator(".wider a")).to_have_text(["without “xyzzy”"])
            self.assert_fits(page)
            page.locator(".wider a").click()
            expect(page.locator(".findings > li")).to_have_count(1)
            self.assertNotIn("trial", page.url)

    def test_values_and_saved_searches_fit_every_width(self) -> None:
        for number in range(3):
            SavedSearch.objects.create(
                user=self.omar, name=f"Relatives, all of them {number}", query="q=trial&theme=T05"
            )
        Passage.objects.filter(key="P1").update(finding="Another trial.")
        with self.browser(self.omar) as page:
            for name, args in (("facet-values", ["entity"]), ("saved-search-list", [])):
                self.go(page, name, *args)
                self.assert_fits(page)

    def test_a_clients_name_is_looked_for_without_standing_in_the_address(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "case-list")
            page.fill("input[name=q]", "Quvvatov")
            page.keyboard.press("Enter")
            expect(page.locator("tbody tr")).to_have_count(1)
            self.assertNotIn("uvvatov", page.url)
            self.assert_fits(page)
            page.go_back()
            page.go_forward()
            expect(page.locator("input[name=q]")).to_have_value("Quvvatov")
