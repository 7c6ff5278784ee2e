"""Sources as a table: CSV of our own columns, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from casework.domain.errors import Problem
from casework.domain.evidence import Certainty
from casework.domain.evidence_files import SourceItem
from casework.domain.exchange import Entry, Reading, date_problems
from casework.domain.exchange_kinds import guess_kind
from casework.domain.exchange_text import harmless

TEXTS = (
    *("key", "kind", "author", "publisher", "title", "container", "issued", "language", "url"),
    *("symbol", "accessed", "certainty", "reliability", "permalink", "licence"),
    *("superseded_by", "importance", "holding"),
)
LISTS = ("themes", "derived_from")
HEAD = (*TEXTS, *LISTS, "note", "extra")
SEPARATOR = "; "
# What a spreadsheet takes for a formula (OWASP, CSV injection), also when escaped already.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
ESCAPED = re.compile(r"'+[=+\-@\t\r]")
# One mark for programs that would else read the file in an old encoding.
BOM = "\ufeff"


def to_csv(items: Iterable[SourceItem]) -> str:
    """The table, with columns of other people's tables after ours."""
    given = [(item, item.get("extra", {})) for item in items]
    foreign = sorted({name for _, extra in given for name in extra.get("csv", {})} - set(HEAD))
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([_escaped(name) for name in (*HEAD, *foreign)])
    for item, extra in given:
        theirs = extra.get("csv", {})
        cells = [*_cells(item), *(str(theirs.get(name, "")) for name in foreign)]
        writer.writerow([_escaped(cell) for cell in cells])
    return BOM + file.getvalue()


def rows_of(text: str) -> tuple[list[str], list[list[str]]]:
    """Names of the columns, and the cells of each row that holds any. Raises csv.Error."""
    text = text.removeprefix(BOM)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    table = [[_unescaped(cell) for cell in row] for row in rows if any(row)]
    return ([name.strip() for name in table[0]], table[1:]) if table else ([], [])


def read_row(cells: Entry, today: dt.date) -> Reading:
    """The source that a row tells of; certainty as the row says, else from memory."""
    clean = cast("Entry", harmless(cells))
    texts = {name: str(clean.get(name, "")).strip() for name in (*TEXTS, "note")}
    item = cast("SourceItem", {n: text for n, text in texts.items() if text and n != "key"})
    item.setdefault("certainty", Certainty.MEMORY.value)
    told = item.get("publisher", ""), item.get("symbol", "")
    item.setdefault("kind", guess_kind("", *told).value)
    for name in LISTS:
        if parts := [part.strip() for part in str(clean.get(name, "")).split(";") if part.strip()]:
            item.update(cast("SourceItem", {name: parts}))
    extra, problems = _extra(clean)
    if extra:
        item["extra"] = extra
    problems += date_problems(item, str, today)
    notes = [Problem("markup-removed", name) for name in cells if cells[name] != clean[name]]
    return Reading(item, texts["key"], problems, notes)


def _cells(item: SourceItem) -> list[str]:
    extra = {name: part for name, part in item.get("extra", {}).items() if name != "csv"}
    values = cast("Mapping[str, object]", item)
    return [
        *(str(values.get(name, "")) for name in TEXTS),
        *(SEPARATOR.join(cast("Sequence[str]", values.get(name, ()))) for name in LISTS),
        item.get("note", ""),
        json.dumps(extra, ensure_ascii=False, sort_keys=True) if extra else "",
    ]


def _extra(cells: Entry) -> tuple[dict[str, dict[str, object]], list[Problem]]:
    foreign = {name: value for name, value in cells.items() if name not in HEAD and value}
    found: dict[str, dict[str, object]] = {"csv": foreign} if foreign else {}
    text = str(cells.get("extra", "")).strip()
    try:
        kept = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return found, [Problem("extra-broken", "extra")]
    return (kept | found, []) if isinstance(kept, dict) else (found, [_not_ours()])


def _not_ours() -> Problem:
    return Problem("extra-broken", "extra")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _escaped(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _unescaped(cell: str) -> str:
    return cell[1:] if ESCAPED.match(cell) else cell
