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
from unittest import TestCase

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageChops

from casework.adapters import exhibits
from casework.adapters.exhibits import child
from casework.domain.errors import Refused
from casework.wording.exhibits import EXHIBITS, REMOVED
from tests.adapters import papers

PDF_TYPE = "application/pdf"


class ExhibitTestCase(TestCase):
    def assert_refused(self, code: str, content: bytes, filename: str) -> dict[str, str | int]:
        with self.assertRaises(Refused) as caught:
            exhibits.inspect(content, filename)
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), (code, filename))
        # The sentence finds every value it names.
        self.assertNotIn("%(", str(EXHIBITS[code]) % problem.values)
        return problem.values


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
            (b"PK\x03\x04" + bytes(60), "urteil.pdf", "PDF", "Word, Excel, ZIP"),
            (papers.paper("eins"), "letter.docx", "Word, Excel, ZIP", "PDF"),
        ):
            with self.subTest(filename):
                values = self.assert_refused("exhibit-mislabelled", content, filename)
                self.assertEqual(values, {"label": label, "found": found})

    def test_kinds_that_are_no_exhibits_are_refused_with_those_that_are(self) -> None:
        for content, filename in (
            (b"PK\x03\x04" + bytes(60), "Aussage.docx"),
            (bytes(4) + b"ftypheic" + bytes(60), "IMG_1.heic"),
            (b"Dear Sir or Madam", "note.txt"),
            (b"<html>", "page"),
        ):
            with self.subTest(filename):
                values = self.assert_refused("exhibit-kind", content, filename)
                self.assertEqual(values, {"accepted": "PDF, JPEG, PNG, TIFF, WebP"})

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
        greedy = "from casework.adapters.exhibits import child\nchild.bound()\n"
        for name, deed in (
            ("memory", f"bytearray({child.MEMORY})"),
            ("files", f"import pathlib; pathlib.Path({str(written)!r}).write_bytes(b'x')"),
        ):
            with self.subTest(name):
                done = subprocess.run(
                    [sys.executable, "-B", "-c", greedy + deed],
                    cwd=exhibits.ROOT,
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


class ActiveContentTest(ExhibitTestCase):
    """Everything that does something, each in its own file, none left in the clean one."""

    def clean(self, content: bytes) -> exhibits.Clean:
        clean = exhibits.to_pdf(content, PDF_TYPE, "active.pdf")
        self.assertEqual(exhibits.inspect(content, "active.pdf").removed, clean.removed)
        self.assertTrue(set(clean.removed) <= set(REMOVED))
        self.assertEqual(papers.checked(clean.pdf), "")
        return clean

    def test_programs_and_actions_are_removed_and_named(self) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
        launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))

        def catalog(**entries: object) -> bytes:
            def change(pdf: Pdf) -> None:
                for key, value in entries.items():
                    pdf.Root[f"/{key}"] = value

            return papers.changed(papers.paper("eins"), change)

        names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
        rectangle = Array([0, 0, 9, 9])
        link = {"Subtype": Name.Link, "Rect": rectangle}
        submit = Dictionary(S=Name.SubmitForm, F=String("http://evil.example"))
        web = Dictionary(S=Name.URI, URI=String("http://evil.example"))
        chained = Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=script)
        for name, content, removed in (
            ("document script", catalog(Names=names), ("javascript",)),
            ("opening action", catalog(OpenAction=script), ("actions", "javascript")),
            ("closing action", catalog(AA=Dictionary(WC=script)), ("actions", "javascript")),
            ("page action", papers.with_page(papers.paper("eins"), AA=Dictionary(O=launch)),
             ("actions",)),
            ("launch", papers.annotated(papers.paper("eins"), A=launch, **link), ("actions",)),
            ("submit", papers.annotated(papers.paper("eins"), A=submit, **link), ("actions",)),
            ("web", papers.annotated(papers.paper("eins"), A=web, **link), ("links",)),
            ("chain", papers.annotated(papers.paper("eins"), A=chained, **link), ("javascript",)),
        ):  # fmt: skip
            with self.subTest(name):
                clean = self.clean(content)
                self.assertEqual(clean.removed, removed)
                self.assertEqual(papers.text_of(clean.pdf), "eins")
                rest = papers.unfolded(clean.pdf)
                for word in (b"JavaScript", b"alert", b"cmd.exe", b"evil.example", b"Annot"):
                    self.assertNotIn(word, rest)

    def test_attached_files_are_left_out_and_named(self) -> None:
        def attach(pdf: Pdf) -> None:
            pdf.attachments["secret.txt"] = b"names of witnesses"

        clean = self.clean(papers.changed(papers.paper("eins"), attach))
        self.assertEqual(clean.removed, ("attachments",))
        self.assertNotIn(b"witnesses", papers.unfolded(clean.pdf))

    def test_media_are_left_out_and_named(self) -> None:
        for kind in (Name.RichMedia, Name.Screen, Name.Sound, Name.Movie):
            with self.subTest(str(kind)):
                clean = self.clean(papers.annotated(papers.paper("eins"), Subtype=kind))
                self.assertEqual(clean.removed, ("media",))

    def test_hidden_data_of_the_document_are_left_out(self) -> None:
        def describe(pdf: Pdf) -> None:
            pdf.docinfo["/Author"] = "Nilufar R."
            with pdf.open_metadata() as metadata:
                metadata["dc:creator"] = ["Nilufar R."]
            pdf.pages[0].obj.PieceInfo = Dictionary(App=String("Nilufar R."))

        clean = self.clean(papers.changed(papers.paper("eins"), describe))
        self.assertNotIn(b"Nilufar", papers.unfolded(clean.pdf))

    def test_a_folder_of_files_is_refused(self) -> None:
        def fold(pdf: Pdf) -> None:
            pdf.attachments["a.pdf"] = papers.paper("innen")
            pdf.Root.Collection = Dictionary(Type=Name.Collection)

        content = papers.changed(papers.paper("cover"), fold)
        self.assert_refused("exhibit-portfolio", content, "folder.pdf")


