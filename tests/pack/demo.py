"""The packs of the three demo cases, built once for all tests that read them."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
from django.conf import settings
from django.test import TestCase
from django.utils import translation

from casework.actions.demo import seed_demo
from casework.actions.pack_steps import read_plan
from casework.actions.packs import build_pack, record_download
from casework.actions.reference import load_reference
from casework.domain.pack_plan import PackPlan
from casework.models import Case
from casework.wording.pack_terms import term

AS_OF = dt.date(2026, 11, 24)
PACKS = (
    ("DE-2026-DEMO", "de"),
    ("AT-2026-DEMO", "de"),
    ("PL-2026-DEMO", "pl"),
    ("PL-2026-DEMO", "en"),
)


@dataclass(frozen=True)
class DemoPack:
    """A built pack with its plan, and its pages as text."""

    plan: PackPlan
    content: bytes

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, line by line as it stands there, divided words joined."""
        command = ["pdftotext", "-q", "-layout", "-", "-"]
        done = subprocess.run(command, input=self.content, capture_output=True, check=True)
        pages = done.stdout.decode().split("\f")[:-1]
        return [" ".join(re.sub(r"(?<=\w)[-\u2010]\n *", "", page).split()) for page in pages]

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.content))

    @cached_property
    def targets(self) -> dict[str, int]:
        """The page from 1 of each place that links lead to."""
        pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        names = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): pages[dest[0].objgen] for name, dest in names.items()}

    def heading(self, code: str) -> str:
        """The heading of a section as it is printed, with its number."""
        head = self.plan.head
        with translation.override(head.language):
            words = term("heading", code, head.locale)
        return " ".join(f"{self.plan.numbers[code]} {words}".split())

    def word(self, of: str, code: str) -> str:
        """The word for a code as the pack prints it."""
        with translation.override(self.plan.head.language):
            return " ".join(term(of, code, self.plan.head.locale).split())


_built: dict[tuple[str, str], DemoPack] = {}


class DemoPackTestCase(TestCase):
    """Has the demo packs; the database only while they are being built."""

    packs: dict[tuple[str, str], DemoPack] = _built

    @classmethod
    def setUpTestData(cls) -> None:
        if _built:
            return
        load_demo()
        for ref, language in PACKS:
            case = Case.objects.select_related("opened_by__team", "team").get(ref=ref)
            by = case.opened_by
            pack = build_pack(case=case, language=language, as_of=AS_OF, by=by)
            plan = read_plan(case, language, AS_OF)
            _built[ref, language] = DemoPack(plan, record_download(pack=pack, by=by))


def load_demo() -> None:
    """The reference data and the demo cases, as ./run loads them."""
    load_reference(folder=settings.FIXTURES_DIR)
    with tempfile.TemporaryDirectory() as folder:
        seed_demo(
            folder=settings.FIXTURES_DIR / "demo", password_file=Path(folder) / "demo_password"
        )
