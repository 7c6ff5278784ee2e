"""Files of references are known by what is in them, and refused for what is wrong in them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from unittest import TestCase

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.adapters.reference_files import ReferenceFile, load, parse_ris, write_csl, write_ris
from casework.adapters.text_files import decoded
from casework.domain.errors import Refused
from casework.domain.exchange import Entry, Format
from casework.wording import sentences

RIS = "TY  - RPRT\r\nTI  - Report\r\nAU  - Юсуфӣ, Зарина\r\nAU  - Lemon, E.\r\nER  - \r\n"
LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=20
).map(str.strip)
ENTRIES = st.lists(
    st.dictionaries(
        st.from_regex(r"[A-Z][A-Z0-9]", fullmatch=True).filter(
            lambda tag: tag not in ("TY", "ER")
        ),
        st.lists(LINE.filter(bool), min_size=1, max_size=3),
        max_size=4,
    ).map(lambda tags: {"TY": ["RPRT"], **tags}),
    max_size=4,
)


class FileCase(TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def load(self, content: str | bytes, name: str = "file.txt") -> object:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load(path, name)

    def entries(self, content: str | bytes, name: str = "file.txt") -> list[Entry]:
        file = self.load(content, name)
        assert isinstance(file, ReferenceFile)
        return list(file.entries)

    def refused(self, content: str | bytes, name: str = "file.txt") -> list[str]:
        with self.assertRaises(Refused) as caught:
            self.load(content, name)
        return sentences(caught.exception.problems)


class RecognitionTest(FileCase):
    def test_by_content_whatever_the_name(self) -> None:
        table: tuple[tuple[str, str, Format], ...] = (
            (RIS, "x.json", Format.RIS),
            ("\ufeff\n1.\r\n" + RIS, "x.txt", Format.RIS),
            ('\n[{"type": "book", "id": 1}]', "x.ris", Format.CSL),
            ("[]", "x.csv", Format.CSL),
            ("title,publisher\nA,B\n", "x.json2", Format.CSV),
            ("\ufeffpublisher;title\n", "x.ods", Format.CSV),
        )
        for content, name, form in table:
            with self.subTest(name):
                file = self.load(content, name)
                assert isinstance(file, ReferenceFile)
                self.assertEqual((file.name, file.format), (name, form))

    def test_an_object_is_evidence_of_our_own(self) -> None:
        self.assertEqual(self.load('{"schema": "x"}', "x.ris"), {"schema": "x"})

    def test_what_is_none_of_them(self) -> None:
        unknown = (
            "This is none of the formats taken here: RIS (begins with “TY  - ”), CSL-JSON, a table"
            " with at least the columns title and publisher, or JSON by docs/evidence.schema.json."
        )
        table = (
            ("@article{x}", "x.bib", [f"x.bib: {unknown}"]),
            ("", "x.csv", [f"x.csv: {unknown}"]),
            ("name,age\nA,7\n", "x.csv", [f"x.csv: {unknown}"]),
            (
                "%PDF-1.7\n",
                "x.ris",
                ["x.ris: This is no RIS: it begins with “%PDF-1.7” instead of “TY  - ”."],
            ),
            ("", "x.ris", ["x.ris: This is no RIS: it begins with “” instead of “TY  - ”."]),
            (
                '[{"type": "book"}, 7, {"title": "A"}]',
                "x.json",
                [
                    "x.json: #2: This is no CSL-JSON: an item with a type is expected here.",
                    "x.json: #3: This is no CSL-JSON: an item with a type is expected here.",
                ],
            ),
            (
                '[{"type": "book"',
                "x.json",
                ["x.json: This is no JSON: line 1, column 17: Expecting ',' delimiter."],
            ),
        )
        for content, name, lines in table:
            with self.subTest(name):
                self.assertEqual(self.refused(content, name), lines)


class EncodingTest(FileCase):
    def test_utf_16_with_its_mark_is_read(self) -> None:
        self.assertEqual(self.entries(RIS.encode("utf-16"))[0]["TI"], ["Report"])

    def test_an_old_cyrillic_encoding_is_named(self) -> None:
        text = RIS.replace("Report", "Давление на родственников").replace("ӣ", "и")
        for code, name in (("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R")):
            with self.subTest(code):
                self.assertEqual(
                    self.refused(text.encode(code), "old.ris"),
                    [
                        "old.ris: The file is not in UTF-8 but, as it seems, in"
                        f" {name} (byte 18). Save it as UTF-8."
                    ],
                )

    def test_of_another_only_that_it_is_not_utf_8(self) -> None:
        text = RIS.replace("Report", "Zwölf Jahre für Übersetzer").replace("Юсуфӣ, Зарина", "A")
        self.assertEqual(
            self.refused(text.encode("cp1252"), "old.ris"),
            ["old.ris: Byte 20 is not UTF-8. Save the file as UTF-8."],
        )

    def test_a_mark_of_utf_16_before_something_else(self) -> None:
        with self.assertRaises(Refused):
            decoded(b"\xff\xfea", "x")

    def test_a_file_that_is_not_there(self) -> None:
        with self.assertRaises(Refused) as caught:
            load(self.folder / "none.ris", "none.ris")
        self.assertEqual(
            sentences(caught.exception.problems), ["none.ris: There is no such file."]
        )


class RisTest(FileCase):
    def test_every_tag_under_its_own_name(self) -> None:
        text = (
            "TY  - JOUR\nUR  - https://x.example/a;b\nXY  - mine\nT1  - First line\n"
            "  and the next\nN1  - \nAU  - A\n\nAU  - B\nER  -\n\n2.\nTY  - CASE\nER  - \n"
        )
        self.assertEqual(
            self.entries(text),
            [
                {
                    "TY": ["JOUR"],
                    "UR": ["https://x.example/a;b"],
                    "XY": ["mine"],
                    "T1": ["First line and the next"],
                    "AU": ["A", "B"],
                },
                {"TY": ["CASE"]},
            ],
        )

    def test_what_is_cut_off_or_stray(self) -> None:
        unfinished = "The reference has no end (“ER  - ”). The file may be cut off."
        table = (
            ("TY  - RPRT\nTI  - A", [f"x.ris: #1: {unfinished}"]),
            (RIS + "TY  - RPRT\nTI  - A\n" + RIS, [f"x.ris: #2: {unfinished}"]),
            (
                RIS + "TI  - A\nER  - \n",
                [
                    "x.ris: #2: “TI  - A” stands before the first line (“TY  - ”) of a reference.",
                    "x.ris: #2: “ER  -” stands before the first line (“TY  - ”) of a reference.",
                ],
            ),
        )
        for text, lines in table:
            with self.subTest(lines=lines):
                self.assertEqual(self.refused(text, "x.ris"), lines)

    def test_a_line_after_the_type_is_not_given_to_the_reference_before(self) -> None:
        entries = self.entries(RIS + "TY  - BOOK\nstray words\nER  - \n")
        self.assertEqual(entries[0]["AU"], ["Юсуфӣ, Зарина", "Lemon, E."])

    @given(ENTRIES)
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_what_is_written_is_read_again(self, entries: list[Entry]) -> None:
        text = write_ris(entries)
        self.assertEqual(parse_ris(text, "x"), entries)

    def test_the_lines_of_a_file(self) -> None:
        entry: Entry = {"TI": ["A"], "TY": ["RPRT"], "AU": ["B", "C"]}
        self.assertEqual(
            write_ris([entry]),
            "TY  - RPRT\r\nTI  - A\r\nAU  - B\r\nAU  - C\r\nER  - \r\n\r\n",
        )


class CslTest(FileCase):
    def test_what_is_written_is_read_again(self) -> None:
        items: list[Entry] = [{"type": "book", "title": "Ҳизб", "n": [1, {"a": None}]}]
        self.assertEqual(self.entries(write_csl(items)), items)
        self.assertIn("Ҳизб", write_csl(items))
        self.assertEqual(json.loads(write_csl([])), [])


class CsvTest(FileCase):
    def test_separators_of_spreadsheets(self) -> None:
        for sign in ",;\t":
            with self.subTest(sign):
                text = f'title{sign}publisher\r\n"A{sign} B"{sign}C\r\n{sign}\r\n'
                self.assertEqual(self.entries(text), [{"title": f"A{sign} B", "publisher": "C"}])

    def test_what_is_wrong_with_a_table(self) -> None:
        table = (
            ("title,publisher,title\n", "The column “title” is there twice."),
            ("title,publisher\nA,B,C\n", "#1: The row has 3 cells; the table has 2 columns."),
            ('title,publisher\n"A,B\n', "The table cannot be read: unexpected end of data."),
        )
        for text, sentence in table:
            with self.subTest(sentence):
                self.assertEqual(self.refused(text, "x.csv"), [f"x.csv: {sentence}"])
