"""Comparing two packs of one case."""

from __future__ import annotations

from dataclasses import dataclass

from casework.actions.audit import Verb, record
from casework.actions.change_sheets import manifest_of
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.manifest import Manifest
from casework.domain.pack_difference import PackDifference, pack_difference
from casework.domain.pack_texts import TextChange, text_changes
from casework.domain.roles import Can
from casework.models import Pack, User


@dataclass(frozen=True, slots=True)
class Compared:
    """What two packs say differently, and what became of their exhibits and pages."""

    texts: tuple[TextChange, ...]
    difference: PackDifference


def compare_packs(*, old: Pack, new: Pack, by: User) -> Compared:
    """The difference between two packs of a case, on record.

    Raises Refused when the file of one is gone or was built before packs were sealed.
    """
    require(by, Can.READ_CASE, old.case)
    require(by, Can.READ_CASE, new.case)
    compared = Compared(
        texts=text_changes(old.plan, new.plan),
        difference=pack_difference(_manifest(old), _manifest(new)),
    )
    record(Verb.PACK_COMPARED, by=by, case=new.case, old=old.sha256, new=new.sha256)
    return compared


def _manifest(pack: Pack) -> Manifest:
    if (manifest := manifest_of(pack)) is None:
        raise Refused(Problem("seal-not-ours"))
    return manifest
