"""Archived copies and quotations, given out as JSON and taken in again."""

from __future__ import annotations

import base64
import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from casework.actions.snapshots import add_snapshot
from casework.models import Passage, Quotation, Snapshot
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase
from tests.commands.run import run

MARCH = dt.datetime(2026, 3, 5, 10, 0, 30, tzinfo=dt.UTC)
JUNE = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


class SnapshotExchangeTest(CastTestCase):
    def setUp(self) -> None:
        self.source = make.source(key="S1")
        self.passage = make.passage(of=self.source)
        snapshot = self.add(paper("First page", "Second page, words"), "r.pdf", MARCH)
        self.add(paper("First page", "Second page, words"), "r.pdf", JUNE)
        self.add("Слова".encode("cp1251"), "old.txt", MARCH, charset="windows-1251")
        make.quotation("page, words", passage=self.passage, snapshot=snapshot)

    def add(self, content: bytes, name: str, taken_at: dt.datetime, **how: str) -> Snapshot:
        return add_snapshot(
            source=self.source,
            content=content,
            filename=name,
            taken_at=taken_at,
            url="https://example.org/r",
            by=self.omar,
            **how,
        )

    def export(self) -> str:
        done = run("export_evidence", "--format", "json", "--findings")
        self.assertEqual((done.status, done.err), (0, ""))
        return done.out

    def library(self) -> list[dict[str, Any]]:
        names = (
            *("source__key", "media_type", "filename", "size", "sha256", "text", "text_sha256"),
            *("page_starts", "url", "taken_at", "last_seen_at"),
        )
        quoted = ("passage__key", "snapshot__sha256", "exact", "prefix", "suffix", "start", "end")
        return [
            *Snapshot.objects.order_by("sha256").values(*names),
            *Quotation.objects.values(*quoted),
        ]

    def test_they_go_out_with_their_bytes(self) -> None:
        document = json.loads(self.export())
        one = next(item for item in document["snapshots"] if item["filename"] == "r.pdf")
        self.assertEqual(
            base64.b64decode(one["content"]), paper("First page", "Second page, words")
        )
        self.assertEqual(one["taken_at"], "2026-03-05T10:00:30+00:00")
        self.assertEqual(one["last_seen_at"], "2026-06-01T00:00:00+00:00")
        (passage,) = document["passages"]
        self.assertEqual(
            passage["quotation"],
            {
                "snapshot": one["sha256"],
                "exact": "page, words",
                "prefix": "First page\n\nSecond ",
                "suffix": "",
                "start": 19,
            },
        )

    def test_they_come_in_again_without_loss_and_are_proved(self) -> None:
        before, text = self.library(), self.export()
        Quotation.objects.all().delete()
        Snapshot.objects.all().delete()
        Passage.objects.all().delete()
        path = Path(self.enterContext(tempfile.TemporaryDirectory())) / "library.json"
        path.write_text(text, encoding="utf-8")
        done = run("import_evidence", str(path))
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn(
            "snapshots: 2 (2 new, 0 changed)\nquotations: 1 (1 new, 0 changed)", done.out
        )
        self.assertEqual(self.library(), before)
        self.assertEqual(run("verify_evidence").status, 0)

    def test_a_file_that_is_gone_stops_the_export(self) -> None:
        Snapshot.objects.filter(filename="r.pdf").update(stored_as="0" * 32)
        done = run("export_evidence", "--format", "json", "--findings")
        self.assertEqual(
            (done.status, done.out, done.err),
            (
                1,
                "",
                "error: r.pdf: The file is missing from the store, or does not open with its"
                " keys.\n",
            ),
        )

    def test_sources_alone_go_without_copies(self) -> None:
        document = json.loads(run("export_evidence", "--format", "json").out)
        self.assertNotIn("snapshots", document)
