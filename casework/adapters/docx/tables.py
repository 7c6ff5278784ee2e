"""A table of a Word document: its columns as wide as their words ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# In twentieths of a point: the width of the text, of a sign in a table, of the margins of a cell.
WIDTH, SIGN, PADDING = 9242, 100, 180
# More words than these make a column no wider.
WIDEST = 200


def table(node: Element, cell: Callable[[Element], str]) -> str:
    """The table; the lines of its head are repeated on each page, and no line is divided."""
    rows = list(node.iter("tr"))
    heads = {id(row) for head in node.iter("thead") for row in head.iter("tr")}
    widths = _widths(rows)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = (_row(row, widths, cell, is_head=id(row) in heads) for row in rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>'
        f'<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
        # Two tables with nothing between them would be one.
        '<w:p><w:pPr><w:spacing w:after="80" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _row(row: Element, widths: list[int], cell: Callable[[Element], str], *, is_head: bool) -> str:
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell(node)}</w:tc>'
        for width, node in zip(widths, _cells(row), strict=True)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cells(row: Element) -> list[Element]:
    return [node for node in row if node.tag in ("td", "th")]


def _widths(rows: list[Element]) -> list[int]:
    """The width of each column: room for its longest word, and the rest by its text."""
    columns = list(_columns(rows))
    least = [max(map(_longest, column)) * SIGN + PADDING for column in columns]
    rest = WIDTH - sum(least)
    if rest <= 0:
        return [round(width * WIDTH / sum(least)) for width in least]
    wishes = [max(map(_length, column)) for column in columns]
    whole = sum(wishes)
    return [round(width + rest * wish / whole) for width, wish in zip(least, wishes, strict=True)]


def _columns(rows: list[Element]) -> Iterator[tuple[Element, ...]]:
    yield from zip(*map(_cells, rows), strict=True)


def _text(cell: Element) -> str:
    return " ".join("".join(cell.itertext()).split())


def _longest(cell: Element) -> int:
    return max(map(len, _text(cell).split()), default=1)


def _length(cell: Element) -> int:
    return min(max(len(_text(cell)), 1), WIDEST)
