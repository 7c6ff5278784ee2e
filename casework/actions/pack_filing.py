"""Noting that a pack was filed: a filed pack stands, and only a later filing supersedes it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Pack, PackFiling, User
from casework.models.packs import INTERNAL, WAYS


@transaction.atomic
def file_pack(*, pack: Pack, filed_on: dt.date, filed_at: str, way: str, by: User) -> PackFiling:
    """Note on which day, where and how the pack was filed; it supersedes what was filed before.

    Raises Refused for an internal pack, a day to come or before the pack was built, without a
    place, for an unknown way, and for a day before that of the filing it would supersede.
    """
    require(by, Can.BUILD_PACK, pack.case)
    take_turn(pack.case)
    earlier = PackFiling.objects.filter(pack__case=pack.case, superseded_by=None)
    last = (
        earlier.filter(pack__language=pack.language, pack__variant=pack.variant)
        .exclude(pack=pack)
        .first()
    )
    _check(pack, filed_on, filed_at, way, last)
    filing = PackFiling.objects.create(
        pack=pack, supersedes=last, filed_on=filed_on, filed_at=filed_at.strip(), way=way, by=by
    )
    record(
        Verb.PACK_FILED,
        by=by,
        case=pack.case,
        sha256=pack.sha256,
        on=filed_on.isoformat(),
        way=way,
    )
    return filing


def _check(pack: Pack, day: dt.date, place: str, way: str, last: PackFiling | None) -> None:
    built = timezone.localdate(pack.built_at)
    wrong = {
        "filing-internal": ("", pack.variant == INTERNAL),
        "filing-to-come": ("filed_on", day > timezone.localdate()),
        "filing-before-built": ("filed_on", day < built),
        "filing-before-last": ("filed_on", last is not None and day < last.filed_on),
        "filing-nowhere": ("filed_at", not place.strip()),
        "filing-way": ("way", way not in WAYS),
    }
    problems = [Problem(code, where) for code, (where, is_so) in wrong.items() if is_so]
    if problems:
        raise Refused(*problems)
