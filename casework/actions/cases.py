"""Open a case file, change it, and read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.changes import apply, texts
from casework.actions.codes import terms
from casework.actions.people import PersonFields, write_person
from casework.actions.permission import require
from casework.actions.references import new_ref
from casework.domain.cases import Jurisdiction, Stage
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.domain.roles import Can
from casework.models import AuditEntry, Case, CaseMember, User


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFields:
    """What is known of a case besides its people, events and papers."""

    jurisdiction: Jurisdiction
    working_language: str
    stage: Stage = Stage.FIRST_INSTANCE
    origin: str = "TJ"
    authority: str = ""
    authority_reference: str = ""
    made_on: dt.date | None = None
    registered_on: dt.date | None = None
    lodged_on: dt.date | None = None
    decision_expected: dt.date | None = None
    summary: Mapping[str, str] = field(default_factory=dict)
    grounds: tuple[str, ...] = ()
    parallel_texts: bool = False


@transaction.atomic
def log_case(*, fields: CaseFields, applicant: PersonFields, by: User) -> Case:
    """Open a case with its applicant; the person who opens it works on it.

    Raises Refused when a date comes before the one it follows, or the applicant has no name.
    """
    require(by, Can.LOG_CASE)
    _check_dates(fields)
    ref = new_ref(fields.jurisdiction.value, timezone.localdate().year)
    case = Case(ref=ref, team=by.team, opened_by=by)
    apply(case, _values(case, fields))
    case.save()
    case.grounds.set(terms(TermKind.GROUND, fields.grounds, "grounds"))
    CaseMember.objects.create(case=case, user=by)
    write_person(case, None, applicant)
    record(Verb.CASE_LOGGED, by=by, case=case)
    return case


@transaction.atomic
def change_case(*, case: Case, fields: CaseFields, by: User) -> Case:
    """Change what is known of the case. Raises Refused as log_case does."""
    require(by, Can.EDIT_CASE, case)
    _check_dates(fields)
    changed = apply(case, _values(case, fields))
    grounds = terms(TermKind.GROUND, fields.grounds, "grounds")
    if {term.pk for term in grounds} != {term.pk for term in case.grounds.all()}:
        case.grounds.set(grounds)
        changed.append("grounds")
    case.save()
    record(Verb.CASE_CHANGED, by=by, case=case, fields=changed)
    return case


@transaction.atomic
def open_case(*, case: Case, by: User) -> None:
    """Put on record that the person reads the case, once in an hour."""
    require(by, Can.READ_CASE, case)
    hour_ago = timezone.now() - dt.timedelta(hours=1)
    seen = AuditEntry.objects.filter(
        actor=by, case=case, verb=Verb.CASE_OPENED.value, at__gt=hour_ago
    )
    if not seen.exists():
        record(Verb.CASE_OPENED, by=by, case=case)


def _values(case: Case, fields: CaseFields) -> dict[str, object]:
    return {
        "jurisdiction": fields.jurisdiction.value,
        "working_language": fields.working_language,
        "stage": fields.stage.value,
        "origin": fields.origin,
        "authority": fields.authority,
        "authority_reference": fields.authority_reference,
        "made_on": fields.made_on,
        "registered_on": fields.registered_on,
        "lodged_on": fields.lodged_on,
        "decision_expected": fields.decision_expected,
        "parallel_texts": fields.parallel_texts,
        "summary": texts(case.summary, fields.summary),
    }


def _check_dates(fields: CaseFields) -> None:
    """Made before registered and lodged, as Directive 2013/32/EU art. 6 orders the steps."""
    if not fields.made_on:
        return
    names = ("registered_on", "lodged_on", "decision_expected")
    later = {name: getattr(fields, name) for name in names}
    problems = [
        Problem("before-made", name) for name, day in later.items() if day and day < fields.made_on
    ]
    if problems:
        raise Refused(*problems)
