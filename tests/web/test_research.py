"""The screens of the research log: quick to fill, one's own team's, without clients' names."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from casework.domain.evidence import TermKind
from casework.models import AuditEntry, ResearchEntry
from tests import make, make_court
from tests.base import CastTestCase
from tests.browser import axe_violations
from tests.live import LiveTestCase

GIVEN = {"place": "ecoi.net", "query": "reprisals", "on": "2026-11-01", "hits": "12"}


class ResearchTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source()
        cls.theme = make.term(kind=TermKind.THEME, code="T05", label="Reprisals on relatives")
        cls.old = make_court.research(by=cls.nadia, on=dt.date(2026, 1, 5), place="Refworld")
        cls.new = make_court.research(by=cls.omar, query="=Secret\nwords <b>", key="R7QM2X")
        cls.new.themes.add(cls.theme)
        cls.new.sources.add(cls.source)
        cls.foreign = make_court.research(
            by=cls.petra, query="Foreign words", result="", place="Elsewhere"
        )

    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def get(self, name: str = "research-list", **asked: str) -> Any:
        return self.client.get(reverse(name), asked)


class ListTests(ResearchTestCase):
    def test_the_steps_of_ones_own_team_newest_first(self) -> None:
        page = self.get()
        text = page.content.decode()
        self.assertLess(text.index("R7QM2X"), text.index("Refworld</td>"))
        for part in ("Secret", "12", "Secret result.", "Omar", "Reprisals on relatives", "S1"):
            with self.subTest(part):
                self.assertContains(page, part)
        self.assertContains(page, "words &lt;b&gt;")
        self.assertNotContains(page, "Foreign")
        self.assertNotContains(page, "Elsewhere")

    def test_another_team_and_those_without_cases_see_nothing_of_it(self) -> None:
        self.client.force_login(self.petra)
        for name in ("research-list", "research-path", "research-export"):
            with self.subTest(name):
                self.assertNotContains(self.get(name), "Secret")
        found = self.client.get(reverse("research-edit", args=["R7QM2X"]))
        self.assertNotContains(found, "Secret", status_code=404)
        for person in (self.rafi, self.ida):
            self.client.force_login(person)
            with self.subTest(person.name):
                self.assertNotContains(self.get(), "Secret", status_code=403)
                page = self.client.get(reverse("source-detail", args=["S1"]))
                self.assertNotContains(page, "Secret")

    def test_each_filter_narrows(self) -> None:
        cases: dict[str, tuple[dict[str, str], int]] = {
            "theme": ({"theme": "T05"}, 1),
            "place": ({"place": "Refworld"}, 1),
            "person": ({"person": "omar@example.org"}, 1),
            "since": ({"since": "2026-02-01"}, 1),
            "until": ({"until": "2026-02-01"}, 1),
            "both": ({"since": "2026-01-05", "until": "2026-11-20"}, 2),
            "none": ({"place": "Refworld", "theme": "T05"}, 0),
            "another team's": ({"place": "Elsewhere", "person": "petra@example.org"}, 2),
            "what cannot be": ({"since": "yesterday", "theme": "T99", "person": "\x00"}, 2),
        }
        for name, (asked, count) in cases.items():
            with self.subTest(name):
                self.assertContains(self.get(**asked), 'role="rowheader"', count)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for count in (1, 3):
            for n in range(count):
                entry = make_court.research(by=self.nadia)
                entry.themes.add(self.theme)
                entry.sources.add(make.source(key=f"T{count}{n}", title=f"T {n}"))
            with self.subTest(count), self.assertNumQueries(10):
                self.get()


class PathTests(ResearchTestCase):
    def test_the_path_is_in_the_order_of_time(self) -> None:
        page = self.get("research-path")
        text = page.content.decode()
        self.assertLess(text.index("Refworld</td>"), text.index("=Secret"))
        self.assertContains(page, "Rights at the Border")
        self.assertContains(page, "2 searches in the order in which they were made.")
        self.assertContains(self.get("research-path", place="Refworld"), "1 search in the order")

    def test_a_table_without_formulas_and_on_record_without_words(self) -> None:
        page = self.get("research-export", theme="T05")
        rows = list(csv.reader(io.StringIO(page.content.decode("utf-8-sig"))))
        self.assertEqual(
            rows,
            [
                [
                    *("Date", "Where", "Language", "Words", "Hits", "Result", "Themes"),
                    *("Sources found", "By whom"),
                ],
                [
                    *("2026-11-20", "ecoi.net", "", "'=Secret\nwords <b>", "12", "Secret result."),
                    *("Reprisals on relatives", "S1", "Omar"),
                ],
            ],
        )
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("research-exported", {"count": 1}))


class FormTests(ResearchTestCase):
    def post(self, **given: str) -> Any:
        return self.client.post(reverse("research-add"), GIVEN | given)

    def test_it_starts_with_today_and_the_places_of_the_team(self) -> None:
        page = self.get("research-add", source="S1")
        self.assertContains(page, f'value="{timezone.localdate().isoformat()}"')
        self.assertContains(page, '<option value="Refworld"></option>', html=True)
        self.assertNotContains(page, "Elsewhere")
        self.assertContains(page, 'name="sources" value="S1"')
        self.assertNotContains(self.get("research-add", source="S9\x00"), 'value="S9')

    def test_three_fields_are_enough(self) -> None:
        page = self.post(hits="")
        self.assertRedirects(page, reverse("research-list"))
        entry = ResearchEntry.objects.latest("pk")
        self.assertEqual((entry.by, entry.team, entry.hits), (self.nadia, self.team, None))

    def test_all_fields(self) -> None:
        self.post(result="Two.", language="de", sources="S1; S1", themes="T05")
        entry = ResearchEntry.objects.latest("pk")
        self.assertEqual((entry.result, entry.language), ("Two.", "de"))
        self.assertEqual([s.key for s in entry.sources.all()], ["S1"])
        self.assertEqual([t.code for t in entry.themes.all()], ["T05"])

    def test_what_cannot_be_is_told_and_all_that_was_typed_is_kept(self) -> None:
        cases = {
            "not come yet": {"on": "2126-01-01"},
            "Ensure this value is greater than or equal to 0": {"hits": "-1"},
            "There is no source “S99”.": {"sources": "S1, S99"},
            "This field is required": {"query": " "},
        }
        for expected, given in cases.items():
            with self.subTest(expected):
                page = self.post(**given)
                self.assertContains(page, expected, status_code=422)
                self.assertContains(page, "ecoi.net", status_code=422)

    def test_a_clients_name_is_asked_about_before_it_is_kept(self) -> None:
        make.person(of=make.case(by=self.omar), name="Фирӯз Қаюмов")
        self.assertNotContains(self.get("research-add"), "names_confirmed")
        page = self.post(query="Kayumov Khujand")
        self.assertContains(page, "people in cases of your office: Kayumov.", status_code=422)
        self.assertContains(page, 'name="names_confirmed"', status_code=422)
        self.assertNotContains(page, "PL-2026", status_code=422)
        self.assertFalse(ResearchEntry.objects.filter(place="ecoi.net", by=self.nadia).exists())
        self.post(query="Kayumov Khujand", names_confirmed="on")
        self.assertEqual(ResearchEntry.objects.filter(by=self.nadia).count(), 2)

    def test_a_step_is_corrected(self) -> None:
        url = reverse("research-edit", args=["R7QM2X"])
        page = self.client.get(url)
        self.assertContains(page, "words &lt;b&gt;")
        self.assertContains(page, 'name="sources" value="S1"')
        self.client.post(url, GIVEN | {"sources": ""})
        entry = ResearchEntry.objects.get(key="R7QM2X")
        self.assertEqual((entry.query, entry.by), ("reprisals", self.omar))
        self.assertEqual(entry.sources.count() + entry.themes.count(), 0)
        self.assertContains(self.client.post(url, {"sent": "yes"}), "required", status_code=422)


class SourceTests(ResearchTestCase):
    def test_the_page_of_a_source_shows_what_led_to_it(self) -> None:
        page = self.client.get(reverse("source-detail", args=["S1"]))
        self.assertContains(page, reverse("research-edit", args=["R7QM2X"]))
        self.assertContains(page, f'<option value="{self.old.key}">')
        self.assertNotContains(page, "Foreign")

    def test_found_by_this_research(self) -> None:
        url = reverse("research-found", args=["S1"])
        page = self.client.post(url, {"research": self.old.key}, follow=True)
        self.assertContains(page, "Noted in the research log.")
        self.assertEqual([s.key for s in self.old.sources.all()], ["S1"])
        for wanted in (self.foreign.key, "", "\x00", "none"):
            with self.subTest(wanted):
                self.assertEqual(self.client.post(url, {"research": wanted}).status_code, 404)
        self.assertEqual(self.foreign.sources.count(), 0)


@pytest.mark.browser
class ResearchBrowserTests(LiveTestCase):
    def test_a_search_is_logged_by_keyboard_on_a_phone(self) -> None:
        make.person(of=self.case, key="p9", role="witness", name="Qayumov")
        with self.browser(self.nadia) as page:
            page.set_viewport_size({"width": 390, "height": 800})
            page.goto(self.live_server_url + reverse("research-add"))
            self.fits(page)
            page.get_by_role("combobox", name="Where").focus()
            page.keyboard.type("ecoi.net")
            page.keyboard.press("Tab")
            page.keyboard.type("Kayumov relatives")
            page.get_by_role("button", name="Log it").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("alert")).to_contain_text("Kayumov")
            self.fits(page)
            page.get_by_label("I have looked").focus()
            page.keyboard.press("Space")
            page.get_by_role("button", name="Log it").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_text("Logged.")).to_be_visible()
            self.fits(page)
            page.goto(self.live_server_url + reverse("research-path"))
            self.fits(page)
            page.goto(self.live_server_url + reverse("source-detail", args=["S1"]))
            page.get_by_label("Found by this research").focus()
            self.fits(page)

    def fits(self, page: Any) -> None:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            self.assertEqual(axe_violations(page), [])
            over = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            self.assertFalse(over, f"{page.url} at {width}")
