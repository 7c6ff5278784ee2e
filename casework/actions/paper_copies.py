"""What became of a paper on its way in, and the copies that packs show in its place."""

from __future__ import annotations

from casework.actions.files import store
from casework.adapters.exhibits import Clean
from casework.adapters.exhibits.kinds import WRITTEN
from casework.adapters.store import sha256
from casework.models import Document, PaperCopy, PaperIntake

# The code of wording.exhibits.REPAIRED for a file that was opened with its password.
WITH_PASSWORD = "password"  # noqa: S105 (the name of a repair)


def copy_kind(media_type: str, clean: Clean) -> str:
    """Why packs need a copy of the paper, "" when they can make its pages anew each time."""
    if WITH_PASSWORD in clean.repaired:
        return PaperCopy.UNLOCKED
    return PaperCopy.CONVERTED if media_type in WRITTEN else ""


def keep_intake(document: Document, clean: Clean) -> None:
    """Note what was left out and repaired, within the caller's transaction."""
    PaperIntake.objects.create(
        document=document, removed=list(clean.removed), repaired=list(clean.repaired)
    )


def keep_copy(document: Document, kind: str, pdf: bytes, name: str, made_with: str = "") -> None:
    """Note the copy that the store has under the name, within the caller's transaction."""
    PaperCopy.objects.create(
        document=document, kind=kind, stored_as=name, sha256=sha256(pdf), made_with=made_with
    )


def forget(*names: str) -> None:
    """Delete from the store what a write that was rolled back had put there."""
    for name in names:
        store().delete(name)
