"""A case as a case file (docs/case.schema.json), its papers within; what is empty is left out."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, Prefetch

from casework.actions.files import store
from casework.actions.own_text_rows import own_text_items
from casework.adapters.store import Missing, sha256
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.models import (
    Case,
    Choice,
    ClaimElement,
    CodeSetAside,
    Deadline,
    Decision,
    Document,
    Event,
    Person,
    Relation,
    Snapshot,
    Term,
    Waiver,
)

Item = dict[str, object]
Row = TypeVar("Row", bound=Model)


def case_document(case: Case) -> Item:
    """The case as it now stands, in the order in which its parts were entered.

    Raises Refused when a stored paper is gone or is not the one that was received.
    """
    case = (
        Case.objects.for_facts()
        .prefetch_related(
            "claim_elements__choices__passage",
            "decisions__document",
            Prefetch("documents__snapshot", Snapshot.objects.defer("text")),
            "documents__snapshot__source",
        )
        .get(pk=case.pk)
    )
    return {"schema": "casework/case/1"} | _filled(
        ref=case.ref,
        jurisdiction=case.jurisdiction,
        working_language=case.working_language,
        origin=case.origin,
        authority=case.authority,
        authority_reference=case.authority_reference,
        stage=case.stage,
        made_on=_day(case.made_on),
        registered_on=_day(case.registered_on),
        lodged_on=_day(case.lodged_on),
        decision_expected=_day(case.decision_expected),
        parallel_texts=case.parallel_texts or None,
        summary=case.summary,
        grounds=_codes(case.grounds.all()),
        people=[_person(person) for person in case.people.all()],
        relations=[_relation(relation) for relation in case.relations.all()],
        events=[_event(event) for event in _as_entered(case.events.all())],
        documents=[_document(document) for document in _as_entered(case.documents.all())],
        decisions=[_decision(decision) for decision in _as_entered(case.decisions.all())],
        elements=[_element(claim) for claim in _as_entered(case.claim_elements.all())],
        choices=[
            _choice(claim, choice)
            for claim in _as_entered(case.claim_elements.all())
            for choice in _as_entered(claim.choices.all())
        ],
        waivers=[_waiver(waiver) for waiver in case.waivers.in_force()],
        texts=own_text_items(case),
        codes_aside=[_code_aside(row) for row in case.codes_set_aside.all()],
    )


def _person(person: Person) -> Item:
    names = [_filled(text=n.text, script=n.script, note=n.note) for n in person.names.all()]
    return _filled(
        key=person.key,
        role=person.role,
        names=names,
        pseudonym=person.pseudonym,
        sex=person.sex,
        born=person.born,
        nationality=person.nationality,
        place=person.place,
        profiles=_codes(person.profiles.all()),
        contact=person.contact,
        notes=person.notes,
    )


def _relation(relation: Relation) -> Item:
    return {"from": relation.person.key, "kind": relation.kind, "to": relation.of.key}


def _event(event: Event) -> Item:
    links = [
        _filled(document=link.document.key, page=link.page) for link in event.document_links.all()
    ]
    return _filled(
        key=event.key,
        place=event.place,
        kind=event.kind,
        acts=_codes(event.terms.all(), TermKind.ACT),
        actors=_codes(event.terms.all(), TermKind.ACTOR),
        people=[person.key for person in event.people.all()],
        entities=sorted(entity.key for entity in event.entities.all()),
        documents=links,
        account=event.account,
        notes=event.notes,
    ) | {"when": event.when, "what": event.what}


def _document(document: Document) -> Item:
    return _filled(
        key=document.key,
        kind=document.kind,
        issued=document.issued,
        language=document.language,
        filename=document.filename,
        sha256=document.sha256,
        translation_note=document.translation_note,
        exhibit=document.exhibit,
        exhibit_suffix=document.exhibit_suffix,
        pages_used=document.pages_used,
        snapshot=_copy(document),
        content=base64.b64encode(_content(document)).decode(),
    ) | {"title": document.title}


def _copy(document: Document) -> Item:
    """The archived source that the paper is a copy of."""
    if document.snapshot is None:
        return {}
    return _filled(
        source=document.snapshot.source.key,
        sha256=document.snapshot.sha256,
        page_starts=document.page_starts,
    )


def _content(document: Document) -> bytes:
    try:
        content = store().read(document.stored_as)
    except Missing as error:
        raise Refused(Problem("paper-missing", document.key)) from error
    if sha256(content) != document.sha256:
        raise Refused(Problem("paper-altered", document.key))
    return content


def _decision(decision: Decision) -> Item:
    main, rows = decision.main(), _as_entered(decision.deadlines.all())
    # A last day that stands in the decision alone tells all there is to keep.
    is_told = not decision.law_kind and all(row.is_final for row in rows)
    return _filled(
        kind=decision.kind,
        law_kind=decision.law_kind,
        decided_on=_day(decision.decided_on),
        served_on=_day(decision.served_on),
        manner=decision.manner,
        land=decision.land,
        limit_on=_day(decision.limit_on),
        instruction_period=decision.instruction_period,
        instruction_missing=decision.instruction_missing or None,
        remedy=decision.remedy,
        document=decision.document.key if decision.document else "",
        done_on=_day(main.done_on if main else None),
        deadlines=[] if is_told else [_deadline(row) for row in rows],
    )


def _deadline(row: Deadline) -> Item:
    return _filled(
        name=row.name,
        rank=row.rank,
        due_on=_day(row.due_on),
        by_law_on=_day(row.by_law_on),
        done_on=_day(row.done_on),
        snoozed_until=_day(row.snoozed_until),
        snooze_reason=row.snooze_reason,
    )


def _element(claim: ClaimElement) -> Item:
    return _filled(
        element=claim.element.key,
        alleged=claim.alleged,
        balance_note=claim.balance_note,
        events=[event.key for event in _as_entered(claim.events.all())],
    )


def _choice(claim: ClaimElement, choice: Choice) -> Item:
    return _filled(
        element=claim.element.key,
        passage=choice.passage.key,
        verdict=choice.verdict,
        note=choice.note,
        answer=choice.answer,
    )


def _waiver(waiver: Waiver) -> Item:
    return {"check": waiver.code, "where": waiver.where, "reason": waiver.reason}


def _code_aside(row: CodeSetAside) -> Item:
    return _filled(kind=row.kind, code=row.code, target=row.target)


def _filled(**values: object) -> Item:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _codes(terms: Iterable[Term], kind: TermKind | None = None) -> list[str]:
    return sorted(term.code for term in terms if kind is None or term.kind == kind)


def _as_entered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.pk)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
