"""Archived copies and quotations that come in files of evidence."""

from __future__ import annotations

import base64
import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from casework.actions.evidence import import_evidence
from casework.actions.files import store
from casework.actions.reference import load_reference
from casework.actions.rows import Tally
from casework.adapters.store import sha256
from casework.domain.errors import Problem, Refused
from casework.models import Quotation, Snapshot, User
from tests import documents, make
from tests.adapters.papers import paper
from tests.base import CastTestCase

TEXT = b"On 20 September 2016 relatives were held. In 2023 relatives were held again."
SHA = sha256(TEXT)
OTHER = b"Another copy: relatives were held."


def copy(**fields: Any) -> dict[str, Any]:
    given = {
        "source": "S1",
        "file": "copies/note.txt",
        "sha256": SHA,
        "taken_at": "2026-03-05T11:00:00+01:00",
        "url": "https://example.org/note",
    }
    return {name: value for name, value in (given | fields).items() if value is not None}


def quoted(exact: str = "In 2023", **fields: Any) -> dict[str, Any]:
    return documents.passage(
        locator={"kind": "whole", "value": ""},
        quotation={"snapshot": SHA, "exact": exact, **fields},
    )


class CopiesTestCase(CastTestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.folder / "copies").mkdir()
        (self.folder / "copies" / "note.txt").write_bytes(TEXT)
        self.name = str(self.folder / "a.json")

    def document(self, *passages: dict[str, Any], **lists: Any) -> dict[str, Any]:
        given = {"snapshots": [copy()], "passages": list(passages) or [quoted()]}
        return documents.evidence(**(given | lists))

    def take(self, document: dict[str, Any], by: User | None = None) -> Any:
        return import_evidence([(self.name, document)], by=by)

    def refused(self, document: dict[str, Any]) -> list[Problem]:
        before = self.stored()
        with self.assertRaises(Refused) as caught:
            self.take(document)
        self.assertEqual((Snapshot.objects.count(), Quotation.objects.count()), (0, 0))
        self.assertEqual(self.stored(), before)
        return [
            Problem(p.code, p.where.removeprefix(f"{self.name}: "), p.values)
            for p in caught.exception.problems
        ]

    def stored(self) -> int:
        return sum(path.is_file() for path in store().folder.rglob("*"))


class TakeInTests(CopiesTestCase):
    def test_a_copy_beside_the_file_and_words_of_it(self) -> None:
        counts = self.take(self.document(), self.omar)
        self.assertEqual((counts.snapshots, counts.quotations), (Tally(new=1), Tally(new=1)))
        snapshot = Snapshot.objects.get()
        self.assertEqual((snapshot.source.key, snapshot.filename), ("S1", "note.txt"))
        self.assertEqual(snapshot.taken_at, dt.datetime(2026, 3, 5, 10, tzinfo=dt.UTC))
        self.assertEqual(
            (snapshot.url, snapshot.added_by), ("https://example.org/note", self.omar)
        )
        self.assertEqual(store().read(snapshot.stored_as), TEXT)
        quotation = Quotation.objects.get()
        self.assertEqual(
            (quotation.passage.key, quotation.exact, quotation.start, quotation.stands),
            ("P1", "In 2023", 42, True),
        )

    def test_a_copy_within_the_file(self) -> None:
        content = base64.b64encode(TEXT).decode()
        self.take(
            self.document(snapshots=[copy(file=None, content=content, filename="inner.txt")])
        )
        self.assertEqual(Snapshot.objects.get().filename, "inner.txt")

    def test_a_second_time_changes_nothing(self) -> None:
        self.take(self.document())
        before, checked = self.stored(), Quotation.objects.get().pk
        counts = self.take(self.document())
        self.assertEqual((counts.snapshots, counts.quotations), (Tally(same=1), Tally(same=1)))
        self.assertEqual((self.stored(), Quotation.objects.get().pk), (before, checked))

    def test_a_copy_that_was_found_again(self) -> None:
        self.take(self.document())
        again = copy(last_seen_at="2026-06-05T11:00:00+02:00")
        self.assertEqual(self.take(self.document(snapshots=[again])).snapshots, Tally(changed=1))
        seen = Snapshot.objects.get().last_seen_at
        self.assertEqual(seen, dt.datetime(2026, 6, 5, 9, tzinfo=dt.UTC))

    def test_words_may_be_of_a_copy_that_is_here_already(self) -> None:
        self.take(self.document())
        document = self.document(quoted("On 20 September 2016"), snapshots=[])
        self.assertEqual(self.take(document).quotations, Tally(changed=1))
        self.assertEqual(Quotation.objects.get().exact, "On 20 September 2016")

    def test_recurring_words_by_place_and_neighbours(self) -> None:
        for fields, start in (({"start": 50}, 50), ({"prefix": "2016"}, 21)):
            with self.subTest(fields=fields):
                self.take(self.document(quoted("relatives were held", **fields)))
                self.assertEqual(Quotation.objects.get().start, start)

    def test_reference_data_leave_alone_what_a_person_quoted(self) -> None:
        self.take(self.document(), self.omar)
        counts = self.take(self.document(quoted("On 20 September 2016")))
        self.assertEqual(counts.quotations, Tally(same=1))
        self.assertEqual(Quotation.objects.get().exact, "In 2023")

    def test_a_newer_copy_marks_what_no_longer_stands(self) -> None:
        self.take(self.document())
        (self.folder / "new.txt").write_bytes(OTHER)
        newer = copy(file="new.txt", sha256=sha256(OTHER), taken_at="2026-06-05T11:00:00+02:00")
        self.take(self.document(snapshots=[newer]))
        self.assertIs(Quotation.objects.get().stands, False)


