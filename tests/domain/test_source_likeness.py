"""Which records are of one work."""

from __future__ import annotations

from typing import cast
from unittest import TestCase

from casework.domain.evidence_files import SourceItem
from casework.domain.source_keys import is_key, made_key
from casework.domain.source_likeness import Work, Works, plain_url, same_work, work_of


def item(**fields: str) -> SourceItem:
    given = {
        "publisher": "Human Rights Watch",
        "title": "Tajikistan: Relatives of exiled activists detained",
        "issued": "2023-10-06",
    }
    return cast("SourceItem", given | fields)


def work(key: str = "A", **fields: str) -> Work:
    return work_of(key, item(**fields))


class AddressTest(TestCase):
    def test_copies_of_an_address_are_one(self) -> None:
        groups = (
            (
                "hrw.org/news/2024/01/30/jailed",
                "https://www.hrw.org/news/2024/01/30/jailed",
                "http://hrw.org:80/news/2024/01/30/jailed/",
                "https://HRW.org/news/2024/01/30/jailed#top",
                "https://hrw.org/news/2024/01/30/jailed?utm_source=x&fbclid=1",
                "https://web.archive.org/web/20240201000000/https://www.hrw.org/news/2024/01/30/jailed",
            ),
            (
                "ecoi.net/2107655",
                "https://www.ecoi.net/de/dokument/2107655.html",
                "https://www.ecoi.net/en/document/2107655.html",
            ),
            (
                "x.example/a?b=2&c=1",
                "https://x.example/a?c=1&b=2",
            ),
            (
                'hudoc.echr.coe.int/eng#{"itemid":["001-98324"]}',
                'https://hudoc.echr.coe.int/eng#{"itemid":["001-98324"]}',
            ),
        )
        for plain, *addresses in groups:
            for address in addresses:
                with self.subTest(address):
                    self.assertEqual(plain_url(address), plain)

    def test_a_site_names_no_work(self) -> None:
        for address in (
            "https://hudoc.echr.coe.int",
            "https://x.example/",
            "",
            "no address",
            "http://[",
        ):
            with self.subTest(address):
                self.assertEqual(plain_url(address), "")


class SameWorkTest(TestCase):
    def test_by_what_works_are_known(self) -> None:
        other = {"title": "Something else", "issued": ""}
        judgment = "ECLI:CE:ECHR:2024:0404JUD005402917"
        table: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
            (
                "doi",
                {"symbol": "doi:10.1080/X.1"},
                {"url": "https://doi.org/10.1080/x.1", **other},
            ),
            ("ecli", {"symbol": f"54029/17; {judgment}"}, {"title": f"Sherov ({judgment})"}),
            ("url", {"url": "http://www.hrw.org/a/"}, {"url": "https://hrw.org/a", **other}),
            ("symbol", {"symbol": "EUR 60/4214/2016"}, {"symbol": "eur60/4214/2016", **other}),
            ("symbol", {"symbol": "17185/05"}, {"symbol": "no. 17185/05", **other}),
            ("symbol", {"symbol": "17185/05"}, {"symbol": "Application no. 17185/05", **other}),
            ("title", {}, {"issued": "2023-10", "publisher": "HRW (copy)"}),
            ("title", {}, {"title": "Tajikistan – relatives of exiled activists, detained"}),
            ("title", {"issued": ""}, {}),
        )
        for how, one, two in table:
            with self.subTest(how, one=one, two=two):
                self.assertEqual(same_work(work(**one), work(**two)), how)
                self.assertEqual(same_work(work(**two), work(**one)), how)

    def test_what_keeps_works_apart(self) -> None:
        table: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
            ("another DOI", {"symbol": "doi:10.1080/1"}, {"symbol": "doi:10.1080/2"}),
            ("another date", {}, {"issued": "2021-10-06"}),
            (
                "another year in the title",
                {"title": "2023 Country Report on Human Rights Practices", "issued": "2024"},
                {"title": "2024 Country Report on Human Rights Practices", "issued": "2024"},
            ),
            ("no date, another publisher", {"issued": ""}, {"publisher": "Amnesty International"}),
            (
                "a title that many have",
                {"title": "Tajikistan 2023", "publisher": "Amnesty International"},
                {"title": "Tajikistan 2023"},
            ),
            (
                "a decision and a judgment on one application",
                {"symbol": "17185/05", "title": "Decision", "issued": "2008"},
                {"symbol": "17185/05", "title": "Judgment", "issued": "2010-09-23"},
            ),
            (
                "a page that changes",
                {"url": "https://x.example/tag", "title": "A b c d"},
                {"url": "https://x.example/tag", "title": "Other words", "issued": "2020"},
            ),
            (
                "a short number",
                {"symbol": "No. 5", "title": "One"},
                {"symbol": "No. 5", "title": "Two"},
            ),
            (
                "a record of many judgments",
                {"symbol": "71386/10; 31890/11; 77658/11; 52466/08", "title": "Several"},
                {"symbol": "31890/11"},
            ),
            ("no title", {"title": "…"}, {"title": "–"}),
        )
        for why, one, two in table:
            with self.subTest(why):
                self.assertEqual(same_work(work(**one), work(**two)), "")

    def test_a_title_is_alike_from_92_of_100_on(self) -> None:
        known = "a" * 46 + " b c d"
        # 2 * 48 / (52 + 52) of the letters are the same, then 2 * 47 / 104.
        close, far = "a" * 42 + "xxxx b c d", "a" * 41 + "xxxxx b c d"
        self.assertEqual(same_work(work(title=known), work(title=close)), "title")
        self.assertEqual(same_work(work(title=known), work(title=far)), "")


