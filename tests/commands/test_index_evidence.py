from __future__ import annotations

import json

from casework.models import IndexChange, IndexSet
from tests import make
from tests.base import CastTestCase
from tests.commands.run import run


class IndexEvidenceTests(CastTestCase):
    def setUp(self) -> None:
        make.passage()

    def test_it_takes_in_what_has_changed(self) -> None:
        self.assertEqual(run("index_evidence").out, "indexed: 1\n")
        self.assertEqual(IndexChange.objects.count(), 0)
        self.assertEqual(run("index_evidence").out, "indexed: 0\n")

    def test_it_makes_the_index_anew(self) -> None:
        answer = run("index_evidence", "--anew", "--format", "json")
        self.assertEqual((answer.status, json.loads(answer.out)), (0, {"indexed": 1}))

    def test_it_tells_whether_the_index_is_true(self) -> None:
        run("index_evidence")
        self.assertEqual(run("index_evidence", "--check").out, "the index is true\n")
        IndexSet.objects.filter(entry=b"kind:ngo").update(slots=b"L")
        answer = run("index_evidence", "--check")
        self.assertEqual(
            (answer.status, answer.err),
            (
                1,
                "error: kind:ngo: The set of this entry does not hold the findings that have "
                "it.\n",
            ),
        )
        run("index_evidence", "--anew")
        self.assertEqual(run("index_evidence", "--check").status, 0)