class NoteTest(ExhibitTestCase):
    def stamped(self, **entries: object) -> bytes:
        def stamp(pdf: Pdf) -> None:
            note = Dictionary(
                Type=Name.Annot,
                Rect=Array([100, 600, 300, 640]),
                AP=Dictionary(N=papers.appearance(pdf, "EINGEGANGEN")),
            )
            for key, value in entries.items():
                note[f"/{key}"] = value
            pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

        return papers.changed(papers.paper("eins"), stamp)

    def test_what_a_stamp_shows_becomes_part_of_the_page(self) -> None:
        content = self.stamped(Subtype=Name.Stamp)
        clean = exhibits.to_pdf(content, PDF_TYPE, "s.pdf")
        self.assertEqual(clean.removed, ())
        self.assertEqual(papers.text_of(clean.pdf), "eins EINGEGANGEN")
        self.assertEqual(_difference(papers.looks(content), papers.looks(clean.pdf)), 0)

    def test_a_stamp_on_a_turned_page_stays_where_it_is(self) -> None:
        content = papers.with_page(self.stamped(Subtype=Name.Stamp), Rotate=90)
        clean = exhibits.to_pdf(content, PDF_TYPE, "s.pdf")
        self.assertEqual(_difference(papers.looks(content), papers.looks(clean.pdf)), 0)

    def test_words_behind_a_mark_are_named_as_left_out(self) -> None:
        content = self.stamped(Subtype=Name.Highlight, Contents=String("he lies"))
        clean = exhibits.to_pdf(content, PDF_TYPE, "s.pdf")
        self.assertEqual(clean.removed, ("comments",))
        self.assertNotIn(b"he lies", papers.unfolded(clean.pdf))

    def test_a_hidden_mark_stays_hidden(self) -> None:
        clean = exhibits.to_pdf(self.stamped(Subtype=Name.Stamp, F=2), PDF_TYPE, "s.pdf")
        self.assertEqual(papers.text_of(clean.pdf), "eins")


