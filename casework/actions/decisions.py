"""Decisions of authorities, and the days to keep that follow from them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.changes import apply
from casework.actions.deadline_rows import write_deadlines
from casework.actions.documents import DocumentFields, add_document
from casework.actions.permission import require
from casework.domain.cases import DocumentKind
from casework.domain.errors import Problem, Refused
from casework.domain.law_rules import in_language
from casework.domain.regimes import procedure_regime
from casework.domain.roles import Can
from casework.domain.rulebook import Rulebook
from casework.domain.watch import Watched, at_fields, watched
from casework.models import Case, Decision, Document, LawRule, User


@dataclass(frozen=True, slots=True)
class Upload:
    """The decision's paper, to be taken into the case with it."""

    content: bytes
    filename: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFields:
    """A decision with what its own instruction on remedies says; see models.Decision."""

    kind: str = ""
    law_kind: str = ""
    decided_on: dt.date | None = None
    served_on: dt.date | None = None
    manner: str = ""
    land: str = ""
    limit_on: dt.date | None = None
    instruction_period: str = ""
    instruction_missing: bool = False
    remedy: str = ""
    paper: str = ""


COLUMNS = (
    *("law_kind", "decided_on", "served_on", "manner", "land", "limit_on"),
    *("instruction_period", "instruction_missing", "remedy"),
)


@transaction.atomic
def save_decision(
    *,
    case: Case,
    decision: Decision | None,
    fields: DecisionFields,
    by: User,
    as_of: dt.date,
    upload: Upload | None = None,
) -> Decision:
    """Add a decision to the case, or change one, and watch the days that follow from it.

    The instruction on remedies always wins over the law as computed. Raises Refused when days
    are out of order, the paper is not of the case or cannot be taken, and where the law is
    unknown and no last day is given; then nothing was written.
    """
    require(by, Can.EDIT_CASE, case)
    decision = decision or Decision(case=case)
    days = describe_decision(decision, fields, LawRule.objects.rulebook(), as_of)
    decision.document = _paper(case, fields.paper)
    if upload:
        decision.document = _taken(case, decision, upload, by)
    decision.save()
    moved = write_deadlines(decision, days, by)
    number = decision.number()
    if moved:
        record(Verb.DECISION_MOVED, by=by, case=case, decision=number, moved=moved)
    else:
        record(Verb.DECISION_SAVED, by=by, case=case, decision=number)
    return decision


def describe_decision(
    decision: Decision, fields: DecisionFields, book: Rulebook, as_of: dt.date
) -> tuple[Watched, ...]:
    """Set the fields on the decision, unsaved, and tell what is to be watched.

    Raises Refused with the names of the fields.
    """
    _check_order(fields)
    fill(decision, fields)
    try:
        decision.kind = fields.kind or _title(decision, book)
        return watched(book, decision.to_given(), as_of)
    except Refused as refused:
        raise at_fields(refused) from refused


def fill(decision: Decision, fields: DecisionFields) -> None:
    """Set what the paper tells on the decision, unsaved."""
    apply(decision, {name: getattr(fields, name) for name in COLUMNS})


def _title(decision: Decision, book: Rulebook) -> str:
    """What the rulebook calls this kind, in the language of the team."""
    if not decision.law_kind:
        raise Refused(Problem("decision-unnamed", "kind"))
    case = decision.case
    regime = procedure_regime(book, case.claim_dates())
    kind = book.decision(case.jurisdiction, regime, decision.law_kind)
    return in_language(kind.titles, case.working_language)[:120]


def _check_order(fields: DecisionFields) -> None:
    decided, served, limit = fields.decided_on, fields.served_on, fields.limit_on
    if decided and served and served < decided:
        raise Refused(Problem("served-before-decided", "served_on"))
    if served and limit and limit < served:
        raise Refused(Problem("limit-before-served", "limit_on"))
    if sum((limit is not None, bool(fields.instruction_period), fields.instruction_missing)) > 1:
        raise Refused(Problem("instruction-either", "limit_on"))


def _paper(case: Case, key: str) -> Document | None:
    if not key:
        return None
    paper = case.documents.filter(key=key).first()
    if paper is None:
        raise Refused(Problem("paper-of-another-case", "paper"))
    return paper


def _taken(case: Case, decision: Decision, upload: Upload, by: User) -> Document:
    described = DocumentFields(
        title={case.working_language: decision.kind},
        kind=DocumentKind.DECISION,
        issued=decision.decided_on.isoformat() if decision.decided_on else "",
    )
    try:
        return add_document(
            case=case,
            content=upload.content,
            filename=upload.filename,
            fields=described,
            by=by,
        )
    except Refused as refused:
        problems = (Problem(one.code, "upload", one.values) for one in refused.problems)
        raise Refused(*problems) from refused
