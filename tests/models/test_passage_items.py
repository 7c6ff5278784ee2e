"""A finding as files have it: what goes in comes out."""

from __future__ import annotations

from typing import Any

from casework.actions.evidence import import_evidence
from casework.actions.passages import check_passage, retire_passage, version_of
from casework.models import Passage
from casework.models.passage_items import for_items, passage_item, passage_items
from tests import documents
from tests.base import CastTestCase

FULL: dict[str, Any] = {
    "slug": "relatives",
    "correction": "They are still questioned.",
    "issue": "Wrong tense.",
    "places": ["Khujand", "Dushanbe"],
    "profiles": ["EXILE-REL"],
    "actors": ["GKNB"],
    "grounds": ["POL"],
    "modality": "attributed",
    "attributed_to": "two witnesses",
    "currency": {"status": "corrected", "note": "A later report."},
    "caveats": ["Few cases.", "Few cases."],
    "printable": False,
    "withheld_because": "Names a child.",
    "sensitivity": "Child.",
    "corroborated_by": ["S2"],
}


class ItemTest(CastTestCase):
    def take(self, **fields: Any) -> dict[str, Any]:
        given = documents.passage(**fields)
        sources = [documents.source(), documents.source("S2")]
        import_evidence([("a", documents.evidence(sources=sources, passages=[given]))], by=None)
        return given

    def test_a_full_finding_comes_out_as_it_went_in(self) -> None:
        given = self.take(**FULL)
        self.assertEqual(passage_item(Passage.objects.get()), given)

    def test_a_sparse_one_has_no_empty_fields(self) -> None:
        given = self.take(entities=[], acts=[], event_date="", places=[], themes=[])
        empty = ("entities", "acts", "event_date", "places")
        expected = {name: value for name, value in given.items() if name not in empty}
        self.assertEqual(passage_item(Passage.objects.get()), expected)

    def test_for_others_it_says_its_state(self) -> None:
        self.take()
        (item,) = passage_items(Passage.objects.all())
        self.assertEqual((item["state"], "retired_because" in item), ("draft", False))
        passage = Passage.objects.get()
        check_passage(passage=passage, seen=version_of(passage), by=self.omar)
        self.assertEqual(passage_items(Passage.objects.all())[0]["state"], "checked")
        retire_passage(passage=passage, because="Withdrawn.", by=self.omar)
        (item,) = passage_items(Passage.objects.all())
        self.assertEqual((item["state"], item["retired_because"]), ("retired", "Withdrawn."))

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for count in (1, 3):
            passages = [documents.passage(f"N{count}-{n}") for n in range(count)]
            import_evidence([("a", documents.evidence(passages=passages))], by=None)
            rows = for_items(Passage.objects.filter(key__startswith=f"N{count}"))
            with self.subTest(count), self.assertNumQueries(4):
                self.assertEqual(len([passage_item(row) for row in rows]), count)
