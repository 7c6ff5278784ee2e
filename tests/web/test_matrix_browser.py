"""The matrix in a real browser: a claim paired by keys alone, the panel, and undoing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import TestCase

import pytest
from playwright.sync_api import Page, expect

from casework.models import AuditEntry, Choice
from tests.browser import axe_violations, open_page
from tests.test_main_job import installation
from tests.web.claims import REF
from tests.web.test_evidence_browser import EvidenceBrowserTestCase

# As many steps with the Tab key lead to everything that these screens have before their matrix.
FAR = 300


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab, or Shift and Tab, until what the selector names has the focus."""
    for _ in range(FAR):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"Tab does not lead to {selector}")


@pytest.mark.browser
class ByKeysAloneTests(TestCase):
    """A whole claim of the demo, from the log-in to the checks of its pack, without a mouse."""

    @contextmanager
    def logged_in(self) -> Iterator[tuple[Page, str]]:
        with installation() as (site, password), open_page() as page:
            page.goto(f"{site}/log-in/")
            page.keyboard.type("marek@demo.example")
            page.keyboard.press("Tab")
            page.keyboard.type(password)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{site}/")
            yield page, site

    def test_a_claim_is_paired_from_the_log_in_to_the_checks(self) -> None:
        with self.logged_in() as (page, site):
            tab_to(page, "a[href='/cases/']")
            page.keyboard.press("Enter")
            page.wait_for_url(f"{site}/cases/")
            tab_to(page, "a[href='/cases/AT-2026-DEMO/']")
            page.keyboard.press("Enter")
            page.wait_for_url("**/cases/AT-2026-DEMO/")
            tab_to(page, "a[href='/cases/AT-2026-DEMO/claim/']")
            page.keyboard.press("Enter")
            page.wait_for_url("**/claim/")
            tab_to(page, "a[href='/cases/AT-2026-DEMO/matrix/']")
            page.keyboard.press("Enter")
            page.wait_for_url("**/matrix/")
            before = self.used(page)
            elements = page.locator("[data-line]").count()
            tab_to(page, "[data-cell]")
            page.keyboard.press("Enter")
            page.wait_for_url("**/matrix/*/")
            for number in range(1, elements + 1):
                self.use_the_best(page)
                if number < elements:
                    following = page.locator("a[rel=next]").get_attribute("href") or ""
                    page.keyboard.press("ArrowRight")
                    page.wait_for_url(f"{site}{following}")
            self.assertEqual(self.used(page), before + elements)
            self.go_to_the_checks(page)

    def use_the_best(self, page: Page) -> None:
        """The best suggestion of the element, whatever is chosen before it."""
        tab_to(page, "[data-suggestion]")
        while not page.evaluate(
            "Boolean(document.activeElement.querySelector('button[value=use]'))"
        ):
            page.keyboard.press("ArrowDown")
        key = page.evaluate("document.activeElement.id")
        page.keyboard.press("u")
        expect(page.locator(f"[id='{key}'].is-use")).to_be_focused()

    def go_to_the_checks(self, page: Page) -> None:
        tab_to(page, "a[href='/cases/AT-2026-DEMO/matrix/']", "Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/matrix/")
        tab_to(page, "a[href$='/packs/#checks']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/packs/#checks")
        expect(page.locator("#checks")).to_be_visible()

    def used(self, page: Page) -> int:
        found = re.search(r"(\d+) findings? used", page.locator("#claim-progress").inner_text())
        assert found
        return int(found.group(1))


