"""manage.py verify_evidence: green as taken, red after one changed letter."""

from __future__ import annotations

import datetime as dt
import json

from django.test import TestCase

from casework.actions.files import store
from casework.adapters.store import sha256
from casework.domain.plain_text import text_sha256
from casework.models import AuditEntry, Quotation, Snapshot
from tests import make
from tests.commands.run import Ran, run

TEXT = "On 20 September 2016 relatives were held. In 2023 they were held again."


class VerifyEvidenceTest(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.source = make.source(key="S32")
        cls.snapshot = make.snapshot(TEXT)
        cls.passage = make.passage(key="S32-1", of=cls.source)
        cls.quotation = make.quotation(
            "relatives were held", passage=cls.passage, snapshot=cls.snapshot
        )

    def name(self) -> str:
        return f"S32: report.txt ({self.snapshot.sha256[:12]})"

    def assert_red(self, done: Ran, *errors: str) -> None:
        self.assertEqual(done.status, 1)
        self.assertEqual(done.err.splitlines(), [f"error: {line}" for line in errors])

    def test_it_is_green_as_taken(self) -> None:
        done = run("verify_evidence")
        self.assertEqual(
            (done.status, done.out, done.err), (0, "snapshots: 1\nquotations: 1\n", "")
        )
        self.assertEqual(AuditEntry.objects.count(), 0)

    def test_for_programs_too(self) -> None:
        done = run("verify_evidence", "--format", "json")
        self.assertEqual(json.loads(done.out), {"snapshots": 1, "quotations": 1, "problems": []})

    def test_it_is_green_without_any(self) -> None:
        Quotation.objects.all().delete()
        Snapshot.objects.all().delete()
        self.assertEqual(run("verify_evidence").out, "snapshots: 0\nquotations: 0\n")

    def test_one_changed_letter_in_the_bytes(self) -> None:
        changed = TEXT.replace("held.", "helt.").encode()
        Snapshot.objects.update(stored_as=store().save(changed))
        self.assert_red(
            run("verify_evidence"),
            f"{self.name()}: The file is not the one that was archived"
            f" (SHA-256 {sha256(changed)}).",
        )

    def test_a_file_that_is_gone(self) -> None:
        Snapshot.objects.update(stored_as="0" * 32)
        self.assert_red(
            run("verify_evidence"),
            f"{self.name()}: The file is missing from the store, or does not open with its keys.",
        )

    def test_one_changed_letter_in_the_text(self) -> None:
        # Not even in the words quoted: the text as a whole can no longer be trusted.
        Snapshot.objects.update(text=TEXT.replace("2023", "2024"))
        self.assert_red(
            run("verify_evidence"),
            f"{self.name()}: The text is not the one that was read from the file.",
            "S32: S32-1: report.txt: The quotation “relatives were held” does not stand in the"
            " copy it was taken from.",
        )

    def test_one_changed_letter_in_the_quotation(self) -> None:
        Quotation.objects.update(exact="relatives were helt")
        self.assert_red(
            run("verify_evidence"),
            "S32: S32-1: report.txt: The quotation “relatives were helt” does not stand in the"
            " copy it was taken from.",
        )

    def test_a_quotation_at_another_place_of_its_own_snapshot(self) -> None:
        Quotation.objects.update(start=22, end=41)
        done = run("verify_evidence", "--format", "json")
        codes = [problem["code"] for problem in json.loads(done.out)["problems"]]
        self.assertEqual((done.status, codes), (1, ["quotation-unlike-snapshot"]))

    def test_a_source_that_changed_since(self) -> None:
        make.snapshot(
            TEXT.replace("relatives", "people"), taken_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
        )
        self.assert_red(
            run("verify_evidence"),
            "S32: S32-1: report.txt: The newest archived copy of the source no longer has the"
            " quotation “relatives were held”.",
        )

    def test_a_source_to_which_words_were_added(self) -> None:
        make.snapshot(f"Updated. {TEXT}", taken_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
        self.assertEqual(run("verify_evidence").out, "snapshots: 2\nquotations: 1\n")

    def test_text_and_hash_changed_together_still_show_in_the_quotation(self) -> None:
        changed = TEXT.replace("relatives", "relatifes")
        Snapshot.objects.update(text=changed, text_sha256=text_sha256(changed))
        self.assertEqual(run("verify_evidence").status, 1)

    def test_faults_of_all_sources_are_told_in_order(self) -> None:
        other = make.source(key="S04")
        second = make.snapshot("Other words here.", of=other, filename="other.txt")
        make.quotation("Other words", passage=make.passage(key="S04-1", of=other), snapshot=second)
        Quotation.objects.update(exact="X")
        done = run("verify_evidence")
        self.assertEqual(
            [line.split(": ")[1:3] for line in done.err.splitlines()],
            [["S04", "S04-1"], ["S32", "S32-1"]],
        )
