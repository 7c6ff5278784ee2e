"""Sources, publishers and assessments in a real browser: axe, two widths, keys, no script."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.models import Assessment, Source
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase

DESKTOP, PHONE = (1280, 900), (390, 844)
LONG = "https://example.org/" + "a-very-long-address-without-a-break" * 4
SCREENS = (
    ("source-list", ()),
    ("source-add", ()),
    ("source-detail", ("S1",)),
    ("source-edit", ("S1",)),
    ("source-edition", ("S1",)),
    ("source-assess", ("S1",)),
    ("source-assessments", ("S1",)),
    ("publisher-list", ()),
    ("publisher-detail", (7,)),
    ("publisher-edit", (7,)),
)


@pytest.mark.browser
class SourceBrowserTests(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        newer = make.source(key="S2", title="The same, a year later", issued="2026-02")
        self.source = Source.objects.get(key="S1")
        self.source.superseded_by, self.source.url = newer, LONG
        self.source.permalink, self.source.holding = LONG, "Removal would breach Article 3."
        self.source.save()
        long = {"balance": {"answer": "no", "note": "Leaves out " + "w" * 120}}
        make.assessment(of=self.source, by=self.omar, answers=long)
        make.assessment(of=self.source, by=self.sofia)

    def go(self, page: Page, name: str, *args: str | int) -> None:
        page.goto(self.live_server_url + reverse(name, args=args))

    def assert_fits(self, page: Page) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)

    def test_each_screen_is_accessible_at_both_widths(self) -> None:
        with self.browser(self.omar) as page:
            for name, args in SCREENS:
                with self.subTest(name):
                    self.go(page, name, *args)
                    self.assert_fits(page)

    def test_a_lawyer_adds_a_source_is_asked_and_loses_nothing(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.go(page, "source-add")
            page.get_by_label("Title").fill("Report on relatives")
            page.get_by_label("Publisher").fill("Human Rights Watch")
            page.get_by_label("Kind").select_option("ngo")
            page.get_by_label("Date").fill("March 2025")
            page.get_by_label("Note").fill("Typed with care")
            page.get_by_role("button", name="Save the source").click()
            expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()
            expect(page.get_by_label("Note")).to_have_value("Typed with care")
            page.get_by_role("button", name="It is another work: save it").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Report on relatives")
        self.assertEqual(Source.objects.get(key="human-rights-watch-2025").note, "Typed with care")

    def test_the_question_whether_it_is_known_fits_a_phone(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "source-add")
            page.get_by_label("Title").fill("Report on relatives")
            page.get_by_label("Publisher").fill("Human Rights Watch")
            page.get_by_label("Kind").select_option("ngo")
            page.get_by_role("button", name="Save the source").click()
            expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()
            self.assert_fits(page)

    def test_two_versions_side_by_side_fit_a_phone(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "source-edit", "S1")
            Source.objects.filter(key="S1").update(title="Sofia was faster " * 8)
            page.get_by_role("button", name="Save the source").click()
            expect(page.get_by_role("heading", name="Two versions")).to_be_visible()
            self.assert_fits(page)

    def test_a_source_is_weighed_by_keys_alone(self) -> None:
        with self.browser(self.omar) as page:
            page.set_viewport_size({"width": 390, "height": 844})
            self.go(page, "source-assess", "S1")
            page.locator("#id_relevance_0").focus()
            page.keyboard.press("ArrowDown")
            page.get_by_role("button", name="Save the assessment").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", level=1)).to_have_text("Report on relatives")
        latest = Assessment.objects.order_by("-pk")[0]
        self.assertEqual(latest.answers["relevance"]["answer"], "partly")
