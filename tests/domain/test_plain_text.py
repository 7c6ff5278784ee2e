"""Text to quote from: one spelling for each sign."""

from __future__ import annotations

import unicodedata
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.plain_text import normalise, paged, text_sha256


class NormaliseTests(TestCase):
    def test_each_rule(self) -> None:
        for given_text, expected in (
            ("Hoji Akbar Turajonzoda\u0304", "Hoji Akbar Turajonzod\u0101"),
            ("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"),
            ("page\x0cbreak", "page\nbreak"),
            ("one\u00a0two\u2003 \tthree", "one two three"),
            ("  lead and trail  \n  next  ", "lead and trail\nnext"),
            ("one\n\n\n\ntwo", "one\n\ntwo"),
            ("perse\u00adcution", "persecution"),
            ("perse\u00ad\n  cution", "persecution"),
            ("anti-\ngovernment", "anti-\ngovernment"),
            ("zero\u200bwidth\ufeff", "zerowidth"),
            ("\u202eevil\u202c \u2066ok\u2069", "evil ok"),
            ("o\ufb03ce of the \ufb01rst \ufb02oor", "office of the first floor"),
            # Persian: the joiner parts letters and belongs to the spelling.
            ("می\u200cخواهم", "می\u200cخواهم"),
            ("NUL\x00 and half\ud800 a sign", "NUL and half a sign"),
            ("", ""),
        ):
            with self.subTest(text=given_text):
                self.assertEqual(normalise(given_text), expected)

    @given(st.text())
    def test_a_second_time_changes_nothing(self, text: str) -> None:
        once = normalise(text)
        self.assertEqual(normalise(once), once)
        self.assertTrue(unicodedata.is_normalized("NFC", once))

    @given(st.text(), st.integers(0, 50), st.integers(0, 50))
    def test_a_part_of_a_normal_text_is_normal_but_for_its_ends(
        self, text: str, start: int, length: int
    ) -> None:
        part = normalise(text)[start : start + length].strip()
        self.assertEqual(normalise(part), part)


class PagedTests(TestCase):
    def test_pages_stand_apart_and_are_found_by_their_starts(self) -> None:
        text, starts = paged(["First page.", "Second\npage.", "Third."])
        self.assertEqual(text, "First page.\n\nSecond\npage.\n\nThird.")
        self.assertEqual(starts, [0, 13, 27])

    def test_an_empty_page_is_counted(self) -> None:
        self.assertEqual(paged(["", "One.", " \n", "Two."]), ("One.\n\nTwo.", [0, 0, 4, 6]))

    def test_no_pages(self) -> None:
        self.assertEqual(paged([]), ("", []))

    @given(st.lists(st.text(max_size=20), max_size=6))
    def test_the_whole_is_normal_and_each_page_is_at_its_start(self, pages: list[str]) -> None:
        text, starts = paged(pages)
        self.assertEqual(normalise(text), text)
        for page, start in zip(map(normalise, pages), starts, strict=True):
            self.assertEqual(text[start : start + len(page)], page)


class FingerprintTests(TestCase):
    def test_one_changed_letter_is_another_fingerprint(self) -> None:
        # Of the letters abc, as FIPS 180-4 has it.
        known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        self.assertEqual(text_sha256("abc"), known)
        self.assertNotEqual(text_sha256("abd"), known)
