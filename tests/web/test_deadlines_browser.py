"""Decisions, calculations and days to keep in a real browser: axe, two widths, keys, no script."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from casework.actions.decisions import DecisionFields, save_decision
from casework.models import Case, CaseMember, Deadline, Decision
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase

DESKTOP, PHONE = (1280, 900), (390, 844)
REF = "DE-2026-TEST"


class DeadlineBrowserCase(LiveTestCase):
    """A German claim under the old law, refused and served by registered letter."""

    def setUp(self) -> None:
        super().setUp()
        make.law()
        self.german = make.case(by=self.nadia, ref=REF, jurisdiction="DE")
        CaseMember.objects.create(case=self.german, user=self.omar)
        make.person(of=self.german, name="Umarali Quvvatov")
        today = timezone.localdate()
        save_decision(
            case=self.german,
            decision=None,
            fields=DecisionFields(
                law_kind="refusal",
                served_on=today,
                manner="registered-letter",
                land="BE",
                limit_on=today + dt.timedelta(days=24),
            ),
            by=self.nadia,
            as_of=today,
        )
        self.main = Deadline.objects.get(rank="main", decision__case=self.german)

    def go(self, page: Page, name: str, *args: object, query: str = "") -> None:
        page.goto(self.live_server_url + reverse(name, args=args) + query)

    def screens(self) -> list[tuple[str, tuple[object, ...], str]]:
        today = timezone.localdate()
        tried = f"?served={today}&manner=personal&gone={today}"
        return [
            ("home", (), ""),
            ("deadline-list", (), ""),
            ("deadline-list", (), "?state=unconfirmed"),
            ("deadline-calendar", (), ""),
            ("deadline-detail", (REF, self.main.code), ""),
            ("decision-edit", (REF, 1), ""),
            ("decision-add", (REF,), ""),
            ("decision-calculation", (REF, 1), tried),
            ("feed-list", (), ""),
            ("case-detail", (REF,), ""),
            ("claim", (REF,), ""),
        ]


@pytest.mark.browser
class ScreenTests(DeadlineBrowserCase):
    def test_each_is_accessible_and_fits(self) -> None:
        with self.browser(self.omar) as page:
            for language in ("en", "de", "pl"):
                self.cookie(page, "django_language", language)
                for width, height in (DESKTOP, PHONE):
                    page.set_viewport_size({"width": width, "height": height})
                    for name, args, query in self.screens():
                        with self.subTest(name=name, language=language, width=width):
                            self.go(page, name, *args, query=query)
                            found = page.evaluate("document.documentElement.scrollWidth")
                            self.assertEqual(found, width)
                            self.assertEqual(axe_violations(page), [])

    def test_on_a_phone_the_month_is_a_list_of_days_with_deadlines(self) -> None:
        with self.browser(self.omar) as page:
            month = f"?month={self.main.keep_by:%Y-%m}"
            self.go(page, "deadline-calendar", query=month)
            self.assertGreaterEqual(page.locator("td.day-empty:visible").count(), 15)
            self.assertEqual(axe_violations(page), [])
            page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            expect(page.locator("td.day-empty:not(.day-today):visible")).to_have_count(0)
            day = page.locator("td.day:not(.day-empty)").first
            expect(day.locator(".day-full")).to_be_visible()
            expect(day.locator("a").first).to_be_visible()
            self.go(page, "deadline-calendar", query="?month=2031-03")
            expect(page.get_by_text("Nothing falls due in these weeks.")).to_be_visible()
            self.assertEqual(axe_violations(page), [])

    def test_the_calculation_prints_without_what_is_only_for_the_screen(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "decision-calculation", REF, 1)
            page.emulate_media(media="print")
            expect(page.locator("#what-if-title")).to_be_hidden()
            expect(page.locator(".site-header")).to_be_hidden()
            expect(page.get_by_role("heading", name="Step by step")).to_be_visible()


@pytest.mark.browser
class WorkTests(DeadlineBrowserCase):
    def test_the_suggestion_follows_while_the_form_is_filled_in(self) -> None:
        with self.browser(self.nadia) as page:
            self.go(page, "decision-add", REF)
            suggestion = page.locator("#suggestion")
            expect(suggestion).to_contain_text("Choose a decision of the list")
            page.select_option("[name=law_kind]", "refusal")
            expect(suggestion).to_contain_text("Enter the day of service")
            page.fill("[name=served_on]", "2026-11-04")
            page.locator("[name=served_on]").blur()
            expect(suggestion).to_contain_text("Action: Wednesday, 18 November 2026")
            page.fill("[name=limit_on]", "2026-11-25")
            page.locator("[name=limit_on]").blur()
            expect(suggestion.locator(".notice-danger")).to_contain_text("File by the earlier one")
            self.assertEqual(axe_violations(page), [])
        self.assertEqual(Decision.objects.filter(case=self.german).count(), 1)

    def test_a_decision_is_entered_confirmed_and_done_by_keyboard(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "deadline-detail", REF, self.main.code)
            page.get_by_role("button", name=re.compile("I have checked it")).focus()
            page.keyboard.press("Enter")
            expect(page.locator(".notice-success")).to_contain_text("Two people have checked")
            page.get_by_role("button", name="Note as done").focus()
            page.keyboard.press("Space")
            expect(page.locator(".notice-success")).to_contain_text("Noted as done.")
        self.main.refresh_from_db()
        self.assertEqual(
            (self.main.acknowledged_by, self.main.done_on), (self.omar, timezone.localdate())
        )

    def test_the_month_is_walked_by_keyboard(self) -> None:
        with self.browser(self.omar) as page:
            month = f"?month={self.main.keep_by:%Y-%m}"
            self.go(page, "deadline-calendar", query=month)
            link = page.locator(f"a[href$='{self.main.code}/']")
            link.focus()
            page.keyboard.press("Enter")
            expect(page.locator("h1")).to_contain_text("Action")

    def test_a_mistake_leads_to_its_field(self) -> None:
        with self.browser(self.nadia) as page:
            self.go(page, "deadline-detail", REF, self.main.code)
            page.fill("[name=until]", str(self.main.due_on))
            page.fill("[name=reason]", "Waits for a paper.")
            page.get_by_role("button", name="Put off").click()
            expect(page.locator(".error-summary")).to_contain_text("Choose a day before the limit")
            self.assertEqual(page.evaluate("document.activeElement.name"), "until")
            self.assertEqual(page.input_value("[name=reason]"), "Waits for a paper.")
            self.assertEqual(axe_violations(page), [])

    def test_a_calendar_address_is_made_and_read(self) -> None:
        with self.browser(self.nadia) as page:
            self.go(page, "feed-list")
            page.fill("[name=name]", "my phone")
            page.get_by_role("button", name="Make an address").click()
            address = page.locator(".address").inner_text()
            self.assertEqual(axe_violations(page), [])
            content = page.request.get(address).text()
        self.assertIn(f"SUMMARY:Casework deadline {self.main.code}", content)
        self.assertNotIn("Quvvatov", content)


@pytest.mark.browser
class WithoutScriptTests(DeadlineBrowserCase):
    def test_a_decision_is_computed_and_saved_without_any_script(self) -> None:
        with self.browser(self.nadia, javascript=False) as page:
            self.go(page, "decision-add", REF)
            page.select_option("[name=law_kind]", "refusal")
            page.fill("[name=served_on]", "2026-11-04")
            page.select_option("[name=land]", "BE")
            page.get_by_role("button", name="Compute, save nothing").click()
            expect(page.locator("#suggestion")).to_contain_text("Action: Wednesday, 18 November")
            self.assertEqual(page.input_value("[name=land]"), "BE")
            page.get_by_role("button", name="Save the decision").click()
            expect(page.locator("h1")).to_have_text("Calculation of the limits")
        self.assertEqual(Case.objects.get(ref=REF).decisions.count(), 2)
