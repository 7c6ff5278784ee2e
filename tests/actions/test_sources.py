"""Sources written by hand: rules, duplicates, two people at once, and the record."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import PermissionDenied

from casework.actions.sources import add_source, change_source, supersede_source
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.domain.evidence_files import SourceItem
from casework.domain.source_records import version_of
from casework.models import AuditEntry, Passage, Source
from casework.models.source_items import source_item
from casework.wording import sentences
from tests import make
from tests.base import CastTestCase


def item(**fields: Any) -> SourceItem:
    given = {
        "kind": "ngo",
        "publisher": "Amnesty International",
        "title": "The relatives pay",
        "issued": "2025-03",
        "certainty": "excerpt",
    }
    return cast("SourceItem", given | fields)


def seen(source: Source) -> str:
    return version_of(cast("dict[str, object]", source_item(Source.objects.get(pk=source.pk))))


class SourcesCase(CastTestCase):
    def refused(self, call: Any, **given: Any) -> list[str]:
        entries, rows = AuditEntry.objects.count(), list(Source.objects.order_by("pk").values())
        with self.assertRaises(Refused) as caught:
            call(by=self.omar, **given)
        self.assertEqual(AuditEntry.objects.count(), entries)
        self.assertEqual(list(Source.objects.order_by("pk").values()), rows)
        return sentences(caught.exception.problems)


class AddTests(SourcesCase):
    def test_all_that_is_written_is_kept_under_a_key_of_its_own(self) -> None:
        make.term(kind=TermKind.THEME, code="T05")
        make.source(key="S9", title="The first report", issued="2020")
        source = add_source(
            item=item(
                author="A. Author",
                container="ecoi.net",
                language="en",
                url="https://example.org/a",
                permalink="https://doi.org/10.1/x",
                symbol="EUR 60/1",
                accessed="2026-11-24",
                licence="CC BY",
                reliability="Names its sources.",
                note="Read the annex.",
                importance="1",
                holding="Would breach Article 3.",
                themes=["T05"],
                derived_from=["S9"],
            ),
            by=self.omar,
        )
        self.assertEqual(source.key, "a-author-2025")
        kept = source_item(Source.objects.get(key=source.key))
        self.assertEqual(kept["permalink"], "https://doi.org/10.1/x")
        self.assertEqual(kept["licence"], "CC BY")
        self.assertEqual((kept["themes"], kept["derived_from"]), (["T05"], ["S9"]))
        self.assertEqual((kept["importance"], kept["holding"]), ("1", "Would breach Article 3."))
        self.assertEqual(source.changed_by, self.omar)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.actor), ("source-added", self.omar))
        self.assertEqual(entry.facts, {"source": "a-author-2025"})

    def test_a_key_may_be_given_and_is_taken_once(self) -> None:
        self.assertEqual(add_source(item=item(key="S77"), by=self.omar).key, "S77")
        said = self.refused(add_source, item=item(key="S77", title="Quite another subject here"))
        self.assertEqual(
            said,
            [
                "key: The key “S77” belongs to another work here: “The relatives pay”. Give the"
                " entry another key, or none."
            ],
        )

    def test_two_works_of_one_year_are_numbered(self) -> None:
        add_source(item=item(), by=self.omar)
        second = add_source(item=item(title="Lawyers and their clients"), by=self.omar)
        self.assertEqual(second.key, "amnesty-international-2025-2")

    def test_what_is_wrong_is_told_at_its_field(self) -> None:
        bad = item(
            title="",
            issued="2999",
            accessed="2025-02-30",
            url="javascript:alert(1)",
            language="English",
            derived_from=["S404"],
        )
        said = self.refused(add_source, item=bad)
        self.assertEqual(
            [text.partition(":")[0] for text in said[1:]],
            ["language", "accessed", "issued", "url"],
        )
        self.assertIn("title", said[0])

    def test_an_origin_that_is_not_there(self) -> None:
        self.assertEqual(
            self.refused(add_source, item=item(derived_from=["S404"])),
            ["derived_from: There is no source “S404”."],
        )

    def test_signs_that_nobody_sees_are_taken_out(self) -> None:
        source = add_source(
            item=item(title=" Report\u202e\r\non \x07<script>alert(1)</script> "), by=self.omar
        )
        self.assertEqual(source.title, "Report on <script>alert(1)</script>")

    def test_only_who_may_edit_evidence(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                add_source(item=item(), by=person)
        self.assertEqual(Source.objects.count(), 0)


class DuplicateTests(SourcesCase):
    def setUp(self) -> None:
        make.source(key="S1", title="The relatives pay", publisher="Amnesty International")

    def test_a_likely_work_is_named_and_nothing_is_written(self) -> None:
        self.assertEqual(
            self.refused(add_source, item=item()),
            ["This seems to be S1, which is here already: “The relatives pay”."],
        )

    def test_each_likely_work_must_be_confirmed(self) -> None:
        make.source(key="S2", title="Other title entirely", url="https://www.x.example/a/")
        given = item(url="http://x.example/a")
        self.assertEqual(len(self.refused(add_source, item=given)), 2)
        said = self.refused(add_source, item=given, distinct=["S1"])
        self.assertEqual(
            said, ["This seems to be S2, which is here already: “Other title entirely”."]
        )
        source = add_source(item=given, by=self.omar, distinct=["S1", "S2"])
        self.assertEqual(source.key, "amnesty-international-2025")

    def test_a_confirmation_of_another_work_counts_for_nothing(self) -> None:
        self.assertEqual(len(self.refused(add_source, item=item(), distinct=["S404"])), 1)

    def test_another_year_is_another_work(self) -> None:
        source = add_source(item=item(issued="2019"), by=self.omar)
        self.assertEqual(source.key, "amnesty-international-2019")


class ChangeTests(SourcesCase):
    def setUp(self) -> None:
        self.source = make.source(key="S1", title="Old title", url="https://example.org/1")
        make.passage(of=self.source)

    def test_the_names_of_changed_fields_go_on_record_not_what_is_in_them(self) -> None:
        fields = item(publisher="Human Rights Watch", title="New title", note="Secret words")
        change_source(source=self.source, item=fields, seen=seen(self.source), by=self.omar)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts["source"]), ("source-changed", "S1"))
        self.assertEqual(entry.facts["fields"], ["title", "language", "url", "certainty", "note"])
        self.assertNotIn("Secret", str(entry.facts))
        self.source.refresh_from_db()
        self.assertEqual((self.source.title, self.source.url), ("New title", ""))
        self.assertEqual(self.source.changed_by, self.omar)

    def test_search_finds_the_passages_by_the_new_title(self) -> None:
        change_source(
            source=self.source, item=item(title="Żółw"), seen=seen(self.source), by=self.omar
        )
        self.client.force_login(self.omar)
        found = self.client.get("/evidence/", {"q": "zolw"})
        self.assertContains(found, 'href="/evidence/P1/"')

    def test_what_formats_said_and_the_newer_edition_stay(self) -> None:
        newer = make.source(key="S2", issued="2026")
        Source.objects.filter(pk=self.source.pk).update(
            superseded_by=newer, extra={"ris": {"fields": {}}}
        )
        change_source(source=self.source, item=item(), seen=seen(self.source), by=self.omar)
        self.source.refresh_from_db()
        self.assertEqual(self.source.superseded_by, newer)
        self.assertEqual(self.source.extra, {"ris": {"fields": {}}})

    def test_a_form_opened_before_another_change_is_refused(self) -> None:
        opened = seen(self.source)
        change_source(source=self.source, item=item(title="Sofia's"), seen=opened, by=self.sofia)
        said = self.refused(
            change_source, source=self.source, item=item(title="Mine"), seen=opened
        )
        self.assertIn("Someone else has changed this record", said[0])
        self.source.refresh_from_db()
        self.assertEqual(self.source.title, "Sofia's")

    def test_a_change_of_a_theme_or_an_origin_counts_as_one(self) -> None:
        opened = seen(self.source)
        self.source.derived_from.add(make.source(key="S2"))
        self.assertNotEqual(seen(self.source), opened)
        opened = seen(self.source)
        self.source.themes.add(make.term(kind=TermKind.THEME, code="T05"))
        self.assertNotEqual(seen(self.source), opened)

    def test_a_circle_of_three_is_refused_by_its_chain(self) -> None:
        second, third = make.source(key="S2"), make.source(key="S3")
        second.derived_from.add(self.source)
        third.derived_from.add(second)
        self.assertEqual(
            self.refused(
                change_source,
                source=self.source,
                item=item(derived_from=["S3"]),
                seen=seen(self.source),
            ),
            ["derived_from: The sources go back to each other in a circle: S1 → S3 → S2 → S1."],
        )

    def test_independence_is_reckoned_anew(self) -> None:
        other = make.source(key="S2", issued="2024")
        first = Passage.objects.get()
        first.corroborated_by.add(other)
        self.assertEqual(other.derived_from.count(), 0)
        change_source(
            source=other,
            item=item(title="Copy", derived_from=["S1"]),
            seen=seen(other),
            by=self.omar,
        )
        self.assertEqual([source.key for source in other.derived_from.all()], ["S1"])

    def test_nothing_changed_is_on_record_too_and_claims_nothing(self) -> None:
        kept = source_item(self.source)
        change_source(source=self.source, item=kept, seen=seen(self.source), by=self.omar)
        self.source.refresh_from_db()
        self.assertIsNone(self.source.changed_by)
        self.assertEqual(AuditEntry.objects.get().facts, {"source": "S1", "fields": []})

    def test_only_who_may_edit_evidence(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                change_source(source=self.source, item=item(), seen=seen(self.source), by=person)
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                supersede_source(source=self.source, newer="", seen="", by=person)


class EditionTests(SourcesCase):
    def setUp(self) -> None:
        self.old = make.source(key="S1", issued="2024")
        self.new = make.source(key="S2", issued="2025")

    def name(self, of: Source, newer: str, seen: str = "") -> Source:
        return supersede_source(source=of, newer=newer, seen=seen, by=self.omar)

    def test_it_is_named_and_taken_away_again(self) -> None:
        self.assertEqual(self.name(self.old, "S2").superseded_by, self.new)
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts), ("source-superseded", {"source": "S1", "newer": "S2"})
        )
        self.assertIsNone(self.name(self.old, "", "S2").superseded_by)

    def test_what_is_refused(self) -> None:
        self.name(self.old, "S2")
        table = [
            (self.new, "S404", "superseded_by: There is no source “S404”."),
            (
                self.new,
                "S1",
                "superseded_by: The editions follow each other in a circle: S2 → S1 → S2.",
            ),
            (
                self.new,
                "S2",
                "superseded_by: The editions follow each other in a circle: S2 → S2.",
            ),
        ]
        for source, newer, sentence in table:
            with self.subTest(newer):
                said = self.refused(supersede_source, source=source, newer=newer, seen="")
                self.assertEqual(said, [sentence])

    def test_a_newer_edition_that_is_older(self) -> None:
        self.assertEqual(
            self.refused(supersede_source, source=self.new, newer="S1", seen=""),
            ["superseded_by: S1 came out before S2 and cannot be its newer edition."],
        )

    def test_another_person_has_named_another(self) -> None:
        self.name(self.old, "S2")
        said = self.refused(supersede_source, source=self.old, newer="", seen="")
        self.assertEqual(said, ["Someone else has named another newer edition since. Look again."])
