"""Courts' lists of sources as they arrive: RIS, CSL-JSON, a table, or lines as courts print."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casework.adapters.json_documents import parse
from casework.adapters.reference_files import BOM, RIS_START, parse_ris
from casework.adapters.text_files import decoded
from casework.domain.court_list_lines import (
    is_furniture,
    is_numbered,
    read_line,
    without_number,
)
from casework.domain.court_lists import Entry, columns_of, from_row, from_source, markup_in
from casework.domain.errors import Problem, Refused
from casework.domain.exchange import Codec, read_entry
from casework.domain.exchange import Entry as Reference
from casework.domain.exchange_csl import CSL
from casework.domain.exchange_ris import RIS
from casework.domain.signs import printable
from casework.domain.source_table import rows_of

# The first bytes of files that hold no plain text, and what people call them.
BINARY = ((b"%PDF", "PDF"), (b"PK\x03\x04", "DOCX"), (b"\xd0\xcf\x11\xe0", "DOC"))


@dataclass(frozen=True, slots=True)
class CourtListFile:
    """What a list holds: its entries, and lines that are none."""

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()


def text_of(content: bytes) -> str:
    """The text of a file that was handed over.

    Raises Refused for PDF and Word (court-list-binary) and for text that is not UTF-8 or UTF-16.
    """
    for mark, kind in BINARY:
        if content.startswith(mark):
            raise Refused(Problem("court-list-binary", "", {"kind": kind}))
    return decoded(content, "")


def read_court_list(text: str, today: dt.date) -> CourtListFile:
    """The entries of a list, known by what is in it; whether they hold is not asked here.

    Raises Refused when the text is a web page, or a broken RIS, JSON or table.
    """
    text = printable(text.removeprefix(BOM)).strip("\n")
    if RIS_START.match(text):
        return _references(parse_ris(text, ""), RIS, today)
    if text.lstrip()[:1] in ("[", "{"):
        return _references(_csl(text), CSL, today)
    if tag := markup_in(text):
        raise Refused(Problem("court-list-html", "", {"tag": tag}))
    return _table(text, today) or _lines(text, today)


def _csl(text: str) -> list[Reference]:
    value = parse(text, "")
    items = value if isinstance(value, list) else [value]
    problems = [
        Problem("not-csl", f"#{number}")
        for number, item in enumerate(items, 1)
        if not isinstance(item, dict) or not isinstance(item.get("type"), str)
    ]
    if problems:
        raise Refused(*problems)
    return [item for item in items if isinstance(item, dict)]


def _references(found: Iterable[Reference], codec: Codec, today: dt.date) -> CourtListFile:
    items = (read_entry(reference, codec, today).item for reference in found)
    return CourtListFile(tuple(Entry(f"#{n}", from_source(i)) for n, i in enumerate(items, 1)))


def _table(text: str, today: dt.date) -> CourtListFile | None:
    """The rows of a table whose first line names its columns; None for any other text."""
    try:
        head, rows = rows_of(text)
    except csv.Error as error:
        # A pasted line may hold a quotation mark that is no table's.
        if columns_of(text.partition("\n")[0].replace(";", ",").replace("\t", ",").split(",")):
            raise Refused(Problem("csv-broken", "", {"reason": str(error)})) from error
        return None
    columns = columns_of(head)
    if not columns:
        return None
    entries = (Entry(f"#{n}", from_row(columns, row, today)) for n, row in enumerate(rows, 1))
    return CourtListFile(tuple(entries))


def _lines(text: str, today: dt.date) -> CourtListFile:
    given = list(_numbered(text))
    found = [(where, line) for where, line in given if not is_furniture(line)]
    if is_numbered([line for _, line in found]):
        found = [(where, without_number(line)) for where, line in found]
    entries = tuple(Entry(where, read_line(line, today)) for where, line in found)
    return CourtListFile(entries, tuple(line for _, line in given if is_furniture(line)))


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield str(number), line
