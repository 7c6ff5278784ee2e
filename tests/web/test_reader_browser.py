"""The reader in a browser: selecting words, marks, and accessibility wide and narrow."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from casework.models import Passage, Quotation, Snapshot, Source
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase

TEXT = (
    "😀 On 20 September 2016 relatives were held.\n\n"
    "𝄞 Дар соли 2023 relatives were held again, қӯрғон.\n\nمردم relatives were asked."
)
# Selects what stands from the first to the last of two strings, counted as scripts count.
SELECT = """([first, last]) => {
    const pieces = [...document.querySelectorAll("[data-start]")];
    const find = (string, atEnd) => {
        for (const piece of pieces) {
            const node = piece.firstChild;
            const at = node ? node.data.lastIndexOf(string) : -1;
            if (at >= 0) return [node, atEnd ? at + string.length : at];
        }
    };
    const range = document.createRange();
    range.setStart(...find(first, false));
    range.setEnd(...find(last, true));
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
}"""


@pytest.mark.browser
class ReaderTests(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.source = Source.objects.get(key="S1")
        Snapshot.objects.all().update(last_seen_at="2026-01-01T00:00Z")
        self.snapshot = make.snapshot(TEXT, of=self.source)
        self.url = self.live_server_url + reverse(
            "snapshot-read", args=["S1", self.snapshot.sha256]
        )

    def chosen(self, page: Page) -> tuple[str, str]:
        page.wait_for_function("document.getElementById('exact').value !== ''")
        return page.input_value("#exact"), page.input_value("[name=start]")

    def test_selected_words_fill_the_form_with_their_place(self) -> None:
        with self.browser(self.omar) as page:
            page.goto(self.url)
            page.evaluate(SELECT, ["соли", "held again"])
            exact, start = self.chosen(page)
        self.assertEqual(exact, "соли 2023 relatives were held again")
        # Signs outside the basic plane count once, as on the server.
        self.assertEqual(int(start), TEXT.index("соли"))

    def test_words_over_a_mark_and_paragraphs(self) -> None:
        passage = make.passage(key="P2", of=self.source)
        make.quotation("relatives were held again", passage=passage, snapshot=self.snapshot)
        with self.browser(self.omar) as page:
            page.goto(self.url)
            page.evaluate(SELECT, ["September 2016", "were asked."])
            exact, start = self.chosen(page)
        at = TEXT.index("September")
        self.assertEqual((exact, int(start)), (TEXT[at:], at))

    def test_recurring_words_are_quoted_where_they_were_selected(self) -> None:
        make.passage(key="P2", of=self.source)
        with self.browser(self.omar) as page:
            page.goto(f"{self.url}?for=P2")
            page.evaluate(SELECT, ["relatives were", "relatives were"])
            self.chosen(page)
            page.click("text=Quote them")
            page.wait_for_url("**/evidence/P2/")
        made = Quotation.objects.get(passage__key="P2")
        self.assertEqual((made.exact, made.start), ("relatives were", TEXT.rindex("relatives")))

    def test_what_is_typed_has_no_place(self) -> None:
        with self.browser(self.omar) as page:
            page.goto(self.url)
            page.evaluate(SELECT, ["соли", "held again"])
            self.chosen(page)
            page.fill("#exact", "relatives")
            self.assertEqual(page.input_value("[name=start]"), "")

    def test_more_than_an_address_holds_is_told_before_it_is_sent(self) -> None:
        long = make.snapshot("Words that go on. " * 60, of=self.source)
        with self.browser(self.omar) as page:
            page.goto(self.live_server_url + reverse("snapshot-read", args=["S1", long.sha256]))
            page.evaluate(
                "document.getSelection().selectAllChildren(document.querySelector('[data-reader]'))"
            )
            page.wait_for_function("document.getElementById('exact').value.length > 600")
            told = page.evaluate("document.getElementById('exact').validationMessage")
        self.assertIn("More than 600 characters are selected.", told)

    def test_it_works_without_javascript(self) -> None:
        make.passage(key="P2", of=self.source)
        with self.browser(self.omar, javascript=False) as page:
            page.goto(f"{self.url}?for=P2")
            page.fill("#exact", "held again")
            page.click("text=Quote them")
            page.wait_for_url("**/evidence/P2/")
            self.assertIn("held again", page.inner_text("#quotation"))

    def test_a_mark_leads_to_its_finding_by_keyboard(self) -> None:
        with self.browser(self.omar) as page:
            passage = Passage.objects.get(key="P1")
            make.quotation("held again", passage=passage, snapshot=self.snapshot)
            page.goto(self.url)
            page.focus("mark a")
            page.keyboard.press("Enter")
            page.wait_for_url("**/evidence/P1/")
            page.click("text=Read it in its place")
            self.assertTrue(page.url.endswith("#q-P1"))

    def test_the_screens_are_accessible_wide_and_narrow(self) -> None:
        passage = Passage.objects.get(key="P1")
        make.quotation("held again", passage=passage, snapshot=self.snapshot)
        addresses = (
            reverse("snapshot-list", args=["S1"]),
            reverse("snapshot-read", args=["S1", self.snapshot.sha256]),
            reverse("quotation-edit", args=["P1"]),
            reverse("passage-detail", args=["P1"]),
        )
        with self.browser(self.omar) as page:
            for width in (1280, 390):
                page.set_viewport_size({"width": width, "height": 900})
                for address in addresses:
                    with self.subTest(address=address, width=width):
                        page.goto(self.live_server_url + address)
                        self.assertEqual(axe_violations(page), [])
                        wide = page.evaluate("document.documentElement.scrollWidth")
                        self.assertLessEqual(wide, width)