class FormTest(ExhibitTestCase):
    def test_what_a_field_shows_becomes_part_of_the_page(self) -> None:
        content = papers.form("Zażółć", waits=False)
        clean = exhibits.to_pdf(content, PDF_TYPE, "form.pdf")
        self.assertEqual(papers.text_of(clean.pdf), "Antrag drawn")
        with papers.opened(clean.pdf) as pdf:
            self.assertNotIn("/AcroForm", pdf.Root)
            self.assertNotIn("/Annots", pdf.pages[0].obj)

    def test_a_field_that_waits_to_be_drawn_is_drawn(self) -> None:
        clean = exhibits.to_pdf(papers.form("Größe", waits=True), PDF_TYPE, "form.pdf")
        self.assertEqual(papers.text_of(clean.pdf), "Antrag Größe")

    def test_a_field_that_would_lose_its_letters_is_refused(self) -> None:
        for value in ("Zażółć", "Съешь"):
            with self.subTest(value):
                content = papers.form(value, waits=True)
                self.assert_refused("exhibit-form", content, "form.pdf")

    def test_a_form_only_its_program_can_draw_is_refused(self) -> None:
        def live(pdf: Pdf) -> None:
            pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")
            pdf.Root.NeedsRendering = True

        content = papers.changed(papers.form("Name", waits=False), live)
        self.assert_refused("exhibit-form", content, "xfa.pdf")

    def test_a_signature_is_named_as_no_longer_to_be_checked(self) -> None:
        def sign(pdf: Pdf) -> None:
            field = pdf.Root.AcroForm.Fields[0]
            field.FT, field.V = Name.Sig, Dictionary(Type=Name.Sig)

        content = papers.changed(papers.form("x", waits=False), sign)
        clean = exhibits.to_pdf(content, PDF_TYPE, "signed.pdf")
        self.assertEqual(clean.removed, ("signature",))
        self.assertEqual(papers.text_of(clean.pdf), "Antrag drawn")


class LayerTest(TestCase):
    def test_a_layer_that_is_off_stays_off(self) -> None:
        content = papers.with_layer("SCHWARZ", shown=False)
        clean = exhibits.to_pdf(content, PDF_TYPE, "layers.pdf")
        self.assertEqual(_difference(papers.looks(content), papers.looks(clean.pdf)), 0)
        shown = exhibits.to_pdf(papers.with_layer("SCHWARZ", shown=True), PDF_TYPE, "l.pdf")
        self.assertGreater(_difference(papers.looks(content), papers.looks(shown.pdf)), 100)


