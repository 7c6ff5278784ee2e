"""The font of the stamps: only what is printed, embedded, found by search."""

from __future__ import annotations

import subprocess
from unittest import TestCase

from pikepdf import Dictionary, Pdf

from casework.adapters.stamp_font import StampFont, stamp_font
from tests.adapters import papers

FILE = papers.FONTS / "NotoSans-Regular.ttf"
TEXT = "Strona 12 z 40 – łąść ҷ"


class StampFontTest(TestCase):
    def font(self, text: str = TEXT) -> StampFont:
        return stamp_font(FILE, frozenset(text))

    def test_it_has_the_letters_and_no_others(self) -> None:
        self.assertEqual(set(self.font().glyphs), set(TEXT))
        self.assertLess(len(self.font().file), 12_000)

    def test_letters_that_the_file_lacks_are_not_there(self) -> None:
        self.assertEqual(set(self.font("a←").glyphs), {"a"})

    def test_without_letters_it_is_empty(self) -> None:
        self.assertEqual(self.font("").glyphs, {})

    def test_a_text_is_as_wide_as_its_letters(self) -> None:
        """Advance widths of Noto Sans: 572 thousandths for a figure, 260 for a space."""
        self.assertAlmostEqual(self.font().width("12 40"), 4 * 0.572 + 0.260)

    def test_the_same_letters_make_the_same_bytes(self) -> None:
        first = self.font().file
        stamp_font.cache_clear()
        self.assertEqual(self.font().file, first)

    def test_it_is_embedded_and_its_text_is_found(self) -> None:
        font = self.font()
        with Pdf.new() as pdf:
            page = pdf.add_blank_page()
            page.obj.Resources = Dictionary(Font=Dictionary(F=font.embed(pdf)))
            page.obj.Contents = pdf.make_stream(
                f"BT /F 12 Tf 50 50 Td {font.shown(TEXT)} Tj ET".encode()
            )
            content = papers.saved(pdf)
        self.assertEqual(papers.text_of(content), TEXT)
        command = ["pdffonts", "-"]
        listed = subprocess.run(command, input=content, capture_output=True, check=True).stdout
        row = rb"STAMPS\+NotoSans-Regular +CID TrueType +Identity-H +yes yes yes"
        self.assertRegex(listed, row)
