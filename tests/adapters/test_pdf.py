"""Typesetting: accessible, with our fonts only, the same bytes each time, and loud when wrong."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from unittest import TestCase

import pikepdf

from casework.adapters import pdf
from casework.domain.errors import Refused
from casework.wording.exhibits import EXHIBITS
from tests import verapdf
from tests.adapters import papers

STYLE = """
@page { size: A4; margin: 2cm; @bottom-center { content: counter(page) " / " counter(pages) } }
body { margin: 0; font-family: "Noto Serif", "Noto Naskh Arabic", "DejaVu Sans" }
h1, h2 { font-family: "Noto Sans" }
section { break-before: page }
.contents a::after { content: " " target-counter(attr(href), page) }
.frame { height: 10cm }
"""
WORDS = (
    ("pl", "Zażółć gęślą jaźń"),
    ("de", "Größe"),
    ("ru", "Съешь ещё"),
    ("tg", "Тоҷикистон ғӣқӯҳҷ"),
)
PAGE = """<!DOCTYPE html><html lang="pl"><head><title>Zażółć {title}</title></head><body>
<h1 id="top">Spis treści</h1>
<p class="contents"><a href="#one">Pierwszy</a> <a href="#two" aria-label="Drugi dowód">2</a></p>
{body}
<section><h2 id="one">Pierwszy</h2><p>☑ → <i>kursywa</i> <b>grubo</b></p></section>
<section><h2 id="two">Drugi</h2><div class="frame" id="frame"></div>
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><title>Wykres</title>
<rect width="40" height="20" fill="#246"/></svg></section>
</body></html>"""
BODY = "".join(f'<p lang="{language}">{escape(words)}</p>' for language, words in WORDS)


def render(html: str, stylesheet: str = STYLE) -> pdf.Rendered:
    return pdf.render(html, stylesheet=stylesheet, fonts=papers.FONTS)


def minimal(body: str, stylesheet: str = "") -> pdf.Rendered:
    return render(f'<html lang="en"><title>t</title><body>{body}</body></html>', stylesheet)


class RenderTest(TestCase):
    rendered: pdf.Rendered

    @classmethod
    def setUpClass(cls) -> None:
        cls.rendered = render(PAGE.format(title="jaźń", body=BODY))

    def test_it_says_on_which_page_everything_is(self) -> None:
        self.assertEqual(self.rendered.pages, 3)
        self.assertEqual(self.rendered.anchors, {"top": 0, "one": 1, "two": 2, "frame": 2})

    def test_it_says_where_a_frame_lies(self) -> None:
        area = self.rendered.areas["frame"]
        self.assertEqual(area.page, 2)
        x0, _y0, x1, y1 = area.rect
        margin, height = 72 / 2.54 * 2, 72 / 2.54 * 10
        self.assertAlmostEqual(x0, margin, 2)
        self.assertAlmostEqual(x1, 595.276 - margin, 2)
        self.assertAlmostEqual(y1 - area.rect[1], height, 2)
        self.assertLess(y1, 841.89 - margin)

    def test_every_script_can_be_read_out_of_it(self) -> None:
        text = papers.text_of(self.rendered.pdf)
        for _language, words in WORDS:
            with self.subTest(words):
                self.assertIn(words, text)

    def test_contents_name_the_true_pages(self) -> None:
        self.assertIn("Pierwszy 2 2 3", papers.text_of(self.rendered.pdf))

    def test_it_is_valid_pdf_ua(self) -> None:
        path = Path(self.enterContext(tempfile.TemporaryDirectory())) / "a.pdf"
        path.write_bytes(self.rendered.pdf)
        self.assertEqual(verapdf.validate(path, "ua1"), [])
        self.assertEqual(papers.checked(self.rendered.pdf), "")

    def test_it_carries_title_language_and_bookmarks(self) -> None:
        with papers.opened(self.rendered.pdf) as document:
            self.assertEqual(str(document.docinfo["/Title"]), "Zażółć jaźń")
            self.assertEqual(str(document.Root.Lang), "pl")
            self.assertNotIn("/CreationDate", document.docinfo)
            with document.open_outline() as outline:
                (top,) = outline.root
                self.assertEqual(top.title, "Spis treści")
                self.assertEqual([item.title for item in top.children], ["Pierwszy", "Drugi"])

    def test_a_screen_reader_says_the_words_of_a_link(self) -> None:
        with papers.opened(self.rendered.pdf) as document:
            links = [str(link.Contents) for link in document.pages[0].obj.Annots]
        self.assertEqual(sorted(set(links)), ["Drugi dowód", "Pierwszy"])

    def test_only_our_fonts_are_in_it_and_all_are_embedded(self) -> None:
        self.assertEqual(
            fonts_of(self.rendered.pdf),
            {
                "Noto-Serif",
                "Noto-Serif-Italic",
                "Noto-Serif-Bold",
                "Noto-Sans-Bold",
                "DejaVu-Sans",
            },
        )

    def test_arabic_script_has_its_font(self) -> None:
        made = render(PAGE.format(title="", body='<p lang="fa" dir="rtl">تاجیکستان</p>'))
        self.assertIn("Noto-Naskh-Arabic", fonts_of(made.pdf))

    def test_fonts_of_the_system_are_not_used_even_when_named(self) -> None:
        for family in ("sans-serif", "monospace", "Liberation Sans", "Nowhere"):
            with self.subTest(family):
                made = minimal(
                    "<p>Größe <code>x</code></p>", f'body {{ font-family: "{family}" }}'
                )
                self.assertTrue(fonts_of(made.pdf) <= OURS, fonts_of(made.pdf))
        # And there are other fonts that could have been used.
        self.assertIn("DejaVuSansMono", _run(["fc-list"]))

    def test_it_tells_of_each_page_as_it_is_laid_out(self) -> None:
        heard: list[int] = []
        pdf.render(
            PAGE.format(title="", body=""),
            stylesheet=STYLE,
            fonts=papers.FONTS,
            on_page=heard.append,
        )
        self.assertEqual(heard[-3:], [1, 2, 3])

    def test_it_leaves_logging_and_environment_as_they_were(self) -> None:
        logger = logging.getLogger("weasyprint")
        before = logger.level, logger.propagate, list(logger.handlers), dict(os.environ)
        with self.assertRaises(pdf.RenderError):
            minimal('<p style="colour: red">x</p>')
        after = logger.level, logger.propagate, list(logger.handlers), dict(os.environ)
        self.assertEqual(after, before)


OURS = {
    *("Noto-Serif", "Noto-Serif-Italic", "Noto-Serif-Bold", "Noto-Serif-Bold-Italic"),
    *("Noto-Sans", "Noto-Sans-Italic", "Noto-Sans-Bold"),
    *("DejaVu-Sans", "Noto-Naskh-Arabic"),
}


class SameBytesTest(TestCase):
    def test_the_same_text_gives_the_same_bytes_in_every_process(self) -> None:
        page = PAGE.format(title="jaźń", body=BODY)
        program = (
            "import hashlib, sys\n"
            "from tests.adapters.test_pdf import render\n"
            "page = sys.stdin.buffer.read().decode()\n"
            "print(hashlib.sha256(render(page).pdf).hexdigest())\n"
        )
        sums = {hashlib.sha256(render(page).pdf).hexdigest() for _ in range(2)}
        for seed, zone in (("0", "UTC"), ("1", "Asia/Dushanbe"), ("77", "Europe/Warsaw")):
            done = subprocess.run(
                [sys.executable, "-c", program],
                input=page.encode(),
                capture_output=True,
                check=True,
                env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
                cwd=papers.FONTS.parents[1],
            )
            sums.add(done.stdout.decode().strip())
        self.assertEqual(len(sums), 1)


class FetchTest(TestCase):
    """Text of a case must not make the server open an address."""

    def test_nothing_but_our_fonts_is_fetched(self) -> None:
        secret = Path(self.enterContext(tempfile.TemporaryDirectory())) / "secret.png"
        secret.write_bytes(papers.picture("L", "PNG"))
        file, web = secret.as_uri(), "http://127.0.0.1:9/x"
        font = (papers.FONTS / "OFL.txt").as_uri()
        around = f"{papers.FONTS.as_uri()}/../fonts/../../README.md"
        for body in (
            f'<img alt="x" src="{file}">',
            f'<img alt="x" src="{web}">',
            f'<img alt="x" src="{font}">',
            f'<img alt="x" src="{around}">',
            '<img alt="x" src="data:image/svg+xml,%3Csvg/%3E">',
            f'<object data="{web}">x</object>',
            f'<embed src="{file}">',
            f'<a rel="attachment" href="{file}">x</a>',
            f'<link rel="stylesheet" href="{web}">',
            f'<link rel="attachment" href="{file}">',
            f'<p style="background: url({web})">x</p>',
            f'<style>@import "{web}";</style>',
            f'<style>@font-face {{ font-family: a; src: url("{file}") }}</style><p>x</p>',
            f'<style>p::before {{ content: url("{file}") }}</style><p>x</p>',
            f'<svg width="9" height="9"><title>t</title><image href="{file}" width="9"/></svg>',
        ):
            with self.subTest(body), self.assertRaises(pdf.RenderError) as caught:
                minimal(body)
            (message,) = caught.exception.messages
            self.assertRegex(message, "refused to fetch (file|http|data):")

    def test_an_address_in_a_link_is_not_opened(self) -> None:
        made = minimal('<a href="https://www.ecoi.net/">ecoi.net</a>')
        with papers.opened(made.pdf) as document:
            (link,) = document.pages[0].obj.Annots
            self.assertEqual(str(link.A.URI), "https://www.ecoi.net/")

    def test_a_missing_font_file_is_an_error(self) -> None:
        empty = Path(self.enterContext(tempfile.TemporaryDirectory()))
        with self.assertRaises(pdf.RenderError):
            pdf.render('<html lang="en"><title>t</title>x', stylesheet="", fonts=empty)


class ComplaintTest(TestCase):
    """A document that WeasyPrint has a word of warning for is not made."""

    def test_every_warning_is_an_error_that_says_it(self) -> None:
        for body, stylesheet, word in (
            ("x", "p { colour: red }", "unknown property"),
            ("x", "p { color: reddish }", "invalid value"),
            ("x", "p:unknown { color: red }", "Invalid or unsupported selector"),
            ('<a href="#nowhere">x</a>', "", "No anchor #nowhere"),
            ('<p id="a">x</p><p id="a">y</p><a href="#a">z</a>', "", "Anchor defined twice"),
            ('<img alt="x" src="picture.png">', "", "without a base URI"),
        ):  # fmt: skip
            with self.subTest(word), self.assertRaises(pdf.RenderError) as caught:
                minimal(body, stylesheet)
            self.assertIn(word, str(caught.exception))

    def test_all_warnings_are_told_at_once(self) -> None:
        with self.assertRaises(pdf.RenderError) as caught:
            minimal('<a href="#nowhere">x</a>', "p { colour: red }")
        self.assertEqual(len(caught.exception.messages), 2)

    def test_language_and_title_must_be_given(self) -> None:
        for html, word in (
            ("<html><title>t</title><body>x", '"lang"'),
            ('<html lang="de"><body>x', "no title"),
            ('<html lang="de"><title> </title><body>x', "no title"),
        ):
            with self.subTest(word), self.assertRaises(pdf.RenderError) as caught:
                render(html)
            self.assertIn(word, str(caught.exception))

    def test_signs_without_a_font_are_refused_by_name(self) -> None:
        with self.assertRaises(Refused) as caught:
            minimal("<p>𐎠 and 漢 and 𐎠</p>")
        (problem,) = caught.exception.problems
        self.assertEqual(problem.code, "pack-characters")
        self.assertEqual(problem.values, {"characters": "𐎠 (U+103A0), 漢 (U+6F22)"})
        self.assertIn("漢 (U+6F22)", str(EXHIBITS["pack-characters"]) % problem.values)

    def test_nesting_without_end_is_an_error(self) -> None:
        with self.assertRaises(pdf.RenderError) as caught:
            minimal("<div>" * 400)
        self.assertIn("nested", str(caught.exception))

    def test_a_warning_does_not_reach_the_log_of_the_server(self) -> None:
        with self.assertNoLogs(level="DEBUG"), self.assertRaises(pdf.RenderError):
            minimal('<a href="#Nilufar">x</a>')


class StartTest(TestCase):
    def test_the_program_starts_without_weasyprint(self) -> None:
        program = "import sys, casework.adapters.pdf; print('weasyprint' in sys.modules)"
        self.assertEqual(_run([sys.executable, "-c", program]), "False\n")


def fonts_of(content: bytes) -> set[str]:
    """The fonts of the document without the mark of their subset, each of them embedded."""
    names = set()
    with papers.opened(content) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                if not {"/FontFile2", "/FontFile3"} & set(item.keys()):
                    raise AssertionError(f"{item.FontName} is not embedded")
                names.add(str(item.FontName).partition("+")[2])
    return names


def _run(command: list[str]) -> str:
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, cwd=papers.FONTS.parents[1]
    )
    return done.stdout
