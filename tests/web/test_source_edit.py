"""Add and change a source on screen: nothing typed is lost, nothing hostile gets through."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from django.urls import reverse

from casework.domain.evidence import TermKind
from casework.models import AuditEntry, Source
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

ADD = "/sources/new/"
SCRIPT = "<script>alert('title')</script>"


def filled(**fields: str | list[str]) -> dict[str, str | list[str]]:
    given: dict[str, str | list[str]] = {
        "kind": "ngo",
        "publisher": "Amnesty International",
        "title": "The relatives pay",
        "issued": "March 2025",
        "certainty": "excerpt",
    }
    return given | fields


class AddTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def send(self, **fields: str | list[str]) -> Response:
        return self.client.post(ADD, filled(**fields))

    def test_the_list_leads_to_the_form_for_whoever_may(self) -> None:
        self.assertContains(self.client.get("/sources/"), f'href="{ADD}"')
        self.client.force_login(self.nadia)
        self.assertNotContains(self.client.get("/sources/"), f'href="{ADD}"')

    def test_a_source_is_added_and_shown(self) -> None:
        make.term(kind=TermKind.THEME, code="T05")
        make.source(key="S9", title="First report", issued="2019")
        response = self.send(
            themes=["T05"],
            derived_from_0="S9",
            accessed="24.11.2026",
            language="en",
            url="https://example.org/a",
        )
        self.assertRedirects(response, "/evidence/sources/amnesty-international-2025/")
        source = Source.objects.get(key="amnesty-international-2025")
        self.assertEqual((source.issued, source.accessed), ("2025-03", "2026-11-24"))
        self.assertEqual([origin.key for origin in source.derived_from.all()], ["S9"])
        self.assertEqual([term.code for term in source.themes.all()], ["T05"])

    def test_what_is_wrong_stands_at_its_field_with_all_that_was_typed(self) -> None:
        response = self.send(
            url="javascript:alert(1)", issued="March 2999", note="Keep my words", language="en"
        )
        self.assertEqual(response.status_code, 422)
        for text in (
            "“javascript:alert(1)” is no address of the web.",
            "“2999-03” has not come yet.",
            "Keep my words",
        ):
            with self.subTest(text):
                self.assertContains(response, text, status_code=422)
        self.assertNotContains(response, 'href="javascript', status_code=422)
        self.assertEqual(Source.objects.count(), 0)

    def test_a_day_that_the_calendar_does_not_have(self) -> None:
        response = self.send(issued="31.2.2025")
        self.assertContains(response, "“31.2.2025” is no date.", status_code=422)

    def test_a_likely_work_is_shown_and_asked_for(self) -> None:
        make.source(key="S1", title="The relatives pay", publisher="Amnesty International")
        response = self.send(note="Keep my words")
        self.assertContains(response, "Is it one of these?", status_code=422)
        self.assertContains(response, 'href="/evidence/sources/S1/"', status_code=422)
        self.assertContains(response, "same title and date", status_code=422)
        self.assertContains(
            response, '<input type="hidden" name="likely" value="S1">', status_code=422, html=True
        )
        self.assertContains(response, "Keep my words", status_code=422)
        self.assertEqual(Source.objects.count(), 1)

    def test_saving_again_by_the_ordinary_button_asks_again(self) -> None:
        make.source(key="S1", title="The relatives pay", publisher="Amnesty International")
        self.assertEqual(self.send(likely=["S1"]).status_code, 422)

    def test_another_work_is_saved_when_that_is_said(self) -> None:
        make.source(key="S1", title="The relatives pay", publisher="Amnesty International")
        response = self.send(likely=["S1"], then="distinct")
        self.assertRedirects(response, "/evidence/sources/amnesty-international-2025/")

    def test_script_in_a_title_is_text_on_every_screen(self) -> None:
        self.assertEqual(self.send(title=SCRIPT, key="S66").status_code, 302)
        make.passage(of=Source.objects.get(key="S66"), key="P66")
        for path in (
            "/sources/",
            "/evidence/",
            "/evidence/P66/",
            "/evidence/sources/S66/",
            "/evidence/sources/S66/edit/",
            "/evidence/sources/S66/newer/",
            "/evidence/sources/S66/assess/",
            "/evidence/sources/S66/assessments/",
        ):
            with self.subTest(path):
                response = self.client.get(path)
                self.assertNotContains(response, SCRIPT)
                if path not in ("/evidence/", "/evidence/P66/"):
                    self.assertContains(response, escape(SCRIPT))

    def test_the_form_takes_the_same_number_of_queries(self) -> None:
        for extra in (1, 3):
            for n in range(extra):
                make.source(key=f"N{extra}{n}")
            with self.subTest(extra), self.assertNumQueries(6):
                self.client.get(ADD)


class EditTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(title="Old title", note="Old note", issued="2025-03")
        cls.source.derived_from.add(make.source(key="S2", title="Origin", issued="2020"))

    def setUp(self) -> None:
        self.client.force_login(self.omar)
        self.url = reverse("source-edit", args=["S1"])

    def seen(self) -> str:
        return str(self.client.get(self.url).context["seen"])

    def send(self, seen: str, **fields: str) -> Response:
        return self.client.post(self.url, {**filled(), "seen": seen, **fields})

    def test_it_shows_what_is_stored(self) -> None:
        response = self.client.get(self.url)
        for text in ("Old title", "Old note", "Human Rights Watch", 'value="2025-03"'):
            with self.subTest(text):
                self.assertContains(response, text)
        self.assertContains(response, 'value="S2"')
        self.assertNotContains(response, 'name="key"')

    def test_a_change_is_kept_and_on_record_by_field(self) -> None:
        response = self.send(self.seen(), title="New title", derived_from_0="S2")
        self.assertRedirects(response, "/evidence/sources/S1/")
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(
            entry.facts["fields"],
            ["author", "publisher", "title", "language", "certainty", "note"][1:],
        )
        self.client.force_login(self.sofia)
        self.assertContains(
            self.client.get("/audit/"),
            "Changed the source S1: publisher, title, language, certainty, note",
        )

    def test_both_versions_are_shown_when_another_person_was_faster(self) -> None:
        seen = self.seen()
        Source.objects.filter(key="S1").update(title="<b>Sofia</b> was faster", issued="2025-04")
        response = self.send(seen, title="What Omar wrote", derived_from_0="S2")
        self.assertContains(response, "Someone else has changed this record", status_code=422)
        for text in ("&lt;b&gt;Sofia&lt;/b&gt; was faster", "April 2025", "March 2025"):
            with self.subTest(text):
                self.assertContains(response, text, status_code=422)
        self.assertContains(response, "What Omar wrote", status_code=422)
        self.assertEqual(Source.objects.get(key="S1").title, "<b>Sofia</b> was faster")
        again = self.send(str(response.context["seen"]), title="What Omar wrote")
        self.assertRedirects(again, "/evidence/sources/S1/")
        self.assertEqual(Source.objects.get(key="S1").title, "What Omar wrote")

    def test_a_mistake_first_does_not_hide_that_another_was_faster(self) -> None:
        seen = self.seen()
        Source.objects.filter(key="S1").update(title="Sofia was faster")
        response = self.send(seen, url="javascript:alert(1)")
        self.assertContains(response, "Sofia was faster", status_code=422)

    def test_a_circle_is_told_at_the_field(self) -> None:
        Source.objects.get(key="S2").derived_from.add(make.source(key="S3", issued="2018"))
        Source.objects.get(key="S3").derived_from.add(self.source)
        response = self.send(self.seen(), derived_from_0="S2")
        self.assertContains(response, "S1 → S2 → S3 → S1", status_code=422)

    def test_who_may_not_edit_sees_no_way_to_it(self) -> None:
        page = reverse("source-detail", args=["S1"])
        self.assertContains(self.client.get(page), self.url)
        self.client.force_login(self.ida)
        self.assertNotContains(self.client.get(page), self.url)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for extra in (1, 3):
            for n in range(extra):
                self.source.derived_from.add(make.source(key=f"N{extra}{n}"))
            with self.subTest(extra), self.assertNumQueries(12):
                self.client.get(self.url)


class EditionTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.old = make.source(key="S1", title="Report of 2024", issued="2024")
        cls.new = make.source(key="S2", title="Report of 2025", issued="2025")
        make.passage(of=cls.old)

    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def send(self, newer: str, seen: str = "", key: str = "S1") -> Response:
        data = {"superseded_by": newer, "seen": seen}
        return self.client.post(reverse("source-edition", args=[key]), data)

    def test_the_chain_is_shown_from_each_of_its_ends(self) -> None:
        self.assertRedirects(self.send("S2"), "/evidence/sources/S1/")
        for key, other in (("S1", "Report of 2025"), ("S2", "Report of 2024")):
            with self.subTest(key):
                response = self.client.get(f"/evidence/sources/{key}/")
                self.assertContains(response, "Editions")
                self.assertContains(response, other)
        older = self.client.get("/evidence/sources/S1/")
        self.assertContains(older, "What this one says of its own time stands.")
        newest = self.client.get("/evidence/sources/S2/")
        self.assertNotContains(newest, "What this one says of its own time stands.")

    def test_it_is_marked_wherever_it_is_shown(self) -> None:
        self.send("S2")
        self.assertContains(self.client.get("/sources/"), "Newer edition", count=1)
        for path in ("/evidence/", "/evidence/P1/", "/evidence/sources/S1/"):
            with self.subTest(path):
                self.assertContains(self.client.get(path), "Newer edition")
        self.assertContains(self.client.get("/evidence/P1/"), 'href="/evidence/sources/S2/"')

    def test_a_source_without_editions_shows_none(self) -> None:
        self.assertNotContains(self.client.get("/evidence/sources/S1/"), "Editions")

    def test_what_is_refused_stands_at_the_field(self) -> None:
        self.send("S2")
        for key, newer, text in (
            ("S2", "S404", "There is no source “S404”."),
            ("S2", "S1", "S2 → S1 → S2"),
        ):
            with self.subTest(newer):
                self.assertContains(self.send(newer, key=key), text, status_code=422)
        self.assertContains(self.send("", seen="S9"), "Look again.", status_code=422)
