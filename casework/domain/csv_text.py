"""Tables that leave the house as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from casework.domain.source_table import BOM, FORMULA


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table with a mark for UTF-8; no cell begins as a formula would (OWASP)."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerows([safe(cell) for cell in row] for row in (head, *rows))
    return BOM + file.getvalue()


def safe(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell
