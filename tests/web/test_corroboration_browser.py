"""The picture of a theme and the links of a finding in a real browser: axe, keys, no script."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.domain.evidence import TermKind
from casework.models import PassageLink
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase

DESKTOP, PHONE = (1280, 900), (390, 844)
T05 = {TermKind.THEME: ["T05"]}


@pytest.mark.browser
class GraphBrowserTests(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        hub = make.passage(key="HUB", of=make.source(key="HUB", issued="2017"), codes=T05)
        for n, kind in enumerate(("supports", "contradicts", "updates", "repeats")):
            source = make.source(key=f"G{n}", issued=f"{2018 + n}", publisher=f"Body {n}")
            other = make.passage(key=f"G{n}", of=source, codes=T05)
            make.passage_link(passage=other, kind=kind, of=hub)

    def go(self, page: Page, name: str, *args: str, query: str = "") -> None:
        page.goto(self.live_server_url + reverse(name, args=args) + query)

    def assert_fits(self, page: Page) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)

    def test_every_screen_fits_and_passes_axe(self) -> None:
        with self.browser(self.omar) as page:
            for name, args, query in (
                ("evidence-graph", (), ""),
                ("evidence-graph", (), "?theme=T05"),
                ("passage-links", ("HUB",), "?q=G1"),
                ("passage-detail", ("HUB",), ""),
            ):
                with self.subTest(name=name, query=query):
                    self.go(page, name, *args, query=query)
                    self.assert_fits(page)

    def test_a_finding_in_focus_shows_only_its_own_links(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "evidence-graph", query="?theme=T05")
            page.locator("[data-key='G1']").focus()
            expect(page.locator("svg.is-tracing path.is-near")).to_have_count(1)
            page.locator("#theme").focus()
            expect(page.locator("svg.is-tracing")).to_have_count(0)

    def test_a_finding_leads_to_its_page(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "evidence-graph", query="?theme=T05")
            page.locator("[data-key='HUB']").focus()
            page.keyboard.press("Enter")
            expect(page.locator("h1")).to_contain_text("HUB")

    def test_a_link_is_noted_by_keys_alone(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "passage-links", "HUB")
            page.locator("main #q").focus()
            page.keyboard.type("P1")
            page.keyboard.press("Enter")
            page.locator("#id_kind").select_option("back-supports")
            page.locator("#id_note").focus()
            page.keyboard.type("The same families.")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator("main")).to_contain_text("The same families.")
        row = PassageLink.objects.get(passage__key="P1")
        self.assertEqual((row.kind, row.of.key), ("supports", "HUB"))
