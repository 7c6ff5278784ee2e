"""Archived sources: their text and pages, or what is wrong and what to do about it."""

from __future__ import annotations

import io
import subprocess
import sys
import unittest
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from casework.adapters import children, snapshot_text
from casework.adapters.snapshot_text import SnapshotText, read_snapshot
from casework.domain.errors import Refused
from casework.wording.snapshots import SNAPSHOTS
from tests.adapters import papers

BAD = Path(__file__).resolve().parents[2] / "fixtures" / "demo" / "bad"
PAGE = """<!doctype html><html><head><meta charset="%s"><title>No part of it</title>
<style>p { color: red }</style></head><body><nav><a href="/">Home</a></nav>
<h1>Relatives  of exiles</h1><p>In <b>Khuj</b>and, relatives
were <i>questioned</i>.</p><script>alert("no text")</script>
<ul><li>Душанбе</li><li>Хоруғ</li></ul><!-- a comment -->
<table><tr><td>2016</td><td>50</td></tr><tr><td>2023</td><td>47</td></tr></table>
<pre>two  spaces
and a line</pre><p hidden>unseen</p><div role="navigation">Next</div>
<form><label>Search</label><input value="no"><button>Go</button></form>
end<br>of page</body></html>"""
PAGE_TEXT = (
    "Relatives of exiles\n\nIn Khujand, relatives were questioned.\n\nДушанбе\nХоруғ\n\n"
    "2016 50\n2023 47\n\ntwo spaces\nand a line\n\nSearch\n\nend\nof page"
)


class SnapshotTextTestCase(unittest.TestCase):
    def assert_refused(
        self, code: str, content: bytes, filename: str, *, charset: str = ""
    ) -> dict[str, str | int]:
        with self.assertRaises(Refused) as caught:
            read_snapshot(content, filename, charset=charset)
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), (code, "file"))
        self.assertIn(filename, str(SNAPSHOTS[code]) % problem.values)
        return problem.values


