"""What leads through a pack: the places of its links, its bookmarks, the labels of its pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

ENDS_IN_NUMBER = re.compile(r"(.*?)(\d+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of an exhibit: its title, the page of the file from 0, and those below it."""

    title: str
    page: int
    below: tuple[Bookmark, ...]


def bookmarks_of(pdf: Pdf) -> tuple[Bookmark, ...]:
    """The bookmarks of a clean exhibit, those that lead to one of its pages."""
    if Name.Outlines not in pdf.Root:
        return ()
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        return tuple(_read(outline.root, places))


def without_bookmarks(content: bytes) -> bytes:
    """The exhibit without its bookmarks; the same bytes where it has none, and each time."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        if Name.Outlines not in pdf.Root:
            return content
        del pdf.Root.Outlines
        pdf.remove_unreferenced_resources()
        output = io.BytesIO()
        pdf.save(output, deterministic_id=True)
        return output.getvalue()


def _read(
    items: Iterable[pikepdf.OutlineItem], places: Mapping[tuple[int, int], int]
) -> Iterable[Bookmark]:
    for item in items:
        there = item.destination
        page = places.get(there[0].objgen) if isinstance(there, Array) and len(there) else None
        if page is not None:
            yield Bookmark(item.title, page, tuple(_read(item.children, places)))


def nest(
    pdf: Pdf, sheet: Object, bookmarks: Sequence[Bookmark], pages: Mapping[int, Object]
) -> None:
    """Hang the bookmarks of an exhibit below the one that leads to its first sheet.

    pages holds the pages of the pack by those of the exhibit's file; one that is not bound has no
    bookmark, and neither has an exhibit whose sheet has none.
    """
    over = _leading_to(pdf, sheet)
    if over is not None:
        _hang(pdf, over, _bound(bookmarks, pages), pages)


def _leading_to(pdf: Pdf, page: Object) -> Object | None:
    waiting = [pdf.Root.get(Name.Outlines)]
    while waiting:
        item = waiting.pop()
        if item is None:
            continue
        if Name.Dest in item and item.Dest[0].objgen == page.objgen:
            return item
        waiting += [item.get(Name.Next), item.get(Name.First)]
    return None


def _bound(bookmarks: Iterable[Bookmark], pages: Mapping[int, Object]) -> list[Bookmark]:
    """Without those whose page is not bound; what was below them moves up."""
    kept: list[Bookmark] = []
    for one in bookmarks:
        below = _bound(one.below, pages)
        if one.page in pages:
            kept.append(Bookmark(one.title, one.page, tuple(below)))
        else:
            kept += below
    return kept


def _hang(
    pdf: Pdf, over: Object, bookmarks: Sequence[Bookmark], pages: Mapping[int, Object]
) -> int:
    """Write bookmarks below another, closed; how many there are."""
    items = [
        pdf.make_indirect(
            Dictionary(
                Title=String(one.title), Parent=over, Dest=Array([pages[one.page], Name.Fit])
            )
        )
        for one in bookmarks
    ]
    if not items:
        return 0
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    over.First, over.Last = items[0], items[-1]
    for item, one in zip(items, bookmarks, strict=True):
        _hang(pdf, item, one.below, pages)
    # Less than nought: closed until a reader opens it.
    over.Count = -len(items)
    return len(items)


def lead(pdf: Pdf, places: Mapping[str, tuple[Object, float]]) -> None:
    """Let the names lead to the pages, at so many points from their lower edge."""
    if not places:
        return
    if Name.Names not in pdf.Root or Name.Dests not in pdf.Root.Names:
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array()))
    pairs = list(pdf.Root.Names.Dests.Names)
    found = {bytes(name): there for name, there in zip(pairs[::2], pairs[1::2], strict=True)}
    for name, (page, top) in places.items():
        found[name.encode()] = Array([page, Name.XYZ, 0, top, 0])
    rows: list[object] = []
    for key, there in sorted(found.items()):
        rows += [String(key), there]
    pdf.Root.Names.Dests.Names = Array(rows)


def label(pdf: Pdf, labels: Sequence[str]) -> None:
    """Let a viewer call each page by the number that is printed on it (ISO 32000-1, 12.4.2)."""
    rows: list[object] = []
    parted = [_parted(text) for text in labels]
    # Labels of one prefix that count up are one range.
    keyed = groupby(enumerate(parted), lambda row: (row[1][0], row[1][1] - row[0]))
    for (prefix, _start), run in keyed:
        place, (_prefix, number) = next(run)
        row = Dictionary(S=Name.D, St=number)
        if prefix:
            row.P = String(prefix)
        rows += [place, row]
    pdf.Root.PageLabels = Dictionary(Nums=Array(rows))


def _parted(text: str) -> tuple[str, int]:
    """123.1 is 123. and 1: what stays, and what counts up."""
    found = ENDS_IN_NUMBER.match(text)
    if found is None:
        raise ValueError(f"the label {text} of a page does not end in a number")
    return found[1], int(found[2])