class PictureTest(ExhibitTestCase):
    def embedded(self, pdf: bytes) -> Image.Image:
        with papers.opened(pdf) as source:
            (only,) = source.pages[0].get_images().values()
            if not isinstance(only, pikepdf.Stream):
                raise AssertionError("the picture is no stream")
            return pikepdf.PdfImage(only).as_pil_image()

    def test_every_pixel_is_the_one_that_came(self) -> None:
        for mode, kind, media_type in (
            ("1", "PNG", "image/png"),
            ("L", "PNG", "image/png"),
            ("RGB", "PNG", "image/png"),
            ("1", "TIFF", "image/tiff"),
            ("L", "TIFF", "image/tiff"),
            ("RGB", "TIFF", "image/tiff"),
            ("L", "JPEG", "image/jpeg"),
            ("RGB", "JPEG", "image/jpeg"),
            ("RGB", "WEBP", "image/webp"),
        ):
            with self.subTest(f"{mode} {kind}"):
                content = papers.picture(mode, kind)
                clean = exhibits.to_pdf(content, media_type, "a")
                came = Image.open(io.BytesIO(content)).convert("RGB")
                self.assertEqual(_difference(came, self.embedded(clean.pdf).convert("RGB")), 0)
                self.assertEqual(papers.checked(clean.pdf), "")

    def test_a_photograph_is_kept_as_it_was_compressed(self) -> None:
        content = papers.photograph()
        clean = exhibits.to_pdf(content, "image/jpeg", "a.jpg")
        self.assertIn(content, clean.pdf)

    def test_hidden_data_of_a_photograph_are_removed_and_named(self) -> None:
        content = papers.photograph(exif=papers.exif(), comment=b"taken by N.")
        clean = exhibits.to_pdf(content, "image/jpeg", "a.jpg")
        self.assertEqual(clean.removed, ("photo-data",))
        for word in (b"Telefonwerk", b"Exif", b"taken by"):
            self.assertIn(word, content)
            self.assertNotIn(word, papers.unfolded(clean.pdf))
        came = Image.open(io.BytesIO(content))
        self.assertEqual(_difference(came, self.embedded(clean.pdf)), 0)

    def test_hidden_data_of_a_photograph_within_a_pdf_are_removed(self) -> None:
        photograph = papers.photograph(exif=papers.exif())

        def show(pdf: Pdf) -> None:
            stream = pdf.make_stream(b"")
            stream.write(photograph, filter=Name.DCTDecode)
            stream.Type, stream.Subtype = Name.XObject, Name.Image
            stream.Width, stream.Height = 800, 600
            stream.ColorSpace, stream.BitsPerComponent = Name.DeviceRGB, 8
            pdf.pages[0].obj.Resources.XObject = Dictionary(I=stream)
            pdf.pages[0].contents_add(b"q 400 0 0 300 50 300 cm /I Do Q")

        content = papers.changed(papers.paper("eins"), show)
        clean = exhibits.to_pdf(content, PDF_TYPE, "a.pdf")
        self.assertEqual(clean.removed, ("photo-data",))
        self.assertNotIn(b"Telefonwerk", papers.unfolded(clean.pdf))
        self.assertEqual(_difference(papers.looks(content), papers.looks(clean.pdf)), 0)

    def test_it_stands_as_the_camera_was_held(self) -> None:
        """The white field is where it is when Pillow sets the picture upright."""
        for orientation in range(1, 9):
            with self.subTest(orientation):
                content = papers.photograph((480, 360), exif=papers.exif(orientation))
                clean = exhibits.to_pdf(content, "image/jpeg", "a.jpg")
                shown = papers.looks(clean.pdf)
                upright = {
                    2: Image.Transpose.FLIP_LEFT_RIGHT,
                    3: Image.Transpose.ROTATE_180,
                    4: Image.Transpose.FLIP_TOP_BOTTOM,
                    5: Image.Transpose.TRANSPOSE,
                    6: Image.Transpose.ROTATE_270,
                    7: Image.Transpose.TRANSVERSE,
                    8: Image.Transpose.ROTATE_90,
                }.get(orientation)
                wanted = Image.open(io.BytesIO(content)).convert("RGB")
                wanted = wanted.transpose(upright) if upright is not None else wanted
                self.assertLess(_mean(wanted.resize(shown.size), shown), 3)

    def test_what_is_clear_in_a_picture_is_white_on_paper(self) -> None:
        for kind, media_type in (
            ("PNG", "image/png"), ("WEBP", "image/webp"), ("TIFF", "image/tiff"),
        ):  # fmt: skip
            with self.subTest(kind):
                content = papers.picture("RGBA", kind, lossless=True)
                clean = exhibits.to_pdf(content, media_type, "a")
                shown = papers.looks(clean.pdf)
                paper = Image.new("RGBA", (800, 600), "white")
                wanted = Image.alpha_composite(paper, papers.drawn("RGBA")).convert("RGB")
                self.assertLess(_mean(wanted.resize(shown.size), shown), 3)

    def test_colours_a_page_cannot_hold_are_converted(self) -> None:
        for mode, kind, media_type in (
            ("I;16", "TIFF", "image/tiff"),
            ("I;16", "PNG", "image/png"),
            ("CMYK", "JPEG", "image/jpeg"),
            ("CMYK", "TIFF", "image/tiff"),
            ("P", "PNG", "image/png"),
        ):
            with self.subTest(f"{mode} {kind}"):
                content = papers.picture(mode, kind)
                shown = papers.looks(exhibits.to_pdf(content, media_type, "a").pdf)
                wanted = papers.drawn("RGB").resize(shown.size)
                # Poppler mixes printing colours in its own way; upside down it would be 100.
                self.assertLess(_mean(wanted, shown), 20 if mode == "CMYK" else 3)

    def test_a_page_is_no_larger_than_paper(self) -> None:
        for size, wanted in (
            ((96, 192), (72, 144)),
            ((4000, 2000), (841.89, 420.945)),
            ((2000, 8000), (210.4725, 841.89)),
        ):
            with self.subTest(size):
                clean = exhibits.to_pdf(papers.picture("1", "PNG", size), "image/png", "a")
                with papers.opened(clean.pdf) as pdf:
                    box = [round(float(side), 3) for side in pdf.pages[0].mediabox]
                self.assertEqual(box, [0, 0, *(round(side, 3) for side in wanted)])

    def test_a_moving_picture_is_refused(self) -> None:
        frames = [papers.drawn("RGB"), papers.drawn("RGB").rotate(180)]
        output = io.BytesIO()
        frames[0].save(output, "WEBP", save_all=True, append_images=frames[1:])
        self.assert_refused("exhibit-kind", output.getvalue(), "a.webp")

    def test_pictures_that_follow_a_photograph_are_left_out(self) -> None:
        output = io.BytesIO()
        preview = papers.drawn("RGB").resize((80, 60))
        papers.drawn("RGB").save(output, "MPO", save_all=True, append_images=[preview])
        clean = exhibits.to_pdf(output.getvalue(), "image/jpeg", "a.jpg")
        self.assertEqual((clean.pages, clean.removed), (1, ("photo-data",)))
        self.assertEqual(self.embedded(clean.pdf).size, (800, 600))


