"""Currency, review queue and balance in a real browser: keys, no script, axe, phones."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from casework.domain.evidence import TermKind
from casework.models import ClaimElement, CurrencyReview, Passage
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase
from tests.web.claims import REF

DESKTOP, PHONE = (1280, 900), (390, 844)


class CurrencyBrowserTestCase(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        theme = make.term(kind=TermKind.THEME, code="T04", label="Repression abroad")
        make.term(kind=TermKind.THEME, code="T19", label="Internal relocation")
        old = make.source(key="S9", issued="2020-05")
        for key in ("P7", "P8", "P9"):
            make.passage(key=key, of=old, finding=f"A finding {key}.")
        Passage.objects.get(key="P8").terms.add(theme)
        Passage.objects.filter(key="P9").update(currency="superseded", correction="Since 2024.")
        self.case.decision_expected = timezone.localdate() + dt.timedelta(days=90)
        self.case.save()

    def go(self, page: Page, name: str, *args: str, query: str = "") -> None:
        page.goto(self.live_server_url + reverse(name, args=args) + query)

    def assert_fits(self, page: Page) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)


@pytest.mark.browser
class ScreenTests(CurrencyBrowserTestCase):
    def test_the_themes_fit_and_are_accessible(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "currency", query=f"?case={REF}")
            expect(page.locator("#theme-T19")).to_contain_text("Nothing from the last 24 months")
            expect(page.locator("#theme-T04 svg[role=img]")).to_have_attribute(
                "aria-label", "2020: 1"
            )
            self.assert_fits(page)
            page.emulate_media(media="print")
            expect(page.locator("#theme-T19")).to_be_visible()
            expect(page.locator("form.toolbar")).to_be_hidden()

    def test_it_works_in_german_without_script(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.cookie(page, "django_language", "de")
            self.go(page, "currency")
            expect(page.locator("html")).to_have_attribute("lang", "de")
            page.locator("input[name=on]").fill("2019-01-01")
            page.locator("form.toolbar button[type=submit]").click()
            expect(page.locator("#theme-T04 .mark-good")).to_be_visible()


@pytest.mark.browser
class QueueTests(CurrencyBrowserTestCase):
    def test_a_lawyer_reviews_by_keys_alone(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "currency-queue")
            expect(page.locator("[data-keys]")).to_be_visible()
            page.locator("[data-review][tabindex='0']").focus()
            expect(page.locator("#P7")).to_be_focused()
            page.keyboard.press("j")
            expect(page.locator("#P8")).to_be_focused()
            page.keyboard.press("k")
            page.keyboard.press("s")
            expect(page.locator("#P7")).to_have_count(0)
            expect(page.locator("#P8")).to_be_focused()
            # A change wants a word first.
            page.keyboard.press("c")
            expect(page.locator("#P8 textarea")).to_be_focused()
            page.keyboard.type("Cs ju: amended")
            page.keyboard.press("Escape")
            page.keyboard.press("c")
            expect(page.locator("#P8")).to_have_count(0)
            self.assert_fits(page)
        found = {r.passage.key: (r.outcome, r.note) for r in CurrencyReview.objects.all()}
        self.assertEqual(found, {"P7": ("stands", ""), "P8": ("changed", "Cs ju: amended")})

    def test_every_button_works_without_script(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.go(page, "currency-queue", query="?theme=T04")
            page.locator("#P8 button[value=unclear]").click()
            expect(page.locator("#P8 [role=alert]")).to_contain_text("Say in a few words")
            page.locator("#P8 textarea").fill("The page is gone.")
            page.locator("#P8 button[value=unclear]").click()
            expect(page.locator(".reviews")).to_have_count(0)
        self.assertEqual(CurrencyReview.objects.get().note, "The page is gone.")


@pytest.mark.browser
class BalanceTests(CurrencyBrowserTestCase):
    def test_the_note_is_written_beside_what_it_answers(self) -> None:
        act = make.term(kind=TermKind.ACT, code="FAM-REPRISAL")
        self.case.events.get().terms.add(act)
        for key, direction in (("P8", "adverse"), ("P7", "neutral")):
            Passage.objects.filter(key=key).update(direction=direction)
            Passage.objects.get(key=key).terms.add(act)
        with self.browser(self.omar) as page:
            for name in ("matrix-element", "claim-element"):
                self.go(page, name, REF, "acts")
                expect(page.locator("#balance")).to_contain_text("A finding P8.")
                expect(page.locator("#balance .neutral")).to_contain_text("A finding P7.")
                page.locator("#balance textarea").fill(f"From {name}.")
                page.locator("#balance button[type=submit]").click()
                expect(page).to_have_url(
                    self.live_server_url + reverse(name, args=[REF, "acts"]) + "#balance"
                )
                expect(page.locator("#balance textarea")).to_have_value(f"From {name}.")
                self.assert_fits(page)
        self.assertEqual(ClaimElement.objects.get().balance_note, "From claim-element.")
