"""The list of sources, its download, and records of one work."""

from __future__ import annotations

import json

from django.urls import reverse

from casework.domain.evidence import TermKind
from casework.models import AuditEntry
from tests import make
from tests.base import CastTestCase
from tests.queries import audited


class SourcesCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.first = make.source(key="S1", title="Exiles & <their> relatives")
        make.passage(of=cls.first, codes={TermKind.THEME: ["T05"]})
        make.source(key="S2", title="No finding yet", publisher="Freedom House")

    def setUp(self) -> None:
        self.client.force_login(self.sofia)


class ListTests(SourcesCase):
    def test_it_lists_all_sources_with_links_to_each_format(self) -> None:
        response = self.client.get(reverse("source-list"))
        self.assertContains(response, "2 sources")
        self.assertContains(response, "Exiles &amp; &lt;their&gt; relatives")
        for form in ("ris", "csl-json", "csv", "json"):
            self.assertContains(response, f'href="/sources/export/{form}/"')

    def test_the_facets_of_the_library_narrow_it(self) -> None:
        response = self.client.get(reverse("source-list"), {"theme": "T05", "page": "1"})
        self.assertContains(response, "1 source<")
        self.assertNotContains(response, "No finding yet")
        self.assertContains(response, 'href="/sources/export/ris/?theme=T05"')

    def test_the_library_leads_to_the_sources_of_what_was_found(self) -> None:
        response = self.client.get(reverse("evidence-list"), {"q": "relatives", "theme": "T05"})
        self.assertContains(response, 'href="/sources/?q=relatives&amp;theme=T05"')

    def test_nothing_fits(self) -> None:
        response = self.client.get(reverse("source-list"), {"q": "nowhere"})
        self.assertContains(response, "0 sources")
        self.assertNotContains(response, "/sources/export/")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for extra in (1, 3):
            for n in range(extra):
                make.passage(of=make.source(key=f"N{extra}{n}"), key=f"P{extra}{n}")
            with self.subTest(extra), self.assertNumQueries(5):
                self.client.get(reverse("source-list"))

    def test_only_supervisors_are_sent_to_the_duplicates(self) -> None:
        self.assertContains(self.client.get(reverse("source-list")), "Suspected duplicates")
        self.client.force_login(self.nadia)
        self.assertNotContains(self.client.get(reverse("source-list")), "Suspected duplicates")


class ExportTests(SourcesCase):
    def test_the_file_holds_the_sources_of_the_chosen_findings(self) -> None:
        response = self.client.get("/sources/export/csl-json/", {"theme": "T05"})
        self.assertEqual(
            response["Content-Disposition"], 'attachment; filename="sources.csl.json"'
        )
        self.assertEqual(
            response["Content-Type"], "application/vnd.citationstyles.csl+json; charset=utf-8"
        )
        self.assertEqual([item["id"] for item in json.loads(response.content)], ["S1"])

    def test_every_format(self) -> None:
        starts = {"ris": b"TY  - RPRT", "csv": b"\xef\xbb\xbfkey,", "json": b"{", "csl-json": b"["}
        for form, start in starts.items():
            with self.subTest(form):
                response = self.client.get(reverse("source-export", args=[form]))
                self.assertTrue(response.content.startswith(start))
                self.assertIn(b"S2", response.content)
        self.assertEqual(self.client.get("/sources/export/pdf/").status_code, 404)

    def test_a_hostile_title_stays_one_field_of_one_record(self) -> None:
        title = '=HYPERLINK("x")<script>\r\nUR  - javascript:alert(1)'
        make.source(key="S9", title=title, superseded_by=self.first, permalink="https://a.example")
        rows = {
            form: self.client.get(f"/sources/export/{form}/").content.decode()
            for form in ("ris", "csl-json", "csv", "json")
        }
        self.assertEqual(
            [line for line in rows["ris"].splitlines() if line.startswith("UR  - java")], []
        )
        self.assertIn("'=HYPERLINK", rows["csv"])
        kept = next(item for item in json.loads(rows["json"])["sources"] if item["key"] == "S9")
        self.assertEqual((kept["title"], kept["superseded_by"]), (title, "S1"))
        told = next(item for item in json.loads(rows["csl-json"]) if item["id"] == "S9")
        ours = told["custom"]["casework"]
        self.assertEqual((ours["permalink"], ours["superseded_by"]), ("https://a.example", "S1"))

    def test_json_brings_the_profiles_of_the_publishers_along(self) -> None:
        make.publisher(name="Human Rights Watch")
        make.publisher(name="Elsewhere")
        document = json.loads(self.client.get("/sources/export/json/").content)
        self.assertEqual(
            document["publishers"],
            [
                {
                    "name": "Human Rights Watch",
                    "what": "An organisation that reports on abuses.",
                    "certainty": "memory",
                }
            ],
        )

    def test_a_download_goes_on_record(self) -> None:
        self.client.get("/sources/export/ris/", {"theme": "T05"})
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.actor), ("evidence-exported", self.sofia))
        self.assertEqual(entry.facts, {"format": "ris", "count": 1})

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for extra in (1, 3):
            for n in range(extra):
                make.source(key=f"N{extra}{n}")
            with self.subTest(extra), self.assertNumQueries(audited(13)):
                self.client.get("/sources/export/json/")


class DuplicatesTests(SourcesCase):
    def test_there_are_none(self) -> None:
        response = self.client.get(reverse("source-duplicates"))
        self.assertContains(response, "No two records seem to be of one work.")

    def test_each_pair_with_what_it_is_known_by(self) -> None:
        make.source(key="S3", title="Exiles and their relatives", url="https://x.example/a")
        make.source(key="S4", title="Other", issued="", url="http://www.x.example/a/")
        response = self.client.get(reverse("source-duplicates"))
        self.assertContains(response, "same address")
        self.assertContains(response, 'href="/evidence/sources/S3/"')
        self.assertContains(response, 'href="/evidence/sources/S4/"')
        self.assertNotContains(response, 'href="/evidence/sources/S2/"')

    def test_the_number_of_queries_does_not_grow(self) -> None:
        make.source(key="S3")
        for extra in (1, 3):
            for n in range(extra):
                make.source(key=f"N{extra}{n}")
            with self.subTest(extra), self.assertNumQueries(5):
                self.client.get(reverse("source-duplicates"))