@pytest.mark.browser
class PanelTests(EvidenceBrowserTestCase):
    def test_a_row_opens_the_panel_and_escape_closes_it(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            address = page.url
            page.locator("#P2").focus()
            page.keyboard.press("Enter")
            expect(page.locator("#panel-title")).to_be_focused()
            self.assertTrue(page.url.endswith("/matrix/acts/P2/passage/"))
            self.assert_fits(page)
            page.keyboard.press("Escape")
            expect(page.locator("#side-panel")).to_be_hidden()
            page.wait_for_url(address)
            self.assertEqual(self.focused(page), "P2")

    def test_back_and_forward_close_and_open_it(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.locator("#P1 a[data-panel]").click()
            expect(page.locator("#panel-title")).to_have_text("Finding P1")
            page.go_back()
            expect(page.locator("#side-panel")).to_be_hidden()
            page.go_forward()
            expect(page.locator("#panel-title")).to_be_focused()
            page.reload()
            expect(page.locator("h1")).to_have_text("Finding P1")

    def test_a_decision_in_the_panel_changes_what_lies_behind_it(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.locator("#P1 a[data-panel]").click()
            expect(page.locator("#panel-title")).to_be_focused()
            page.keyboard.press("u")
            expect(page.locator("#panel-said")).to_have_text("P1: Used")
            expect(page.locator("#panel-title")).to_be_focused()
            expect(page.locator("#claim-progress")).to_contain_text("1 finding used")
            page.keyboard.press("z")
            expect(page.locator("#panel-said")).to_contain_text("withdrawn")
            page.keyboard.press("a")
            self.assertEqual(self.focused(page), "panel-P1-answer_pl")
            page.locator("#side-panel button[value=adverse-answered]").click()
            expect(page.locator("#side-panel [role=alert]")).to_contain_text("Write the answer")
            page.fill("#panel-P1-answer_pl", "Odpowiedź.")
            page.locator("#side-panel button[value=adverse-answered]").click()
            expect(page.locator("#panel-said")).to_contain_text("Adverse, answered")
            self.assertEqual(axe_violations(page), [])
            page.keyboard.press("Escape")
            expect(page.locator("#P1.is-adverse-answered")).to_be_focused()
        self.assertEqual(Choice.objects.get().answer, {"pl": "Odpowiedź."})

    def test_the_cells_of_the_matrix_open_it_too(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.locator("#P1 button[value=use]").click()
            expect(page.locator("#P1.is-use")).to_be_visible()
            self.go(page, "claim-matrix", REF)
            self.assert_fits(page)
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowRight")
            page.keyboard.press("ArrowRight")
            self.assertEqual(page.evaluate("document.activeElement.className"), "cell")
            page.keyboard.press("Enter")
            expect(page.locator("#panel-title")).to_be_focused()
            page.keyboard.press("z")
            expect(page.locator("#panel-said")).to_contain_text("withdrawn")
            page.keyboard.press("Escape")
            expect(page.locator("#line-acts .cell")).to_have_count(0)
            expect(page.locator("#line-acts h2 a")).to_be_focused()

    def test_without_script_it_is_a_page(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.locator("#P1 a[data-panel]").click()
            expect(page.locator("h1")).to_have_text("Finding P1")
            page.locator("button[value=use]").click()
            expect(page.locator("#P1.is-use")).to_be_visible()


@pytest.mark.browser
class UndoTests(EvidenceBrowserTestCase):
    def test_the_last_decision_is_undone_and_done_again_by_one_key(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.locator("#P1 button[value=use]").click()
            expect(page.locator("#last-decision")).to_contain_text("P1, Used")
            page.locator("#P2").focus()
            page.keyboard.press("z")
            expect(page.locator("#last-decision")).to_contain_text(
                "P1: the decision is withdrawn."
            )
            expect(page.locator("#P1:not(.is-use)")).to_be_focused()
            page.locator("#P2").focus()
            page.keyboard.press("z")
            expect(page.locator("#P1.is-use")).to_be_focused()
            self.assert_fits(page)
        verbs = [entry.verb for entry in AuditEntry.objects.filter(verb__contains="cho")]
        self.assertEqual(verbs, ["passage-chosen", "choice-withdrawn", "passage-chosen"])

    def test_it_is_undone_and_put_back_without_script(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.locator("#P1 button[value=reject]").click()
            page.locator("#last-decision button").click()
            expect(page.locator("#last-decision")).to_contain_text("the decision is withdrawn.")
            page.locator("#last-decision button").click()
            expect(page.locator("#last-decision")).to_contain_text("P1, Rejected")
        self.assertEqual(Choice.objects.get().verdict, "reject")

    def test_the_keys_are_shown_on_request(self) -> None:
        with self.browser(self.omar) as page:
            for name, args in (("matrix-element", (REF, "acts")), ("claim-matrix", (REF,))):
                self.go(page, name, *args)
                page.keyboard.press("?")
                expect(page.locator("[data-keys] dl")).to_be_visible()
                self.assert_fits(page)
                page.keyboard.press("?")
                expect(page.locator("[data-keys] dl")).to_be_hidden()
