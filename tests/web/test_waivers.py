"""Findings set aside on screen, taken up again, and counted in one line."""

from __future__ import annotations

import pytest
from django.urls import reverse

from casework.models import AuditEntry, Waiver
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase
from tests.web.claims import REF, ClaimTestCase

LIST = reverse("pack-list", args=[REF])
LINE = reverse("check-line", args=[REF])
HTMX = {"HX-Request": "true"}
CODE, WHERE = "event-without-source", "event e1"
WAIVE = reverse("finding-waive", args=[REF, CODE, WHERE])
WITHDRAW = reverse("waiver-withdraw", args=[REF, CODE, WHERE])
BACK = f"{LIST}?language=pl#checks"


class WaiverTestCase(ClaimTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def waive(self, reason: str = "Her own words.") -> Waiver:
        self.client.post(WAIVE, {"reason": reason, "language": "pl"})
        return Waiver.objects.get(withdrawn_at=None)


class WaiveTests(WaiverTestCase):
    def test_each_finding_that_can_be_set_aside_has_a_form(self) -> None:
        make.claim(of=self.case, element=self.acts)
        response = self.client.get(LIST)
        self.assertContains(response, f'action="{WAIVE}"', 1)
        missing = reverse("finding-waive", args=[REF, "nothing-alleged", "case"])
        self.assertNotContains(response, missing)

    def test_it_is_set_aside_with_the_reason(self) -> None:
        response = self.client.post(WAIVE, {"reason": "  Her own words. ", "language": "en"})
        back = f"{LIST}?language=en#checks"
        self.assertRedirects(response, back, fetch_redirect_response=False)
        waiver = Waiver.objects.get()
        self.assertEqual((waiver.code, waiver.where, waiver.by), (CODE, WHERE, self.omar))
        self.assertEqual(waiver.reason, "Her own words.")

    def test_the_list_shows_it_apart_with_who_when_and_why(self) -> None:
        waiver = self.waive()
        response = self.client.get(LIST)
        day = waiver.at.strftime("%d/%m/%Y")
        self.assertContains(response, '<p dir="auto">Her own words.</p>')
        self.assertContains(response, f"Omar, {day}")
        self.assertContains(response, f'action="{WITHDRAW}"')
        self.assertNotContains(response, f'action="{WAIVE}"')
        self.assertContains(response, "1 set aside")

    def test_without_a_reason_the_form_comes_back_on_a_page_of_its_own(self) -> None:
        response = self.client.post(WAIVE, {"reason": "   ", "language": "pl"})
        self.assertEqual(response.status_code, 422)
        self.assertContains(response, "Nothing says who told of this event", status_code=422)
        self.assertContains(response, "An account stands on who gave it", status_code=422)
        self.assertFalse(Waiver.objects.exists())

    def test_reading_the_form_writes_nothing(self) -> None:
        self.assertContains(self.client.get(WAIVE), "Event 1, September 2015")
        self.assertFalse(Waiver.objects.exists())
        self.assertFalse(AuditEntry.objects.exists())

    def test_what_is_not_found_or_never_set_aside_has_no_form(self) -> None:
        for code, where in (
            (CODE, "event e9"),
            ("no-such-check", WHERE),
            ("nothing-alleged", "case"),
            (CODE, "x" * 300),
        ):
            url = reverse("finding-waive", args=[REF, code, where])
            with self.subTest(code, where=where[:10]):
                self.assertEqual(self.client.get(url).status_code, 404)
                self.assertEqual(self.client.post(url, {"reason": "x"}).status_code, 404)
        self.assertFalse(Waiver.objects.exists())

    def test_the_caseworker_reads_what_is_set_aside_and_changes_nothing(self) -> None:
        self.waive()
        self.client.force_login(self.nadia)
        response = self.client.get(LIST)
        self.assertContains(response, "Her own words.")
        self.assertNotContains(response, "/set-aside/")
        self.assertNotContains(response, "/take-up/")

    def test_other_teams_see_nothing_and_change_nothing(self) -> None:
        self.waive()
        for person in (self.petra, self.lena, self.rafi, self.ida):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                for response in (
                    self.client.get(WAIVE),
                    self.client.post(WITHDRAW),
                    self.client.get(LINE, headers=HTMX),
                ):
                    self.assertNotContains(response, "words", status_code=404)
        self.assertEqual(Waiver.objects.get().withdrawn_at, None)

    def test_a_waiver_whose_finding_is_gone_is_shown_as_waiting(self) -> None:
        self.waive()
        self.event.account = "interview"
        self.event.save()
        response = self.client.get(LIST)
        self.assertContains(response, "Not found at present")
        self.assertContains(response, "Her own words.")


class WithdrawTests(WaiverTestCase):
    def test_the_finding_counts_again(self) -> None:
        waiver = self.waive()
        response = self.client.post(WITHDRAW, {"language": "pl"})
        self.assertRedirects(response, BACK, fetch_redirect_response=False)
        waiver.refresh_from_db()
        self.assertEqual(waiver.withdrawn_by, self.omar)
        response = self.client.get(LIST)
        self.assertContains(response, f'action="{WAIVE}"')
        self.assertNotContains(response, "Her own words.")

    def test_a_second_time_changes_nothing(self) -> None:
        self.waive()
        for _time in range(2):
            self.assertEqual(self.client.post(WITHDRAW, {"language": "pl"}).status_code, 302)
        verbs = [entry.verb for entry in AuditEntry.objects.all()]
        self.assertEqual(verbs, ["finding-waived", "waiver-withdrawn"])


class LineTests(WaiverTestCase):
    def test_the_claim_and_the_matrix_ask_for_the_count(self) -> None:
        for name in ("claim", "claim-matrix"):
            with self.subTest(name):
                response = self.client.get(reverse(name, args=[REF]))
                self.assertContains(response, f'hx-get="{LINE}"')
                self.assertContains(response, f"{LIST}#checks")

    def test_it_counts_by_level_and_what_is_set_aside(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany."})
        response = self.client.get(LINE, headers=HTMX)
        self.assertEqual(response.context["counts"], {"error": 3, "warning": 3, "note": 0})
        self.assertContains(response, "3 errors")
        self.assertContains(response, "3 warnings")
        self.assertNotContains(response, "set aside")
        self.waive()
        response = self.client.get(LINE, headers=HTMX)
        self.assertContains(response, "2 warnings")
        self.assertContains(response, "1 set aside")

    def test_without_script_it_is_the_list(self) -> None:
        response = self.client.get(LINE)
        self.assertRedirects(response, BACK, fetch_redirect_response=False)


@pytest.mark.browser
class BrowserTests(LiveTestCase):
    """With the keyboard alone, with and without script, at both widths."""

    def test_a_finding_is_set_aside_and_taken_up_with_the_keyboard(self) -> None:
        with self.browser(self.omar) as page:
            page.goto(f"{self.live_server_url}{LIST}")
            page.locator(f"form[action='{WAIVE}']").locator("xpath=../summary").focus()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            page.keyboard.type("Told by her sister, who asks not to be named.")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.wait_for_url("**/packs/?language=pl#checks")
            self.assertTrue(page.get_by_text("Told by her sister").is_visible())
            self.assertEqual(axe_violations(page), [])
            page.locator(f"form[action='{WITHDRAW}'] button").focus()
            page.keyboard.press("Enter")
            page.locator(f"form[action='{WAIVE}']").wait_for(state="attached")
        self.assertIsNotNone(Waiver.objects.get(code=CODE).withdrawn_at)

    def test_it_works_without_script(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            page.goto(f"{self.live_server_url}{LIST}")
            form = page.locator(f"form[action='{WAIVE}']")
            form.locator("xpath=../summary").click()
            form.locator("textarea").fill("Known from the file of her brother.")
            form.locator("button").click()
            self.assertTrue(page.get_by_text("Known from the file").is_visible())

    def test_the_opened_forms_are_accessible_and_fit_a_phone(self) -> None:
        with self.browser(self.omar) as page:
            for width in (1280, 390):
                page.set_viewport_size({"width": width, "height": 844})
                page.goto(f"{self.live_server_url}{LIST}")
                for summary in page.locator("#checks summary").all():
                    if summary.is_visible():
                        summary.click()
                with self.subTest(width):
                    self.assertEqual(axe_violations(page), [])
                    found = page.evaluate("document.documentElement.scrollWidth")
                    self.assertEqual(found, width)

    def test_the_count_arrives_on_the_claim(self) -> None:
        with self.browser(self.omar) as page:
            page.goto(f"{self.live_server_url}{reverse('claim', args=[REF])}")
            page.locator(".check-line .mark").first.wait_for()
            self.assertIn("error", page.locator(".check-line").inner_text())
            self.assertEqual(axe_violations(page), [])
