"""Who of the team works on a case."""

from __future__ import annotations

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Case, CaseMember, User


@transaction.atomic
def grant_access(*, case: Case, user: User, by: User) -> None:
    """Let a colleague work on the case.

    Raises Refused for people of another team and for roles that read no cases.
    """
    require(by, Can.GRANT_ACCESS, case)
    if user.team_id != case.team_id or not user.is_active:
        raise Refused(Problem("user-of-another-team", "user"))
    if not user.may(Can.READ_CASE):
        raise Refused(Problem("role-reads-no-cases", "user", {"name": user.name}))
    CaseMember.objects.get_or_create(case=case, user=user)
    record(Verb.ACCESS_GRANTED, by=by, case=case, user=user.email)


@transaction.atomic
def withdraw_access(*, case: Case, user: User, by: User) -> None:
    """Take a person off the case; a supervisor of the team still sees it."""
    require(by, Can.GRANT_ACCESS, case)
    CaseMember.objects.filter(case=case, user=user).delete()
    record(Verb.ACCESS_WITHDRAWN, by=by, case=case, user=user.email)
