"""Searching a PDF for protected names from the command line."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command

from casework.domain.pack_names import pack_filename
from casework.models import AuditEntry
from tests.adapters import leaky
from tests.adapters.papers import paper
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case


class CheckLeaksTests(CastTestCase):
    def setUp(self) -> None:
        small_case(by=self.omar)
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "pack.pdf"

    def check(self, content: bytes, **options: str) -> str:
        self.path.write_bytes(content)
        out = StringIO()
        call_command(
            "check_leaks",
            str(self.path),
            "DE-2026-TEST",
            by=self.omar.email,
            stdout=out,
            **options,
        )
        return out.getvalue()

    def test_a_file_without_names_passes(self) -> None:
        self.assertIn("no protected name was found", self.check(leaky.CLEAN))
        told = json.loads(self.check(leaky.CLEAN, format="json"))
        self.assertEqual(told["leaks"], [])

    def test_page_and_place_are_named_and_never_the_name(self) -> None:
        with self.assertRaises(CommandError) as caught:
            self.check(paper("Nothing", "Farzona was here"))
        self.assertIn("page 2", str(caught.exception))
        self.assertNotIn("Farzona", str(caught.exception))
        entry = AuditEntry.objects.order_by("-number").first()
        assert entry
        self.assertEqual((entry.verb, entry.facts["found"]), ("leaks-checked", 2))
        self.assertNotIn("Farzona", str(entry.facts))

    def test_who_does_not_work_on_the_case_learns_of_none(self) -> None:
        self.path.write_bytes(leaky.CLEAN)
        for person in (self.lena, self.petra):
            with self.assertRaises(CommandError) as caught:
                call_command("check_leaks", str(self.path), "DE-2026-TEST", by=person.email)
            self.assertIn("DE-2026-TEST", str(caught.exception))


class NameTests(CastTestCase):
    def test_the_name_of_the_file_says_for_whom_the_pack_is(self) -> None:
        for variant, name in (
            ("court", "DE-1-de-2026-11-24.pdf"),
            ("internal", "INTERNAL-DE-1-de-2026-11-24.pdf"),
            ("pseudonymised", "PSEUDONYMISED-DE-1-de-2026-11-24.pdf"),
        ):
            self.assertEqual(pack_filename(variant, "DE-1", "de", AS_OF), name)