class WorksTest(TestCase):
    def test_it_finds_the_record_of_the_same_work_but_not_itself(self) -> None:
        works = Works([work("A"), work("B", title="Other", url="https://x.example/b")])
        self.assertEqual(works.find(work("")), ("A", "title"))
        self.assertEqual(
            works.find(work("", title="New", url="http://x.example/b/")), ("B", "url")
        )
        self.assertEqual(works.find(work("A")), ("", ""))
        self.assertEqual(works.find(work("", title="Quite another report")), ("", ""))

    def test_of_several_it_finds_the_one_that_is_named(self) -> None:
        works = Works([work("A"), work("B"), work("C")])
        for first, key in (("B", "B"), ("C", "C"), ("", "A"), ("D", "A")):
            with self.subTest(first):
                self.assertEqual(works.find(work(""), first), (key, "title"))

    def test_it_compares_across_unknown_and_open_dates(self) -> None:
        for one, two in (
            ("", "2023"),
            ("2023", ""),
            ("", ""),
            ("2020/..", "2023-10"),
            ("2022/2024", "2023"),
        ):
            with self.subTest(one=one, two=two):
                works = Works([work("A", issued=one)])
                self.assertEqual(works.find(work("", issued=two)), ("A", "title"))

    def test_it_names_each_pair_once(self) -> None:
        url = "https://x.example/c"
        works = Works([work("A", url=url), work("B", url=url), work("C", title="C", url=url)])
        self.assertEqual(
            list(works.pairs()), [("A", "B", "url"), ("A", "C", "url"), ("B", "C", "url")]
        )
        self.assertEqual(list(Works([work("A"), work("B", title="Other words")]).pairs()), [])


class KeyTest(TestCase):
    def test_author_or_publisher_year_and_number(self) -> None:
        self.assertEqual(made_key(item(), set()), "human-rights-watch-2023")
        taken = {"human-rights-watch-2023", "human-rights-watch-2023-2"}
        self.assertEqual(made_key(item(), taken), "human-rights-watch-2023-3")
        self.assertEqual(made_key(item(author="Зарина Юсуфӣ; B"), set()), "zarina-yusufi-2023")
        self.assertEqual(made_key(item(issued=""), set()), "human-rights-watch-nd")
        self.assertEqual(made_key(item(publisher="…"), set()), "source-2023")
        self.assertLessEqual(len(made_key(item(publisher="A b" * 60), set())), 60)

    def test_what_can_be_a_key(self) -> None:
        for text in ("S31", "smith2019", "E-71386-10", "a.b_c"):
            self.assertTrue(is_key(text), text)
        for text in ("", "17", "http://zotero.org/items/1", "ключ", "a" * 61, "-a"):
            self.assertFalse(is_key(text), text)
