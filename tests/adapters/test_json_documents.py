"""Reading JSON strictly and holding it against its schema."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from unittest import TestCase

from casework.adapters.json_documents import flaws, parse, read
from casework.domain.errors import Refused
from casework.wording import sentence
from tests import documents
from tests.documents import Document


def said(refused: Refused) -> list[str]:
    return [sentence(problem) for problem in refused.problems]


class ReadTest(TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name, "case.json")

    def refused(self, content: bytes) -> list[str]:
        self.path.write_bytes(content)
        with self.assertRaises(Refused) as caught:
            read(self.path, "case.json")
        return said(caught.exception)

    def test_it_reads_text_in_any_script(self) -> None:
        self.path.write_text('{"name": "Қувватов"}', encoding="utf-8")
        self.assertEqual(read(self.path), {"name": "Қувватов"})

    def test_it_passes_over_the_mark_that_windows_writes_first(self) -> None:
        self.path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
        self.assertEqual(read(self.path), {"a": 1})

    def test_it_names_line_and_column(self) -> None:
        self.assertEqual(
            self.refused(b'{\n "a": 1,\n}'),
            [
                "case.json: This is no JSON: line 3, column 1: "
                "Expecting property name enclosed in double quotes."
            ],
        )

    def test_it_refuses_another_encoding(self) -> None:
        self.assertEqual(
            self.refused('{"a": "ż"}'.encode("cp1250")),
            ["case.json: Byte 7 is not UTF-8. Save the file as UTF-8."],
        )

    def test_it_refuses_an_empty_file(self) -> None:
        self.assertEqual(
            self.refused(b""),
            ["case.json: This is no JSON: line 1, column 1: Expecting value."],
        )

    def test_it_refuses_a_name_given_twice(self) -> None:
        self.assertEqual(
            self.refused(b'{"a": {"key": 1, "key": 2}}'),
            ["case.json: “key” stands twice in one object; one of the two would be lost."],
        )

    def test_it_refuses_numbers_that_are_none(self) -> None:
        self.assertEqual(
            self.refused(b'{"a": NaN}'),
            ["case.json: This is no JSON that can be read: NaN."],
        )

    def test_it_refuses_a_number_without_end(self) -> None:
        [line] = self.refused(b'{"a": ' + b"9" * 5000 + b"}")
        self.assertIn("case.json: This is no JSON that can be read", line)

    def test_it_refuses_nesting_without_end(self) -> None:
        self.assertEqual(
            self.refused(b"[" * 100_000),
            ["case.json: Objects and lists are nested too deeply here."],
        )

    def test_it_refuses_what_is_not_there(self) -> None:
        with self.assertRaises(Refused) as caught:
            read(self.path, "case.json")
        self.assertEqual(said(caught.exception), ["case.json: There is no such file."])

    def test_it_refuses_a_folder(self) -> None:
        with self.assertRaises(Refused) as caught:
            read(self.path.parent, "cases")
        self.assertEqual(said(caught.exception), ["cases: This is a folder. Name the file in it."])

    def test_it_says_why_a_file_cannot_be_read(self) -> None:
        with self.assertRaises(Refused) as caught:
            read(Path("/" + "x" * 300), "case.json")
        self.assertEqual(
            said(caught.exception), ["case.json: The file cannot be read: File name too long."]
        )


class FlawsTest(TestCase):
    def found(self, document: object, schema: str = "case") -> list[str]:
        return [sentence(flaw.problem) for flaw in flaws(document, schema)]

    def bent(self, *path: str | int, value: object) -> list[str]:
        document = documents.full_case()
        spot = document
        for step in path[:-1]:
            spot = spot[step]  # type: ignore[index] # lists by number, objects by name
        spot[path[-1]] = value  # type: ignore[index] # as above
        return self.found(document)

    def test_whole_documents_have_none(self) -> None:
        whole: list[tuple[str, Document]] = [
            ("case", documents.full_case()),
            ("evidence", documents.evidence(translations=[documents.translation()])),
            ("law", documents.law()),
        ]
        for schema, document in whole:
            with self.subTest(schema):
                self.assertEqual(flaws(document, schema), [])

    def test_it_names_the_place_and_what_to_do(self) -> None:
        key = "is not written as it must be here (^[A-Za-z0-9][A-Za-z0-9._-]*$)."
        table: list[tuple[tuple[str | int, ...], object, str]] = [
            (("people",), {}, "people: A list […] is expected here."),
            (("people", 0), "Zarina", "people[0]: An object {…} is expected here."),
            (("people", 0, "key"), 7, "people[0].key: Text in quotation marks is expected here."),
            (("people", 0, "key"), "a b", f"people[0].key: “a b” {key}"),
            (("people", 0, "key"), "a\n", f"people[0].key: “a\n” {key}"),
            (("people", 0, "names"), [], "people[0].names: This must not be empty."),
            (
                ("people", 0, "sex"),
                "W",
                "people[0].sex: “W” is not allowed here. Allowed: F, M, X, “”.",
            ),
            (
                ("people", 0, "colour"),
                "red",
                "people[0].colour: A field of this name is not known here. "
                "Remove it or correct its name.",
            ),
            (
                ("people", 0, "profiles"),
                ["EXILE-REL", "EXILE-REL"],
                "people[0].profiles: “EXILE-REL” stands twice in this list.",
            ),
            (
                ("summary",),
                {"fa": "متن"},
                "summary: “fa” is not allowed here. Allowed: en, pl, de, ru, tg.",
            ),
            (
                ("made_on",),
                "2026-02-30",
                "made_on: “2026-02-30” is no day of the calendar. Write 2026-11-24.",
            ),
            (
                ("documents", 0, "exhibit"),
                0,
                "documents[0].exhibit: 0 is too small: at least 1.",
            ),
            (
                ("documents", 0, "exhibit"),
                70_000,
                "documents[0].exhibit: 70000 is too large: at most 32767.",
            ),
            (
                ("documents", 0, "exhibit"),
                1.0,
                "documents[0].exhibit: A whole number is expected here.",
            ),
            (
                ("documents", 0, "exhibit"),
                True,
                "documents[0].exhibit: A whole number is expected here.",
            ),
            (
                ("documents", 0, "file"),
                "a.pdf",
                "documents[0]: Give exactly one of these: file / content + filename.",
            ),
            (
                ("events", 0, "when"),
                "2" * 41,
                "events[0].when: The text is longer than 40 characters.",
            ),
            (
                ("events", 0, "notes"),
                "a\x00b",
                "events[0].notes: The text holds a control character or half a character. "
                "Remove it.",
            ),
            (
                ("events", 0, "notes"),
                "\ud83d",
                "events[0].notes: The text holds a control character or half a character. "
                "Remove it.",
            ),
            (
                ("schema",),
                "casework/case/2",
                "schema: “casework/case/2” is not allowed here. Allowed: casework/case/1.",
            ),
        ]
        for path, value, expected in table:
            with self.subTest(expected):
                self.assertEqual(self.bent(*path, value=value), [expected])

    def test_it_names_a_field_that_is_missing(self) -> None:
        document = documents.case(people=[{"key": "applicant"}])
        del document["jurisdiction"]
        self.assertEqual(
            sorted(self.found(document)),
            [
                "jurisdiction: This field is missing.",
                "people[0].names: This field is missing.",
                "people[0].role: This field is missing.",
            ],
        )

    def test_it_asks_for_a_reason_where_a_passage_is_withheld(self) -> None:
        document = documents.evidence(passages=[documents.passage(printable=False)])
        self.assertEqual(
            self.found(document, "evidence"),
            ["passages[0].withheld_because: This field is missing."],
        )

    def test_it_asks_who_is_quoted_and_for_the_correction(self) -> None:
        document = documents.evidence(
            passages=[
                documents.passage(modality="attributed"),
                documents.passage("P2", currency={"status": "corrected"}),
            ]
        )
        self.assertEqual(
            sorted(self.found(document, "evidence")),
            [
                "passages[0].attributed_to: This field is missing.",
                "passages[1].correction: This field is missing.",
            ],
        )

    def test_a_long_value_is_shown_shortened(self) -> None:
        [line] = self.bent("jurisdiction", value="X" * 500)
        self.assertEqual(
            line, f"jurisdiction: “{'X' * 80}…” is not allowed here. Allowed: PL, DE, AT."
        )

    def test_a_broken_name_is_told_by_its_object(self) -> None:
        lines = self.bent("people", 0, "k\x00", value="x")
        self.assertEqual(
            lines[0],
            "people[0]: The text holds a control character or half a character. Remove it.",
        )

    def test_what_is_no_object_at_all_is_told(self) -> None:
        nothings: list[object] = [[], "text", None, 5]
        for document in nothings:
            with self.subTest(document):
                self.assertEqual(self.found(document), ["An object {…} is expected here."])

    def test_nesting_that_parses_but_goes_too_deep_is_told(self) -> None:
        deep = parse("[" * 900 + "]" * 900, "deep.json")
        found = self.found({**documents.case(), "summary": deep})
        self.assertTrue(
            set(found)
            <= {
                "Objects and lists are nested too deeply here.",
                "summary: An object {…} is expected here.",
            },
            found,
        )

    def test_it_leaves_the_document_as_it_was(self) -> None:
        document = documents.full_case()
        before = copy.deepcopy(document)
        flaws(document, "case")
        self.assertEqual(json.dumps(document), json.dumps(before))