class PdfTest(SnapshotTextTestCase):
    def test_the_text_comes_page_by_page(self) -> None:
        found = read_snapshot(papers.paper("First page", "Second page"), "report.pdf")
        self.assertEqual(
            found, SnapshotText("application/pdf", "First page\n\nSecond page", (0, 12))
        )

    def test_a_page_that_is_a_picture_is_counted(self) -> None:
        found = read_snapshot(papers.paper("One", "", "Three"), "report.pdf")
        self.assertEqual((found.text, found.page_starts), ("One\n\nThree", (0, 3, 5)))

    def test_a_scan_without_any_text(self) -> None:
        self.assert_refused("snapshot-scan", papers.paper("", ""), "scan.pdf")

    def test_one_that_opens_only_with_a_password(self) -> None:
        self.assert_refused(
            "snapshot-encrypted", (BAD / "encrypted.pdf").read_bytes(), "encrypted.pdf"
        )

    def test_one_that_may_be_read_but_not_changed(self) -> None:
        locked = papers.saved(
            papers.opened(papers.paper("Free to read")),
            encryption=pikepdf.Encryption(owner="secret", user=""),
        )
        self.assertEqual(read_snapshot(locked, "report.pdf").text, "Free to read")

    def test_broken_ones(self) -> None:
        whole = papers.paper("One", "Two")
        for name, content in (
            ("cut off", whole[: len(whole) // 2]),
            ("only a head", b"%PDF-1.7\n"),
            ("of the demo", (BAD / "broken.pdf").read_bytes()),
        ):
            with self.subTest(name):
                self.assert_refused("snapshot-broken", content, "report.pdf")

    def test_more_pages_than_anyone_reads(self) -> None:
        def many(pdf: Pdf) -> None:
            for _ in range(2000):
                pdf.pages.append(pdf.pages[0])

        content = papers.changed(papers.paper("one"), many)
        values = self.assert_refused("snapshot-too-large", content, "many.pdf")
        self.assertEqual((values["megabytes"], values["pages"]), (25, 2000))

    def test_a_stream_that_unfolds_without_end(self) -> None:
        def bomb(pdf: Pdf) -> None:
            pdf.pages[0].obj.Contents = pdf.make_stream(b" " * 300 * 1024**2)

        content = papers.changed(papers.paper("one"), bomb)
        self.assertLess(len(content), 1024**2)
        self.assert_refused("snapshot-broken", content, "bomb.pdf")

    def test_a_file_that_leads_to_others_opens_none(self) -> None:
        def lead(pdf: Pdf) -> None:
            action = pikepdf.Dictionary(S=Name.URI, URI="http://127.0.0.1:9/x")
            pdf.Root.OpenAction = action

        found = read_snapshot(papers.changed(papers.paper("Words"), lead), "report.pdf")
        self.assertEqual(found.text, "Words")


class HtmlTest(SnapshotTextTestCase):
    def test_what_a_reader_sees_by_paragraphs(self) -> None:
        for charset, encoding in (("utf-8", "utf-8"), ("windows-1251", "cp1251")):
            with self.subTest(charset=charset):
                content = (PAGE % charset).replace("ғ", "г").encode(encoding)
                found = read_snapshot(content, "page.html")
                expected = SnapshotText("text/html", PAGE_TEXT.replace("ғ", "г"), ())
                self.assertEqual(found, expected)

    def test_the_encoding_that_a_person_names_counts_more_than_the_pages(self) -> None:
        content = "<p>Душанбе</p>".encode("cp1251")
        self.assertEqual(
            read_snapshot(content, "page.html", charset="windows-1251"),
            SnapshotText("text/html; charset=windows-1251", "Душанбе", ()),
        )

    def test_utf_16(self) -> None:
        content = "<html><p>Хоруғ</p></html>".encode("utf-16")
        self.assertEqual(read_snapshot(content, "page.htm").text, "Хоруғ")

    def test_a_page_without_words(self) -> None:
        content = b"<html><body><div id=app></div><script>run()</script></body></html>"
        self.assert_refused("snapshot-no-text", content, "app.html")

    def test_a_page_nested_deeper_than_programs_may_call(self) -> None:
        content = b"<p>top" + b"<div>" * 2_000 + b"deep"
        self.assertEqual(read_snapshot(content, "deep.html").text, "top\n\ndeep")

    def test_what_a_script_would_do_is_only_words(self) -> None:
        content = b"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
        self.assertEqual(read_snapshot(content, "x.html").text, "<script>alert(1)</script>")


class PlainTest(SnapshotTextTestCase):
    def test_unicode(self) -> None:
        for name, content in (
            ("utf-8", "Хоруғ 𝄞".encode()),
            ("with a mark", "Хоруғ 𝄞".encode("utf-8-sig")),
            ("utf-16", "Хоруғ 𝄞".encode("utf-16")),
        ):
            with self.subTest(name):
                found = read_snapshot(content, "note.txt")
                self.assertEqual(found, SnapshotText("text/plain", "Хоруғ 𝄞", ()))

    def test_an_old_encoding_that_is_named(self) -> None:
        content = "Душанбе\r\nХорог".encode("cp1251")
        found = read_snapshot(content, "note.txt", charset="windows-1251")
        self.assertEqual(
            found, SnapshotText("text/plain; charset=windows-1251", "Душанбе\nХорог", ())
        )

    def test_an_old_encoding_that_is_not_named_is_recognised_but_not_guessed(self) -> None:
        content = "Родственники были допрошены в Душанбе".encode("cp1251")
        values = self.assert_refused("snapshot-encoding", content, "note.txt")
        self.assertEqual(values["encoding"], "Windows-1251")

    def test_letters_of_no_known_encoding(self) -> None:
        self.assert_refused("snapshot-encoding", b"caf\xe9 \xff", "note.txt")
        self.assert_refused("snapshot-encoding", b"\x98", "note.txt", charset="windows-1251")

    def test_an_encoding_that_is_not_taken(self) -> None:
        self.assert_refused("snapshot-charset", b"words", "note.txt", charset="rot13")

    def test_page_breaks_make_pages(self) -> None:
        found = read_snapshot(b"One\n\fTwo", "note.txt")
        self.assertEqual((found.text, found.page_starts), ("One\n\nTwo", (0, 5)))

    def test_a_text_may_begin_with_a_bracket(self) -> None:
        self.assertEqual(read_snapshot(b"<b>as typed</b>", "note.txt").text, "<b>as typed</b>")

    def test_a_name_without_an_ending(self) -> None:
        self.assertEqual(read_snapshot(b"words", "note").media_type, "text/plain")


class RefusedTest(SnapshotTextTestCase):
    def test_an_empty_file(self) -> None:
        self.assert_refused("snapshot-empty", b"", "report.pdf")
        self.assert_refused("snapshot-no-text", b" \r\n\x0c", "note.txt")

    def test_a_file_that_is_too_large(self) -> None:
        content = b"a" * (25 * 1024 * 1024 + 1)
        values = self.assert_refused("snapshot-too-large", content, "report.txt")
        self.assertEqual(values["megabytes"], 25)

    def test_too_much_text(self) -> None:
        content = b"a " * (snapshot_text.MAX_TEXT // 2 + 1)
        self.assert_refused("snapshot-too-large", content, "report.txt")

    def test_a_renamed_file(self) -> None:
        for filename, content, label, found in (
            ("note.txt", papers.paper("one"), "text", "PDF"),
            ("page.html", papers.paper("one"), "HTML", "PDF"),
            ("report.pdf", b"<html><p>one</p></html>", "PDF", "HTML"),
            ("photo.jpg", b"words", "JPEG", "text"),
        ):
            with self.subTest(filename):
                values = self.assert_refused("snapshot-mislabelled", content, filename)
                self.assertEqual((values["label"], values["found"]), (label, found))

    def test_text_that_is_called_a_pdf(self) -> None:
        self.assert_refused("snapshot-broken", b"words", "report.pdf")

    def test_kinds_that_hold_no_text_we_can_read(self) -> None:
        for filename, content in (
            ("photo.png", papers.picture("RGB", "PNG")),
            ("report.docx", b"PK\x03\x04 and so on"),
            ("page.mht", b"From: <Saved>\r\nMIME-Version: 1.0\r\n\r\n<html>"),
            ("program", b"\x7fELF\0\0\0"),
        ):
            with self.subTest(filename):
                self.assert_refused("snapshot-kind", content, filename)


class ChildTest(unittest.TestCase):
    def test_it_dies_rather_than_take_too_much(self) -> None:
        greedy = "from casework.adapters.children import bound; bound(1)\nwhile True: pass"
        done = subprocess.run(
            [sys.executable, "-B", "-c", greedy],
            cwd=children.ROOT,
            capture_output=True,
            check=False,
        )
        self.assertNotEqual(done.returncode, 0)

    def test_a_child_that_dies_or_is_late(self) -> None:
        for module, late in (("casework.no_such_module", False),):
            with self.subTest(module), self.assertRaises(children.Died) as caught:
                children.ask(module, content=b"", seconds=10)
            self.assertIs(caught.exception.is_late, late)

    def test_three_hundred_pages_are_read(self) -> None:
        def long(pdf: Pdf) -> None:
            for _ in range(299):
                pdf.pages.append(pdf.pages[0])

        output = io.BytesIO(papers.changed(papers.paper("Relatives were held"), long))
        found = read_snapshot(output.getvalue(), "long.pdf")
        self.assertEqual((len(found.page_starts), found.text.count("held")), (300, 300))
