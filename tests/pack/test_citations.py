"""Citations in print: what a work says of itself is text, in any script, in its order."""

from __future__ import annotations

import subprocess

from django.test import SimpleTestCase

from casework.adapters import pdf
from casework.domain.citation import citation
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import Locator, SourceFacts
from casework.templatetags.pack import cited
from tests.adapters import papers
from tests.domain import build

STYLE = 'body { font-family: "Noto Serif", "Noto Naskh Arabic", "DejaVu Sans" }'


def printed(source: SourceFacts) -> str:
    """The words of a page that holds the citation and nothing else."""
    text = cited(citation(source, Locator(), locale="en"), source.language)
    html = f'<html lang="en"><title>t</title><body><p>{text}</p></body></html>'
    content = pdf.render(html, stylesheet=STYLE, fonts=papers.FONTS).pdf
    command = ["pdftotext", "-q", "-raw", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


class PrintTests(SimpleTestCase):
    def test_script_in_a_title_is_printed_as_text(self) -> None:
        work = build.source(publisher="A & B", title='"Who?" <script>alert(1)</script>')
        self.assertEqual(printed(work), 'A & B, "Who?" <script>alert(1)</script>, October 2023')

    def test_the_date_stands_behind_a_title_from_right_to_left(self) -> None:
        work = build.source(
            publisher="BBC", title="گزارش", issued=parse_fuzzy("2020-05-03"), language="fa"
        )
        found = printed(work)
        self.assertTrue(found.startswith("BBC, "), found)
        self.assertTrue(found.endswith(", 3 May 2020"), found)
