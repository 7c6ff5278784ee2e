"""Pictures as exhibits: exact, upright, and without what the camera wrote beside them."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from casework.adapters import exhibits
from tests.adapters import papers
from tests.adapters.exhibit_case import PDF_TYPE, ExhibitTestCase


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
                self.assertEqual(
                    papers.difference(came, self.embedded(clean.pdf).convert("RGB")), 0
                )
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
        self.assertEqual(papers.difference(came, self.embedded(clean.pdf)), 0)

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
        self.assert_same_look(content, clean.pdf)

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
                self.assertLess(papers.mean_difference(wanted.resize(shown.size), shown), 3)

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
                self.assertLess(papers.mean_difference(wanted.resize(shown.size), shown), 3)

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
                self.assertLess(papers.mean_difference(wanted, shown), 20 if mode == "CMYK" else 3)

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
        self.assert_refused("exhibit-moving", output.getvalue(), "a.webp")

    def test_pictures_that_follow_a_photograph_are_left_out(self) -> None:
        output = io.BytesIO()
        preview = papers.drawn("RGB").resize((80, 60))
        papers.drawn("RGB").save(output, "MPO", save_all=True, append_images=[preview])
        clean = exhibits.to_pdf(output.getvalue(), "image/jpeg", "a.jpg")
        self.assertEqual((clean.pages, clean.removed), (1, ("photo-data",)))
        self.assertEqual(self.embedded(clean.pdf).size, (800, 600))
