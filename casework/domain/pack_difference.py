"""What became of the exhibits from one pack to the next, and where their pages are now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casework.domain.manifest import ExhibitSeal, Manifest


@dataclass(frozen=True, slots=True)
class ExhibitChange:
    """An exhibit in two packs: same, moved, relabelled, new, gone or replaced.

    Old and new are its first and last page; a replaced one bears the label of another file.
    """

    what: str
    old_label: str
    new_label: str
    old: tuple[int, int] | None
    new: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class PackDifference:
    """Two packs: whether the text says the same, the exhibits in order, and what else changed."""

    has_same_text: bool
    exhibits: tuple[ExhibitChange, ...]
    fields: tuple[tuple[str, str, str], ...]


def pack_difference(old: Manifest, new: Manifest) -> PackDifference:
    """What differs between two packs by their manifests; exhibits are known by their files."""
    return PackDifference(
        has_same_text=old.plan == new.plan,
        exhibits=tuple(_exhibits(old, new)),
        fields=tuple(
            (name, getattr(old, name), getattr(new, name))
            for name in ("ref", "language", "as_of")
            if getattr(old, name) != getattr(new, name)
        ),
    )


def _exhibits(old: Manifest, new: Manifest) -> Iterator[ExhibitChange]:
    """Those of the new pack in its order, then those that are gone."""
    left = list(old.exhibits)
    matches: dict[int, ExhibitSeal] = {}
    for same in (_same_file, _same_label):
        for place, row in enumerate(new.exhibits):
            found = next((one for one in left if place not in matches and same(one, row)), None)
            if found:
                matches[place] = found
                left.remove(found)
    for place, row in enumerate(new.exhibits):
        yield _change(matches.get(place), row)
    for row in left:
        yield ExhibitChange("gone", row.label, "", _pages(row), None)


def _same_file(old: ExhibitSeal, new: ExhibitSeal) -> bool:
    return old.original == new.original


def _same_label(old: ExhibitSeal, new: ExhibitSeal) -> bool:
    return old.label == new.label


def _change(old: ExhibitSeal | None, new: ExhibitSeal) -> ExhibitChange:
    if old is None:
        return ExhibitChange("new", "", new.label, None, _pages(new))
    if not _same_file(old, new):
        what = "replaced"
    elif not _same_label(old, new):
        what = "relabelled"
    else:
        what = "same" if _pages(old) == _pages(new) else "moved"
    return ExhibitChange(what, old.label, new.label, _pages(old), _pages(new))


def _pages(row: ExhibitSeal) -> tuple[int, int]:
    return row.first_page, row.last_page
