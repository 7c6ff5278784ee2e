"""Files of references: RIS, CSL-JSON and CSV of our columns, known by what is in them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rispy import RisParser

from casework.adapters.json_documents import parse
from casework.adapters.text_files import read_text
from casework.domain.errors import Problem, Refused
from casework.domain.exchange import Entry, Format
from casework.domain.source_table import HEAD, rows_of

BOM = "\ufeff"
RIS_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")
RIS_START = re.compile(r"\s*(?:\d+\.\s*)?TY {1,2}-")
# Numbers that some programs write before each reference.
NUMBERING = re.compile(r"\d+\.")
SHOWN = 40
# TY must come first; readers look for the next; the others follow by their letters.
FIRST = ("TY", "ID", "TI", "T1", "AU", "A1", "PB", "T2", "PY", "DA")
RANKS = {tag: rank for rank, tag in enumerate(FIRST)}


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """The entries of a file, in its order."""

    name: str
    format: Format
    entries: Sequence[Entry]


class TagParser(RisParser):  # type: ignore[misc] # rispy carries no types.
    """Every tag is a list under its own name, so that nothing is renamed, split or lost."""

    DEFAULT_MAPPING: ClassVar[dict[str, str]] = {"TY": "TY"}

    def parse_line(self, line: str) -> tuple[str, str] | tuple[None, str]:
        match = RIS_LINE.fullmatch(line)
        return (match[1], (match[2] or "").strip()) if match else (None, line.strip())

    def _add_tag(
        self, record: dict[str, object], tag: str, content: str, extend_multiline: bool = False
    ) -> None:
        values = record.setdefault(tag, [])
        if not content or not isinstance(values, list):
            return
        if extend_multiline and values:
            values[-1] = f"{values[-1]} {content}"
        else:
            values.append(content)


def load(path: Path, name: str = "") -> object:
    """A ReferenceFile, or the value of a JSON file that is none. Raises Refused."""
    name = name or str(path)
    text = read_text(path, name).removeprefix(BOM)
    start = text.lstrip()[:1]
    if RIS_START.match(text):
        return ReferenceFile(name, Format.RIS, parse_ris(text, name))
    if start in ("[", "{") or path.suffix.lower() == ".json":
        value = parse(text, name)
        return _csl_file(value, name) if isinstance(value, list) else value
    if path.suffix.lower() == ".ris":
        first = next((line for line in text.splitlines() if line.strip()), "")
        raise Refused(Problem("not-ris", name, {"line": first.strip()[:SHOWN]}))
    return ReferenceFile(name, Format.CSV, parse_csv(text, name))


def parse_ris(text: str, name: str) -> list[Entry]:
    """Each reference as its tags with their values. Raises Refused with all that is wrong."""
    lines = [line for line in re.split(r"\r\n|\r|\n", text.removeprefix(BOM)) if line.strip()]
    if problems := list(_ris_problems(lines, name)):
        raise Refused(*problems)
    found = TagParser().parse_lines(iter(lines))
    return [{tag: v if isinstance(v, list) else [v] for tag, v in e.items() if v} for e in found]


def write_ris(entries: Iterable[Entry]) -> str:
    """The references as a file; the lines end as the format says."""
    lines: list[str] = []
    for entry in entries:
        for tag in sorted(entry, key=lambda tag: (RANKS.get(tag, len(RANKS)), tag)):
            values = entry[tag]
            lines += [f"{tag}  - {v}" for v in (values if isinstance(values, list) else [values])]
        lines += ["ER  - ", ""]
    return "".join(f"{line}\r\n" for line in lines)


def write_csl(entries: Iterable[Entry]) -> str:
    return json.dumps(list(entries), ensure_ascii=False, indent=1) + "\n"


def parse_csv(text: str, name: str) -> list[Entry]:
    """Each row by the names of the columns. Raises Refused."""
    try:
        head, rows = rows_of(text)
    except csv.Error as error:
        raise Refused(Problem("csv-broken", name, {"reason": str(error)})) from error
    if "title" not in head or len(set(head) & set(HEAD)) < len(("title", "publisher")):
        raise Refused(Problem("unknown-format", name))
    if twice := next((column for column in head if head.count(column) > 1), None):
        raise Refused(Problem("csv-column-twice", name, {"column": twice}))
    problems = [
        Problem("csv-row-length", f"{name}: #{number}", {"cells": len(row), "columns": len(head)})
        for number, row in enumerate(rows, 1)
        if len(row) > len(head)
    ]
    if problems:
        raise Refused(*problems)
    return [dict(zip(head, row, strict=False)) for row in rows]


def _csl_file(value: list[object], name: str) -> ReferenceFile:
    problems = [
        Problem("not-csl", f"{name}: #{number}")
        for number, item in enumerate(value, 1)
        if not isinstance(item, dict) or not isinstance(item.get("type"), str)
    ]
    if problems:
        raise Refused(*problems)
    return ReferenceFile(name, Format.CSL, [item for item in value if isinstance(item, dict)])


def _ris_problems(lines: Sequence[str], name: str) -> Iterator[Problem]:
    """Lines outside a reference, and references that do not end."""
    number, is_open = 0, False
    for line in lines:
        match = RIS_LINE.fullmatch(line)
        tag = match[1] if match else ""
        if tag == "TY":
            if is_open:
                yield Problem("ris-unfinished", f"{name}: #{number}")
            number, is_open = number + 1, True
        elif tag == "ER" and is_open:
            is_open = False
        elif not is_open and not NUMBERING.fullmatch(line.strip()):
            yield Problem("ris-stray", f"{name}: #{number + 1}", {"line": line.strip()[:SHOWN]})
    if is_open:
        yield Problem("ris-unfinished", f"{name}: #{number}")
