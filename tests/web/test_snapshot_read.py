"""A snapshot to read: its sheets, and the words that findings quote."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

from django.urls import reverse

from casework.models import Passage, Snapshot, User
from tests import make
from tests.base import CastTestCase

TEXT = "On 20 September 2016 relatives were held. Lawyers were threatened."


class ReadTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1", language="en")

    def read(self, snapshot: Snapshot, query: str = "", *, by: User | None = None) -> Any:
        self.client.force_login(by or self.omar)
        return self.client.get(f"{reverse('snapshot-read', args=['S1', snapshot.sha256])}{query}")

    def quoting(self, key: str, exact: str, snapshot: Snapshot, **where: int) -> Passage:
        passage = make.passage(key=key, of=self.source)
        make.quotation(exact, passage=passage, snapshot=snapshot, **where)
        return passage


def shown(response: Any) -> str:
    """The text as a browser has it, without the numbers of marks."""
    page = response.content.decode()
    part = page[page.index("data-reader") :]
    part = part[part.index(">") + 1 : part.index("</div>")]
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="mark-number.*?</a>', "", part)))


class TextTests(ReadTestCase):
    def test_it_shows_the_text_letter_by_letter(self) -> None:
        text = "One  <b>line</b> &amp; more.\n\nSecond\nparagraph: қӯрғон 𝄞 “x”"
        snapshot = make.snapshot(text)
        response = self.read(snapshot)
        self.assertEqual(shown(response), snapshot.text)
        self.assertContains(response, "&lt;b&gt;line&lt;/b&gt; &amp;amp; more.")

    def test_a_script_in_the_text_is_only_words(self) -> None:
        snapshot = make.snapshot('<script>alert(1)</script> <img src=x onerror="alert(2)">')
        response = self.read(snapshot)
        self.assertNotContains(response, "<script>alert")
        self.assertNotContains(response, "<img")

    def test_it_says_which_copy_this_is_and_names_a_newer_one(self) -> None:
        old = make.snapshot("Old.")
        self.assertContains(self.read(old), "saved on 5 March 2026")
        self.assertNotContains(self.read(old), "This is not the newest copy")
        new = make.snapshot("New.", taken_at=dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC))
        response = self.read(old)
        self.assertContains(response, "This is not the newest copy: there is one of 1 June 2026.")
        self.assertContains(response, reverse("snapshot-read", args=["S1", new.sha256]))

    def test_a_snapshot_of_another_source_is_not_there(self) -> None:
        foreign = make.snapshot("Words.", of=make.source(key="S2"))
        self.assertEqual(self.read(foreign).status_code, 404)


class SheetTests(ReadTestCase):
    def setUp(self) -> None:
        self.pages = make.snapshot("First.", "Second.", "", "Fourth.")

    def test_pages_one_by_one(self) -> None:
        response = self.read(self.pages, "?page=2")
        self.assertEqual(shown(response).strip(), "Second.")
        self.assertContains(response, "of 4")
        self.assertContains(response, 'rel="prev" href="?page=1"')
        self.assertContains(response, 'rel="next" href="?page=3"')

    def test_the_ends(self) -> None:
        self.assertNotContains(self.read(self.pages), 'rel="prev"')
        self.assertNotContains(self.read(self.pages, "?page=4"), 'rel="next"')

    def test_a_page_that_is_none_is_the_nearest(self) -> None:
        for query, text in (
            ("?page=99", "Fourth."),
            ("?page=0", "First."),
            ("?page=x", "First."),
            ("?page=-1", "First."),
            ("?page=²", "First."),
            (f"?page={'9' * 30}", "First."),
        ):
            with self.subTest(query=query):
                self.assertEqual(shown(self.read(self.pages, query)).strip(), text)

    def test_the_page_of_an_offset(self) -> None:
        at = self.pages.text.index("Fourth")
        self.assertEqual(shown(self.read(self.pages, f"?at={at}")).strip(), "Fourth.")

    def test_a_page_without_text_is_told(self) -> None:
        self.assertContains(self.read(self.pages, "?page=3"), "This page has no text")

    def test_a_long_text_without_pages_comes_in_parts(self) -> None:
        snapshot = make.snapshot("\n\n".join(f"Paragraph {n} {'x' * 90}" for n in range(500)))
        response = self.read(snapshot)
        self.assertEqual(response.context["sheet"].count, 3)
        parts = [shown(self.read(snapshot, f"?page={n}")) for n in (1, 2, 3)]
        self.assertEqual("".join(parts), snapshot.text)
        self.assertContains(response, "Part")

    def test_a_short_text_has_no_ways_to_other_pages(self) -> None:
        self.assertNotContains(self.read(make.snapshot("Short.")), 'class="pages"')


class MarkTests(ReadTestCase):
    def setUp(self) -> None:
        self.snapshot = make.snapshot(TEXT)

    def marks(self, response: Any) -> list[tuple[str, str]]:
        """What is marked, and the finding that the mark leads to."""
        found = re.findall(
            r'<mark class="quoted[^"]*"><a href="/evidence/([^/]+)/"[^>]*>([^<]*)</a></mark>',
            response.content.decode(),
        )
        return [(text, key) for key, text in found]

    def test_each_mark_leads_to_its_finding(self) -> None:
        self.quoting("P1", "relatives were held", self.snapshot)
        self.quoting("P2", "threatened", self.snapshot)
        response = self.read(self.snapshot)
        self.assertEqual(
            self.marks(response), [("relatives were held", "P1"), ("threatened", "P2")]
        )
        self.assertEqual(shown(response), TEXT)
        self.assertContains(response, 'id="q-P1"')
        self.assertContains(response, 'href="#quoted-2"')

    def test_marks_that_overlap_are_told_apart(self) -> None:
        self.quoting("P1", "relatives were held. Lawyers", self.snapshot)
        self.quoting("P2", "Lawyers were threatened.", self.snapshot)
        response = self.read(self.snapshot)
        self.assertEqual(
            self.marks(response),
            [
                ("relatives were held. ", "P1"),
                ("Lawyers", "P2"),
                (" were threatened.", "P2"),
            ],
        )
        self.assertContains(response, "quoted-twice", 1)
        self.assertEqual(shown(response), TEXT)

    def test_two_findings_may_quote_the_same_words(self) -> None:
        self.quoting("P1", "threatened", self.snapshot)
        self.quoting("P2", "threatened", self.snapshot)
        response = self.read(self.snapshot)
        self.assertEqual(self.marks(response), [("threatened", "P1")])
        for key in ("P1", "P2"):
            self.assertContains(response, f'id="q-{key}"', 1)

    def test_quotations_from_an_older_copy_are_found_in_a_newer_one(self) -> None:
        self.quoting("P1", "relatives were held", self.snapshot)
        new = make.snapshot(f"Updated. {TEXT}", taken_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
        self.assertEqual(self.marks(self.read(new)), [("relatives were held", "P1")])

    def test_lost_ones_are_listed(self) -> None:
        self.quoting("P1", "relatives were held", self.snapshot)
        new = make.snapshot(
            TEXT.replace("relatives", "people"), taken_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
        )
        response = self.read(new)
        self.assertEqual(self.marks(response), [])
        self.assertContains(response, "Not in this copy")
        self.assertContains(response, ">relatives were held</q>")

    def test_other_pages_with_quotations_are_named(self) -> None:
        pages = make.snapshot("First.", "Second.", "Third.", "Fourth.")
        self.quoting("P1", "Second.", pages)
        self.quoting("P2", "Fourth.", pages)
        response = self.read(pages, "?page=2")
        self.assertEqual(response.context["sheet"].others, [4])
        self.assertEqual(self.marks(response), [("Second.", "P1")])

    def test_a_quotation_over_a_page_break_is_marked_on_both(self) -> None:
        pages = make.snapshot("Relatives were", "questioned here.")
        self.quoting("P1", "Relatives were questioned", pages)
        self.assertEqual(self.marks(self.read(pages))[0][0].strip(), "Relatives were")
        self.assertEqual(self.marks(self.read(pages, "?page=2")), [("questioned", "P1")])

    def test_quotations_of_other_sources_are_not_here(self) -> None:
        foreign = make.source(key="S2")
        other = make.snapshot(TEXT, of=foreign)
        passage = make.passage(key="P9", of=foreign)
        make.quotation("threatened", passage=passage, snapshot=other)
        response = self.read(self.snapshot)
        self.assertEqual(self.marks(response), [])
        self.assertNotContains(response, "P9")

    def test_the_same_number_of_queries_for_one_and_for_three(self) -> None:
        self.quoting("P1", "held", self.snapshot)
        self.read(self.snapshot)
        with self.assertNumQueries(6):
            self.read_again()
        self.quoting("P2", "threatened", self.snapshot)
        self.quoting("P3", "Lawyers", self.snapshot)
        with self.assertNumQueries(6):
            self.read_again()

    def read_again(self) -> None:
        self.client.get(reverse("snapshot-read", args=["S1", self.snapshot.sha256]))


class SelectFormTests(ReadTestCase):
    def setUp(self) -> None:
        self.snapshot = make.snapshot(TEXT)

    def test_words_for_a_finding_go_to_its_quotation(self) -> None:
        make.passage(key="P1", of=self.source)
        response = self.read(self.snapshot, "?for=P1")
        self.assertContains(response, "Words for finding P1")
        self.assertContains(response, f'action="{reverse("quotation-edit", args=["P1"])}"')
        self.assertContains(response, f'name="snapshot" value="{self.snapshot.sha256}"')

    def test_a_finding_of_another_source_gets_no_words_from_here(self) -> None:
        make.passage(key="P9", of=make.source(key="S2"))
        response = self.read(self.snapshot, "?for=P9")
        self.assertIsNone(response.context["passage"])
        self.assertNotContains(response, reverse("quotation-edit", args=["P9"]))

    def test_a_new_finding_begins_with_words_by_an_address(self) -> None:
        response = self.read(self.snapshot)
        self.assertContains(response, 'action="/evidence/sources/S1/findings/add/"')
        self.assertContains(response, 'maxlength="600"')

    def test_who_does_not_edit_evidence_reads_only(self) -> None:
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user=user.name):
                response = self.read(self.snapshot, "?for=P1", by=user)
                self.assertNotContains(response, "data-reader-form")
                self.assertNotContains(response, "reader.js")
