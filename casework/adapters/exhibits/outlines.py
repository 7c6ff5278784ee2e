"""Bookmarks of a stranger's PDF: titles and pages, and nothing that a bookmark could do."""

from __future__ import annotations

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf
from pikepdf import String as Text

MOST = 1000
DEEPEST = 8
LONGEST = 200
Places = Mapping[tuple[int, int], int]


def keep(source: Pdf, target: Pdf) -> None:
    """Give the clean file the bookmarks that lead to one of its pages, as plain ones.

    One that leads elsewhere, or does something, is left out; what was below it moves up. Named
    places are not looked up. More than a thousand, or deeper than eight, are cut off.
    """
    places = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    found = _read(source.Root.get(Name.Outlines), places)
    if not found:
        return
    with target.open_outline() as outline:
        over: list[list[OutlineItem]] = [outline.root]
        for depth, title, page in found:
            del over[depth + 1 :]
            item = OutlineItem(title, page, "Fit")
            over[-1].append(item)
            over.append(item.children)


def _read(outlines: Object | None, places: Places) -> list[tuple[int, str, int]]:
    """Depth, title and page of each bookmark in the order of a reader; circles end."""
    found: list[tuple[int, str, int]] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(0, outlines.get(Name.First))] if isinstance(outlines, Dictionary) else []
    while waiting and len(seen) < MOST:
        depth, item = waiting.pop()
        if not isinstance(item, Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        page = _page(item, places)
        title = _title(item)
        is_kept = page is not None and bool(title)
        if page is not None and title:
            found.append((depth, title, page))
        waiting.append((depth, item.get(Name.Next)))
        if depth + is_kept < DEEPEST:
            waiting.append((depth + is_kept, item.get(Name.First)))
    return _joined(found)


def _joined(found: list[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """No bookmark lies more than one step below the one before it."""
    joined: list[tuple[int, str, int]] = []
    for depth, title, page in found:
        above = joined[-1][0] + 1 if joined else 0
        joined.append((min(depth, above), title, page))
    return joined


def _page(item: Object, places: Places) -> int | None:
    action = item.get(Name.A)
    there = item.get(Name.Dest)
    if isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
        there = action.get(Name.D)
    if isinstance(there, Array) and len(there) and isinstance(there[0], Dictionary):
        return places.get(there[0].objgen)
    return None


def _title(item: Object) -> str:
    title = item.get(Name.Title)
    if not isinstance(title, Text):
        return ""
    return " ".join("".join(sign for sign in str(title) if sign.isprintable()).split())[:LONGEST]
