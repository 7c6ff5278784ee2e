from __future__ import annotations

from casework.models import Passage
from casework.models.translation_queue import translation_queue
from tests import make
from tests.base import CastTestCase


class QueueTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        for key in ("P1", "P2", "P3", "P4"):
            make.passage(key=key)
        make.passage(key="P5", printable=False, withheld_because="third person")
        passages = {p.key: p for p in Passage.objects.all()}
        make.translation(of=passages["P2"])
        make.translation(of=passages["P3"], state="reviewed", reviewed_by=cls.omar)
        make.translation(
            of=passages["P4"], source_hash="old", state="reviewed", reviewed_by=cls.omar
        )
        make.translation(of=passages["P1"], language="pl")

    def test_each_printable_passage_has_its_state_in_the_language(self) -> None:
        found = [(item.passage.key, item.state) for item in translation_queue(self.rafi, "de")]
        self.assertEqual(
            found,
            [("P1", "missing"), ("P2", "draft"), ("P3", "reviewed"), ("P4", "stale")],
        )
        polish = [(item.passage.key, item.state) for item in translation_queue(self.rafi, "pl")]
        self.assertEqual(polish[:2], [("P1", "draft"), ("P2", "missing")])

    def test_words_narrow_it(self) -> None:
        Passage.objects.filter(key="P2").update(finding="A closed trial.")
        self.assertEqual(
            [item.passage.key for item in translation_queue(self.rafi, "de", "trial")], ["P2"]
        )

    def test_it_takes_two_queries(self) -> None:
        with self.assertNumQueries(2):
            translation_queue(self.rafi, "de")
