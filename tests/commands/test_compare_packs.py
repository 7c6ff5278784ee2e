"""compare_packs: what two packs say differently, and where the pages are now."""

from __future__ import annotations

import json

from casework.actions.packs import build_pack
from casework.models import AuditEntry, Pack
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase
from tests.commands.run import Ran, run
from tests.pack.claim import AS_OF, small_case


class ComparePacksTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.old = self.build()
        self.case.summary = {"de": "Frau Қодирова wurde in Khujand befragt."}
        self.case.save()
        make.document(of=self.case, content=paper("Neu"), key="n2", title={"de": "Neu"}, exhibit=2)
        self.new = self.build()

    def build(self) -> Pack:
        return build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)

    def compare(self, *more: str, by: str = "omar@example.org") -> Ran:
        old, new = self.old.sha256[:12], self.new.sha256
        return run("compare_packs", "DE-2026-TEST", old, new, f"--by={by}", *more)

    def test_it_tells_words_and_pages(self) -> None:
        ran = self.compare()
        self.assertEqual((ran.status, ran.err), (0, ""))
        last = self.new.pages
        start = self.old.pages - 2
        for expected in (
            "The summary was changed: Frau Қодирова wurde in [-Kulob-][+Khujand+] befragt.",
            f"Text: pages 1-{start - 1} -> 1-{last - 4}",
            f"  pages {start}-{start + 1} -> {last - 3}-{last - 2}",
            "Anlage K 2: new exhibit",
            f"  pages none -> {last - 1}",
        ):
            with self.subTest(expected):
                self.assertIn(expected, ran.out.splitlines())
        self.assertEqual(AuditEntry.objects.latest("number").verb, "pack-compared")

    def test_it_answers_programs_as_json(self) -> None:
        told = json.loads(self.compare("--format=json").out)
        self.assertEqual((told["old"], told["new"]), (self.old.sha256, self.new.sha256))
        self.assertEqual([one["what"] for one in told["exhibits"]][1], "new")
        last = self.new.pages
        self.assertEqual(told["exhibits"][1]["runs"], [{"old": None, "new": [last - 1, last - 1]}])

    def test_who_does_not_see_the_case_learns_nothing_of_it(self) -> None:
        ran = self.compare(by="petra@example.org")
        self.assertEqual((ran.status, ran.out), (1, ""))
        self.assertIn("There is no case", ran.err)
        self.assertNotIn("Khujand", ran.err)

    def test_a_pack_that_is_not_there_is_told(self) -> None:
        ran = run("compare_packs", "DE-2026-TEST", "0000", "0000", "--by=omar@example.org")
        self.assertEqual(ran.status, 1)
        self.assertIn("There is no pack", ran.err)
