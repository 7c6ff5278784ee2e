"""Structures of submissions: read, and checked."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

from casework.domain.submissions import SubmissionItem, check_submissions, submission_of


def item(**fields: Any) -> SubmissionItem:
    given: dict[str, Any] = {
        "key": "DE-ACTION",
        "jurisdiction": "DE",
        "kind": "appeal",
        "stages": ["court"],
        "position": 1,
        "title": "Klage",
        "titles": {"en": "Action", "de": "Klage"},
        "certainty": "M",
        "source": "practice",
        "parties": [{"text": "Kläger", "explain": {"en": "Plaintiff"}}],
        "requests": [
            {
                "text": "Der Bescheid wird aufgehoben.",
                "explain": {"en": "Quash"},
                "rules": ["DE-A"],
            }
        ],
        "headings": [{"text": "Rubrum", "explain": {"en": "Parties"}, "rules": ["DE-B", "DE-A"]}],
        "annexes": {"label": "Anlage K {n}", "list": "Anlagenverzeichnis", "rule": "DE-C"},
        "attach": [{"text": "Vollmacht", "explain": {"en": "Power of attorney"}}],
        "rules": ["DE-A"],
    }
    made: SubmissionItem = given | fields  # type: ignore[assignment] # a checked item
    return made


class SubmissionTest(TestCase):
    def test_it_is_in_the_official_language_and_marked(self) -> None:
        facts = submission_of(item())
        self.assertEqual((facts.language, facts.to_be_verified), ("de", True))
        self.assertEqual(facts.annex_labels(), ("Anlage K 1", "Anlage K 2"))

    def test_its_rules_are_named_once_each(self) -> None:
        self.assertEqual(submission_of(item()).all_rules(), ("DE-A", "DE-B", "DE-C"))

    def test_what_fits_together(self) -> None:
        self.assertEqual(check_submissions([("s", item())], {"DE-A", "DE-B", "DE-C"}, ()), [])

    def test_references_to_what_there_is_not(self) -> None:
        first, second = item(authorities=["DE-VG-X"]), item()
        found = check_submissions([("s[0]", first), ("s[1]", second)], {"DE-A", "DE-C"}, {"DE-Y"})
        self.assertEqual(
            [(p.where, p.code) for p in found],
            [
                ("s[1]", "duplicate-key"),
                ("s[0].headings[0].rules[0]", "unknown-rule"),
                ("s[1].headings[0].rules[0]", "unknown-rule"),
                ("s[0].authorities[0]", "unknown-authority"),
            ],
        )
