"""The change sheet of a pack: what became of the exhibits since an earlier one was filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casework.domain.manifest import ExhibitSeal
from casework.domain.pack_difference import ExhibitChange, exhibit_changes

# What stays as it was, though perhaps on other pages.
KEPT = frozenset({"same", "moved"})


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit of the pack that is planned: its seal, and the anchors of its pages."""

    seal: ExhibitSeal
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An exhibit then and now: what is kept, relabelled, excerpt, new, gone or replaced.

    Old are its pages in the filed pack; first and last the anchors of its pages, equal for one
    page and empty for what is gone. Prints are the fingerprints of a replaced file then and now.
    """

    what: str
    old_label: str
    new_label: str
    old: tuple[int, int] | None
    first: str = ""
    last: str = ""
    prints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeSheet:
    """The changes since the pack that was filed on a day, which is given in words."""

    day: str
    rows: tuple[ChangeRow, ...]


def change_sheet(
    day: str, old: Sequence[ExhibitSeal], new: Sequence[Shown], *, has_same_text: bool
) -> ChangeSheet | None:
    """Each exhibit then and now; None where neither text nor exhibits changed, or there are none.

    The pages of the new pack are not known before it is laid out, so rows name their anchors.
    """
    changes = exhibit_changes(old, [shown.seal for shown in new])
    is_same = has_same_text and all(change.what in KEPT for change in changes)
    if is_same or not changes:
        return None
    originals = {row.label: row.original for row in old}
    kept = [_row(change, shown, originals) for change, shown in zip(changes, new, strict=False)]
    gone = [
        ChangeRow(change.what, change.old_label, "", change.old) for change in changes[len(new) :]
    ]
    return ChangeSheet(day, (*kept, *gone))


def _row(change: ExhibitChange, shown: Shown, originals: dict[str, str]) -> ChangeRow:
    is_replaced = change.what == "replaced"
    return ChangeRow(
        what="kept" if change.what in KEPT else change.what,
        old_label=change.old_label,
        new_label=change.new_label,
        old=change.old,
        first=shown.first,
        last=shown.last,
        prints=(originals[change.old_label], shown.seal.original) if is_replaced else (),
    )
