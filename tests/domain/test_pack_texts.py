from __future__ import annotations

import unittest
from typing import Any

from casework.domain.difference import Op, Part
from casework.domain.pack_texts import text_changes


def text(words: str) -> dict[str, str]:
    return {"text": words}


def plan(summary: str = "Same.", alleged: str = "Prison.", **items: str) -> dict[str, Any]:
    rows = [{"passage": key, "text": text(words)} for key, words in items.items()]
    return {
        "summary": text(summary),
        "events": [{"number": 1, "key": "e1", "what": text("Summoned.")}],
        "elements": [
            {
                "number": "5.3",
                "key": "acts",
                "alleged": text(alleged),
                "items": rows,
                "adverse": [],
            }
        ],
    }


class TextChangeTests(unittest.TestCase):
    def told(self, old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, str]]:
        return [(one.kind, one.what, one.where) for one in text_changes(old, new)]

    def test_the_same_differs_in_nothing(self) -> None:
        self.assertEqual(self.told(plan(P1="A."), plan(P1="A.")), [])

    def test_own_words_come_go_and_change(self) -> None:
        old, new = plan(), plan()
        cite = {"kind": "exhibit", "text": "Anlage K 1", "anchor": "a", "item": None}
        strong = {"parts": ["Neu"], "is_strong": True}
        new["own"] = {"requests": [{"parts": [strong, ", siehe ", cite]}], "signature": None}
        new["elements"][0]["reasoning"] = [
            {"items": [[{"parts": ["Eins"]}], [{"parts": ["Zwei"]}]], "is_ordered": False}
        ]
        self.assertEqual(
            self.told(old, new), [("requests", "added", ""), ("reasoning", "added", "5.3")]
        )
        [requests, reasoning] = text_changes(old, new)
        self.assertEqual(requests.parts, (Part(Op.ADDED, "Neu, siehe Anlage K 1\n"),))
        self.assertEqual(reasoning.parts, (Part(Op.ADDED, "Eins\nZwei\n"),))
        self.assertEqual(
            self.told(new, old), [("requests", "removed", ""), ("reasoning", "removed", "5.3")]
        )

    def test_a_finding_comes_goes_or_changes(self) -> None:
        self.assertEqual(self.told(plan(), plan(P1="A.")), [("finding", "added", "5.3")])
        self.assertEqual(self.told(plan(P1="A."), plan()), [("finding", "removed", "5.3")])
        self.assertEqual(self.told(plan(P1="A."), plan(P1="B.")), [("finding", "changed", "5.3")])

    def test_words_that_changed_are_marked(self) -> None:
        [change] = text_changes(plan("Asked in Kulob."), plan("Asked in Khujand."))
        self.assertEqual((change.kind, change.what), ("summary", "changed"))
        self.assertEqual(
            change.parts,
            (
                Part(Op.SAME, "Asked in "),
                Part(Op.REMOVED, "Kulob"),
                Part(Op.ADDED, "Khujand"),
                Part(Op.SAME, "."),
            ),
        )

    def test_an_event_that_is_gone_is_told_after_the_rest(self) -> None:
        new = plan(alleged="Torture.")
        new["events"] = []
        self.assertEqual(
            self.told(plan(), new), [("alleged", "changed", "5.3"), ("event", "removed", "1")]
        )
