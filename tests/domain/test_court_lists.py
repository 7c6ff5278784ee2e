"""What a court's list must be, and which of our sources are on it."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.court_list_lines import Listed
from casework.domain.court_lists import (
    Entry,
    Match,
    Place,
    Sureness,
    carried,
    check_entries,
    columns_of,
    compare,
    from_row,
    from_source,
    list_key,
    markup_in,
    nearest,
    places,
    sureness,
)
from casework.domain.errors import Problem
from casework.domain.evidence_files import SourceItem

TODAY = dt.date(2026, 11, 24)
REPORT: SourceItem = {
    "title": "Tajikistan: Stop Persecuting Opposition Families",
    "publisher": "Human Rights Watch",
    "issued": "2018-02-22",
    "url": "https://www.hrw.example/news/1",
}
OBSERVATIONS: SourceItem = {
    "title": "Concluding observations",
    "publisher": "UN Human Rights Committee",
    "issued": "2019-08-22",
    "symbol": "CCPR/C/TJK/CO/3",
}
OURS = {"S31": REPORT, "S08": OBSERVATIONS}
SAME_ADDRESS = Listed("Families persecuted", issued="2018-02", url="http://hrw.example/news/1/")
SAME_SYMBOL = Listed("Abschließende Bemerkungen", symbol="CCPR/C/TJK/CO/3")
SAME_TITLE = Listed("Tajikistan: Stop persecuting opposition families", "HRW", "2018-02-22")
OTHER = Listed("Länderreport", "BAMF", "2024-05")


class CompareTests(TestCase):
    def test_each_entry_is_known_by_what_tells_works_apart(self) -> None:
        self.assertEqual(
            compare([SAME_ADDRESS, SAME_SYMBOL, SAME_TITLE, OTHER], OURS),
            [Match("S31", "url"), Match("S08", "symbol"), Match("S31", "title"), Match()],
        )

    def test_how_sure_a_match_is(self) -> None:
        cases = {
            ("person", True): Sureness.CONFIRMED,
            ("doi", True): Sureness.SURE,
            ("ecli", True): Sureness.SURE,
            ("url", True): Sureness.SURE,
            ("symbol", True): Sureness.SURE,
            ("title", True): Sureness.PROBABLE,
            ("", False): Sureness.UNKNOWN,
            ("person", False): Sureness.UNKNOWN,
        }
        for (how, is_ours), expected in cases.items():
            with self.subTest(how=how, is_ours=is_ours):
                self.assertEqual(sureness(how, is_ours=is_ours), expected)

    def test_each_source_is_on_the_list_or_new_to_the_court(self) -> None:
        matched = {"S31": Place(4, "person"), "S99": Place(1, "url")}
        self.assertEqual(
            places(OURS, matched, [(1, OTHER), (2, SAME_SYMBOL)]),
            {"S31": Place(4, "person"), "S08": Place(2, "symbol")},
        )
        self.assertEqual(places(OURS, {}, [(1, OTHER)]), {})


class CarriedTests(TestCase):
    def test_what_a_person_decided_stays_for_the_same_and_for_a_like_entry(self) -> None:
        decided = [(OTHER, "S08"), (SAME_ADDRESS, "")]
        retyped = Listed(
            "Families persecuted!", issued="2018-02", url="https://hrw.example/news/1"
        )
        self.assertEqual(
            carried([OTHER, retyped, SAME_SYMBOL], decided),
            [Match("S08", "person"), Match("", "person"), None],
        )

    def test_without_decisions_nothing_is_carried(self) -> None:
        self.assertEqual(carried([OTHER], []), [None])


class CheckTests(TestCase):
    def check(self, listed: Listed, *problems: Problem) -> None:
        self.assertEqual(check_entries([Entry("7", listed)], TODAY), list(problems))

    def test_a_good_entry(self) -> None:
        self.check(SAME_TITLE)
        self.check(Listed("Undated"))
        self.check(Listed("Of today", issued="2026-11-24"))

    def test_no_entry_at_all(self) -> None:
        self.assertEqual(check_entries([], TODAY), [Problem("court-list-empty")])

    def test_too_many_entries(self) -> None:
        self.assertEqual(check_entries([Entry("1", OTHER)] * 10_000, TODAY), [])
        self.assertEqual(
            check_entries([Entry("1", OTHER)] * 10_001, TODAY),
            [Problem("court-list-long", "", {"count": 10_001, "limit": 10_000})],
        )

    def test_an_entry_without_a_title(self) -> None:
        self.check(
            Listed("", "BAMF", "2024-05"),
            Problem("court-entry-no-title", "7", {"told": "BAMF 2024-05"}),
        )

    def test_a_date_in_the_future_and_one_that_is_none(self) -> None:
        self.check(
            Listed("T", issued="2026-11-25"),
            Problem("date-in-future", "7", {"value": "2026-11-25"}),
        )
        self.check(
            Listed("T", issued="31.02.2024"),
            Problem("court-entry-date", "7", {"value": "31.02.2024"}),
        )

    def test_what_no_column_holds(self) -> None:
        self.check(
            Listed("T", publisher="P" * 201), Problem("schema-long", "7.publisher", {"limit": 200})
        )


class TableTests(TestCase):
    def test_columns_by_their_names_in_three_languages(self) -> None:
        self.assertEqual(
            columns_of(["Nr.", "Datum", "Herausgeber", "Titel", "Link"]),
            ["", "issued", "publisher", "title", "url"],
        )
        self.assertEqual(
            columns_of(["Lp.", "Data", "Autor", "Tytuł", "Adres"]),
            ["", "issued", "publisher", "title", "url"],
        )
        self.assertEqual(columns_of(["TITLE", "publisher"]), ["title", "publisher"])

    def test_a_first_line_that_names_no_columns(self) -> None:
        for head in (["Titel"], ["Datum", "Herausgeber"], ["1. 10.05.2024 AA", "Bericht"], []):
            with self.subTest(head):
                self.assertEqual(columns_of(head), [])

    def test_a_row(self) -> None:
        columns = ["", "issued", "publisher", "title", "language"]
        self.assertEqual(
            from_row(columns, ["1", "10. Mai 2024", " AA ", "Bericht", "deutsch"], TODAY),
            Listed("Bericht", "AA", "2024-05-10", "de"),
        )
        self.assertEqual(from_row(columns, ["2", "", "AA"], TODAY), Listed("", "AA"))

    def test_a_reference(self) -> None:
        self.assertEqual(
            from_source({**OBSERVATIONS, "language": "en"}),
            Listed(
                "Concluding observations",
                "UN Human Rights Committee",
                "2019-08-22",
                "en",
                "",
                "CCPR/C/TJK/CO/3",
            ),
        )


class TextTests(TestCase):
    def test_a_piece_of_a_web_page_is_known(self) -> None:
        cases = {
            "<html><body>1. A, B": "<html>",
            "1. A, B<br/>2. C, D": "<br/>",
            '<td class="x">A</td>': '<td class="x">',
            "1. A, <script>alert(1)</script>": "1. A, <script>alert(1)</script>",
            "1. A, &lt;script&gt;alert(1)": "1. A, &lt;script&gt;alert(1)",
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(markup_in(text), expected)

    def test_plain_text_may_have_angles(self) -> None:
        self.assertEqual(markup_in("1. A, 5 < 6 und 7 > 3\n2. EGMR <GK>, Urteil"), "")

    def test_keys_say_whose_list_of_which_day(self) -> None:
        day = dt.date(2026, 5, 10)
        self.assertEqual(list_key("DE", "VG Köln", day), "de-vg-koln-2026-05-10")
        self.assertEqual(list_key("PL", "Рада", day), "pl-rada-2026-05-10")
        self.assertEqual(list_key("AT", "– –", day), "at-list-2026-05-10")
        self.assertEqual(len(list_key("AT", "x" * 200, day)), 54)


class NearestTests(TestCase):
    def test_the_most_alike_come_first_in_any_script(self) -> None:
        self.assertEqual(nearest("hrw stop persecuting families", OURS, 5)[0], "S31")
        self.assertEqual(nearest("Concluding observations", OURS, 1), ["S08"])

    def test_what_is_like_nothing_finds_nothing(self) -> None:
        self.assertEqual(nearest("zzz qqq", OURS, 5), [])
        self.assertEqual(nearest("", OURS, 5), [])
