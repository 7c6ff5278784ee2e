"""prepare_filing: the files of a pack in a folder, and how they stand to the route."""

from __future__ import annotations

import hashlib
import json
import stat
import tempfile
from pathlib import Path

from casework.actions.packs import build_pack
from tests import make_law
from tests.base import CastTestCase
from tests.commands.run import Ran, run
from tests.pack.claim import AS_OF, small_case


class PrepareFilingTests(CastTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        make_law.authority()
        self.case = small_case(by=self.omar)
        self.pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)

    def prepare(self, *more: str, sha256: str = "") -> Ran:
        digits = sha256 or self.pack.sha256[:12]
        return run("prepare_filing", "DE-2026-TEST", digits, f"--out={self.folder}", *more)

    def test_it_writes_the_files_for_their_owner_alone(self) -> None:
        ran = self.prepare("--format=json", "--limit-mb=5")
        self.assertEqual((ran.status, ran.err), (0, ""))
        [told] = json.loads(ran.out)["files"]
        path = self.folder / told["name"]
        content = path.read_bytes()
        self.assertEqual(hashlib.sha256(content).hexdigest(), told["sha256"])
        self.assertEqual(len(content), told["bytes"])
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual([file.name for file in self.folder.iterdir()], [told["name"]])

    def test_it_says_what_is_kept_what_is_not_known_and_what_is_no_pdfa(self) -> None:
        ran = self.prepare()
        self.assertEqual(ran.status, 0)
        self.assertIn("What a message may have today is not known", ran.out)
        self.assertIn("Not PDF/A: Anlage K 1: a font is not embedded", ran.out)
        self.assertIn("PDF/A was not validated here.", ran.out)

    def test_twice_gives_the_same_files(self) -> None:
        first, second = (self.prepare("--format=json").out for _ in range(2))
        self.assertEqual(first, second)

    def test_a_page_above_the_limit_ends_it_in_words_and_writes_nothing(self) -> None:
        ran = self.prepare("--limit-mb=0.01")
        self.assertEqual(ran.status, 1)
        self.assertIn("which is more than the limit", ran.err)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_an_unknown_pack_is_named(self) -> None:
        ran = self.prepare(sha256="ffff")
        self.assertEqual(ran.status, 1)
        self.assertIn("“ffff”", ran.err)

    def test_without_a_route_it_says_so(self) -> None:
        self.case.jurisdiction = "AT"
        self.case.save()
        ran = self.prepare()
        self.assertEqual(ran.status, 1)
        self.assertIn("No authority or court of the reference data fits this case.", ran.err)
