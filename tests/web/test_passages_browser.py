"""Entering, checking and comparing findings in a real browser: keys, no script, axe, a phone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.actions.passages import check_passage, version_of
from casework.domain.evidence import TermKind
from casework.models import Passage
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase
from tests.make_passages import WORDS, entered, snapshot

DESKTOP, PHONE = (1280, 900), (390, 844)


class PassageBrowserTestCase(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        for number in range(12):
            make.term(kind=TermKind.ACT, code=f"ACT-{number}", label=f"Act number {number}")
        make.entity(spellings={"Умаралӣ Қувватов": "Cyrl"})

    def go(self, page: Page, name: str, *args: str, query: dict[str, Any] | None = None) -> None:
        page.goto(self.live_server_url + reverse(name, args=args, query=query))

    def fill(self, page: Page, finding: str) -> None:
        page.fill("[name=finding]", finding)
        page.fill("[name=locator_value]", "4")
        for name, value in (
            ("modality", "fact"),
            ("role", "pattern"),
            ("direction", "supports"),
            ("currency", "historic"),
        ):
            page.select_option(f"[name={name}]", value)

    def save(self, page: Page) -> None:
        page.click(".form-actions button.button-primary")

    def assert_fits(self, page: Page) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)


@pytest.mark.browser
class EnterTests(PassageBrowserTestCase):
    def test_a_finding_is_entered_from_marked_words_without_script(self) -> None:
        source = Passage.objects.get(key="P1").source
        query = {"snapshot": snapshot(of=source).sha256, "exact": WORDS, "start": 8}
        with self.browser(self.omar, javascript=False) as page:
            self.go(page, "passage-add", "S1", query=query)
            expect(page.locator("blockquote mark")).to_have_text(WORDS)
            self.fill(page, "Family members of exiles were summoned in several places.")
            page.click("#names-group > summary")
            page.fill("[name=find_entities]", "Kuvvatov")
            page.click("#entities-find")
            expect(page.locator("#entities-fields [role=status]")).to_contain_text("Found for")
            page.check("[name=entities][value=kuvvatov]")
            self.save(page)
            page.wait_for_url("**/evidence/S1-2/")
        made = Passage.objects.get(key="S1-2")
        self.assertEqual((made.quotation.exact, made.entities.count()), (WORDS, 1))

    def test_the_enter_key_saves_and_mistakes_keep_all_that_was_typed(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "passage-add", "S1")
            self.fill(page, "Relatives were called to the police.")
            page.select_option("[name=modality]", "attributed")
            page.press("[name=locator_value]", "Enter")
            expect(page.locator(".error-summary")).to_contain_text("Attributed to")
            expect(page.locator("[name=attributed_to]")).to_be_focused()
            self.assert_fits(page)
            page.keyboard.type("a neighbour")
            page.keyboard.press("Enter")
            page.wait_for_url("**/evidence/S1-2/")
            expect(page.locator(".finding-lead")).to_have_text(
                "Relatives were called to the police."
            )
            self.assert_fits(page)

    def test_names_are_found_in_place_and_long_lists_are_narrowed(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "passage-add", "S1")
            page.fill("[name=finding]", "Typed before.")
            page.click("#names-group > summary")
            page.fill("[name=find_entities]", "Қувватов")
            page.press("[name=find_entities]", "Tab")
            page.keyboard.press("Enter")
            page.check("[name=entities][value=kuvvatov]")
            self.assertEqual(page.input_value("[name=finding]"), "Typed before.")
            page.click("#acts-group > summary")
            page.check("[name=acts][value=ACT-3]")
            page.fill("#filter-acts", "number 7")
            visible = page.locator("#acts-group .form-check:visible")
            self.assertEqual(visible.all_inner_texts(), ["Act number 3", "Act number 7"])
            self.assert_fits(page)


@pytest.mark.browser
class CheckTests(PassageBrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        source = Passage.objects.get(key="P1").source
        entered(by=self.omar, of=source)
        entered(by=self.omar, of=source, finding="Parents lost their work.")

    def test_the_queue_is_worked_through_by_keys_alone(self) -> None:
        with self.browser(self.sofia) as page:
            self.go(page, "passage-queue")
            self.assert_fits(page)
            page.click("text=Take the first one")
            expect(page.locator("[data-check]")).to_be_focused()
            self.assert_fits(page)
            page.keyboard.press("j")
            page.wait_for_url("**/S1-2/check/")
            page.keyboard.press("k")
            page.wait_for_url("**/P1/check/")
            page.keyboard.press("c")
            page.wait_for_url("**/S1-2/check/")
            page.keyboard.press("r")
            expect(page.locator("[name=because]")).to_be_focused()
            page.keyboard.type("Which month? c j k")
            self.assert_fits(page)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.wait_for_url("**/S1-3/check/")
        states = dict(Passage.objects.values_list("key", "state"))
        self.assertEqual(states, {"P1": "checked", "S1-2": "draft", "S1-3": "draft"})
        self.assertEqual(Passage.objects.get(key="S1-2").returned_because, "Which month? c j k")

    def test_it_works_without_script(self) -> None:
        with self.browser(self.sofia, javascript=False) as page:
            self.go(page, "passage-check", "S1-2")
            expect(page.locator("[data-keys]")).to_be_hidden()
            page.click("text=Checked, and take the next")
            page.wait_for_url("**/S1-3/check/")
        self.assertEqual(Passage.objects.get(key="S1-2").checked_by, self.sofia)

    def test_a_missing_reason_is_accessible(self) -> None:
        with self.browser(self.sofia) as page:
            self.go(page, "passage-check", "S1-2")
            page.click("#return > summary")
            page.click("text=Send it back >> nth=-1")
            expect(page.locator(".error-summary")).to_contain_text("Write why.")
            self.assert_fits(page)


@pytest.mark.browser
class HistoryTests(PassageBrowserTestCase):
    def test_two_people_change_one_finding_and_both_texts_are_seen(self) -> None:
        passage = entered(by=self.omar, of=Passage.objects.get(key="P1").source)
        check_passage(passage=passage, seen=version_of(passage), by=self.sofia)
        with self.browser(self.omar) as page:
            self.go(page, "passage-edit", "S1-2")
            page.fill("[name=finding]", "Omar: relatives were questioned twice.")
            other = self.page_of_another(page)
            other.goto(page.url)
            other.fill("[name=finding]", "Relatives of exiles were detained.")
            other.fill("[name=note]", "The report says detained.")
            self.save(other)
            other.wait_for_url("**/evidence/S1-2/")
            other.close()
            self.save(page)
            expect(page.locator("#stored-title")).to_be_visible()
            self.assert_fits(page)
            self.save(page)
            page.wait_for_url("**/evidence/S1-2/")
            page.click("text=History, and what changed")
            expect(page.locator(".versions > li")).to_have_count(4)
            page.select_option("#from", "1")
            page.click("text=Compare")
            expect(page.locator(".word-changes ins").first).to_be_visible()
            self.assert_fits(page)
            # Not by colour alone: what was removed is struck through, what came is underlined.
            for mark, line in (("del", "line-through"), ("ins", "underline")):
                style = "(e) => getComputedStyle(e).textDecorationLine"
                self.assertEqual(page.locator(f".word-changes {mark}").first.evaluate(style), line)

    def page_of_another(self, page: Page) -> Page:
        """A page of Sofia's, in the browser that is open."""
        assert page.context.browser
        context = page.context.browser.new_context(locale="en-GB")
        client = Client()
        client.force_login(self.sofia)
        value = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": self.live_server_url}])
        return context.new_page()

    def test_a_retired_finding_is_struck_out_and_brought_back(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "passage-retire", "P1")
            self.assert_fits(page)
            page.fill("[name=because]", "The source took it back.")
            page.click("text=Retire it >> nth=-1")
            expect(page.locator(".notice-danger")).to_contain_text("The source took it back.")
            self.assert_fits(page)
            self.go(page, "evidence-list")
            expect(page.locator(".finding-text s")).to_be_visible()
            self.assert_fits(page)
            self.go(page, "passage-detail", "P1")
            page.click("text=Bring it back as a draft")
            expect(page.locator(".editorial")).to_contain_text("Entered, not yet checked")
