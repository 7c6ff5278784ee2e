"""Own texts in a real browser: axe, two widths, and inserting with and without JavaScript."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.models import PackText
from tests import make
from tests.adapters.papers import paper
from tests.browser import axe_violations
from tests.live import LiveTestCase

DESKTOP, PHONE = (1280, 900), (390, 844)
REF = "DE-2026-TEST"


@pytest.mark.browser
class OwnTextBrowserTests(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.own = make.case(by=self.omar, ref=REF, jurisdiction="DE", working_language="de")
        make.person(of=self.own)
        letter = paper("Brief")
        make.document(of=self.own, content=letter, title={"de": "Brief"}, exhibit=1)
        PackText.objects.create(
            case=self.own,
            place="requests",
            body={"de": [{"p": ["Es wird beantragt."]}]},
            changed_by=self.omar,
        )

    def go(self, page: Page, name: str = "pack-text", *args: str) -> None:
        given = args or (REF, "de", "requests")
        page.goto(self.live_server_url + reverse(name, args=given))

    def test_each_is_accessible_and_fits(self) -> None:
        with self.browser(self.omar) as page:
            for language in ("en", "de", "pl"):
                self.cookie(page, "django_language", language)
                for width, height in (DESKTOP, PHONE):
                    page.set_viewport_size({"width": width, "height": height})
                    for name, *args in (
                        ("pack-texts", REF),
                        ("pack-text", REF, "de", "requests"),
                        ("pack-text", REF, "en", "closing"),
                    ):
                        with self.subTest(args=args, language=language, width=width):
                            self.go(page, name, *args)
                            found = page.evaluate("document.documentElement.scrollWidth")
                            self.assertEqual(found, width)
                            self.assertEqual(axe_violations(page), [])

    def test_a_reference_is_inserted_where_the_cursor_is(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page)
            text = page.locator("[name=text]")
            text.evaluate("field => field.setSelectionRange(8, 8)")
            page.locator('button[value="[@exhibit:d1]"]').click()
            expect(text).to_have_value("Es wird [@exhibit:d1]beantragt.")
            expect(text).to_be_focused()
            page.get_by_role("button", name="Save", exact=True).click()
            expect(page.locator(".own-preview")).to_contain_text("Anlage 1")

    def test_without_javascript_it_is_put_at_the_end(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.go(page)
            page.locator('button[value="[@exhibit:d1]"]').click()
            expect(page.locator("[name=text]")).to_have_value("Es wird beantragt. [@exhibit:d1]")
