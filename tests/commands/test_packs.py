"""The commands about packs: build_pack, check_pack, build_demo_packs, run_build."""

from __future__ import annotations

import hashlib
import json
import stat
import tempfile
from pathlib import Path

from django.test import override_settings
from django.utils import timezone

from casework.actions.packs import build_pack
from casework.actions.waivers import waive
from casework.models import Build, Pack, Waiver
from tests.base import CastTestCase
from tests.commands.run import Ran, run
from tests.pack.claim import AS_OF, add_finding, small_case


class PackCommandTestCase(CastTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "pack.pdf"
        self.case = small_case(by=self.omar)

    def build(self, *more: str, language: str = "de") -> Ran:
        return run(
            "build_pack",
            "DE-2026-TEST",
            f"--language={language}",
            f"--output={self.file}",
            "--as-of=2026-11-24",
            *more,
        )

    def left(self) -> list[str]:
        return [path.name for path in self.folder.iterdir()]


class BuildPackTests(PackCommandTestCase):
    def test_it_writes_the_pack_for_its_owner_alone(self) -> None:
        ran = self.build()
        self.assertEqual((ran.status, ran.err), (0, ""))
        content = self.file.read_bytes()
        self.assertTrue(content.startswith(b"%PDF-1.7"))
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)
        self.assertEqual(self.left(), ["pack.pdf"])
        digest = hashlib.sha256(content).hexdigest()
        pages = Pack.objects.get().pages
        self.assertEqual(ran.out, f"{self.file}: {pages} pages, sha256 {digest}\n")

    def test_it_answers_programs_as_json(self) -> None:
        answer = json.loads(self.build("--format=json").out)
        pack = Pack.objects.get()
        self.assertEqual(
            answer,
            {
                "ref": "DE-2026-TEST",
                "language": "de",
                "variant": "court",
                "as_of": "2026-11-24",
                "output": str(self.file),
                "pages": pack.pages,
                "sha256": pack.sha256,
            },
        )

    def test_it_is_built_by_who_opened_the_case_or_by_whom_is_named(self) -> None:
        self.build()
        self.assertEqual(Pack.objects.get().built_by, self.omar)
        self.build(f"--by={self.sofia.email}", language="en")
        self.assertEqual(Pack.objects.get(language="en").built_by, self.sofia)

    def test_where_the_opener_may_not_build_the_only_one_who_may_does(self) -> None:
        self.case.opened_by = self.nadia
        self.case.save()
        ran = self.build()
        self.assertEqual(ran.status, 1)
        self.assertIn("omar@example.org, sofia@example.org", ran.err)
        self.sofia.is_active = False
        self.sofia.save()
        self.assertEqual(self.build().status, 0)

    def test_a_refusal_names_what_is_wrong_and_writes_nothing(self) -> None:
        add_finding(of=self.case, by=self.omar, key="P2", direction="adverse")
        ran = self.build()
        self.assertEqual((ran.status, ran.out), (1, ""))
        self.assertEqual(
            ran.err.strip(),
            "error: acts P2: Adverse material was chosen without an answer. Write the answer.",
        )
        self.assertEqual(self.left(), [])
        self.assertEqual(Pack.objects.count(), 0)

    def test_an_unknown_case_person_or_language_is_named(self) -> None:
        cases = {
            "DE-0000-NONE": run(
                "build_pack", "DE-0000-NONE", "--language=de", f"--output={self.file}"
            ),
            "petra@example.org": self.build("--by=nobody@example.org"),
            "pl": self.build(language="pl"),
        }
        for name, ran in cases.items():
            with self.subTest(name):
                self.assertEqual((ran.status, ran.out), (1, ""))
                self.assertTrue(ran.err.startswith("error: "))
        self.assertEqual(self.left(), [])

    def test_a_folder_that_is_not_there_is_named(self) -> None:
        self.file = self.folder / "none" / "pack.pdf"
        ran = self.build()
        self.assertEqual(ran.status, 1)
        self.assertIn(str(self.file), ran.err)

    def test_who_may_not_see_the_case_cannot_build(self) -> None:
        for user in (self.petra, self.lena):
            with self.subTest(user=user.name):
                ran = self.build(f"--by={user.email}")
                self.assertEqual(ran.status, 1)
                self.assertNotIn("Qodirova", ran.err)


