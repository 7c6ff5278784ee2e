"""Papers of strangers: what is taken, as what, and what is refused."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from threading import Thread

import pikepdf
from pikepdf import Name, Pdf

from casework.adapters import children, exhibits
from casework.domain.errors import Refused
from casework.wording.exhibits import EXHIBITS
from tests.adapters import papers
from tests.adapters.exhibit_case import PDF_TYPE, ExhibitTestCase


class RecogniseTest(ExhibitTestCase):
    def test_it_says_what_a_file_is_and_how_many_pages_it_has(self) -> None:
        pages = [papers.drawn("L"), papers.drawn("L")]
        several = io.BytesIO()
        pages[0].save(several, "TIFF", save_all=True, append_images=pages[1:])
        for content, filename, media_type, count in (
            (papers.paper("eins", "zwei", "drei"), "Brief.pdf", PDF_TYPE, 3),
            (papers.photograph(), "foto.JPEG", "image/jpeg", 1),
            (papers.picture("RGB", "PNG"), "scan.png", "image/png", 1),
            (several.getvalue(), "fax.tif", "image/tiff", 2),
            (papers.picture("RGB", "WEBP"), "foto.webp", "image/webp", 1),
            (papers.paper("eins"), "Scan 2026.03", PDF_TYPE, 1),
            (b"Received: by gateway\r\n" + papers.paper("eins"), "mail.pdf", PDF_TYPE, 1),
        ):
            with self.subTest(filename):
                found = exhibits.inspect(content, filename)
                self.assertEqual(found, exhibits.Inspected(media_type, count, ()))

    def test_a_name_that_says_another_kind_is_refused_with_both(self) -> None:
        for content, filename, label, found in (
            (papers.picture("L", "PNG"), "renamed.pdf", "PDF", "PNG"),
            (b"<!DOCTYPE html><p>Vorladung", "letter.pdf", "PDF", "HTML"),
            (papers.paper("eins"), "scan.jpg", "JPEG", "PDF"),
            (b"PK\x03\x04" + bytes(60), "urteil.pdf", "PDF", "ZIP"),
            (papers.paper("eins"), "letter.docx", "Word", "PDF"),
        ):
            with self.subTest(filename):
                values = self.assert_refused("exhibit-mislabelled", content, filename)
                self.assertEqual(values, {"label": label, "found": found})

    def test_kinds_that_are_no_exhibits_are_refused_with_those_that_are(self) -> None:
        for content, filename in (
            (b"Dear Sir or Madam", "note.txt"),
            (b"<html>", "page"),
        ):
            with self.subTest(filename):
                values = self.assert_refused("exhibit-kind", content, filename)
                accepted = "PDF, JPEG, PNG, TIFF, WebP, Word, OpenDocument"
                self.assertEqual(values, {"accepted": accepted})

    def test_an_empty_file_is_refused(self) -> None:
        self.assert_refused("exhibit-empty", b"", "leer.pdf")

    def test_a_file_over_the_limit_is_refused(self) -> None:
        content = papers.paper("eins")
        exhibits.inspect(content, "eins.pdf", limit=len(content))
        with self.assertRaises(Refused) as caught:
            exhibits.inspect(content, "eins.pdf", limit=len(content) - 1)
        self.assertEqual(caught.exception.problems[0].code, "exhibit-too-large")

    def test_every_code_has_its_sentence(self) -> None:
        for code in ("empty", "encrypted", "broken", "mislabelled", "kind", "too-large", "form"):
            self.assertIn(f"exhibit-{code}", EXHIBITS)


class DamageTest(ExhibitTestCase):
    def test_a_file_of_another_thing_under_the_name_of_pdf_is_broken(self) -> None:
        self.assert_refused("exhibit-broken", b"garbage " * 100, "x.pdf")

    def test_a_cut_file_is_refused_wherever_it_was_cut(self) -> None:
        for name, mode in (
            ("classic", pikepdf.ObjectStreamMode.disable),
            ("compact", pikepdf.ObjectStreamMode.generate),
        ):
            with papers.opened(papers.paper("eins", "zwei", "drei", "vier")) as pdf:
                whole = papers.saved(pdf, object_stream_mode=mode)
            for percent in (99, 97, 93, 85, 70, 50, 30, 10, 3):
                with self.subTest(f"{name} {percent}"):
                    cut = whole[: len(whole) * percent // 100]
                    self.assert_refused("exhibit-broken", cut, "cut.pdf")

    def test_a_file_with_a_hole_is_refused_or_whole(self) -> None:
        with papers.opened(papers.paper("eins", "zwei", "drei")) as pdf:
            whole = papers.saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        refused = 0
        for start in range(0, len(whole) - 200, len(whole) // 25):
            holed = whole[:start] + whole[start + 200 :]
            with self.subTest(start):
                try:
                    clean = exhibits.to_pdf(holed, PDF_TYPE, "hole.pdf")
                except Refused:
                    refused += 1
                else:
                    self.assertEqual(papers.text_of(clean.pdf), "eins zwei drei")
        self.assertGreater(refused, 10)

    def test_a_file_with_a_wrong_table_of_contents_is_repaired(self) -> None:
        whole = papers.paper("eins", "zwei")
        for name, untidy in (
            ("wrong offset", whole.replace(b"startxref\n", b"startxref\n9")),
            ("lines before", b"From: court\r\n\r\n" + whole),
            ("lines after", whole + b"\r\n--boundary--\r\n"),
        ):
            with self.subTest(name):
                clean = exhibits.to_pdf(untidy, PDF_TYPE, "untidy.pdf")
                self.assertEqual(papers.text_of(clean.pdf), "eins zwei")
                self.assertEqual(clean.pages, 2)

    def test_a_file_that_declares_more_pages_than_it_has_is_refused(self) -> None:
        content = papers.paper("eins", "zwei").replace(b"/Count 2", b"/Count 3")
        self.assert_refused("exhibit-broken", content, "lost.pdf")

    def test_a_file_without_pages_is_refused(self) -> None:
        self.assert_refused("exhibit-broken", papers.saved(Pdf.new()), "none.pdf")

    def test_a_page_tree_that_bites_its_tail_is_refused(self) -> None:
        def loop(pdf: Pdf) -> None:
            pdf.Root.Pages.Kids.append(pdf.Root.Pages)

        self.assert_refused("exhibit-broken", papers.changed(papers.paper("a"), loop), "l.pdf")

    def test_cut_pictures_are_refused(self) -> None:
        for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")):
            content = papers.picture("RGB", kind)
            with self.subTest(kind):
                self.assert_refused("exhibit-broken", content[: len(content) // 2], name)
        several = papers.picture("RGB", "TIFF")
        self.assert_refused("exhibit-broken", several[: len(several) // 2], "a.tif")


class LockTest(ExhibitTestCase):
    def test_a_file_with_a_password_is_refused(self) -> None:
        with papers.opened(papers.paper("geheim")) as pdf:
            output = io.BytesIO()
            pdf.save(output, encryption=pikepdf.Encryption(owner="o", user="u"))
        self.assert_refused("exhibit-encrypted", output.getvalue(), "zu.pdf")

    def test_a_file_that_anyone_can_open_is_taken_unlocked(self) -> None:
        with papers.opened(papers.paper("offen")) as pdf:
            output = io.BytesIO()
            pdf.save(output, encryption=pikepdf.Encryption(owner="o", user=""))
        clean = exhibits.to_pdf(output.getvalue(), PDF_TYPE, "offen.pdf")
        self.assertEqual(papers.text_of(clean.pdf), "offen")
        with papers.opened(clean.pdf) as pdf:
            self.assertFalse(pdf.is_encrypted)


class BombTest(ExhibitTestCase):
    def test_a_page_that_unfolds_without_end_is_refused(self) -> None:
        # 1 GiB of spaces in a megabyte.
        squeeze = zlib.compressobj(9)
        block = b" " * 1024**2
        data = b"".join([*(squeeze.compress(block) for _ in range(1024)), squeeze.flush()])

        def fill(pdf: Pdf) -> None:
            stream = pdf.make_stream(b"")
            stream.write(data, filter=Name.FlateDecode)
            pdf.pages[0].obj.Contents = stream

        content = papers.changed(papers.paper("eins"), fill)
        self.assertLess(len(content), 2 * 1024**2)
        self.assert_refused("exhibit-broken", content, "bomb.pdf")

    def test_a_picture_that_unfolds_without_end_is_refused(self) -> None:
        width = height = 60_000
        header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
        chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
        content = b"\x89PNG\r\n\x1a\n" + b"".join(
            len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
            for name, data in chunks
        )
        self.assert_refused("exhibit-too-large", content, "bomb.png")

    def test_more_pages_than_anyone_reads_are_refused(self) -> None:
        def many(pdf: Pdf) -> None:
            for _ in range(2000):
                pdf.pages.append(pdf.pages[0])

        content = papers.changed(papers.paper("eins"), many)
        values = self.assert_refused("exhibit-too-large", content, "many.pdf")
        self.assertEqual(values, {"megabytes": 25, "pages": 2000})

    def test_the_child_is_ended_when_it_takes_too_much(self) -> None:
        written = Path(self.enterContext(tempfile.TemporaryDirectory())) / "written"
        greedy = "from casework.adapters import children\nchildren.bound(60)\n"
        for name, deed in (
            ("memory", f"bytearray({children.MEMORY})"),
            ("files", f"import pathlib; pathlib.Path({str(written)!r}).write_bytes(b'x')"),
        ):
            with self.subTest(name):
                done = subprocess.run(
                    [sys.executable, "-B", "-c", greedy + deed],
                    cwd=children.ROOT,
                    capture_output=True,
                    check=False,
                )
                self.assertNotEqual(done.returncode, 0)

    def test_the_child_does_not_get_the_keys_of_the_installation(self) -> None:
        self.assertIn("CASEWORK_FIELD_KEYS", os.environ)
        large = papers.picture("RGB", "PNG", (4000, 4000))
        work = Thread(target=exhibits.inspect, args=(large, "large.png"))
        work.start()
        surroundings = None
        while surroundings is None and work.is_alive():
            surroundings = _surroundings_of_child()
        work.join()
        self.assertEqual(surroundings, b"")


def _surroundings_of_child() -> bytes | None:
    """The environment of the child that opens exhibits, while there is one."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            command = (process / "cmdline").read_bytes()
            if parent == os.getpid() and b"exhibits.child" in command:
                return (process / "environ").read_bytes()
        except OSError:
            continue
    return None
