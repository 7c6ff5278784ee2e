"""Each code of a refusal has one sentence."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from unittest import TestCase

from casework.adapters.json_documents import OTHER, SAYINGS, TYPES
from casework.domain.errors import Problem
from casework.wording import sentence
from casework.wording.problems import PROBLEMS

CODE = Path(__file__).resolve().parents[2] / "casework"


def codes() -> Iterator[tuple[str, str]]:
    """Each code that the program writes down, with the file."""
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                yield from (
                    (path.name, str(first.value))
                    for first in node.args[:1]
                    if isinstance(first, ast.Constant)
                )
    for code in (*TYPES.values(), *(code for code, _ in (*SAYINGS.values(), OTHER))):
        yield "json_documents.py", code


class ProblemsTest(TestCase):
    def test_each_code_has_a_sentence(self) -> None:
        found = list(codes())
        self.assertGreater(len(found), 80)
        missing = sorted({f"{file}: {code}" for file, code in found if code not in PROBLEMS})
        self.assertEqual(missing, [])

    def test_no_sentence_is_written_over_by_another_file(self) -> None:
        modules = [f"casework.wording.{path.stem}" for path in (CODE / "wording").glob("*.py")]
        tables = {
            id(table): table
            for module in modules
            for name, table in vars(import_module(module)).items()
            if name.isupper() and isinstance(table, dict) and table.keys() <= PROBLEMS.keys()
        }.values()
        # Those that are put together from others say nothing of their own.
        own = [t for t in tables if not any(other.keys() < t.keys() for other in tables)]
        counted = Counter(code for table in own for code in table)
        self.assertEqual([code for code, times in counted.items() if times > 1], [])

    def test_each_sentence_is_one(self) -> None:
        for code, text in PROBLEMS.items():
            with self.subTest(code):
                names = re.findall(r"%\((\w+)\)s", str(text))
                told = sentence(Problem(code, "here", dict.fromkeys(names, "X")))
                self.assertRegex(told, r"\Ahere: .+[.?!:)]\Z")
                self.assertNotIn("%", told)
