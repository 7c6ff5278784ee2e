"""Markup, names and languages of bibliographic files."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.exchange_text import (
    author_column,
    csl_name,
    harmless,
    is_active,
    language_code,
    one_line,
    plain_text,
    ris_name,
)


class MarkupTest(TestCase):
    def test_what_sets_type_goes_and_its_words_stay(self) -> None:
        table = (
            ("<i>Latipov v. Russia</i>, a comment", "Latipov v. Russia, a comment"),
            ('<span class="nocase">IRPT</span> banned', "IRPT banned"),
            ("H<sub>2</sub>O &amp; more", "H2O & more"),
            ("a < b and b > c", "a < b and b > c"),
            ("List<String> of names", "List<String> of names"),
            ("<abbr>IRPT</abbr>", "<abbr>IRPT</abbr>"),
            ("Ҳизби <b>наҳзат</b>", "Ҳизби наҳзат"),
        )
        for text, plain in table:
            with self.subTest(text):
                self.assertEqual(plain_text(text), plain)
                self.assertFalse(is_active(text))
                self.assertEqual(harmless(text), text)

    def test_what_a_browser_acts_on_is_taken_out(self) -> None:
        table = (
            ("Report<script>alert(1)</script> 2025", "Report 2025"),
            ("Report <SCRIPT src=//x.example>", "Report"),
            ("Report <script", "Report"),
            ("<img src=x onerror=alert(1)>Report", "Report"),
            ("&lt;script&gt;alert(1)&lt;/script&gt;Report", "Report"),
            ("<scr<script></script>ipt>alert(1)</script>Report", "alert(1)Report"),
            ('<b onclick="steal()">Report</b>', "Report"),
            ('<a href="javascript:steal()">Report</a>', "Report"),
            ("<svg/onload=alert(1)>Report", "Report"),
        )
        for text, plain in table:
            with self.subTest(text):
                self.assertTrue(is_active(text))
                self.assertEqual(harmless({"a": [text]}), {"a": [plain]})

    def test_one_line(self) -> None:
        self.assertEqual(one_line(" A\n title\t<i>in</i>  lines "), "A title in lines")

    def test_numbers_stay_numbers(self) -> None:
        self.assertEqual(harmless({"volume": 3, "x": None}), {"volume": 3, "x": None})


class NamesTest(TestCase):
    def test_csl_names(self) -> None:
        table: tuple[tuple[object, str], ...] = (
            ({"family": "Lemon", "given": "Edward"}, "Edward Lemon"),
            ({"literal": "Human Rights Watch"}, "Human Rights Watch"),
            (
                {"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"},
                "L. van Beethoven",
            ),
            ({"family": "King", "given": "M. L.", "suffix": "Jr."}, "M. L. King Jr."),
            ({"family": "Юсуфӣ", "given": "Зарина"}, "Зарина Юсуфӣ"),
            ({"family": "رحمان", "given": "امام‌علی"}, "امام‌علی رحمان"),
            ({"family": "Only"}, "Only"),
            ({}, ""),
            (7, ""),
        )
        for name, spoken in table:
            with self.subTest(name=name):
                self.assertEqual(csl_name(name), spoken)

    def test_ris_names(self) -> None:
        table = (
            ("Lemon, Edward", "Edward Lemon"),
            ("King, M. L., Jr.", "M. L. King Jr."),
            ("Human Rights Watch", "Human Rights Watch"),
            ("Юсуфӣ, Зарина", "Зарина Юсуфӣ"),
            ("Only,", "Only"),
        )
        for name, spoken in table:
            with self.subTest(name):
                self.assertEqual(ris_name(name), spoken)

    def test_more_names_than_the_column_holds(self) -> None:
        text = author_column(f"Author Number{n:02d}" for n in range(30))
        self.assertTrue(text.startswith("Author Number00; Author Number01; "))
        self.assertTrue(text.endswith("; et al."))
        self.assertLessEqual(len(text), 200)
        self.assertEqual(author_column(["A", "", "B"]), "A; B")
        self.assertEqual(author_column([]), "")


class LanguageTest(TestCase):
    def test_codes_and_names(self) -> None:
        table = (
            ("en-US", "en"),
            ("de_AT", "de"),
            ("ru", "ru"),
            ("tgk", "tgk"),
            ("English", "en"),
            ("тоҷикӣ", "tg"),
            ("Klingon", ""),
            ("", ""),
        )
        for text, code in table:
            with self.subTest(text):
                self.assertEqual(language_code(text), code)
