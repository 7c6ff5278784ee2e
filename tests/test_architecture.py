"""The house holds: which layer may know which, and what no file of a layer may do."""

from __future__ import annotations

import ast
import re
import sys
import unittest
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "casework"
TEMPLATES = ROOT / "templates"

# Each layer and the layers that it may import besides itself.
ARROWS = {
    "domain": set(),
    "adapters": {"domain"},
    "models": {"domain"},
    "wording": {"domain", "models", "actions"},
    "actions": {"domain", "models", "adapters", "wording"},
    "templatetags": {"domain", "models", "wording"},
    "web": {"domain", "models", "actions", "wording", "templatetags"},
    "management": {"domain", "models", "actions", "wording"},
}
PURE = {"rapidfuzz", "anyascii", "edtf", "holidays"}
# Rows that belong to a case: screens reach them through visible_to() or through their case.
CASE_DATA = {
    "AuditEntry",
    "Build",
    "Case",
    "CaseMember",
    "Choice",
    "ClaimElement",
    "Deadline",
    "Decision",
    "Document",
    "Event",
    "EventDocument",
    "NameKey",
    "Pack",
    "PackText",
    "Person",
    "PersonName",
    "Relation",
    "ResearchEntry",
    "Waiver",
}
# One's own account needs no permission.
OWN_ACCOUNT = {"log_in", "log_out", "change_password"}
MAX_LINES = 300
MAX_TEMPLATE_LINES = 120


def sources(layer: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((CODE / layer).rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def actions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Functions of actions/ that somebody does: public, and told by whom."""
    for path, tree in sources("actions"):
        # These write the rows of an action, which has asked and keeps the record.
        if path.stem.endswith("rows"):
            continue
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if any(arg.arg == "by" for arg in node.args.kwonlyargs) and node.name != "record":
                yield f"{path}: {node.name}", node


def calls(node: ast.AST, name: str) -> int:
    return sum(
        isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Name | ast.Attribute)
        and (inner.func.id if isinstance(inner.func, ast.Name) else inner.func.attr) == name
        for inner in ast.walk(node)
    )


class LayerTests(unittest.TestCase):
    def test_each_layer_imports_only_those_below_it(self) -> None:
        for layer, below in ARROWS.items():
            for path, tree in sources(layer):
                ours = (name.split(".") for name in imports(tree) if name.startswith("casework."))
                known = {parts[1] for parts in ours} & set(ARROWS)
                with self.subTest(file=str(path)):
                    self.assertEqual(known - below - {layer}, set())

    def test_nothing_outside_web_imports_web(self) -> None:
        for layer in set(ARROWS) - {"web"}:
            for path, tree in sources(layer):
                with self.subTest(file=str(path)):
                    found = [name for name in imports(tree) if name.startswith("casework.web")]
                    self.assertEqual(found, [])

    def test_the_domain_knows_no_framework_and_no_clock(self) -> None:
        for path, tree in sources("domain"):
            with self.subTest(file=str(path)):
                foreign = {name.split(".")[0] for name in imports(tree)} - {"casework"} - PURE
                self.assertEqual({name for name in foreign if not is_standard(name)}, set())
                clocks = [calls(tree, name) for name in ("today", "now", "utcnow", "open")]
                self.assertEqual(clocks, [0, 0, 0, 0])

    def test_files_are_short_enough_to_be_read(self) -> None:
        for path in sorted(CODE.rglob("*.py")):
            if "migrations" not in path.parts:
                with self.subTest(file=str(path.relative_to(ROOT))):
                    lines = path.read_text(encoding="utf-8").count("\n")
                    self.assertLess(lines, MAX_LINES)


class ScreenTests(unittest.TestCase):
    def test_screens_reach_case_data_only_through_visible_to(self) -> None:
        for path, tree in sources("web"):
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and is_manager_of_case_data(node.value):
                    with self.subTest(file=str(path), line=node.lineno):
                        self.assertEqual(node.attr, "visible_to")

    def test_views_are_at_most_fifteen_lines(self) -> None:
        for path, tree in sources("web"):
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and node.decorator_list:
                    with self.subTest(file=str(path), view=node.name):
                        self.assertLessEqual(statements(node), 15)


class ActionTests(unittest.TestCase):
    def test_each_asks_for_permission_first(self) -> None:
        for name, node in actions():
            if node.name not in OWN_ACCOUNT:
                with self.subTest(action=name):
                    body = [stmt for stmt in node.body if not is_docstring(stmt)]
                    self.assertEqual(calls(body[0], "require"), 1)

    def test_each_keeps_the_record(self) -> None:
        for name, node in actions():
            with self.subTest(action=name):
                self.assertGreaterEqual(calls(node, "record"), 1)


class TemplateTests(unittest.TestCase):
    def test_no_screen_needs_what_the_policy_forbids(self) -> None:
        forbidden = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)")
        for path in screens():
            with self.subTest(template=str(path.relative_to(ROOT))):
                self.assertIsNone(forbidden.search(path.read_text(encoding="utf-8")))

    def test_nothing_comes_from_another_host(self) -> None:
        loads = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")
        for path in screens():
            with self.subTest(template=str(path.relative_to(ROOT))):
                self.assertIsNone(loads.search(path.read_text(encoding="utf-8")))

    def test_translated_blocks_are_trimmed(self) -> None:
        for path in sorted(TEMPLATES.rglob("*.html")):
            found = re.findall(r"{% blocktrans[^%]*%}", path.read_text(encoding="utf-8"))
            with self.subTest(template=str(path.relative_to(ROOT))):
                self.assertEqual([tag for tag in found if " trimmed" not in tag], [])

    def test_templates_are_short(self) -> None:
        for path in sorted(TEMPLATES.rglob("*.html")):
            with self.subTest(template=str(path.relative_to(ROOT))):
                lines = path.read_text(encoding="utf-8").count("\n")
                self.assertLessEqual(lines, MAX_TEMPLATE_LINES)


def is_standard(name: str) -> bool:
    return name in sys.stdlib_module_names


def is_manager_of_case_data(node: ast.expr) -> bool:
    """Case.objects, and the like."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "objects"
        and isinstance(node.value, ast.Name)
        and node.value.id in CASE_DATA
    )


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def statements(node: ast.FunctionDef) -> int:
    """The logical lines of a function: one for each statement in it."""
    inner = [n for n in ast.walk(node) if isinstance(n, ast.stmt) and n is not node]
    return len([stmt for stmt in inner if not is_docstring(stmt)])


def screens() -> list[Path]:
    """All templates but those that print: packs have no policy, and their own style."""
    return [path for path in sorted(TEMPLATES.rglob("*.html")) if "pack" not in path.parts]
