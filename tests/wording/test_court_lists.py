"""What is said of courts' lists and their matches."""

from __future__ import annotations

from django.test import SimpleTestCase
from django.utils import translation

from casework.domain.errors import Problem
from casework.wording import PROBLEMS
from casework.wording.court_lists import first_of, how_known, mark_of


class MarkTests(SimpleTestCase):
    def test_a_match_by_shape_and_word(self) -> None:
        cases = {
            ("url", True): ("good", "Sure"),
            ("title", True): ("warn", "Probable"),
            ("person", True): ("good", "Confirmed"),
            ("person", False): ("plain", "Not known to us"),
            ("", False): ("plain", "Not known to us"),
        }
        for (how, is_ours), expected in cases.items():
            with self.subTest(how=how, is_ours=is_ours):
                self.assertEqual(mark_of(how, is_ours=is_ours), expected)

    def test_by_what_it_is_known(self) -> None:
        cases = {
            ("url", True): "same address",
            ("person", True): "said by a person",
            ("person", False): "a person said: none of ours",
            ("", False): "",
            ("no such likeness", True): "",
        }
        for (how, is_ours), expected in cases.items():
            with self.subTest(how=how, is_ours=is_ours):
                self.assertEqual(how_known(how, is_ours=is_ours), expected)


class FirstTests(SimpleTestCase):
    def told(self, *problems: Problem) -> list[str]:
        return first_of(problems, PROBLEMS)

    def test_lines_and_references_are_named(self) -> None:
        future: dict[str, str | int] = {"value": "2126-01-01"}
        self.assertEqual(
            self.told(
                Problem("date-in-future", "3", future),
                Problem("date-in-future", "#4", future),
                Problem("schema-long", "5.publisher", {"limit": 200}),
                Problem("ris-unfinished", ": #6"),
                Problem("court-list-html", "", {"tag": "<p>"}),
            ),
            [
                "Line 3: “2126-01-01” has not come yet.",
                "Entry 4: “2126-01-01” has not come yet.",
                "Line 5: The text is longer than 200 characters.",
                "Entry 6: The reference has no end (“ER  - ”). The file may be cut off.",
                "This is a piece of a web page (it holds “<p>”). Copy the text that the browser "
                "shows, and paste that.",
            ],
        )

    def test_of_many_the_first_twenty(self) -> None:
        found = self.told(*(Problem("court-list-empty", str(n)) for n in range(1, 24)))
        self.assertEqual(len(found), 21)
        self.assertEqual(found[-1], "… and 3 more.")

    def test_in_the_language_of_the_screen(self) -> None:
        problem = Problem("court-list-empty", "7")
        with translation.override("de"):
            self.assertTrue(self.told(problem)[0].startswith("Zeile 7: "))
        with translation.override("pl"):
            self.assertTrue(self.told(problem)[0].startswith("Wiersz 7: "))
