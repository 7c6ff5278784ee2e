"""manage.py load_reference, with a small library of its own."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from django.test import TestCase

from casework.models import AuditEntry, LegalElement, Passage, Submission
from tests import documents, make_law
from tests.commands.run import run


class LoadReferenceTest(TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name in ("law", "evidence"):
            (self.folder / name).mkdir()
        whole = documents.evidence()
        passages = {"schema": whole["schema"], "passages": whole.pop("passages")}
        self.write("evidence/b.json", whole)
        self.write("evidence/a.json", passages)
        self.write("law/elements.json", documents.law())

    def write(self, name: str, document: object) -> None:
        (self.folder / name).write_text(json.dumps(document), encoding="utf-8")

    def test_it_loads_law_and_evidence_on_an_empty_database(self) -> None:
        done = run("load_reference", "--folder", str(self.folder))
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual(
            done.out.splitlines()[:4],
            [
                "elements: 1 (1 new, 0 changed)",
                "norms: 1",
                "terms: 6 (6 new, 0 changed)",
                "entities: 1 (1 new, 0 changed)",
            ],
        )
        self.assertEqual((LegalElement.objects.count(), Passage.objects.count()), (1, 1))

    def test_a_second_time_changes_nothing(self) -> None:
        run("load_reference", "--folder", str(self.folder))
        done = run("load_reference", "--folder", str(self.folder), "--format", "json")
        answer = json.loads(done.out)
        self.assertEqual(
            answer["law"], {"elements": {"new": 0, "changed": 0, "same": 1}, "norms": 1}
        )
        self.assertEqual(answer["evidence"]["passages"], {"new": 0, "changed": 0, "same": 1})

    def test_evidence_is_not_loaded_when_the_law_is_wrong(self) -> None:
        self.write("law/elements.json", documents.law(norms=[documents.norm("nothing")]))
        done = run("load_reference", "--folder", str(self.folder))
        path = self.folder / "law" / "elements.json"
        self.assertEqual(
            (done.status, done.err),
            (1, f"error: {path}: norms[0].element: There is no legal element “nothing”.\n"),
        )
        self.assertEqual((Passage.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_authorities_and_structures_come_with_the_law_they_refer_to(self) -> None:
        for name in ("rules", "authorities", "submissions"):
            (self.folder / "law" / name).mkdir()
        rules = {"schema": "casework/law-rules/1", "rules": [make_law.content()]}
        self.write("law/rules/r.json", rules)
        structures = {"schema": "casework/submissions/1", "submissions": [make_law.structure()]}
        self.write("law/submissions/s.json", structures)
        done = run("load_reference", "--folder", str(self.folder))
        self.assertEqual((done.status, done.err, Submission.objects.count()), (0, "", 1))

    def test_nothing_is_loaded_when_a_structure_refers_to_nothing(self) -> None:
        (self.folder / "law" / "submissions").mkdir()
        structures = {"schema": "casework/submissions/1", "submissions": [make_law.structure()]}
        self.write("law/submissions/s.json", structures)
        done = run("load_reference", "--folder", str(self.folder))
        self.assertEqual(done.status, 1)
        self.assertIn("submissions[0].rules[0]: There is no rule “DE-CALC”.", done.err)
        self.assertEqual((Passage.objects.count(), AuditEntry.objects.count()), (0, 0))
