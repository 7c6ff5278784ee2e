"""Courts' lists as they arrive."""

from __future__ import annotations

import datetime as dt
import json
from unittest import TestCase

from casework.adapters.court_list_files import read_court_list, text_of
from casework.domain.court_list_lines import Listed
from casework.domain.court_lists import Entry
from casework.domain.errors import Refused

TODAY = dt.date(2026, 11, 24)
REPORT = Listed("Länderreport", "BAMF", "2024-05-10")


class ReadTests(TestCase):
    def entries(self, text: str) -> list[Entry]:
        return list(read_court_list(text, TODAY).entries)

    def refused(self, text: str) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            read_court_list(text, TODAY)
        return [(problem.code, problem.where) for problem in caught.exception.problems]

    def test_lines_with_their_numbers_and_those_left_out(self) -> None:
        found = read_court_list(
            "\ufeffStand: 10.05.2024\n\n1. 10.05.2024 BAMF, Länderreport\nSeite 1 von 2\n", TODAY
        )
        self.assertEqual(found.entries, (Entry("3", REPORT),))
        self.assertEqual(found.left_out, ("Stand: 10.05.2024", "Seite 1 von 2"))

    def test_in_a_numbered_list_a_number_is_no_day(self) -> None:
        lines = (
            "9. 06.2016 AI, A",
            "10. Januar 2026 BAMF, B",
            "11 2024 USDOS, C",
            "12\t1.2.2025\tX\tD",
        )
        found = [entry.listed for entry in self.entries("\n".join(lines))]
        self.assertEqual(
            found,
            [
                Listed("A", "AI", "2016-06"),
                Listed("B", "BAMF", "2026-01"),
                Listed("C", "USDOS", "2024"),
                Listed("D", "X", "2025-02-01"),
            ],
        )
        days = ("10. Januar 2026 BAMF, A", "3. Mai 2025 BAMF, B", "1. Mai 2024 BAMF, C")
        found = [entry.listed for entry in self.entries("\n".join(days))]
        self.assertEqual(
            [listed.issued for listed in found], ["2026-01-10", "2025-05-03", "2024-05-01"]
        )

    def test_a_table_of_a_court(self) -> None:
        for mark in ",;\t":
            text = mark.join(("Nr.", "Datum", "Herausgeber", "Titel")) + "\r\n"
            text += mark.join(("1", "10.05.2024", "BAMF", '"Länderreport"')) + "\r\n"
            with self.subTest(mark):
                self.assertEqual(self.entries(text), [Entry("#1", REPORT)])

    def test_our_own_table(self) -> None:
        text = "key,publisher,title,issued\nS1,BAMF,Länderreport,2024-05-10\n"
        self.assertEqual(self.entries(text), [Entry("#1", REPORT)])

    def test_what_a_spreadsheet_takes_for_a_formula_is_given_back(self) -> None:
        text = "title,publisher\n'=1+1,BAMF\n"
        self.assertEqual(self.entries(text), [Entry("#1", Listed("=1+1", "BAMF"))])

    def test_a_broken_table(self) -> None:
        self.assertEqual(self.refused('title,publisher\n"open,BAMF\n'), [("csv-broken", "")])

    def test_a_pasted_quotation_mark_breaks_nothing(self) -> None:
        self.assertEqual(
            self.entries('10.05.2024 BAMF, "Länderreport\n'),
            [Entry("1", Listed('"Länderreport', "BAMF", "2024-05-10"))],
        )

    def test_ris(self) -> None:
        text = "TY  - RPRT\nTI  - Länderreport\nPB  - BAMF\nDA  - 2024/05/10/\nER  - \n"
        self.assertEqual(self.entries(text), [Entry("#1", REPORT)])
        self.assertEqual(self.refused("TY  - RPRT\nTI  - X\n"), [("ris-unfinished", ": #1")])

    def test_csl(self) -> None:
        item = {
            "type": "report",
            "title": "Länderreport <script>alert(1)</script>",
            "publisher": "BAMF",
            "issued": {"date-parts": [[2024, 5, 10]]},
        }
        self.assertEqual(self.entries(json.dumps([item])), [Entry("#1", REPORT)])
        self.assertEqual(self.entries(json.dumps(item)), [Entry("#1", REPORT)])
        self.assertEqual(self.refused("[{}]"), [("not-csl", "#1")])
        self.assertEqual(self.refused("[1,"), [("json-syntax", "")])

    def test_a_web_page(self) -> None:
        self.assertEqual(self.refused("<!doctype html><table>"), [("court-list-html", "")])

    def test_an_empty_list_has_no_entries(self) -> None:
        for text in ("", " \n\t\n", "[]"):
            with self.subTest(text):
                self.assertEqual(self.entries(text), [])

    def test_signs_that_no_database_stores_are_dropped(self) -> None:
        self.assertEqual(self.entries("10.05.2024 BA\x00MF, Länderreport"), [Entry("1", REPORT)])

    def test_ten_thousand_lines(self) -> None:
        lines = (f"{n}. 10.05.2024 BAMF, Report {n}" for n in range(1, 10_001))
        found = self.entries("\n".join(lines))
        self.assertEqual(len(found), 10_000)
        self.assertEqual(found[-1], Entry("10000", Listed("Report 10000", "BAMF", "2024-05-10")))


class TextTests(TestCase):
    def refused(self, content: bytes) -> tuple[str, dict[str, str | int]]:
        with self.assertRaises(Refused) as caught:
            text_of(content)
        (problem,) = caught.exception.problems
        return problem.code, problem.values

    def test_utf_8_and_utf_16(self) -> None:
        self.assertEqual(text_of("Łódź".encode()), "Łódź")
        self.assertEqual(text_of("Łódź".encode("utf-16")), "Łódź")

    def test_other_encodings_are_told(self) -> None:
        self.assertEqual(self.refused("Köln".encode("latin-1")), ("json-encoding", {"byte": 1}))
        self.assertEqual(
            self.refused("Отчёт о правах".encode("cp1251"))[1]["encoding"], "Windows-1251"
        )

    def test_files_that_hold_no_plain_text(self) -> None:
        for content, kind in ((b"%PDF-1.7", "PDF"), (b"PK\x03\x04..", "DOCX")):
            with self.subTest(kind):
                self.assertEqual(self.refused(content), ("court-list-binary", {"kind": kind}))
