"""verify_pack and rebuild_pack: a pack compared with its seal, and built once more."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pikepdf
from django.test import override_settings

from casework.actions.files import building_room
from casework.actions.pack_inputs import assemble
from casework.actions.pack_steps import clean_papers, inputs_for, papers_of, read_plan
from casework.actions.packs import build_pack, record_download
from casework.models import Case, Pack
from tests.adapters import papers
from tests.base import CastTestCase
from tests.commands.run import Ran, run
from tests.pack import sealed
from tests.pack.claim import AS_OF, small_case


class VerifyTestCase(CastTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "F.pdf"
        self.case = small_case(by=self.omar)
        self.pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.content = record_download(pack=self.pack, by=self.omar)

    def verify(self, content: bytes, *more: str) -> Ran:
        self.file.write_bytes(content)
        return run("verify_pack", str(self.file), *more)

    def forged(self, **fields: Any) -> bytes:
        """A pack of the case with other fields, sealed as ours are, but not in the database."""
        before = self.case.ref
        Case.objects.filter(pk=self.case.pk).update(**fields)
        self.case.refresh_from_db()
        plan = read_plan(self.case, "de", AS_OF)
        files = papers_of(self.case, plan)
        Case.objects.filter(pk=self.case.pk).update(ref=before)
        with building_room() as room:
            clean = clean_papers([row.label for row in plan.exhibits], files, room)
            made = assemble(inputs_for(plan, files, clean), clean, room / "pack.pdf")
            return made.path.read_bytes()


class VerifyPackTests(VerifyTestCase):
    def test_a_pack_of_ours_is_known(self) -> None:
        ran = self.verify(self.content)
        self.assertEqual((ran.status, ran.err), (0, ""))
        self.assertEqual(
            ran.out,
            f"{self.file}: This is our pack, unchanged to the last byte.\n"
            f"{self.file}: DE-2026-TEST, de, 2026-11-24, sha256 {self.pack.sha256}\n",
        )

    def test_of_another_installation_only_the_seal_is_compared(self) -> None:
        content = self.forged(ref="DE-2026-ELSEWHERE")
        ran = self.verify(content)
        self.assertEqual((ran.status, ran.err), (0, ""))
        self.assertIn("The seal of this pack holds", ran.out)
        self.assertIn("the database knows no such case", ran.out)

    def test_a_pack_sealed_anew_is_not_ours(self) -> None:
        ran = self.verify(self.forged(summary={"de": "Gefälscht."}))
        self.assertEqual(ran.status, 1)
        self.assertIn("of this case no such pack was built here", ran.err)

    def test_each_fault_is_a_line_and_the_status_is_1(self) -> None:
        tampered = sealed.changed(self.content, lambda pdf: sealed.replace_exhibit(pdf, 9))
        ran = self.verify(tampered)
        self.assertEqual((ran.status, ran.out), (1, ""))
        self.assertEqual(
            ran.err,
            f"error: {self.file}: Page 9 is not as it was sealed. (Anlage K 1, page 2)\n",
        )
        ran = self.verify(self.content + b"\n")
        self.assertEqual(
            ran.err, f"error: {self.file}: Bytes of the file were changed that no page shows.\n"
        )

    def test_programs_get_the_same(self) -> None:
        answer = json.loads(self.verify(self.content, "--format=json").out)
        self.assertEqual(answer["outcome"], "known")
        self.assertEqual(answer["database"], "known")
        self.assertEqual(answer["differences"], [])
        self.assertEqual(answer["manifest"]["ref"], "DE-2026-TEST")
        tampered = sealed.changed(self.content, sealed.retitle)
        answer = json.loads(self.verify(tampered, "--format=json").out)
        self.assertEqual(answer["outcome"], "changed")
        self.assertEqual(answer["differences"][0]["part"], "metadata")

    def test_other_files_are_named_in_words(self) -> None:
        output = io.BytesIO()
        with pikepdf.open(io.BytesIO(self.content)) as pdf:
            pdf.save(output, encryption=pikepdf.Encryption(owner="o", user="u"))
        for words, content in (
            ("This is no PDF.", b"hello"),
            ("holds no manifest", papers.paper("x")),
            ("is encrypted", output.getvalue()),
            ("is broken", b"%PDF-1.7 this is none"),
        ):
            with self.subTest(words):
                ran = self.verify(content)
                self.assertEqual((ran.status, ran.out), (1, ""))
                self.assertIn(words, ran.err)

    def test_a_file_that_is_not_there_is_named(self) -> None:
        ran = run("verify_pack", str(self.file))
        self.assertEqual(ran.status, 1)
        self.assertIn(f"{self.file}: No such file", ran.err)


class RebuildPackTests(VerifyTestCase):
    def rebuild(self, *more: str) -> Ran:
        return run("rebuild_pack", "DE-2026-TEST", self.pack.sha256[:12], *more)

    def test_it_is_the_same_though_the_case_has_moved_on(self) -> None:
        self.case.summary = {"de": "Ganz anders."}
        self.case.save()
        self.case.people.all().delete()
        ran = self.rebuild()
        self.assertEqual((ran.status, ran.err), (0, ""))
        self.assertEqual(ran.out, f"The same to the last byte: sha256 {self.pack.sha256}\n")
        self.assertEqual(Pack.objects.count(), 1)

    def test_with_other_fonts_it_says_what_differs(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            fonts = Path(name)
            for font in papers.FONTS.glob("*.ttf"):
                (fonts / font.name).write_bytes(font.read_bytes())
            bold = (papers.FONTS / "NotoSerif-Bold.ttf").read_bytes()
            (fonts / "NotoSerif-Regular.ttf").write_bytes(bold)
            with override_settings(FONTS_DIR=fonts):
                ran = self.rebuild("--format=json")
        answer = json.loads(ran.out)
        self.assertEqual(ran.status, 1)
        self.assertEqual([row[0] for row in answer["tools"]], ["NotoSerif-Regular.ttf"])
        self.assertFalse(answer["is_same"])
        self.assertIn("pages", {one["part"] for one in answer["differences"]})
        self.assertEqual((answer["papers"], answer["plan_differs"]), ([], False))
        self.assertIn("is not as it was sealed", ran.err)

    def test_a_pack_that_is_not_there_is_named(self) -> None:
        ran = run("rebuild_pack", "DE-2026-TEST", "0000")
        self.assertEqual((ran.status, ran.out), (1, ""))
        self.assertIn("0000", ran.err)

    def test_whoever_may_not_build_cannot(self) -> None:
        for user in (self.petra, self.lena):
            with self.subTest(user=user.name):
                self.assertEqual(self.rebuild(f"--by={user.email}").status, 1)
