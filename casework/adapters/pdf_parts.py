"""Takes a run of pages out of a pack, with the tags, bookmarks and places that belong to it.

What leads to a page of another part is told to the caller, who says it in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf

# What is not a picture, font or content: the page, its links and their tags.
PAGE_BYTES = 5_000
FILE_BYTES = 20_000
# Of a page, what it shows; whatever lies below may bear any name.
SHOWN = ("/Resources", "/Contents")

HEADING = re.compile(r"/H([1-6])")

ObjectId = tuple[int, int]


class Weights:
    """About how many bytes a run of pages takes: what several pages share counts once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pages = [dict(_streams(page.obj)) for page in pdf.pages]

    def __call__(self, first: int, last: int) -> int:
        """The bytes of the pages from the first to the last, from 1."""
        held: dict[ObjectId, int] = {}
        for page in self._pages[first - 1 : last]:
            held.update(page)
        return sum(held.values()) + PAGE_BYTES * (last - first + 1) + FILE_BYTES


@dataclass(frozen=True, slots=True)
class Lost:
    """A link of a page of the part to a page of the pack that it does not hold; from 1."""

    page: int
    target: int


def take_out(pdf: Pdf, first: int, last: int) -> tuple[Lost, ...]:
    """Leave only the pages from the first to the last in the document, and drop attachments.

    Tags, bookmarks, names of places and page labels of what is left stay; the labels are those of
    the pack. Returns the links that led elsewhere and are gone.
    """
    places = _Places(pdf)
    labels = [page.label for page in pdf.pages]
    kept = {page.obj.objgen for page in list(pdf.pages)[first - 1 : last]}
    lost, gone = _cut_links(pdf, places, first, last)
    _prune_tags(pdf, kept, gone)
    _prune_bookmarks(pdf, places, first, last)
    _prune_places(pdf, places, first, last)
    drop_attachments(pdf)
    del pdf.pages[last:]
    del pdf.pages[: first - 1]
    _label(pdf, labels[first - 1 : last])
    return lost


def drop_attachments(pdf: Pdf) -> int:
    """Take out every embedded file; how many there were."""
    names = pdf.Root.get(Name.Names, Dictionary())
    count = len(dict(NameTree(names.EmbeddedFiles).items())) if Name.EmbeddedFiles in names else 0
    for holder, key in ((names, "/EmbeddedFiles"), (pdf.Root, "/AF")):
        if key in holder:
            del holder[key]
    return count


