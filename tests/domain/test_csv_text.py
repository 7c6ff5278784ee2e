"""Tables for spreadsheets."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.csv_text import csv_text, safe


class CsvTests(TestCase):
    def test_a_table_with_its_mark_and_its_signs(self) -> None:
        self.assertEqual(
            csv_text(["Title", "Date"], [['A "b", c', "2024"], ["د", ""]]),
            '\ufeffTitle,Date\r\n"A ""b"", c",2024\r\nد,\r\n',
        )

    def test_no_cell_is_a_formula(self) -> None:
        cases = {
            "=1+1": "'=1+1",
            "+49": "'+49",
            "-x": "'-x",
            "@SUM(A1)": "'@SUM(A1)",
            "\tx": "'\tx",
            "\rx": "'\rx",
            "'=x": "''=x",
            "a=b": "a=b",
            "": "",
            "'quoted'": "'quoted'",
        }
        for cell, expected in cases.items():
            with self.subTest(cell):
                self.assertEqual(safe(cell), expected)
        self.assertEqual(csv_text(["=h"], [["=c"]]), "\ufeff'=h\r\n'=c\r\n")
