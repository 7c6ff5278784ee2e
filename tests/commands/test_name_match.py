"""manage.py name_match"""

from __future__ import annotations

import json
import unittest

from tests.commands.run import run


class NameMatchTest(unittest.TestCase):
    def test_one_name_in_two_scripts(self) -> None:
        done = run("name_match", "Umarali Quvvatov", "Умарали Кувватов", "--format", "json")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual(
            json.loads(done.out),
            {
                "names": [
                    {"text": "Umarali Quvvatov", "script": "Latn"},
                    {"text": "Умарали Кувватов", "script": "Cyrl"},
                ],
                "match": True,
                "words": [
                    {"first": "Umarali", "second": "Умарали"},
                    {"first": "Quvvatov", "second": "Кувватов"},
                ],
            },
        )

    def test_in_words(self) -> None:
        self.assertEqual(
            run("name_match", "Қувватов", "Umarali Kuwatow").out, "alike: Қувватов = Kuwatow\n"
        )

    def test_two_people(self) -> None:
        done = run("name_match", "Muhiddin Kabiri", "Муҳиддин Ҷӯраев")
        self.assertEqual((done.status, done.out), (0, "different: Muhiddin = Муҳиддин\n"))

    def test_nothing_in_common(self) -> None:
        self.assertEqual(
            run("name_match", "Kabiri", "Рахмонов").out, "different: no word in common\n"
        )

    def test_a_name_without_letters_matches_nothing(self) -> None:
        self.assertEqual(run("name_match", "123", "123").out, "different: no word in common\n")
