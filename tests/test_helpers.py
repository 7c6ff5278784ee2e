"""The tools that other tests trust: they pass what is right and name what is wrong."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import pytest
from weasyprint import HTML

from tests.browser import axe_violations, open_page
from tests.verapdf import VeraPdfError, validate

FONT = Path(__file__).resolve().parent.parent / "static" / "fonts" / "NotoSerif-Regular.ttf"
PAGE = f"""<html lang="tg"><head><title>Ҷустуҷӯ</title><style>
@font-face {{ font-family: Ours; src: url({FONT.as_uri()}) }}
body {{ font-family: Ours }}
</style></head><body><h1>Ҷустуҷӯ</h1><p>Zażółć gęślą jaźń</p></body></html>"""


class VeraPdfTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pdf = Path(folder.name) / "page.pdf"

    def test_it_passes_a_tagged_file(self) -> None:
        HTML(string=PAGE).write_pdf(self.pdf, pdf_variant="pdf/ua-1")
        self.assertEqual(validate(self.pdf, "ua1"), [])

    def test_it_names_the_rules_that_an_untagged_file_fails(self) -> None:
        HTML(string=PAGE).write_pdf(self.pdf)
        rules = {line.split(" ")[0] for line in validate(self.pdf, "ua1")}
        self.assertIn("7.1-3", rules)
        self.assertIn("6.2-1", rules)

    def test_it_refuses_what_is_no_pdf_and_a_flavour_nobody_knows(self) -> None:
        self.pdf.write_text("no PDF")
        with self.assertRaises(VeraPdfError):
            validate(self.pdf)
        with self.assertRaisesRegex(VeraPdfError, "unknown flavour"):
            validate(self.pdf, "ua9")


@pytest.mark.browser
class BrowserTests(unittest.TestCase):
    def test_axe_passes_a_good_page_and_names_the_faults_of_a_bad_one(self) -> None:
        with open_page() as page:
            page.set_content(
                "<!doctype html><html lang='en'><head><title>Case</title></head>"
                "<body><main><h1>Case</h1></main></body></html>"
            )
            self.assertEqual(axe_violations(page), [])
            page.set_content("<main><h1>Case</h1><input></main>")
            rules = {line.split(" ")[0] for line in axe_violations(page)}
            self.assertEqual(rules, {"document-title", "html-has-lang", "label"})


class PostgresTests(unittest.TestCase):
    def run_it(self, code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tests.postgres", "--", sys.executable, "-c", code],
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def test_it_gives_an_empty_database_and_passes_the_status_on(self) -> None:
        done = self.run_it(
            "import os, psycopg, sys\n"
            "with psycopg.connect(os.environ['DATABASE_URL']) as it:\n"
            "    print(it.execute(\"select current_database(), lower('Ҳ')\").fetchone())\n"
            "sys.exit(7)"
        )
        self.assertEqual(done.stdout.strip(), "('casework', 'ҳ')")
        self.assertEqual(done.returncode, 7)

    def test_it_leaves_nothing_behind(self) -> None:
        done = self.run_it(
            "import os, dj_database_url; print(dj_database_url.config()['HOST'])",
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse(Path(done.stdout.strip()).exists())
