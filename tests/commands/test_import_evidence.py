"""manage.py import_evidence"""

from __future__ import annotations

import json

from casework.models import AuditEntry, Passage, Translation
from tests import documents
from tests.commands.files import FilesTestCase
from tests.commands.run import run


class ImportEvidenceTest(FilesTestCase):
    def test_it_prints_the_counts(self) -> None:
        done = run("import_evidence", self.write("a.json", documents.evidence()))
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual(
            done.out,
            "terms: 6 (0 new, 0 changed)\n"
            "entities: 1 (0 new, 0 changed)\n"
            "sources: 1 (0 new, 0 changed)\n"
            "passages: 1 (0 new, 0 changed)\n"
            "links: 0 (0 new, 0 changed)\n"
            "translations: 0 (0 new, 0 changed)\n"
            "publishers: 0 (0 new, 0 changed)\n"
            "snapshots: 0 (0 new, 0 changed)\n"
            "quotations: 0 (0 new, 0 changed)\n",
        )

    def test_it_prints_them_for_programs(self) -> None:
        passages = [documents.passage(finding="Others too."), documents.passage("P2")]
        file = documents.evidence(passages=passages, translations=[documents.translation()])
        done = run("import_evidence", self.write("a.json", file), "--format", "json")
        self.assertEqual(
            json.loads(done.out),
            {
                "terms": {"new": 0, "changed": 0, "same": 6},
                "entities": {"new": 0, "changed": 0, "same": 1},
                "sources": {"new": 0, "changed": 0, "same": 1},
                "passages": {"new": 1, "changed": 1, "same": 0},
                "translations": {"new": 1, "changed": 0, "same": 0},
                "links": {"new": 0, "changed": 0, "same": 0},
                "publishers": {"new": 0, "changed": 0, "same": 0},
                "snapshots": {"new": 0, "changed": 0, "same": 0},
                "quotations": {"new": 0, "changed": 0, "same": 0},
                "kept": [],
                "stale": 0,
                "notes": [],
            },
        )

    def test_it_tells_what_it_left_alone(self) -> None:
        run(
            "import_evidence",
            self.write("a.json", documents.evidence(translations=[documents.translation()])),
        )
        Translation.objects.update(state="reviewed", reviewed_by=self.omar)
        changed = documents.evidence(
            passages=[documents.passage(finding="They were beaten.")],
            translations=[documents.translation(finding="Anders.")],
        )
        done = run("import_evidence", self.write("a.json", changed))
        self.assertEqual(
            done.out.splitlines()[-2:],
            [
                "kept, not replaced: translation of P1 de",
                "translations of a text that has changed since: 1",
            ],
        )

    def test_files_may_refer_to_each_other(self) -> None:
        sources = {"schema": "casework/evidence/1", "sources": [documents.source("S5")]}
        passages = {
            "schema": "casework/evidence/1",
            "passages": [documents.passage("P5", source="S5")],
        }
        done = run(
            "import_evidence", self.write("p.json", passages), self.write("s.json", sources)
        )
        self.assertEqual(done.status, 0)
        self.assertEqual(Passage.objects.get(key="P5").source.key, "S5")

    def test_what_is_wrong_is_named_by_file_and_place(self) -> None:
        good = self.write(
            "good.json", {"schema": "casework/evidence/1", "terms": [documents.term("act", "NEW")]}
        )
        bad = self.write("bad.json", documents.evidence(passages=[documents.passage(acts=["X"])]))
        entries = AuditEntry.objects.count()
        done = run("import_evidence", good, bad)
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertEqual(
            done.err, f"error: {bad}: passages[0].acts[0]: “X” is no act code of the taxonomy.\n"
        )
        self.assertEqual(AuditEntry.objects.count(), entries)

    def test_all_files_that_cannot_be_read_are_named(self) -> None:
        broken = self.folder / "broken.json"
        broken.write_text("{")
        done = run("import_evidence", str(self.folder), str(broken), "none.json")
        self.assertEqual(
            done.err.splitlines(),
            [
                f"error: {self.folder}: This is a folder. Name the file in it.",
                f"error: {broken}: This is no JSON: line 1, column 2: "
                "Expecting property name enclosed in double quotes.",
                "error: none.json: There is no such file.",
            ],
        )

    def test_reviewed_translations_need_the_person_who_reviewed_them(self) -> None:
        translations = [documents.translation(state="reviewed")]
        path = self.write("a.json", documents.evidence(translations=translations))
        self.assertEqual(run("import_evidence", path).status, 1)
        done = run("import_evidence", path, "--by", "sofia@example.org")
        self.assertEqual(done.status, 0)
        self.assertEqual(Translation.objects.get().reviewed_by, self.sofia)
        entry = AuditEntry.objects.get(actor=self.sofia)
        self.assertEqual(entry.verb, "evidence-imported")

    def test_those_who_may_not_edit_evidence_are_refused(self) -> None:
        path = self.write("a.json", documents.evidence())
        done = run("import_evidence", path, "--by", "nadia@example.org")
        self.assertEqual(
            (done.status, done.err), (1, "error: --by: Nadia may not do this (edit-evidence).\n")
        )