class _Places:
    """The page from 1 to which a link or bookmark leads."""

    def __init__(self, pdf: Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = pdf.Root.get(Name.Names, Dictionary())
        named = NameTree(names.Dests).items() if Name.Dests in names else ()
        self._named = {str(name): self._page(dest) for name, dest in named}

    def of(self, holder: Object) -> int | None:
        """Where an annotation or bookmark leads; None for what leads nowhere in the document."""
        dest = holder.get(Name.Dest)
        action = holder.get(Name.A)
        if dest is None and action is not None and action.get(Name.S) == Name.GoTo:
            dest = action.get(Name.D)
        if dest is None:
            return None
        if isinstance(dest, pikepdf.String | Name):
            return self._named.get(str(dest))
        return self._page(dest)

    def of_name(self, name: str) -> int | None:
        return self._named.get(name)

    def _page(self, dest: Object) -> int | None:
        target = dest.get(Name.D) if isinstance(dest, Dictionary) else dest
        return self._pages.get(target[0].objgen) if target else None


def _cut_links(
    pdf: Pdf, places: _Places, first: int, last: int
) -> tuple[tuple[Lost, ...], set[ObjectId]]:
    lost: list[Lost] = []
    gone: set[ObjectId] = set()
    for number, page in enumerate(pdf.pages, 1):
        links = list(page.obj.get(Name.Annots, []))
        if not first <= number <= last:
            gone |= {link.objgen for link in links}
            continue
        stay = []
        for link in links:
            target = places.of(link)
            if target is None or first <= target <= last:
                stay.append(link)
            else:
                lost.append(Lost(number, target))
                gone.add(link.objgen)
        if len(stay) != len(links):
            page.obj.Annots = Array(stay)
    return tuple(lost), gone


def _prune_tags(pdf: Pdf, kept: set[ObjectId], gone: set[ObjectId]) -> None:
    tree = pdf.Root.get(Name.StructTreeRoot)
    if tree is None:
        return
    for element in _children(tree):
        if isinstance(element, Dictionary):
            _prune(element, kept, gone, None)
    if Name.ParentTree in tree:
        tree.ParentTree = _parents(pdf, tree, kept, gone)
    _mend_headings(tree)
    # It names elements that may be gone.
    if Name.IDTree in tree:
        del tree[Name.IDTree]


def _prune(
    element: Object, kept: set[ObjectId], gone: set[ObjectId], page: ObjectId | None
) -> bool:
    """Take out of an element what belongs to other pages; whether anything is left of it."""
    page = element.Pg.objgen if Name.Pg in element else page
    if Name.K not in element:
        return page is None or page in kept
    stay = [child for child in _children(element) if _stays(child, kept, gone, page)]
    if not stay:
        return False
    element.K = Array(stay)
    if Name.Pg in element and element.Pg.objgen not in kept:
        del element[Name.Pg]
    return True


def _mend_headings(tree: Object) -> None:
    """Let the first heading be of the first level and none skip one, as PDF/UA-1 (7.4.2) asks."""
    level = 0
    for element in _in_order(tree):
        found = HEADING.fullmatch(str(element.get(Name.S)))
        if found:
            level = min(int(found[1]), level + 1)
            element.S = Name(f"/H{level}")


def _in_order(element: Object) -> Iterator[Object]:
    for child in _children(element):
        if isinstance(child, Dictionary) and Name.S in child:
            yield child
            yield from _in_order(child)


def _stays(
    child: Object | int, kept: set[ObjectId], gone: set[ObjectId], page: ObjectId | None
) -> bool:
    if not isinstance(child, Dictionary):
        return page in kept
    kind = child.get(Name.Type)
    if kind == Name.OBJR:
        return child.Obj.objgen not in gone
    if kind == Name.MCR:
        return (child.Pg.objgen if Name.Pg in child else page) in kept
    return _prune(child, kept, gone, page)


def _children(element: Object) -> list[Object]:
    held = element.get(Name.K)
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def _parents(pdf: Pdf, tree: Object, kept: set[ObjectId], gone: set[ObjectId]) -> Object:
    """The way from marks to elements, for the pages and links that are left."""
    wanted: set[int] = set()
    for page in pdf.pages:
        if page.obj.objgen not in kept:
            continue
        if Name.StructParents in page.obj:
            wanted.add(int(page.obj.StructParents))
        links = list(page.obj.get(Name.Annots, []))
        wanted |= {int(link.StructParent) for link in links if Name.StructParent in link}
    rows = [(n, v) for n, v in NumberTree(tree.ParentTree).items() if int(n) in wanted]
    pairs = [item for n, v in sorted(rows, key=lambda row: int(row[0])) for item in (int(n), v)]
    return pdf.make_indirect(Dictionary(Nums=Array(pairs)))


def _prune_bookmarks(pdf: Pdf, places: _Places, first: int, last: int) -> None:
    if Name.Outlines not in pdf.Root:
        return
    with pdf.open_outline() as outline:
        outline.root[:] = [
            found for item in list(outline.root) for found in _bookmark(item, places, first, last)
        ]


def _bookmark(
    item: pikepdf.OutlineItem, places: _Places, first: int, last: int
) -> Iterator[pikepdf.OutlineItem]:
    """The bookmark where it leads into the part; else what is below it."""
    below = [found for child in item.children for found in _bookmark(child, places, first, last)]
    target = places.of(item.obj) if item.obj is not None else None
    if target is None or not first <= target <= last:
        yield from below
        return
    item.children[:] = below
    yield item


def _prune_places(pdf: Pdf, places: _Places, first: int, last: int) -> None:
    names = pdf.Root.get(Name.Names, Dictionary())
    if Name.Dests not in names:
        return
    pairs: list[Object] = []
    for name, dest in sorted(NameTree(names.Dests).items()):
        target = places.of_name(str(name))
        if target is not None and first <= target <= last:
            pairs += [pikepdf.String(str(name)), dest]
    names.Dests = pdf.make_indirect(Dictionary(Names=Array(pairs)))


def _label(pdf: Pdf, labels: Sequence[str]) -> None:
    """Let a viewer show the page numbers of the pack."""
    nums: list[object] = []
    for place, label in enumerate(labels):
        follows = place and label.isdigit() and labels[place - 1] == str(int(label) - 1)
        if follows:
            continue
        row = Dictionary(S=Name.D, St=int(label)) if label.isdigit() else None
        nums += [place, row if row is not None else Dictionary(P=pikepdf.String(label))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(nums))


def _streams(page: Object) -> Iterator[tuple[ObjectId, int]]:
    """The streams that a page draws on, with their bytes as they lie in the file."""
    waiting, seen = _below(page), set[ObjectId]()
    while waiting:
        item = waiting.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, pikepdf.Stream):
            yield item.objgen, int(item.get(Name.Length, 0))
        waiting += _below(item)


def _below(item: Object) -> list[Object]:
    values: list[object] = []
    if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Page:
        values += [item[key] for key in SHOWN if key in item]
    elif isinstance(item, Dictionary | pikepdf.Stream):
        values += [item[key] for key in set(item.keys())]
    elif isinstance(item, Array):
        values += list(item)
    return [value for value in values if isinstance(value, Object)]