class RefusedTests(CopiesTestCase):
    def test_each_problem_is_told_at_its_place(self) -> None:
        at = "snapshots[0]"
        for code, where, fields in (
            ("file-missing", f"{at}.file", {"file": "copies/none.txt"}),
            ("file-outside", f"{at}.file", {"file": "../../etc/passwd"}),
            ("bad-base64", f"{at}.content", {"file": None, "content": "é", "filename": "a.txt"}),
            ("bad-sha256", f"{at}.sha256", {"sha256": "0" * 64}),
            ("unknown-source", f"{at}.source", {"source": "S9"}),
            ("date-in-future", f"{at}.taken_at", {"taken_at": "2999-01-01T00:00:00Z"}),
            ("bad-time", f"{at}.taken_at", {"taken_at": "2026-02-30T00:00:00Z"}),
            ("snapshot-address", f"{at}.url", {"url": "javascript:alert(1)"}),
            ("schema-pattern", f"{at}.taken_at", {"taken_at": "yesterday"}),
            ("schema-either", at, {"file": None}),
        ):
            with self.subTest(code=code):
                document = self.document(documents.passage(), snapshots=[copy(**fields)])
                self.assertEqual(
                    [(p.code, p.where) for p in self.refused(document)], [(code, where)]
                )

    def test_a_file_that_cannot_be_read_is_named(self) -> None:
        scan = paper("")
        (self.folder / "scan.pdf").write_bytes(scan)
        document = self.document(
            documents.passage(), snapshots=[copy(file="scan.pdf", sha256=sha256(scan))]
        )
        self.assertEqual(
            self.refused(document),
            [Problem("snapshot-scan", "snapshots[0]", {"file": "scan.pdf"})],
        )

    def test_words_that_do_not_occur(self) -> None:
        found = self.refused(self.document(quoted("relatives were arrested again")))
        self.assertEqual(
            [(p.code, p.where) for p in found],
            [
                ("quotation-not-found", "passages[0].quotation.exact"),
                ("quotation-nearest", "passages[0].quotation.exact"),
            ],
        )

    def test_recurring_words(self) -> None:
        (problem,) = self.refused(self.document(quoted("relatives were held")))
        self.assertEqual((problem.code, problem.values), ("quotation-ambiguous", {"places": 2}))

    def test_a_copy_that_is_not_there_or_is_of_another_source(self) -> None:
        make.snapshot("Other words", of=make.source(key="S7"))
        other = Snapshot.objects.get().sha256
        Snapshot.objects.all().delete()
        for sha in ("0" * 64, other):
            with self.subTest(sha=sha):
                passage = quoted("words")
                passage["quotation"]["snapshot"] = sha
                (problem,) = self.refused(self.document(passage))
                self.assertEqual(
                    (problem.code, problem.where, problem.values),
                    (
                        "no-snapshot",
                        "passages[0].quotation.snapshot",
                        {"sha256": sha, "source": "S1"},
                    ),
                )

    def test_an_impossible_page(self) -> None:
        pages = b"One.\fTwo."
        (self.folder / "pages.txt").write_bytes(pages)
        passage = quoted("Two.")
        passage["quotation"]["snapshot"] = sha256(pages)
        passage["locator"] = {"kind": "page", "value": "12"}
        document = self.document(passage, snapshots=[copy(file="pages.txt", sha256=sha256(pages))])
        (problem,) = self.refused(document)
        self.assertEqual((problem.code, problem.where), ("impossible-page", "passages[0].locator"))

    def test_nothing_is_kept_when_the_law_beside_it_is_wrong(self) -> None:
        (self.folder / "evidence").mkdir()
        (self.folder / "law").mkdir()
        document = self.document(snapshots=[copy(file="note.txt")])
        (self.folder / "evidence" / "note.txt").write_bytes(TEXT)
        (self.folder / "evidence" / "a.json").write_text(json.dumps(document), encoding="utf-8")
        law = documents.law(norms=[documents.norm("nothing")])
        (self.folder / "law" / "elements.json").write_text(json.dumps(law), encoding="utf-8")
        before = self.stored()
        with self.assertRaises(Refused):
            load_reference(folder=self.folder)
        self.assertEqual((Snapshot.objects.count(), self.stored()), (0, before))
