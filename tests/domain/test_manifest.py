from __future__ import annotations

import json
import unittest
from dataclasses import replace

from casework.domain.errors import Refused
from casework.domain.manifest import (
    Difference,
    ExhibitSeal,
    Manifest,
    canonical,
    differences,
    fingerprint,
    read_manifest,
    tool_changes,
)

HASH = "ab" * 32


def manifest(*pages: str, **parts: tuple[str, ...]) -> Manifest:
    return Manifest(
        ref="DE-2026-TEST",
        language="de",
        as_of="2026-11-24",
        plan=HASH,
        tools={"weasyprint": "70.0", "casework": "0.1.0"},
        fonts={"NotoSans-Regular.ttf": HASH},
        exhibits=(ExhibitSeal("Anlage K 1", 2, 3, 4, HASH, HASH),),
        parts={"pages": pages, **parts},
    )


class JsonTests(unittest.TestCase):
    def test_json_has_one_spelling(self) -> None:
        self.assertEqual(canonical({"b": [1, "Қ"], "a": None}), '{"a":null,"b":[1,"Қ"]}'.encode())
        self.assertEqual(fingerprint({"b": 1, "a": 2}), fingerprint({"a": 2, "b": 1}))

    def test_it_is_read_as_it_was_written(self) -> None:
        made = manifest("1", "2")
        self.assertEqual(read_manifest(made.as_json()), made)
        self.assertEqual(json.loads(made.as_json())["format"], "casework-manifest-1")

    def test_anything_else_is_refused(self) -> None:
        good = json.loads(manifest("1").as_json())
        bad_exhibit = dict(good["exhibits"][0]) | {"first_page": "3"}
        for name, content in (
            ("text", b"hello"),
            ("list", b"[]"),
            ("deep", b"[" * 100_000),
            ("format", canonical(good | {"format": "casework-manifest-9"})),
            ("field", canonical(good | {"more": 1})),
            ("hash", canonical(good | {"plan": "xyz"})),
            ("fonts", canonical(good | {"fonts": {"a": 7}})),
            ("number", canonical(good | {"exhibits": [bad_exhibit]})),
            ("spelling", json.dumps(good).encode()),
        ):
            with self.subTest(name), self.assertRaises(Refused) as caught:
                read_manifest(content)
            self.assertEqual(caught.exception.problems[0].code, "seal-format")


class DifferenceTests(unittest.TestCase):
    def told(self, *pages: str) -> list[tuple[str, int, str, int]]:
        found = differences(manifest("a", "b", "c", "d"), {"pages": pages})
        return [(one.what, one.number, one.label, one.exhibit_page) for one in found]

    def test_pages_are_compared_in_their_order(self) -> None:
        for pages, told in (
            (("a", "b", "c", "d"), []),
            (("a", "x", "c", "d"), [("changed", 2, "", 0)]),
            (("a", "b", "c", "x"), [("changed", 4, "Anlage K 1", 2)]),
            (("a", "c", "d"), [("missing", 2, "", 0)]),
            (("a", "b", "c", "d", "x"), [("added", 5, "", 0)]),
            (("x", "a", "b", "c", "d"), [("added", 1, "", 0)]),
            (("a", "a", "b", "c", "d"), [("added", 1, "", 0)]),
            (("a", "c", "b", "d"), [("moved", 3, "Anlage K 1", 1)]),
            (
                (),
                [
                    (w, n, *at)
                    for w, n, at in (
                        ("missing", 1, ("", 0)),
                        ("missing", 2, ("", 0)),
                        ("missing", 3, ("Anlage K 1", 1)),
                        ("missing", 4, ("Anlage K 1", 2)),
                    )
                ],
            ),
        ):
            with self.subTest(pages=pages):
                found = self.told(*pages)
                if told and told[0][0] == "moved":
                    # Which of two that changed places moved is a matter of view.
                    self.assertEqual([one[0] for one in found], ["moved"])
                else:
                    self.assertEqual(found, told)

    def test_other_parts_are_told_as_a_whole_and_in_order(self) -> None:
        made = manifest("a", metadata=("m",), bookmarks=("1", "2"))
        found = differences(made, {"pages": ("a",), "metadata": ("n",), "bookmarks": ("1",)})
        self.assertEqual(
            found, (Difference("bookmarks", "missing", 2), Difference("metadata", "changed"))
        )

    def test_an_attachment_that_came_is_added(self) -> None:
        self.assertEqual(
            differences(manifest("a"), {"pages": ("a",), "attachments": ("x",)}),
            (Difference("attachments", "added", 1),),
        )


class ToolTests(unittest.TestCase):
    def test_it_names_each_that_is_another_one(self) -> None:
        made = replace(manifest(), tools={"a": "1", "b": "1", "c": "1"})
        self.assertEqual(
            tool_changes(made.tools, {"a": "1", "b": "2", "d": "1"}),
            (("b", "1", "2"), ("c", "1", "–"), ("d", "–", "1")),
        )


class ExcerptTests(unittest.TestCase):
    def test_only_an_excerpt_says_which_pages_it_shows(self) -> None:
        whole = manifest("1")
        self.assertNotIn(b"used", whole.as_json())
        part = replace(whole, exhibits=(replace(whole.exhibits[0], used=(2, 5)),))
        self.assertIn(b'"used":[2,5]', part.as_json())
        self.assertEqual(read_manifest(part.as_json()), part)
        bad = part.as_json().replace(b"[2,5]", b'["2",5]')
        with self.assertRaises(Refused):
            read_manifest(bad)

    def test_a_page_of_an_excerpt_is_named_as_in_the_paper(self) -> None:
        whole = manifest("1")
        part = replace(whole, exhibits=(replace(whole.exhibits[0], used=(2, 5)),))
        self.assertEqual(
            [part.place(page) for page in (2, 3, 4)], [None, ("Anlage K 1", 2), ("Anlage K 1", 5)]
        )
        self.assertEqual(whole.place(4), ("Anlage K 1", 2))
