"""Sources and publishers from files: the rules hold, and a person's words stay."""

from __future__ import annotations

from typing import Any

from casework.actions.rows import Tally
from casework.models import Publisher, Source
from casework.wording import sentences
from tests import documents
from tests.actions.test_evidence import EvidenceCase


def only(**lists: list[dict[str, Any]]) -> dict[str, Any]:
    terms = documents.evidence()["terms"]
    return {"schema": "casework/evidence/1", "terms": terms, **lists}


def profile(name: str = "Amnesty International", **fields: Any) -> dict[str, Any]:
    return {"name": name, "what": "A movement.", "certainty": "memory", **fields}


class RecordTests(EvidenceCase):
    def test_all_fields_are_kept_and_editions_may_come_in_any_order(self) -> None:
        older = documents.source(
            "S1",
            superseded_by="S2",
            permalink="https://example.org/p",
            licence="CC BY 4.0",
            importance="2",
            holding="Removal would breach Article 3.",
        )
        counts = self.take(only(sources=[older, documents.source("S2")]))
        self.assertEqual(counts.sources, Tally(new=2))
        row = Source.objects.get(key="S1")
        self.assertEqual(row.to_facts().superseded_by, "S2")
        self.assertEqual(
            (row.permalink, row.licence, row.importance, row.holding),
            ("https://example.org/p", "CC BY 4.0", "2", "Removal would breach Article 3."),
        )

    def test_an_edition_that_is_taken_away_is_a_change(self) -> None:
        two = documents.source("S2")
        self.take(only(sources=[documents.source("S1", superseded_by="S2"), two]))
        counts = self.take(only(sources=[documents.source("S1"), two]))
        self.assertEqual(counts.sources, Tally(changed=1, same=1))
        self.assertIsNone(Source.objects.get(key="S1").superseded_by)

    def test_a_circle_through_what_is_there_already_is_refused(self) -> None:
        self.take(
            only(sources=[documents.source("S1"), documents.source("S2", derived_from=["S1"])])
        )
        circle = only(sources=[documents.source("S1", derived_from=["S2"])])
        self.assertEqual(
            self.refused(circle),
            [
                "a.json: sources[0].derived_from: The sources go back to each other in a circle:"
                " S1 → S2 → S1."
            ],
        )

    def test_a_file_may_open_a_circle_that_it_would_close(self) -> None:
        self.take(
            only(sources=[documents.source("S1"), documents.source("S2", derived_from=["S1"])])
        )
        turned = [documents.source("S1", derived_from=["S2"]), documents.source("S2")]
        self.assertEqual(self.take(only(sources=turned)).sources, Tally(changed=2))

    def test_what_else_is_refused(self) -> None:
        bad = documents.source(
            issued="2999", url="javascript:alert(1)", superseded_by="S9", title="A\u202eB"
        )
        self.assertEqual(
            self.refused(only(sources=[bad])),
            [
                "a.json: sources[0].issued: “2999” has not come yet.",
                "a.json: sources[0].superseded_by: There is no source “S9”.",
                "a.json: sources[0].title: The text holds invisible signs that turn its direction,"
                " so that it would read as another. Type it anew.",
                "a.json: sources[0].url: “javascript:alert(1)” is no address of the web. It begins"
                " with http:// or https:// and holds no spaces.",
            ],
        )

    def test_a_level_that_the_court_does_not_have(self) -> None:
        (said,) = self.refused(only(sources=[documents.source(importance="9")]))
        self.assertIn("a.json: sources[0].importance: ", said)

    def test_reference_data_leaves_what_a_person_changed_here(self) -> None:
        file = only(sources=[documents.source("S1", title="As it comes")])
        self.take(file)
        Source.objects.update(title="As Sofia has it", changed_by=self.sofia)
        counts = self.take(file)
        self.assertEqual(Source.objects.get().title, "As Sofia has it")
        self.assertEqual(counts.sources, Tally())
        self.assertEqual(sentences(counts.notes), ["S1 stays as a person here has changed it."])
        self.take(file, by=self.sofia)
        self.assertEqual(Source.objects.get().title, "As it comes")


class PublisherTests(EvidenceCase):
    def test_a_profile_is_kept_by_name(self) -> None:
        counts = self.take(only(publishers=[profile(funding="Members.", url="https://a.example")]))
        self.assertEqual(counts.publishers, Tally(new=1))
        row = Publisher.objects.get()
        self.assertEqual(
            (row.name, row.what, row.funding, row.url, row.certainty),
            ("Amnesty International", "A movement.", "Members.", "https://a.example", "memory"),
        )
        self.assertEqual(self.take(only(publishers=[profile()])).publishers, Tally(changed=1))
        self.assertEqual(self.take(only(publishers=[profile()])).publishers, Tally(same=1))

    def test_what_is_refused(self) -> None:
        twice = only(publishers=[profile(), profile(url="javascript:alert(1)")])
        self.assertEqual(
            self.refused(twice),
            [
                "a.json: publishers[1]: “Amnesty International” is given twice; the first is at"
                " a.json: publishers[0].",
                "a.json: publishers[1].url: “javascript:alert(1)” is no address of the web. It"
                " begins with http:// or https:// and holds no spaces.",
            ],
        )

    def test_reference_data_leaves_what_a_person_changed_here(self) -> None:
        self.take(only(publishers=[profile()]))
        Publisher.objects.update(what="Ours.", changed_by=self.sofia)
        counts = self.take(only(publishers=[profile()]))
        self.assertEqual(Publisher.objects.get().what, "Ours.")
        self.assertEqual(
            sentences(counts.notes),
            ["The profile of Amnesty International stays as a person here has changed it."],
        )
