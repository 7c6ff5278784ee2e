"""Set a finding of the checks aside, with the reason, and take it up again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.domain.roles import Can
from casework.domain.waivers import refuse_waiver
from casework.models import Case, User, Waiver


@transaction.atomic
def waive(*, case: Case, code: str, where: str, reason: str, by: User) -> Waiver:
    """Accept a finding in this case; an earlier reason for the same one is kept as withdrawn.

    Whoever answers for the pack sets aside. The waiver holds while the finding is gone, and when
    it comes back. Raises Refused for a check that is never set aside, and without a reason.
    """
    require(by, Can.BUILD_PACK, case)
    refuse_waiver(code, where, reason)
    take_turn(case)
    _withdraw(case, code, where, by)
    waiver = Waiver.objects.create(case=case, code=code, where=where, reason=reason.strip(), by=by)
    record(Verb.FINDING_WAIVED, by=by, case=case, check=code)
    return waiver


@transaction.atomic
def withdraw_waiver(*, waiver: Waiver, by: User) -> None:
    """The finding counts again; who set it aside, and why, is kept."""
    require(by, Can.BUILD_PACK, waiver.case)
    take_turn(waiver.case)
    _withdraw(waiver.case, waiver.code, waiver.where, by)
    record(Verb.WAIVER_WITHDRAWN, by=by, case=waiver.case, check=waiver.code)


def _withdraw(case: Case, code: str, where: str, by: User) -> None:
    in_force = Waiver.objects.filter(case=case, code=code, where=where, withdrawn_at=None)
    in_force.update(withdrawn_by=by, withdrawn_at=timezone.now())
