"""The screens of courts' lists: taking one in, comparing item by item, correcting a match."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from playwright.sync_api import expect

from casework.models import AuditEntry, CourtList
from tests import make, make_court
from tests.base import CastTestCase
from tests.browser import axe_violations
from tests.live import LiveTestCase

KEY = "de-vg-musterstadt-2026-05-10"
TEXT = "1. 05.03.2025 Human Rights Watch, Report on relatives\n2. 10.05.2024 BAMF, Länderreport"
GIVEN = {
    "jurisdiction": "DE",
    "issuer": "VG Musterstadt",
    "title": "Erkenntnismittel",
    "as_of": "2026-05-10",
    "text": TEXT,
}


class CourtListTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.report = make.source(key="S1", issued="2025-03-05")
        cls.other = make.source(key="S2", title="=HYPERLINK(1)", publisher="Amnesty", url="x")

    def setUp(self) -> None:
        self.client.force_login(self.omar)


class AddTests(CourtListTestCase):
    def post(self, step: str = "preview", **given: Any) -> Any:
        return self.client.post(reverse("court-list-add"), GIVEN | given | {"step": step})

    def test_the_preview_shows_how_each_entry_was_read_and_keeps_nothing(self) -> None:
        page = self.post(text=f"Stand: 10.05.2026\n{TEXT}")
        self.assertContains(page, "This is how the list was read: 2 entries")
        self.assertContains(page, "Known to us: 1.")
        self.assertContains(page, "S1: Report on relatives")
        self.assertContains(page, "same title and date")
        self.assertContains(page, "1 line was taken for no entry")
        self.assertContains(page, "Keep this list")
        self.assertContains(page, "1. 05.03.2025 Human Rights Watch")
        self.assertEqual(CourtList.objects.count() + AuditEntry.objects.count(), 0)

    def test_then_it_is_kept(self) -> None:
        page = self.post("save")
        self.assertRedirects(page, reverse("court-list-detail", args=[KEY]))
        self.assertEqual(CourtList.objects.get().items.count(), 2)

    def test_a_file_comes_back_as_text_that_can_be_mended(self) -> None:
        file = SimpleUploadedFile("list.txt", TEXT.encode())
        page = self.post(text="", file=file)
        self.assertContains(page, "1. 05.03.2025 Human Rights Watch")
        self.assertContains(page, "2 entries")
        wrong = SimpleUploadedFile("list.txt", f"{TEXT}\n3. 10.05.2024".encode())
        page = self.post(text="", file=wrong)
        self.assertContains(page, "3. 10.05.2024", status_code=422)

    def test_what_is_wrong_is_told_with_the_line(self) -> None:
        cases = {
            "1. 25.11.2126 BAMF, Later": "Line 1: “2126-11-25” has not come yet.",
            "A, B\n10.05.2024": "Line 2: This entry has no title (“2024-05-10”).",
            "31.02.2024 A, B": "Line 1: “31.02.2024” is no day of the calendar.",
            "<td>A</td>": "This is a piece of a web page (it holds “&lt;td&gt;”).",
            "TY  - RPRT\nTI  - \nPB  - X\nER  - ": "Entry 1: This entry has no title",
            "[{}]": "Entry 1: This is no CSL-JSON",
            "Seite 1": "There is no entry in this list.",
            " \n": "There is no entry in this list.",
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertContains(self.post("save", text=text), expected, status_code=422)
        self.assertEqual(CourtList.objects.count(), 0)

    def test_of_many_mistakes_the_first_are_told(self) -> None:
        page = self.post(text="\n".join(f"{n:02}.05.2124 A, B" for n in range(1, 31)))
        self.assertContains(page, "Line 20:", status_code=422)
        self.assertContains(page, "… and 10 more.", status_code=422)
        self.assertNotContains(page, "Line 21:", status_code=422)

    def test_files_that_hold_no_text_and_those_that_hold_too_much(self) -> None:
        files = {
            b"%PDF-1.7": "This is a PDF file.",
            b"PK\x03\x04": "This is a DOCX file.",
            "Köln".encode("latin-1"): "Byte 1 is not UTF-8.",
            "Отчёт о правах".encode("cp1251"): "Windows-1251",
            b"A, B\n" * 500_000: "This list is larger than 1.9",
            b"": "There is no entry in this list.",
        }
        for content, expected in files.items():
            with self.subTest(expected):
                file = SimpleUploadedFile("list.txt", content)
                page = self.post(text="", file=file)
                self.assertContains(page, expected, status_code=422)
        both = self.post(file=SimpleUploadedFile("list.txt", b"A, B"))
        self.assertContains(both, "not both", status_code=422)

    def test_a_list_of_tomorrow_and_the_same_list_twice(self) -> None:
        page = self.post(as_of="2126-01-01")
        self.assertContains(page, "not come yet", status_code=422)
        self.post("save")
        page = self.post("save")
        self.assertContains(page, "is here already", status_code=422)
        self.assertEqual(CourtList.objects.count(), 1)

    def test_script_in_a_title_is_text(self) -> None:
        page = self.post(text="title,publisher\nA &lt;x&gt; \"'>,B <b onload=1>\n")
        self.assertNotContains(page, "<b onload", status_code=422)

    def test_ten_thousand_lines_are_read_and_one_more_is_refused(self) -> None:
        lines = [f"{n}. 10.05.2024 BAMF, Report number {n}" for n in range(1, 10_002)]
        page = self.post(text="\n".join(lines))
        self.assertContains(page, "10001 entries; at most 10000", status_code=422)
        page = self.post(text="\n".join(lines[:-1]))
        self.assertContains(page, "Only the first 100 entries are shown here.")


class DetailTests(CourtListTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.list = make_court.court_list()
        make_court.court_item(of=cls.list, position=1, source=cls.report, matched="title")
        make_court.court_item(of=cls.list, position=2, title="<script>alert(1)</script>")
        make.source(key="N1", kind="court-national", publisher="VG Köln", title="Urteil")

    def get(self, **asked: str) -> Any:
        return self.client.get(reverse("court-list-detail", args=[KEY]), asked)

    def test_ours_that_are_new_to_the_court_come_first(self) -> None:
        page = self.get()
        self.assertContains(page, 'Ours, new to the court <span class="nums">1</span>')
        self.assertContains(page, 'Theirs, unknown to us <span class="nums">1</span>')
        self.assertContains(page, 'On both <span class="nums">1</span>')
        self.assertContains(page, "=HYPERLINK(1)")
        self.assertNotContains(page, "Report on relatives")
        self.assertNotContains(page, "VG Köln")

    def test_theirs_and_both(self) -> None:
        theirs = self.get(show="theirs")
        self.assertContains(theirs, "&lt;script&gt;alert(1)&lt;/script&gt;")
        self.assertContains(theirs, "Not known to us")
        both = self.get(show="both")
        self.assertContains(both, "S1: Report on relatives")
        self.assertContains(both, "Probable")
        self.assertNotContains(both, "alert(1)")

    def test_sources_entered_since_are_told(self) -> None:
        self.assertNotContains(self.get(), "entered since")
        make.source(key="S9", publisher="BAMF", title="Länderreport", issued="2024-05-10")
        make_court.court_item(of=self.list, position=3)
        page = self.get()
        self.assertContains(
            page, "1 source of ours that was entered since is on this list as well"
        )
        self.assertNotContains(page, "S9")

    def test_only_who_may_correct_is_offered_it(self) -> None:
        self.assertContains(self.get(show="both"), reverse("court-item", args=[KEY, 1]))
        self.client.force_login(self.ida)
        page = self.get(show="both")
        self.assertNotContains(page, reverse("court-item", args=[KEY, 1]))
        self.assertNotContains(page, "Take it out")

    def test_all_on_one_page_to_print(self) -> None:
        for number in range(3, 105):
            make_court.court_item(of=self.list, position=number, title=f"Report {number}")
        self.assertContains(self.get(show="theirs"), "Page 1 of 2")
        page = self.get(show="theirs", all="yes")
        self.assertContains(page, "Report 104")
        self.assertNotContains(page, "Page 1 of 2")

    def test_a_page_and_a_part_that_there_are_not(self) -> None:
        self.assertContains(self.get(show="x", page="99"), "=HYPERLINK(1)")
        self.assertEqual(self.client.get("/evidence/court-lists/none/").status_code, 404)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for count in (1, 3):
            for number in range(2, count + 1):
                source = make.source(key=f"T{number}", title=f"Another {number}", issued="2020")
                make.source(key=f"U{number}", title=f"New {number}", issued="2019")
                found = {"source": source, "matched": "url"}
                make_court.court_item(of=self.list, position=number * 10, **found)
                make_court.court_item(of=self.list, position=number * 10 + 1)
            for show in ("ours", "theirs", "both"):
                with self.subTest(count=count, show=show), self.assertNumQueries(13):
                    self.get(show=show)


class ExportTests(CourtListTestCase):
    def test_a_table_without_formulas(self) -> None:
        made = make_court.court_list()
        make_court.court_item(of=made, position=1, title="+49", source=self.report, matched="url")
        page = self.client.get(reverse("court-list-export", args=[KEY]), {"show": "ours"})
        self.assertEqual(page["Content-Disposition"], f'attachment; filename="{KEY}-ours.csv"')
        rows = list(csv.reader(io.StringIO(page.content.decode("utf-8-sig"))))
        self.assertEqual(rows[0][:4], ["State", "Entry", "Publisher", "Title"])
        self.assertEqual(rows[1][3], "'=HYPERLINK(1)")
        both = self.client.get(reverse("court-list-export", args=[KEY]), {"show": "both"})
        rows = list(csv.reader(io.StringIO(both.content.decode("utf-8-sig"))))
        self.assertEqual(
            rows[1],
            ["Sure", "1", "BAMF", "'+49", "2024-05-10", "", "", "S1", "same address"],
        )
        verbs = list(AuditEntry.objects.order_by("number").values_list("verb", "facts"))
        self.assertEqual(
            verbs,
            [
                ("court-list-exported", {"list": KEY, "part": "ours"}),
                ("court-list-exported", {"list": KEY, "part": "both"}),
            ],
        )


class ItemTests(CourtListTestCase):
    def setUp(self) -> None:
        super().setUp()
        made = make_court.court_list()
        self.item = make_court.court_item(of=made, title="Report on relatives, retold")
        self.url = reverse("court-item", args=[KEY, 1])

    def test_the_sources_most_like_it_are_offered(self) -> None:
        page = self.client.get(self.url)
        self.assertContains(page, "This one")
        self.assertContains(page, 'name="source" value="S1"')
        searched = self.client.get(self.url, {"q": "amnesty hyperlink"})
        self.assertContains(searched, 'name="source" value="S2"')
        self.assertContains(self.client.get(self.url, {"q": "zzz\x00"}), "No source of ours")

    def test_a_choice_is_kept_and_can_be_taken_back(self) -> None:
        page = self.client.post(self.url, {"source": "S2"})
        self.assertRedirects(page, reverse("court-list-detail", args=[KEY]))
        self.item.refresh_from_db()
        self.assertEqual((self.item.source, self.item.matched), (self.other, "person"))
        self.assertContains(self.client.get(self.url), "said by a person")
        self.client.post(self.url, {"source": ""})
        self.item.refresh_from_db()
        self.assertEqual((self.item.source, self.item.matched), (None, "person"))
        self.assertContains(self.client.get(self.url), "a person said: none of ours")

    def test_a_source_or_an_entry_that_there_is_not(self) -> None:
        for wanted in ("S99", "\x00", "S1\x00x"):
            with self.subTest(wanted):
                expected = 302 if wanted == "\x00" else 404
                page = self.client.post(self.url, {"source": wanted})
                self.assertEqual(page.status_code, expected)
        self.assertEqual(self.client.get(reverse("court-item", args=[KEY, 9])).status_code, 404)


class ChangeTests(CourtListTestCase):
    def test_comparing_again_and_taking_out(self) -> None:
        made = make_court.court_list()
        item = make_court.court_item(
            of=made, title="Report on relatives", publisher="Human Rights Watch", issued="2025-03"
        )
        page = self.client.post(reverse("court-list-compare", args=[KEY]), follow=True)
        self.assertContains(page, "1 entry changed.")
        item.refresh_from_db()
        self.assertEqual(item.source, self.report)
        page = self.client.post(reverse("court-list-remove", args=[KEY]), follow=True)
        self.assertContains(page, "The list was taken out.")
        self.assertContains(page, "list is here yet")


@pytest.mark.browser
class CourtListBrowserTests(LiveTestCase):
    def test_a_list_is_taken_in_and_corrected_by_keyboard(self) -> None:
        with self.browser(self.omar) as page:
            page.goto(self.live_server_url + reverse("court-list-add"))
            self.fits(page)
            page.get_by_label("Country of the procedure").select_option("PL")
            page.get_by_label("As of").fill("2026-05-10")
            page.get_by_label("Whose list it is").fill("Rada")
            page.get_by_label("Title of the list").fill("Wykaz")
            page.get_by_label("The list", exact=True).fill(
                "1. Human Rights Watch, Report on relatives, marzec 2025\n2. UdSC, Informacja"
            )
            page.get_by_role("button", name="Look at it first").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="2 entries")).to_be_visible()
            self.fits(page)
            page.get_by_role("button", name="Keep this list").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", level=1)).to_have_text("Rada: Wykaz")
            self.fits(page)
            page.get_by_role("link", name="Theirs, unknown to us").focus()
            page.keyboard.press("Enter")
            self.fits(page)
            page.get_by_role("link", name="2 correct the match").focus()
            page.keyboard.press("Enter")
            self.fits(page)
            page.get_by_role("button", name="None of our sources").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_text("A newer edition of this list will know it")).to_be_visible()

    def fits(self, page: Any) -> None:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            self.assertEqual(axe_violations(page), [])
            over = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            self.assertFalse(over, f"{page.url} at {width}")
