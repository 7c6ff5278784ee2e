"""What a record of a source may say: dates, addresses, circles and editions."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.source_records import (
    Editions,
    Links,
    circle,
    editions,
    is_web_address,
    link_problems,
    once,
    one_line,
    record_problems,
)

TODAY = dt.date(2026, 11, 24)
NAMES = st.sampled_from("ABCDEF")
LINKS = st.dictionaries(NAMES, st.sets(NAMES, max_size=3), max_size=6)


def told(item: dict[str, object], where: str = "") -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in record_problems(item, TODAY, where)]


class RecordTests(TestCase):
    def test_nothing_is_wrong_with_an_ordinary_record(self) -> None:
        item: dict[str, object] = {
            "title": "<script>alert(1)</script>",
            "issued": "2026-11-24",
            "accessed": "2026-11",
            "url": "http://hrw.org:80/news/2024/01/30/",
            "permalink": "https://www.ecoi.net/en/document/2107655.html",
        }
        self.assertEqual(told(item), [])

    def test_what_has_not_come_yet(self) -> None:
        for text in ("2026-11-25", "2026-12", "2027", "2027?", "2025/2027", "2027/.."):
            with self.subTest(text):
                self.assertEqual(told({"issued": text}), [("date-in-future", "issued")])

    def test_what_may_have_come(self) -> None:
        for text in ("", "2026", "2026-11", "2024/..", "../2020", "2025/2026", "2012~"):
            with self.subTest(text):
                self.assertEqual(told({"accessed": text}), [])

    def test_a_day_that_is_none_is_left_to_the_check_of_dates(self) -> None:
        self.assertEqual(told({"issued": "2025-02-30"}), [])

    def test_addresses_that_are_not_of_the_web(self) -> None:
        for text in (
            "javascript:alert(1)",
            " javascript:alert(1)",
            "JAVASCRIPT:alert(1)//https://a.example",
            "data:text/html,x",
            "ftp://a.example/x",
            "//a.example/x",
            "www.example.org",
            "https://",
            "https:///x",
            "https://a.example/x y",
            "https://a.example/\n",
            'https://a.example/"onclick=',
            "https://a.example/<b>",
            "https://a.example\\@b.example",
            "https://[1",
            "https://a.example/\u202egpj.exe",
            "httpx://a.example",
        ):
            with self.subTest(text):
                self.assertFalse(is_web_address(text))
                self.assertEqual(told({"url": text}), [("not-web-address", "url")])

    def test_a_permalink_is_an_address_too(self) -> None:
        self.assertEqual(
            told({"permalink": "doi:10.1/x"}, "a.json: sources[0]"),
            [("not-web-address", "a.json: sources[0].permalink")],
        )

    def test_signs_that_turn_the_direction(self) -> None:
        self.assertEqual(
            told({"title": "Report \u202egpj", "author": "\u2067A"}),
            [("steering-signs", "author"), ("steering-signs", "title")],
        )

    def test_one_line_takes_them_out(self) -> None:
        self.assertEqual(
            one_line(" A\u202e \x07title\r\n in\x0btwo\u2028lines "), "A title in two lines"
        )
        self.assertEqual(one_line("Ҳизби نهضت"), "Ҳизби نهضت")


class CircleTests(TestCase):
    def test_of_any_length_by_its_chain(self) -> None:
        table: list[tuple[dict[str, list[str]], tuple[str, ...]]] = [
            ({}, ()),
            ({"A": ["B"], "B": ["C"]}, ()),
            ({"A": ["A"]}, ("A", "A")),
            ({"A": ["B"], "B": ["A"]}, ("A", "B", "A")),
            ({"A": ["Z", "B"], "B": ["C"], "C": ["D"], "D": ["A"]}, ("A", "B", "C", "D", "A")),
            ({"A": ["B", "C"], "B": ["C"], "C": ["A"]}, ("A", "C", "A")),
            # Another circle, which A leads to but is not in.
            ({"A": ["B"], "B": ["C"], "C": ["B"]}, ()),
        ]
        for links, chain in table:
            with self.subTest(links):
                self.assertEqual(circle("A", links), chain)

    @given(LINKS)
    def test_it_is_found_exactly_where_a_walk_comes_back(self, links: dict[str, set[str]]) -> None:
        for key in "ABCDEF":
            reached: set[str] = set()
            edge = set(links.get(key, ()))
            while edge:
                reached |= edge
                edge = {other for one in edge for other in links.get(one, ())} - reached
            chain = circle(key, links)
            self.assertEqual(bool(chain), key in reached)
            for one, other in pairwise(chain):
                self.assertIn(other, links[one])

    def test_a_problem_names_the_chain_and_is_told_once(self) -> None:
        records = {"A": Links(["B"]), "B": Links(["C"]), "C": Links(["A"]), "D": Links(["A"])}
        found = list(once(p for key in records for p in link_problems(key, records, key)))
        self.assertEqual(
            [(p.code, p.where, p.values) for p in found],
            [("derived-in-circle", "A.derived_from", {"chain": "A → B → C → A"})],
        )

    def test_two_circles_are_two_problems(self) -> None:
        records = {"A": Links(["A"], "B"), "B": Links(superseded_by="A")}
        found = list(once(p for key in records for p in link_problems(key, records)))
        self.assertEqual(
            [(p.code, p.values["chain"]) for p in found],
            [("derived-in-circle", "A → A"), ("editions-in-circle", "A → B → A")],
        )


class EditionTests(TestCase):
    def test_a_newer_edition_is_newer(self) -> None:
        records = {
            "A": Links(superseded_by="B", issued="2024-03"),
            "B": Links(superseded_by="C", issued="2023"),
            "C": Links(issued=""),
        }
        found = list(link_problems("A", records))
        self.assertEqual(
            [(p.code, p.where, p.values) for p in found],
            [("newer-edition-older", "superseded_by", {"newer": "B", "older": "A"})],
        )
        self.assertEqual(list(link_problems("B", records)), [])

    def test_editions_of_the_same_year_may_follow_each_other(self) -> None:
        records = {"A": Links(superseded_by="B", issued="2024-03"), "B": Links(issued="2024")}
        self.assertEqual(list(link_problems("A", records)), [])

    def test_no_word_of_age_where_a_date_is_none(self) -> None:
        records = {"A": Links(superseded_by="B", issued="2024-02-31"), "B": Links(issued="2023")}
        self.assertEqual(list(link_problems("A", records)), [])

    def test_the_chain_around_each(self) -> None:
        newer = {"A": "B", "B": "C", "C": "D"}
        self.assertEqual(editions("A", newer), Editions((), ("B", "C", "D")))
        self.assertEqual(editions("C", newer), Editions(("A", "B"), ("D",)))
        self.assertEqual(editions("X", newer), Editions())

    def test_two_older_ones_of_one(self) -> None:
        self.assertEqual(editions("C", {"A": "C", "B": "C"}).older, ("B", "A"))

    @given(st.dictionaries(NAMES, NAMES, max_size=6))
    def test_even_a_circle_ends(self, newer: dict[str, str]) -> None:
        found = editions("A", newer)
        self.assertNotIn("A", (*found.older, *found.newer))
        self.assertEqual(len({*found.older, *found.newer}), len(found.older) + len(found.newer))
