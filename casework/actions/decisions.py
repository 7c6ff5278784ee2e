"""Decisions of authorities and the last day to answer them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.changes import apply
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Case, Decision, Document, User


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFields:
    """A decision; limit_on is the last day that its own instruction on remedies gives."""

    kind: str
    decided_on: dt.date | None = None
    served_on: dt.date | None = None
    limit_on: dt.date | None = None
    remedy: str = ""
    done_on: dt.date | None = None
    paper: str = ""


@transaction.atomic
def save_decision(
    *, case: Case, decision: Decision | None, fields: DecisionFields, by: User
) -> Decision:
    """Add a decision to the case, or change one.

    Raises Refused when the days are out of order or the paper is not of the case.
    """
    require(by, Can.EDIT_CASE, case)
    _check_order(fields)
    decision = decision or Decision(case=case)
    names = ("kind", "decided_on", "served_on", "limit_on", "remedy", "done_on")
    values: dict[str, object] = {name: getattr(fields, name) for name in names}
    apply(decision, values | {"document": _paper(case, fields.paper)})
    decision.save()
    number = case.decisions.filter(pk__lte=decision.pk).count()
    record(Verb.DECISION_SAVED, by=by, case=case, decision=number)
    return decision


def _check_order(fields: DecisionFields) -> None:
    decided, served, limit = fields.decided_on, fields.served_on, fields.limit_on
    if decided and served and served < decided:
        raise Refused(Problem("served-before-decided", "served_on"))
    if served and limit and limit < served:
        raise Refused(Problem("limit-before-served", "limit_on"))


def _paper(case: Case, key: str) -> Document | None:
    if not key:
        return None
    paper = case.documents.filter(key=key).first()
    if paper is None:
        raise Refused(Problem("paper-of-another-case", "paper"))
    return paper
