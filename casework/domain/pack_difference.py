"""What became of the exhibits from one pack to the next, and where their pages are now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casework.domain.manifest import ExhibitSeal, Manifest

Range = tuple[int, int]
# A page of the earlier pack and the one that has taken its place; 0 for none.
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageRun:
    """Pages that follow one another then and now; None for those that were or are not there."""

    old: Range | None
    new: Range | None


@dataclass(frozen=True, slots=True)
class ExhibitChange:
    """An exhibit in two packs: same, moved, relabelled, excerpt, new, gone or replaced.

    Old and new are its first and last page; of an excerpt other pages are shown than before, and
    a replaced one bears the label of another file. Runs map its pages.
    """

    what: str
    old_label: str
    new_label: str
    old: Range | None
    new: Range | None
    runs: tuple[PageRun, ...] = ()


@dataclass(frozen=True, slots=True)
class PackDifference:
    """Two packs: whether the text says the same, the exhibits in order, and what else changed.

    Text are the pages before the first exhibit, then and now.
    """

    has_same_text: bool
    exhibits: tuple[ExhibitChange, ...]
    fields: tuple[tuple[str, str, str], ...]
    text: PageRun


def pack_difference(old: Manifest, new: Manifest) -> PackDifference:
    """What differs between two packs by their manifests; exhibits are known by their files."""
    return PackDifference(
        has_same_text=old.plan == new.plan,
        exhibits=exhibit_changes(old.exhibits, new.exhibits),
        fields=tuple(
            (name, getattr(old, name), getattr(new, name))
            for name in ("ref", "language", "as_of")
            if getattr(old, name) != getattr(new, name)
        ),
        text=PageRun(_front(old), _front(new)),
    )


def exhibit_changes(
    old: Sequence[ExhibitSeal], new: Sequence[ExhibitSeal]
) -> tuple[ExhibitChange, ...]:
    """What became of each exhibit: those of the new pack in its order, then those gone."""
    matches, left = matched(old, new)
    gone = (
        ExhibitChange("gone", row.label, "", _pages(row), None, (PageRun(_pages(row), None),))
        for row in left
    )
    return (*(_change(matches.get(at), row) for at, row in enumerate(new)), *gone)


def matched(
    old: Sequence[ExhibitSeal], new: Sequence[ExhibitSeal]
) -> tuple[dict[int, ExhibitSeal], list[ExhibitSeal]]:
    """For each place in the new pack the exhibit of the old one, and those without a place."""
    left = list(old)
    matches: dict[int, ExhibitSeal] = {}
    for same in (_same_file_and_label, _same_file, _same_label):
        for at, row in enumerate(new):
            found = next((one for one in left if at not in matches and same(one, row)), None)
            if found:
                matches[at] = found
                left.remove(found)
    return matches, left


def _same_file_and_label(old: ExhibitSeal, new: ExhibitSeal) -> bool:
    return _same_file(old, new) and _same_label(old, new)


def _same_file(old: ExhibitSeal, new: ExhibitSeal) -> bool:
    return old.original == new.original


def _same_label(old: ExhibitSeal, new: ExhibitSeal) -> bool:
    return old.label == new.label


def _change(old: ExhibitSeal | None, new: ExhibitSeal) -> ExhibitChange:
    if old is None:
        return ExhibitChange(
            "new", "", new.label, None, _pages(new), (PageRun(None, _pages(new)),)
        )
    is_same = _same_file(old, new)
    return ExhibitChange(
        what=_what(old, new),
        old_label=old.label,
        new_label=new.label,
        old=_pages(old),
        new=_pages(new),
        runs=tuple(_runs(_pairs(old, new)))
        if is_same
        else (PageRun(_pages(old), None), PageRun(None, _pages(new))),
    )


def _what(old: ExhibitSeal, new: ExhibitSeal) -> str:
    if not _same_file(old, new):
        return "replaced"
    if old.used != new.used:
        return "excerpt"
    if not _same_label(old, new):
        return "relabelled"
    return "same" if _pages(old) == _pages(new) else "moved"


def _pairs(old: ExhibitSeal, new: ExhibitSeal) -> list[Pair]:
    """The pages of one file then and now, in the order of the file."""
    then, now = _places(old), _places(new)
    return [(then.get(page, 0), now.get(page, 0)) for page in sorted({*then, *now})]


def _places(row: ExhibitSeal) -> dict[int, int]:
    """The page of the pack on which each page of the file lies."""
    return {row.page_at(page): page for page in range(row.first_page, row.last_page + 1)}


def _runs(pairs: Sequence[Pair]) -> Iterator[PageRun]:
    start = 0
    for at in range(1, len(pairs) + 1):
        if at == len(pairs) or not _follows(pairs[at - 1], pairs[at]):
            (old, new), (old_end, new_end) = pairs[start], pairs[at - 1]
            yield PageRun((old, old_end) if old else None, (new, new_end) if new else None)
            start = at


def _follows(one: Pair, other: Pair) -> bool:
    return all((a and b == a + 1) or (not a and not b) for a, b in zip(one, other, strict=True))


def _front(manifest: Manifest) -> Range | None:
    pages = len(manifest.parts.get("pages", ()))
    last = min((row.first_page for row in manifest.exhibits), default=pages + 1) - 1
    return (1, last) if last > 0 else None


def _pages(row: ExhibitSeal) -> Range:
    return row.first_page, row.last_page
