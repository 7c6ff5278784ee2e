"""Places in documents, and the order in which problems are told."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.document_paths import has_lost_a_list, in_order, place, sift, within
from casework.domain.errors import Problem


class PlaceTest(TestCase):
    def test_it_is_written_as_readers_write_it(self) -> None:
        table: list[tuple[tuple[str | int, ...], str]] = [
            ((), ""),
            (("people",), "people"),
            (("passages", 3, "acts", 0), "passages[3].acts[0]"),
            (("summary", "en"), "summary.en"),
            (("summary", "e n"), "summary['e n']"),
        ]
        for steps, expected in table:
            with self.subTest(expected):
                self.assertEqual(place(steps), expected)

    def test_the_root_is_named_by_its_file(self) -> None:
        self.assertEqual(within("a.json", ""), "a.json")
        self.assertEqual(within("a.json", "people[0]"), "a.json: people[0]")


class OrderTest(TestCase):
    def test_the_second_comes_before_the_tenth(self) -> None:
        problems = [Problem("x", where) for where in ("p[10]", "p[2].b", "p[2].a", "e[0]")]
        self.assertEqual(
            [problem.where for problem in in_order(problems)],
            ["e[0]", "p[2].a", "p[2].b", "p[10]"],
        )

    def test_files_keep_the_order_in_which_they_were_given(self) -> None:
        problems = [Problem("x", where) for where in ("a.json: p[0]", "z.json: p[1]", "z.json")]
        self.assertEqual(
            [problem.where for problem in in_order(problems, ["z.json", "a.json"])],
            ["z.json", "z.json: p[1]", "a.json: p[0]"],
        )


class SiftTest(TestCase):
    document = {"people": [{"key": "a"}, {"key": "b"}, {"key": 3}, "c"], "events": "none"}

    def test_it_parts_the_sound_from_the_flawed(self) -> None:
        sifted = sift(
            self.document, ["people", "events"], [("people", 1, "role"), ("people", 2, "key")]
        )
        self.assertEqual(sifted.sound, {"people": [("people[0]", {"key": "a"})], "events": []})
        self.assertEqual(sifted.flawed_keys("people"), frozenset({"b"}))
        self.assertEqual(sifted.flawed_keys("events"), frozenset())

    def test_a_list_is_lost_when_it_or_the_root_is_wrong(self) -> None:
        lists = ("people", "events")
        self.assertTrue(has_lost_a_list([("events",)], lists))
        self.assertTrue(has_lost_a_list([()], lists))
        self.assertFalse(has_lost_a_list([("people", 0), ("made_on",)], lists))
