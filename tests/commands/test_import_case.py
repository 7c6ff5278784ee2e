"""manage.py import_case"""

from __future__ import annotations

import json

from casework.models import Case, User
from tests import documents
from tests.adapters.papers import paper
from tests.commands.files import FilesTestCase
from tests.commands.run import run


class ImportCaseTest(FilesTestCase):
    def take(self, document: object, *options: str, by: str = "omar@example.org") -> str:
        done = run("import_case", self.write("case.json", document), "--by", by, *options)
        self.assertEqual((done.status, done.err), (0, ""))
        return done.out

    def test_it_prints_the_reference(self) -> None:
        self.assertEqual(self.take(documents.case()), "PL-2026-AB2C\n")

    def test_it_prints_it_for_programs(self) -> None:
        out = self.take(documents.full_case(), "--format", "json")
        self.assertEqual(json.loads(out), {"ref": "PL-2026-AB2C"})

    def test_it_prints_the_new_reference_when_the_given_one_is_taken(self) -> None:
        self.take(documents.case())
        out = self.take(documents.case(), "--format", "json")
        self.assertTrue(Case.objects.filter(ref=json.loads(out)["ref"]).exists())
        self.assertNotEqual(json.loads(out)["ref"], "PL-2026-AB2C")

    def test_papers_are_sought_beside_the_file(self) -> None:
        (self.folder / "letter.pdf").write_bytes(paper("letter"))
        document = {
            "key": "d1",
            "title": {"en": "Letter"},
            "kind": "letter",
            "file": "letter.pdf",
        }
        self.take(documents.case(documents=[document]))
        self.assertEqual(Case.objects.get().documents.get().filename, "letter.pdf")

    def test_the_only_person_who_may_need_not_be_named(self) -> None:
        User.objects.exclude(pk=self.nadia.pk).update(is_active=False)
        done = run("import_case", self.write("case.json", documents.case()))
        self.assertEqual(done.status, 0)
        self.assertEqual(Case.objects.get().opened_by, self.nadia)

    def test_among_several_nobody_is_guessed(self) -> None:
        done = run("import_case", self.write("case.json", documents.full_case()))
        self.assertEqual(
            (done.status, done.err),
            (
                1,
                "error: --by: Several people may do this. Name one with --by: lena@example.org, "
                "omar@example.org, petra@example.org, sofia@example.org.\n",
            ),
        )

    def test_choices_need_one_who_chooses_evidence(self) -> None:
        path = self.write("case.json", documents.full_case())
        done = run("import_case", path, "--by", "nadia@example.org")
        self.assertEqual(
            done.err, "error: --by: Nadia may not do this (log-case, choose-evidence).\n"
        )
        self.assertEqual(Case.objects.count(), 0)

    def test_what_is_wrong_is_named_by_file_and_place(self) -> None:
        document = documents.case(made_on="2026-02-30", people=[documents.person(born="soon")])
        path = self.write("case.json", document)
        done = run("import_case", path, "--by", "omar@example.org", "--format", "json")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertEqual(
            done.err.splitlines(),
            [
                f"error: {path}: made_on: “2026-02-30” is no day of the calendar. "
                "Write 2026-11-24.",
                f"error: {path}: people[0].born: “soon” is no date. "
                "Write 2015, 2015-03, 2015-03-05, 2012~ or 2016-09/2016-10.",
            ],
        )
        self.assertEqual(Case.objects.count(), 0)

    def test_a_file_that_cannot_be_read_is_named(self) -> None:
        path = self.folder / "case.json"
        path.write_bytes("{“}".encode("utf-16"))
        done = run("import_case", str(path), "--by", "omar@example.org")
        self.assertEqual(
            (done.status, done.err),
            (1, f"error: {path}: Byte 0 is not UTF-8. Save the file as UTF-8.\n"),
        )
