"""The law, authorities and submissions in a real browser: axe, two widths, three languages."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.models import Case, ConfirmedAddress, LawRule
from tests import make, make_law
from tests.browser import axe_violations
from tests.live import LiveTestCase

DESKTOP, PHONE = (1280, 900), (390, 844)
SCREENS = (
    ("law-list", ()),
    ("law-rule", ("AT-BESCHW-4W",)),
    ("law-rule", ("AT-NEW",)),
    ("law-rule", ("DE-ERVB-SIZE",)),
    ("law-rule", ("PL-OLD-REFUSAL",)),
    ("law-rule", ("ECHR-LATIPOV",)),
    ("law-rule-edit", ("AT-BESCHW-4W",)),
    ("law-rule-edit", ("DE-ERVB-SIZE",)),
    ("law-proposals", ()),
    ("law-concordance", ()),
    ("authority-list", ()),
    ("authority-detail", ("PL-RADA",)),
    ("submission-list", ()),
    ("submission-detail", ("PL-COMPLAINT",)),
)


class LawBrowserTestCase(LiveTestCase):
    def go(self, page: Page, name: str, *args: str, query: str = "") -> None:
        page.goto(self.live_server_url + reverse(name, args=args) + query)

    def assert_fits(self, page: Page) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)


@pytest.mark.browser
class EveryScreenTests(LawBrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        # Those of the access table make room for all that come with the program.
        make_law.load_all()
        make.norm(of=make.element(), note={"en": "Disputed."}, certainty="M")
        rule = LawRule.objects.get(key="AT-BESCHW-4W")
        changed = rule.content | {"texts": {"en": "Within four weeks. " * 20}}
        make_law.rule(changed, version=2, by=self.omar)

    def test_each_fits_and_is_accessible_in_three_languages(self) -> None:
        with self.browser(self.sofia) as page:
            for language in ("en", "de", "pl"):
                self.cookie(page, "django_language", language)
                for name, args in SCREENS:
                    with self.subTest(name=name, args=args, language=language):
                        self.go(page, name, *args)
                        self.assert_fits(page)

    def test_a_structure_is_printed_without_the_frame_of_the_site(self) -> None:
        with self.browser(self.nadia) as page:
            self.go(page, "submission-detail", "DE-URGENT")
            page.emulate_media(media="print")
            for part in (".site-header", ".trail", ".site-footer"):
                expect(page.locator(part)).to_be_hidden()
            expect(page.locator("h1")).to_be_visible()
            expect(page.locator(".notice-warning").first).to_be_visible()


@pytest.mark.browser
class WorkTests(LawBrowserTestCase):
    def test_a_rule_is_changed_by_two_people(self) -> None:
        with self.browser(self.sofia) as page:
            self.go(page, "law-rule", "DE-TEST")
            page.click("text=Propose a change")
            page.fill("[name=texts_en]", "The Monday after.")
            page.click("main button[type=submit]")
            # A mistake first: the reason is missing.
            expect(page.locator(".error-summary")).to_be_visible()
            self.assert_fits(page)
            page.fill("[name=reason]", "Journal of Laws, page 3.")
            page.click("main button[type=submit]")
            expect(page.locator(".proposal")).to_contain_text("another person must decide")
            self.assert_fits(page)
        with self.browser(self.omar) as page:
            self.go(page, "law-proposals")
            expect(page.locator(".proposal ins")).to_contain_text("The Monday after.")
            page.click("text=I have checked it: approve")
            expect(page.locator(".finding-lead")).to_have_text("The Monday after.")
            self.assert_fits(page)
        self.assertEqual(LawRule.objects.current().get(key="DE-TEST").version, 2)

    def test_facets_narrow_without_script(self) -> None:
        make_law.rule(make_law.unknown())
        with self.browser(self.nadia, javascript=False) as page:
            self.go(page, "law-list")
            page.click(".option:has-text('unknown')")
            expect(page.locator("#found")).to_have_text("1 entry")
            page.click(".chips a")
            expect(page.locator("#found")).to_have_text("2 entries")

    def test_an_address_is_confirmed_and_fills_the_addressee_at_once(self) -> None:
        Case.objects.update(jurisdiction="DE")
        with self.browser(self.nadia) as page:
            self.go(page, "authority-detail", "DE-VG-BERLIN")
            page.fill("[name=lines]", "Kirchstraße 7\n10557 Berlin")
            page.click("main button[type=submit]")
            expect(page.locator(".address-lines")).to_contain_text("Kirchstraße 7")
            self.assert_fits(page)
            self.go(page, "case-edit", self.case.ref)
            page.select_option("[name=authority_from]", "DE-VG-BERLIN")
            filled = "Verwaltungsgericht Berlin\nKirchstraße 7\n10557 Berlin"
            expect(page.locator("[name=authority]")).to_have_value(filled)
            page.fill("[name=authority]", f"{filled}\n33. Kammer")
            self.assert_fits(page)
            page.click("main button[type=submit]")
            page.wait_for_url(f"**/cases/{self.case.ref}/")
        self.case.refresh_from_db()
        self.assertTrue(self.case.authority.endswith("33. Kammer"))
        self.assertEqual(ConfirmedAddress.objects.get().team, self.nadia.team)

    def test_without_script_the_choice_fills_the_addressee_when_it_is_saved(self) -> None:
        Case.objects.update(jurisdiction="DE", authority="")
        with self.browser(self.nadia, javascript=False) as page:
            self.go(page, "case-edit", self.case.ref)
            page.select_option("[name=authority_from]", "DE-VG-BERLIN")
            page.click("main button[type=submit]")
            page.wait_for_url(f"**/cases/{self.case.ref}/")
        self.case.refresh_from_db()
        self.assertEqual(self.case.authority, "Verwaltungsgericht Berlin")
