"""Round trips: nothing that an entry or a source says is lost on the way through the other."""

from __future__ import annotations

import datetime as dt
import string
from typing import Any, cast
from unittest import TestCase

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.domain.evidence import SourceKind
from casework.domain.evidence_files import SourceItem
from casework.domain.exchange import COLUMNS, Codec, Reading, read_entry, write_entry
from casework.domain.exchange_csl import CSL
from casework.domain.exchange_ris import RIS
from casework.domain.source_keys import is_key
from casework.domain.source_table import read_row, rows_of, to_csv
from tests.zotero import library

TODAY = dt.date(2026, 11, 24)
CODECS = (CSL, RIS)

# A busy machine is no fault of the code.
PATIENT = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# No half characters and no controls: files that hold them are refused before.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30
)
AWKWARD = st.sampled_from(
    [
        *("<i>x</i>", "&amp;", "a; b", "Family, Given", "  two  spaces ", "doi:10.1/x; A/1"),
        *("=1+1", "'=1", "-", "casework {}", "TY  - JOUR", "ER  - ", "x\ny", "\n", "'", "et al."),
        *("https://www.example.org/a?b=c", "10.1000/x", "Ҳизби наҳзат", "رحمان", "\ufeff"),
    ]
)
WORDS = TEXT | AWKWARD
DATES = st.sampled_from(
    ["", "2015", "2015-03-05", "2012~", "2013?", "2016-09/2016-10", "../2017", "2017/..", "19XX"]
)
KEYS = st.lists(
    st.text(string.ascii_letters + string.digits, min_size=1, max_size=8), unique=True, max_size=3
)
ITEMS = st.fixed_dictionaries(
    {
        "key": st.just("S1"),
        "kind": st.sampled_from([kind.value for kind in SourceKind]),
        "publisher": WORDS.filter(bool),
        "title": WORDS.filter(bool),
        "certainty": st.just("memory"),
    },
    optional={
        **dict.fromkeys(("author", "container", "url", "symbol", "reliability", "note"), WORDS),
        **dict.fromkeys(("permalink", "licence", "superseded_by", "importance", "holding"), WORDS),
        "language": st.sampled_from(["en", "ru", "tgk"]),
        "issued": DATES,
        "accessed": DATES,
        "themes": KEYS,
        "derived_from": KEYS,
    },
)
JSON = st.recursive(
    st.booleans() | st.integers(-5, 5000) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
CSL_DATES = st.sampled_from(
    [
        *({"date-parts": [["2019", 6, 11]]}, {"date-parts": [[2012]], "circa": 1}),
        *({"literal": "Spring 2019"}, {"literal": "n.d."}, {"date-parts": [[2016], [2017, 2]]}),
        *("2019", {"raw": "May"}, 7, [], {"date-parts": [[2019]], "season": 2}),
    ]
)
NAMES = st.lists(
    st.fixed_dictionaries({}, optional={"family": WORDS, "given": WORDS, "literal": WORDS})
    | WORDS,
    max_size=3,
)
CSL_ITEMS = st.fixed_dictionaries(
    {"id": WORDS | st.integers(0, 99), "type": st.sampled_from(["report", "legal_case", "x", ""])},
    optional={
        **dict.fromkeys(("title", "publisher", "authority", "container-title"), WORDS | JSON),
        **dict.fromkeys(("URL", "DOI", "number", "note", "language", "custom", "abstract"), JSON),
        "author": NAMES | JSON,
        "issued": CSL_DATES,
        "accessed": CSL_DATES,
    },
)
LINES = st.lists(
    WORDS.map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=3
)
RIS_ENTRIES = st.fixed_dictionaries(
    {"TY": st.sampled_from([["RPRT"], ["CASE"], ["NEWS"], ["ODD"]])},
    optional={
        **dict.fromkeys(("ID", "TI", "T1", "AU", "A1", "PB", "T2", "M1", "DO", "UR", "N1"), LINES),
        **dict.fromkeys(("LA", "AB", "KW", "C8", "XX"), LINES),
        **dict.fromkeys(
            ("DA", "PY", "Y2"),
            st.sampled_from(
                [["2015"], ["2015/03/05/"], ["2015///ca."], ["n.d."], ["1", "2016//"]]
            ),
        ),
    },
)


def without_empty(item: Any) -> SourceItem:
    return cast("SourceItem", {name: value for name, value in item.items() if value})


def taken(entry: Any, codec: Codec) -> SourceItem:
    return read_entry(entry, codec, TODAY).item


def keyed(reading: Reading) -> SourceItem:
    """The source under the key that it gets: its own, or one of ours."""
    return {**reading.item, "key": reading.id if is_key(reading.id) else "S1"}


class FromSourceTest(TestCase):
    @given(ITEMS)
    @PATIENT
    def test_a_source_comes_back_from_either_format(self, given_item: Any) -> None:
        item = without_empty(given_item)
        for codec in CODECS:
            reading = read_entry(write_entry(item, codec), codec, TODAY)
            back = {n: v for n, v in reading.item.items() if n != "extra"}
            self.assertEqual({**back, "key": reading.id}, item)

    @given(ITEMS)
    @PATIENT
    def test_a_source_comes_back_from_a_table(self, given_item: Any) -> None:
        item = without_empty(given_item)
        head, [cells] = rows_of(to_csv([item]))
        reading = read_row(dict(zip(head, cells, strict=True)), TODAY)
        stripped = {n: v.strip() if isinstance(v, str) else v for n, v in item.items()}
        if not any("<" in str(value) for value in item.values()):
            self.assertEqual({**reading.item, "key": reading.id}, without_empty(stripped))


class FromEntryTest(TestCase):
    @given(CSL_ITEMS)
    @PATIENT
    def test_a_csl_item_comes_back_whole(self, entry: Any) -> None:
        reading = read_entry(entry, CSL, TODAY)
        if not reading.notes:
            # What comes without a name goes with ours.
            named = {**entry, "id": "S1" if entry["id"] == "" else entry["id"]}
            self.assertEqual(write_entry(keyed(reading), CSL), named)

    @given(RIS_ENTRIES)
    @PATIENT
    def test_a_ris_entry_comes_back_whole(self, entry: Any) -> None:
        reading = read_entry(entry, RIS, TODAY)
        self.assertEqual(write_entry(keyed(reading), RIS), {"ID": ["S1"], **entry})

    @given(CSL_ITEMS, st.sampled_from(COLUMNS), WORDS)
    @PATIENT
    def test_what_a_person_changed_since_is_given_out(
        self, entry: Any, column: str, text: str
    ) -> None:
        item = {**taken(entry, CSL), "key": "S1"}
        value = "2011-02" if column in ("issued", "accessed") else text
        item.update({column: "tg" if column == "language" else value})
        back = taken(write_entry(without_empty(item), CSL), CSL)
        changed = {name: back.get(name, "") for name in COLUMNS}
        self.assertEqual(changed, {name: item.get(name, "") for name in COLUMNS})

    def test_a_library_of_zotero_comes_back_equal(self) -> None:
        for entry in library():
            with self.subTest(entry["id"]):
                item = taken(entry, CSL)
                self.assertEqual(write_entry({**item, "key": "x"}, CSL), entry)


class LiteralTest(TestCase):
    def test_a_csl_item(self) -> None:
        reading = read_entry(
            {
                "id": "yusufi2024",
                "type": "report",
                "title": "Relatives of <i>exiles</i>",
                "author": [{"family": "Юсуфӣ", "given": "Парвиз"}, {"literal": "A Group"}],
                "publisher": "UN Human Rights Committee",
                "number": "CCPR/C/1",
                "DOI": "https://doi.org/10.1000/Xy",
                "URL": "https://example.org/1",
                "language": "en-US",
                "issued": {"date-parts": [["2024", 3]]},
                "accessed": {"date-parts": [["2026", 11, 2]]},
                "volume": "3",
                "note": "First line.\nSecond line.",
            },
            CSL,
            TODAY,
        )
        self.assertEqual((reading.id, reading.problems, reading.notes), ("yusufi2024", [], []))
        self.assertEqual(
            {name: value for name, value in reading.item.items() if name != "extra"},
            {
                "kind": "un",
                "author": "Парвиз Юсуфӣ; A Group",
                "publisher": "UN Human Rights Committee",
                "title": "Relatives of exiles",
                "symbol": "CCPR/C/1; doi:10.1000/Xy",
                "url": "https://example.org/1",
                "language": "en",
                "issued": "2024-03",
                "accessed": "2026-11-02",
                "note": "First line.\nSecond line.",
                "certainty": "memory",
            },
        )
        self.assertEqual(
            reading.item["extra"]["csl-json"]["fields"],
            {
                "title": "Relatives of <i>exiles</i>",
                "author": [{"family": "Юсуфӣ", "given": "Парвиз"}, {"literal": "A Group"}],
                "DOI": "https://doi.org/10.1000/Xy",
                "language": "en-US",
                "issued": {"date-parts": [["2024", 3]]},
                "accessed": {"date-parts": [["2026", 11, 2]]},
                "volume": "3",
            },
        )

    def test_a_source_as_csl_and_as_ris(self) -> None:
        item = SourceItem(
            key="S60",
            kind="court",
            publisher="European Court of Human Rights",
            title="Iskandarov v. Russia",
            issued="2010-09-23",
            symbol="17185/05; doi:10.1000/x",
            url="https://hudoc.example/1",
            accessed="2026-11-24",
            certainty="read",
            reliability="Final.",
            themes=["T07"],
            note="One.\nTwo.",
        )
        self.assertEqual(
            write_entry(item, CSL),
            {
                "id": "S60",
                "type": "legal_case",
                "title": "Iskandarov v. Russia",
                "authority": "European Court of Human Rights",
                "issued": {"date-parts": [[2010, 9, 23]]},
                "number": "17185/05",
                "DOI": "10.1000/x",
                "URL": "https://hudoc.example/1",
                "accessed": {"date-parts": [[2026, 11, 24]]},
                "note": "One.\nTwo.",
                "custom": {"casework": {"reliability": "Final.", "themes": ["T07"]}},
            },
        )
        self.assertEqual(
            write_entry(item, RIS),
            {
                "TY": ["CASE"],
                "ID": ["S60"],
                "TI": ["Iskandarov v. Russia"],
                "PB": ["European Court of Human Rights"],
                "PY": ["2010"],
                "DA": ["2010/09/23/"],
                "M1": ["17185/05"],
                "DO": ["10.1000/x"],
                "UR": ["https://hudoc.example/1"],
                "Y2": ["2026/11/24/"],
                "N1": ["One.", "Two."],
                "C8": ['casework {"reliability": "Final.", "themes": ["T07"]}'],
            },
        )

    def test_a_publisher_is_found_where_formats_hide_it(self) -> None:
        table: tuple[tuple[Any, str, str], ...] = (
            ({"publisher": "A", "container-title": "B"}, "A", "B"),
            ({"authority": "Court", "container-title": "Reports"}, "Court", "Reports"),
            ({"container-title": "Paper"}, "Paper", ""),
            ({"author": [{"literal": "Somebody"}]}, "Somebody", ""),
            ({"URL": "https://www.example.org/a"}, "example.org", ""),
        )
        for fields, publisher, container in table:
            with self.subTest(fields=fields):
                item = taken({"id": "1", "type": "report", "title": "T", **fields}, CSL)
                told = item.get("publisher", ""), item.get("container", "")
                self.assertEqual(told, (publisher, container))

    def test_kinds_by_type_and_publisher(self) -> None:
        table = (
            ("report", "UN Human Rights Committee", "un"),
            ("report", "European Parliament", "eu"),
            ("report", "Landinfo (Norway)", "coi-unit"),
            ("report", "US Department of State", "government"),
            ("report", "Amnesty International", "ngo"),
            ("legal_case", "European Court of Human Rights", "court"),
            ("legal_case", "VG Köln", "court-national"),
            ("article-newspaper", "UN News", "media"),
            ("article-journal", "Journal of Refugee Studies", "academic"),
            ("post-weblog", "A blog", "blog"),
            ("dataset", "GUS", "government-stat"),
            ("never-heard-of", "X", "ngo"),
        )
        for kind, publisher, code in table:
            with self.subTest(kind=kind, publisher=publisher):
                item = taken({"id": "1", "type": kind, "title": "T", "publisher": publisher}, CSL)
                self.assertEqual(item["kind"], code)

    def test_a_kind_that_a_person_corrects_comes_back(self) -> None:
        entry = {"id": "1", "type": "interview", "title": "T", "publisher": "P"}
        item = taken(entry, CSL)
        item["key"] = "1"
        item["kind"] = "party"
        written = write_entry(item, CSL)
        self.assertEqual(written, {**entry, "custom": {"casework": {"kind": "party"}}})
        item["kind"] = "court"
        self.assertEqual(write_entry(item, CSL)["type"], "legal_case")
        self.assertEqual(taken(write_entry(item, CSL), CSL)["kind"], "court")


class CrossTest(TestCase):
    def test_what_came_as_csl_goes_out_as_ris(self) -> None:
        item = taken(library(4)[3], CSL)
        item["key"] = "x-2012"
        self.assertEqual(
            write_entry(item, RIS),
            {
                "TY": ["JOUR"],
                "ID": ["x-2012"],
                "TI": ["Returns from abroad: report No. 3"],
                "AU": [
                    "Кароматов, С. Д.",
                    "Working Group on Invented Affairs",
                    "رحیمی, دلنواز",
                ],
                "PB": ["Open Files"],
                "PY": ["2012"],
                "DA": ["2012///2012~"],
                "LA": ["pl"],
                "DO": ["10.9999/invented.3"],
                "UR": ["https://www.example.org/article-journal/3?lang=en"],
                "Y2": ["2026/11/04/"],
                "AB": ["Abstract 3 in two lines. It says “more” – <p>and so on</p>."],
                "VL": ["3"],
                "ST": ["Returns from abroad"],
                "SN": ["1234-5678"],
                "SP": ["1"],
                "EP": ["24"],
            },
        )

    def test_what_came_as_ris_goes_out_as_csl(self) -> None:
        entry: Any = {
            "TY": ["JOUR"],
            "TI": ["T"],
            "AU": ["Юсуфӣ, Зарина", "A Group", "King, M. L., Jr."],
            "PB": ["P"],
            "AB": ["An abstract"],
            "SN": ["978-3-16-148410-0"],
            "SP": ["7"],
            "KW": ["exile", "family"],
        }
        item = taken(entry, RIS)
        item["key"] = "y"
        self.assertEqual(
            write_entry(item, CSL),
            {
                "id": "y",
                "type": "article-journal",
                "title": "T",
                "publisher": "P",
                "author": [
                    {"family": "Юсуфӣ", "given": "Зарина"},
                    {"literal": "A Group"},
                    {"literal": "M. L. King Jr."},
                ],
                "abstract": "An abstract",
                "ISBN": "978-3-16-148410-0",
                "page": "7",
                "keyword": "exile, family",
            },
        )


class BadEntryTest(TestCase):
    def check(self, fields: Any) -> list[tuple[str, str]]:
        reading = read_entry({"id": "1", "type": "report", "title": "T", **fields}, CSL, TODAY)
        return [(p.code, p.where) for p in (*reading.problems, *reading.notes)]

    def test_dates(self) -> None:
        table: tuple[tuple[Any, list[tuple[str, str]]], ...] = (
            ({"date-parts": [[2021, 2, 30]]}, [("bad-date", "issued")]),
            ({"date-parts": [[2026, 11, 25]]}, [("date-in-future", "issued")]),
            ({"date-parts": [[2027]]}, [("date-in-future", "issued")]),
            ({"date-parts": [[2026, 11, 24]]}, []),
            ({"date-parts": [[2026]]}, []),
            ({"date-parts": [[2026], [2027]]}, []),
            ({"literal": "before the war"}, [("date-kept", "issued")]),
        )
        for issued, codes in table:
            with self.subTest(issued=issued):
                self.assertEqual(self.check({"issued": issued}), codes)

    def test_a_script_does_not_come_back(self) -> None:
        entry: Any = {
            "id": "1",
            "type": "report",
            "title": "A<script>x()</script>",
            "abstract": "<img>",
        }
        reading = read_entry(entry, CSL, TODAY)
        self.assertEqual(
            [(note.code, note.where) for note in reading.notes],
            [("markup-removed", "title"), ("markup-removed", "abstract")],
        )
        self.assertEqual(reading.item["title"], "A")
        self.assertNotIn("<", str(write_entry({**reading.item, "key": "1"}, CSL)))

    def test_a_block_of_ours_that_somebody_else_wrote_is_held_to_its_types(self) -> None:
        block = {
            "kind": "spy",
            "title": 7,
            "certainty": "read",
            "key": "S1",
            "themes": "T05",
            "reliability": "Fine.",
        }
        entry = {"id": "1", "type": "report", "title": "T", "custom": {"casework": block, "a": 1}}
        item = taken(entry, CSL)
        self.assertEqual((item["kind"], item["title"], item["certainty"]), ("ngo", "T", "memory"))
        self.assertEqual(item["reliability"], "Fine.")
        self.assertNotIn("themes", item)
        self.assertNotIn("key", item)


class TableTest(TestCase):
    def test_a_spreadsheet_finds_no_formula(self) -> None:
        item = SourceItem(
            key="S1",
            kind="ngo",
            publisher="+41",
            title='=HYPERLINK("http://evil.example","x")',
            author="@cmd",
            note="-2",
            container="\tx",
            symbol="'=1",
            certainty="read",
            extra={"csv": {"=name": "=1+1"}},
        )
        text = to_csv([item])
        self.assertTrue(text.startswith("\ufeffkey,kind,"))
        for cell in (
            "'+41",
            '"\'=HYPERLINK(""http://evil.example"",""x"")"',
            "'@cmd",
            "'-2",
            "'\tx",
            "''=1",
            "'=name",
            "'=1+1",
        ):
            self.assertIn(cell, text)
        head, [cells] = rows_of(text)
        reading = read_row(dict(zip(head, cells, strict=True)), TODAY)
        self.assertEqual({**reading.item, "key": "S1", "container": "\tx"}, item)

    def test_a_table_as_people_keep_it(self) -> None:
        text = 'title;publisher;issued;themes;shelf\r\n"Two\nlines";UNHCR;2024;T01; T02;B 4\r\n'
        head, rows = rows_of(text.replace("T01; T02", '"T01; T02"'))
        reading = read_row(dict(zip(head, rows[0], strict=True)), TODAY)
        self.assertEqual(
            reading.item,
            {
                "title": "Two\nlines",
                "publisher": "UNHCR",
                "issued": "2024",
                "kind": "un",
                "certainty": "memory",
                "themes": ["T01", "T02"],
                "extra": {"csv": {"shelf": "B 4"}},
            },
        )

    def test_a_column_of_somebody_elses_is_given_out_again(self) -> None:
        item = SourceItem(key="S1", kind="ngo", publisher="P", title="T", certainty="read")
        other = SourceItem(**{**item, "key": "S2", "extra": {"csv": {"shelf": "B 4"}}})
        head, rows = rows_of(to_csv([item, other]))
        self.assertEqual(head[-1], "shelf")
        self.assertEqual([row[-1] for row in rows], ["", "B 4"])

    def test_what_cannot_be_kept_is_told(self) -> None:
        for text in ("{", "[1]", "7"):
            with self.subTest(text):
                reading = read_row({"title": "T", "extra": text}, TODAY)
                codes = [(p.code, p.where) for p in reading.problems]
                self.assertEqual(codes, [("extra-broken", "extra")])
