from __future__ import annotations

import unittest

from casework.domain.signs import printable


class PrintableTests(unittest.TestCase):
    def test_texts_of_all_scripts_stay_as_they_are(self) -> None:
        for text in (
            "",
            "Amina\tRahimova\r\n",
            "Қувватов – «یک»",
            "a\u00a0b\u202fc",
            "👨‍👩‍👧 \u200f",
        ):
            with self.subTest(text=text):
                self.assertEqual(printable(text), text)

    def test_signs_that_nobody_sees_are_dropped(self) -> None:
        self.assertEqual(printable("a\x00b\x01c\x1b[0m\x7f\ud800\ufffe\uffff"), "abc[0m")

    def test_breaks_of_word_processors_are_new_lines(self) -> None:
        self.assertEqual(printable("one\x0btwo\x0cthree"), "one\ntwo\nthree")
