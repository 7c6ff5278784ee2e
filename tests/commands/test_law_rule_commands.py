"""manage.py import_law_rules, approve_law_rule and export_law_rules"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from casework.models import LawRule
from tests.commands.run import run
from tests.commands.test_deadline import RulesTestCase

SOFIA, OMAR = "sofia@example.org", "omar@example.org"
ASK = ("--jurisdiction", "AT", "--decision", "refusal", "--served", "2026-11-26")
OLD = ("--lodged", "2026-05-02")


class ChangeTest(RulesTestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def file(self, **fields: Any) -> str:
        rule = LawRule.objects.get(key="AT-BESCHW-4W").content
        path = self.folder / "rule.json"
        document = {"schema": "casework/law-rules/1", "rules": [rule | fields]}
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return str(path)

    def end(self) -> str:
        ran = run("deadline", *ASK, *OLD, "--format", "json")
        return str(json.loads(ran.out)["end"])

    def shorter(self) -> str:
        rule = LawRule.objects.get(key="AT-BESCHW-4W").content
        return self.file(period=rule["period"] | {"amount": 2})

    def test_a_change_counts_when_another_person_approved_it(self) -> None:
        ran = run("import_law_rules", self.shorter(), "--by", SOFIA)
        self.assertEqual((ran.status, ran.out), (0, "rules: 1 proposed, 0 as they were\n"))
        self.assertEqual(self.end(), "2026-12-28")
        waiting = run("approve_law_rule")
        self.assertEqual(waiting.out, f"AT-BESCHW-4W version 2, proposed by {SOFIA}\n")
        own = run("approve_law_rule", "AT-BESCHW-4W", "--by", SOFIA)
        self.assertEqual(
            (own.status, own.err),
            (1, "error: Another person must approve what you proposed (AT-BESCHW-4W).\n"),
        )
        ran = run("approve_law_rule", "AT-BESCHW-4W", "--by", OMAR)
        self.assertEqual((ran.status, ran.out), (0, "AT-BESCHW-4W version 2: approved\n"))
        self.assertEqual(self.end(), "2026-12-10")

    def test_a_rule_that_became_unknown_is_asked_for(self) -> None:
        rule = LawRule.objects.get(key="AT-BESCHW-4W").content
        kept = ("key", "jurisdiction", "topic", "keyed_on")
        unknown = {name: rule[name] for name in kept} | {"certainty": "U", "ask": {"en": "When?"}}
        path = self.folder / "rule.json"
        path.write_text(json.dumps({"schema": "casework/law-rules/1", "rules": [unknown]}))
        run("import_law_rules", str(path), "--by", SOFIA)
        run("approve_law_rule", "AT-BESCHW-4W", "--by", OMAR)
        ran = run("deadline", *ASK, *OLD)
        self.assertEqual(ran.status, 1)
        self.assertIn("nothing is computed (AT-BESCHW-4W)", ran.err)

    def test_a_declined_change_never_counts(self) -> None:
        run("import_law_rules", self.shorter(), "--by", SOFIA)
        ran = run("approve_law_rule", "AT-BESCHW-4W", "--by", OMAR, "--decline")
        self.assertEqual(ran.out, "AT-BESCHW-4W version 2: declined\n")
        self.assertEqual((self.end(), run("approve_law_rule").out), ("2026-12-28", ""))

    def test_who_may_not_is_told(self) -> None:
        ran = run("import_law_rules", self.shorter(), "--by", OMAR)
        self.assertEqual(ran.status, 1)
        self.assertIn("--by: Omar may not do this (edit-law).", ran.err)

    def test_what_does_not_fit_is_told_with_file_and_place(self) -> None:
        path = self.file(certainty="X")
        ran = run("import_law_rules", path, "--by", SOFIA)
        self.assertEqual(ran.status, 1)
        self.assertIn(f"error: {path}: rules[0].certainty: “X” is not allowed here.", ran.err)
        self.assertEqual(LawRule.objects.waiting().count(), 0)

    def test_nothing_waits(self) -> None:
        ran = run("approve_law_rule", "AT-BESCHW-4W", "--by", OMAR)
        self.assertEqual(
            (ran.status, ran.err),
            (1, "error: This version of AT-BESCHW-4W does not wait for approval.\n"),
        )

    def test_what_comes_out_goes_in_again(self) -> None:
        path = self.folder / "all.json"
        path.write_text(run("export_law_rules", "--format", "json").out, encoding="utf-8")
        ran = run("import_law_rules", str(path), "--by", SOFIA, "--format", "json")
        counts = json.loads(ran.out)
        self.assertEqual(counts, {"new": 0, "changed": 0, "same": 339, "proposed": 0})
