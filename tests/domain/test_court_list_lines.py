"""Lines of courts' lists, as they are printed in three countries."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.court_list_lines import Listed, date_of, is_furniture, read_line

TODAY = dt.date(2026, 11, 24)


class LineTests(TestCase):
    def check(self, line: str, **expected: str) -> None:
        with self.subTest(line):
            self.assertEqual(read_line(line, TODAY), Listed(**{"title": "", **expected}))

    def test_number_date_publisher_title(self) -> None:
        told = {"publisher": "Auswärtiges Amt", "title": "Lagebericht Tadschikistan"}
        for line in (
            "1. 10.05.2024 Auswärtiges Amt, Lagebericht Tadschikistan",
            "12) 10.5.2024: Auswärtiges Amt: Lagebericht Tadschikistan",
            "(3) vom 10. Mai 2024, Auswärtiges Amt, Lagebericht Tadschikistan",
            "Nr. 4 10.05.24 Auswärtiges Amt, Lagebericht Tadschikistan",
            "10. Mai 2024 Auswärtiges Amt – Lagebericht Tadschikistan",
            "Auswärtiges Amt, Lagebericht Tadschikistan, 10.05.2024",
            "Auswärtiges Amt: „Lagebericht Tadschikistan“, 10. 05. 2024",
            "Auswärtiges Amt, Lagebericht Tadschikistan (Stand: 10.05.2024)",
            "5\t10.05.2024\tAuswärtiges Amt\tLagebericht Tadschikistan",
            "Auswärtiges Amt | Lagebericht Tadschikistan | Stand: 10.05.2024",
            "2024-05-10 Auswärtiges Amt, Lagebericht Tadschikistan",
            "May 10, 2024 Auswärtiges Amt, Lagebericht Tadschikistan",
            "10 May 2024 Auswärtiges Amt, Lagebericht Tadschikistan",
            "7 10 maja 2024 r. Auswärtiges Amt, Lagebericht Tadschikistan",
            "Auswärtiges Amt, Lagebericht Tadschikistan, z dnia 10 maja 2024 r.",
        ):
            self.check(line, **told, issued="2024-05-10")

    def test_a_source_of_the_staatendokumentation(self) -> None:
        self.check(
            "HRW - Human Rights Watch (6.10.2023): Tajikistan: Relatives Detained, "
            "https://hrw.example/x, Zugriff 24.11.2023",
            publisher="HRW - Human Rights Watch",
            title="Tajikistan: Relatives Detained",
            issued="2023-10-06",
            url="https://hrw.example/x",
        )
        self.check(
            "AA - Auswärtiges Amt (o.D.): Reisehinweise, www.aa.example/tj [Zugriff am 1.2.2026]",
            publisher="AA - Auswärtiges Amt",
            title="Reisehinweise",
            url="www.aa.example/tj",
        )

    def test_a_polish_source_with_the_day_on_which_it_was_seen(self) -> None:
        self.check(
            "Departament Stanu USA, Tadżykistan 2023, 22 kwietnia 2024 r., "
            "https://state.example/1 (dostęp: 10 maja 2024 r.)",
            publisher="Departament Stanu USA",
            title="Tadżykistan 2023",
            issued="2024-04-22",
            url="https://state.example/1",
        )

    def test_a_month_a_year_and_a_span_of_days(self) -> None:
        self.check(
            "Mai 2024 ACCORD: Themendossier",
            publisher="ACCORD",
            title="Themendossier",
            issued="2024-05",
        )
        self.check(
            "FH - Freedom House (2024): Freedom in the World 2024",
            publisher="FH - Freedom House",
            title="Freedom in the World 2024",
            issued="2024",
        )
        for line in ("3. 2024 USDOS, Report", "2024 USDOS, Report", "USDOS, Report, 2024"):
            self.check(line, publisher="USDOS", title="Report", issued="2024")
        self.check("06/2016 AI, Report", publisher="AI", title="Report", issued="2016-06")
        self.check(
            "22.4.2024 USDOS: 2023 Country Report",
            publisher="USDOS",
            title="2023 Country Report",
            issued="2024-04-22",
        )
        for line in (
            "1.1.2024 - 30.6.2024 BAMF, Briefing Notes",
            "BAMF, Briefing Notes (1.1.2024–30.6.2024)",
        ):
            self.check(
                line,
                publisher="BAMF",
                title="Briefing Notes",
                issued="2024-01-01/2024-06-30",
            )

    def test_symbols_and_file_numbers(self) -> None:
        self.check(
            "UN Human Rights Committee, Concluding observations, CCPR/C/TJK/CO/3, 22 August 2019",
            publisher="UN Human Rights Committee",
            title="Concluding observations",
            issued="2019-08-22",
            symbol="CCPR/C/TJK/CO/3",
        )
        self.check(
            "31.03.2023 Auswärtiges Amt, Auskunft an das VG Berlin, Az. 508-516.80/3 TJK",
            publisher="Auswärtiges Amt",
            title="Auskunft an das VG Berlin",
            issued="2023-03-31",
            symbol="508-516.80/3 TJK",
        )
        self.check(
            "X, Report, doi:10.1234/abc.5 (2020)",
            publisher="X",
            title="Report",
            issued="2020",
            symbol="doi:10.1234/abc.5",
        )

    def test_a_date_within_a_title_stays_there(self) -> None:
        self.check(
            "VG Köln, Urteil vom 14.02.2019 zu Tadschikistan",
            publisher="VG Köln",
            title="Urteil vom 14.02.2019 zu Tadschikistan",
            issued="2019-02-14",
        )

    def test_a_title_alone(self) -> None:
        self.check("Länderinformation Tadschikistan", title="Länderinformation Tadschikistan")
        long = "Ein sehr langer Satz ohne Ende " * 8 + ", Rest"
        self.assertEqual(read_line(long, TODAY).publisher, "")

    def test_what_has_no_title(self) -> None:
        self.check("4. 10.05.2024", issued="2024-05-10")
        self.check("https://x.example/1", url="https://x.example/1")

    def test_a_day_that_the_calendar_has_not_stays_as_printed(self) -> None:
        self.check("31.02.2024 X, Y", publisher="X", title="Y", issued="31.02.2024")

    def test_a_right_to_left_title(self) -> None:
        self.check("10.05.2024 BBC: گزارش", publisher="BBC", title="گزارش", issued="2024-05-10")


class PartTests(TestCase):
    def test_numbers_of_pages_and_the_state_of_the_list_are_no_entries(self) -> None:
        for line in ("Seite 3 von 12", "Strona 2", "- 4 -", "17", "Stand: 10.05.2024", "", "–"):
            with self.subTest(line):
                self.assertTrue(is_furniture(line))
        for line in ("A", "3 Reports", "Stand der Dinge"):
            with self.subTest(line):
                self.assertFalse(is_furniture(line))

    def test_dates_in_three_languages(self) -> None:
        cases = {
            "10.05.2024": "2024-05-10",
            "10. Mai 2024": "2024-05-10",
            "10 maja 2024": "2024-05-10",
            "10 maja 2024 r.": "2024-05-10",
            "10 May 2024": "2024-05-10",
            "2024-05-10": "2024-05-10",
            "Mai 2024": "2024-05",
            "maj 2024": "2024-05",
            "Jänner 2024": "2024-01",
            "05/2024": "2024-05",
            "10/05/2024": "2024-05-10",
            "10.05.24": "2024-05-10",
            "10.05.98": "1998-05-10",
            "o.D.": "",
            "n.d.": "",
            "b.d.": "",
            "irgendwann": "irgendwann",
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(date_of(text, TODAY), expected)
