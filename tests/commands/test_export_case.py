"""manage.py export_case"""

from __future__ import annotations

import json

from casework.models import AuditEntry
from tests import documents
from tests.commands.files import FilesTestCase
from tests.commands.run import Ran, run


class ExportCaseTest(FilesTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.take(self.write("case.json", documents.full_case()))

    def take(self, path: str) -> str:
        done = run("import_case", path, "--by", "omar@example.org", "--format", "json")
        self.assertEqual((done.status, done.err), (0, ""))
        return str(json.loads(done.out)["ref"])

    def export(self, ref: str, *options: str, by: str = "omar@example.org") -> Ran:
        return run("export_case", ref, "--by", by, *options)

    def test_it_prints_the_case_file(self) -> None:
        document = json.loads(self.export("PL-2026-AB2C").out)
        self.assertEqual(document["summary"]["pl"], "Stryj występował publicznie.")
        self.assertEqual(json.loads(self.export("PL-2026-AB2C", "--format", "json").out), document)

    def test_it_writes_a_file_for_its_owner_only(self) -> None:
        path = self.folder / "out.json"
        done = self.export("PL-2026-AB2C", "--output", str(path), "--format", "json")
        self.assertEqual(json.loads(done.out), {"ref": "PL-2026-AB2C", "output": str(path)})
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.assertEqual(json.loads(path.read_text("utf-8"))["ref"], "PL-2026-AB2C")

    def test_nothing_is_lost_from_file_to_file(self) -> None:
        path = self.folder / "out.json"
        self.assertEqual(self.export("PL-2026-AB2C", "--output", str(path)).out, f"{path}\n")
        again = self.take(str(path))
        first, second = json.loads(path.read_text("utf-8")), json.loads(self.export(again).out)
        self.assertEqual((first.pop("ref"), second.pop("ref")), ("PL-2026-AB2C", again))
        self.assertEqual(first, second)

    def test_a_case_that_is_not_ones_own_is_as_good_as_none(self) -> None:
        for by in ("petra@example.org", "lena@example.org"):
            with self.subTest(by):
                done = self.export("PL-2026-AB2C", by=by)
                self.assertEqual((done.status, done.out), (1, ""))
                self.assertEqual(
                    done.err,
                    "error: There is no case “PL-2026-AB2C”, or it is not open to the person "
                    "who asks.\n",
                )

    def test_what_cannot_be_written_is_not_on_record(self) -> None:
        entries = AuditEntry.objects.count()
        path = self.folder / "none" / "out.json"
        done = self.export("PL-2026-AB2C", "--output", str(path))
        self.assertEqual(
            (done.status, done.err), (1, f"error: {path}: No such file or directory\n")
        )
        self.assertEqual(AuditEntry.objects.count(), entries)