class CheckPackTests(PackCommandTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.case.people.get().names.create(text="Фарзона Қодирова", script="Cyrl")

    def check(self, *more: str) -> Ran:
        return run("check_pack", "DE-2026-TEST", "--language=de", "--as-of=2026-11-24", *more)

    def test_it_prints_findings_as_a_linter_does(self) -> None:
        ran = self.check()
        self.assertEqual(ran.status, 0)
        self.assertEqual(
            ran.out,
            "DE-2026-TEST:acts: E102 single-source All evidence goes back to one origin. Look for "
            "an independent source.\n"
            "DE-2026-TEST:case: E121 finding-unchecked Findings that no second person has checked "
            "against their source: 1.\n",
        )

    def test_it_says_the_number_of_an_event_after_its_key(self) -> None:
        self.case.events.get().document_links.all().delete()
        self.assertIn(
            "DE-2026-TEST:event e1: P102 event-without-document Event 1: No exhibit shows this "
            "event.\n",
            self.check().out,
        )

    def test_errors_fail_it_and_nothing_is_built(self) -> None:
        add_finding(of=self.case, by=self.omar, key="P2", direction="adverse")
        ran = self.check("--format=json")
        rows = json.loads(ran.out)
        self.assertEqual(
            rows[0],
            {
                "id": "E115",
                "code": "adverse-unanswered",
                "severity": "error",
                "where": "acts P2",
                "message": "Adverse material was chosen without an answer. Write the answer.",
            },
        )
        self.assertEqual(ran.status, 1)
        self.assertIn("error: acts P2: ", ran.err)
        self.assertEqual(Pack.objects.count(), 0)

    def test_an_exhibit_that_cannot_be_bound_is_an_error(self) -> None:
        letter = self.case.documents.get()
        for code, change in (
            ("P109 exhibit-length", {"pages": 3}),
            ("P107 exhibit-altered", {"sha256": "0" * 64}),
            ("P108 exhibit-unreadable", {"media_type": "image/png", "pages": 2}),
            ("P106 exhibit-missing", {"stored_as": "0" * 32}),
        ):
            with self.subTest(code):
                self.case.documents.filter(pk=letter.pk).update(**change)
                ran = self.check()
                self.assertEqual(ran.status, 1)
                self.assertIn(f"DE-2026-TEST:exhibit d1: {code} Exhibit 1: ", ran.out)
                letter.save()
        self.assertEqual(self.check().status, 0)

    def test_what_is_set_aside_stands_last_with_who_and_when(self) -> None:
        waiver = self.waive("single-source", "acts")
        day = timezone.localtime(waiver.at).date().isoformat()
        ran = self.check()
        self.assertEqual(
            ran.out,
            "DE-2026-TEST:case: E121 finding-unchecked Findings that no second person has checked "
            "against their source: 1.\n"
            "DE-2026-TEST:acts: E102 single-source All evidence goes back to one origin. Look for "
            f"an independent source. [set aside by Omar, {day}]\n",
        )
        rows = json.loads(self.check("--format=json").out)
        self.assertEqual(
            rows[1]["waived"],
            {"reason": "Secret reason.", "by": "Omar", "at": waiver.at.isoformat()},
        )

    def test_an_error_set_aside_does_not_fail_it(self) -> None:
        self.case.summary = {"en": "Only English."}
        self.case.save()
        self.assertEqual(self.check().status, 1)
        self.waive("translation-missing", "summary")
        self.assertEqual(self.check().status, 0)

    def waive(self, code: str, where: str) -> Waiver:
        return waive(case=self.case, code=code, where=where, reason="Secret reason.", by=self.omar)

    def test_it_prints_no_word_of_the_client(self) -> None:
        self.case.summary = {"en": "Only Farzona Kodirova in English."}
        self.case.save()
        self.waive("single-source", "acts")
        ran = self.check()
        self.assertIn("DE-2026-TEST:summary: T101 translation-missing", ran.out)
        self.assertIn("DE-2026-TEST:summary applicant: N101 name-spelt-otherwise", ran.out)
        for word in ("Farzona", "odirova", "Haft", "Secret"):
            self.assertNotIn(word, ran.out + ran.err)
        self.assertNotIn("odirova", self.check("--format=json").out)

    def test_a_case_that_is_not_there_is_named(self) -> None:
        ran = run("check_pack", "DE-0000-NONE", "--language=de")
        self.assertEqual((ran.status, ran.out), (1, ""))
        self.assertIn("DE-0000-NONE", ran.err)


class ExplainTests(CastTestCase):
    def test_a_check_is_explained_by_its_id_or_its_name(self) -> None:
        lesson = (
            "E102 single-source (warning)\n"
            "Courts ask whether sources agree. What one body alone reports is easily called "
            "partial.\n"
            "Evidence matrix, the element: use a finding of another publisher that does not rest "
            "on the first.\n"
        )
        for name in ("E102", "single-source"):
            with self.subTest(name):
                ran = run("check_pack", f"--explain={name}")
                self.assertEqual((ran.status, ran.out), (0, lesson))

    def test_programs_get_the_same(self) -> None:
        answer = json.loads(run("check_pack", "--explain=E106", "--format=json").out)
        self.assertEqual((answer["id"], answer["code"]), ("E106", "leak-alone"))
        self.assertEqual((answer["severity"], answer["waivable"]), ("error", False))
        self.assertEqual(set(answer) - {"why", "remedy"}, {"id", "code", "severity", "waivable"})

    def test_an_unknown_one_is_refused_and_nothing_to_do_is_wrong_usage(self) -> None:
        ran = run("check_pack", "--explain=E999")
        self.assertEqual((ran.status, ran.out), (1, ""))
        self.assertEqual(ran.err, "error: --explain: There is no check “E999”.\n")
        self.assertEqual(run("check_pack").status, 2)


class RunBuildTests(PackCommandTestCase):
    def test_it_runs_what_waits(self) -> None:
        build = Build.objects.create(
            case=self.case, language="de", as_of=AS_OF, requested_by=self.omar
        )
        ran = run("run_build")
        self.assertEqual((ran.status, ran.out), (0, "DE-2026-TEST: done\n"))
        build.refresh_from_db()
        self.assertEqual(build.state, "done")

    def test_it_ends_at_once_when_nothing_waits(self) -> None:
        self.assertEqual(
            json.loads(run("run_build", "--format=json").out), {"done": [], "failed": []}
        )


class BuildDemoPacksTests(PackCommandTestCase):
    def test_it_builds_each_demo_case_in_the_official_language(self) -> None:
        demo = self.folder / "demo"
        demo.mkdir()
        (demo / "germany.json").write_text('{"ref": "DE-2026-TEST"}', encoding="utf-8")
        with override_settings(FIXTURES_DIR=self.folder, DATA_DIR=self.folder / "var"):
            ran = run("build_demo_packs")
        path = self.folder / "var" / "packs" / "DE-2026-TEST-de.pdf"
        pack = Pack.objects.get()
        self.assertRegex(ran.out, rf"\A{path}: {pack.pages} pages, \d+\.\d s\n\Z")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), pack.sha256)


class LeakTests(PackCommandTestCase):
    def test_the_record_of_a_pack_holds_no_word_of_the_client(self) -> None:
        build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.build()
        facts = " ".join(str(entry.facts) for entry in self.case.audit.all())
        self.assertGreater(len(facts), 100)
        for word in ("Qodirova", "Қодирова", "Haft", "Brief"):
            self.assertNotIn(word, facts)