class SameBytesTest(TestCase):
    def test_it_gives_the_same_bytes_each_time(self) -> None:
        for content, media_type in (
            (papers.paper("eins", "zwei"), PDF_TYPE),
            (papers.form("Größe", waits=True), PDF_TYPE),
            (papers.photograph(), "image/jpeg"),
            (papers.picture("RGBA", "PNG"), "image/png"),
        ):
            with self.subTest(media_type):
                first = exhibits.to_pdf(content, media_type, "a")
                self.assertEqual(first, exhibits.to_pdf(content, media_type, "a"))
                with papers.opened(first.pdf) as pdf:
                    self.assertNotIn("/Info", pdf.trailer)

    def test_a_clean_file_stays_as_it_is(self) -> None:
        clean = exhibits.to_pdf(papers.paper("eins", "zwei"), PDF_TYPE, "a.pdf").pdf
        again = exhibits.to_pdf(clean, PDF_TYPE, "a.pdf")
        self.assertEqual((again.removed, papers.text_of(again.pdf)), ((), "eins zwei"))

    def test_pages_look_as_they_did(self) -> None:
        for name, content in (
            ("plain", papers.paper("Größe")),
            ("turned", papers.with_page(papers.paper("Größe"), Rotate=270)),
            ("cropped", papers.with_page(papers.paper("x"), CropBox=Array([9, 500, 300, 800]))),
            ("moved", papers.with_page(papers.paper("x"), MediaBox=Array([-50, -50, 545, 792]))),
        ):
            with self.subTest(name):
                clean = exhibits.to_pdf(content, PDF_TYPE, "a.pdf")
                self.assertEqual(_difference(papers.looks(content), papers.looks(clean.pdf)), 0)


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


def _difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of a pixel."""
    if one.size != other.size:
        raise AssertionError(f"{one.size} is not {other.size}")
    extrema = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getextrema()
    return max(int(high) for _low, high in extrema)  # type: ignore[misc] # three bands


def _mean(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of the pixels, for pictures that were drawn at another size."""
    grey = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    histogram = grey.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)
