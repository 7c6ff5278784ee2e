"""The rows of a case, written from a checked case file in the order of the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from casework.actions.case_papers import Paper
from casework.actions.choices import frozen
from casework.actions.decision_rows import save_decisions
from casework.actions.own_text_rows import save_own_texts
from casework.domain.case_files import CaseFile, EventItem, PersonItem
from casework.domain.cases import EventKind, Stage
from casework.domain.dates import parse_fuzzy
from casework.domain.matching import explain_to
from casework.domain.names import name_keys
from casework.domain.page_ranges import pages_kept
from casework.domain.paper_files import DocumentItem
from casework.models import (
    Case,
    CaseMember,
    Choice,
    ClaimElement,
    CodeSetAside,
    Document,
    Entity,
    Event,
    EventDocument,
    LegalElement,
    NameKey,
    Passage,
    Person,
    PersonName,
    Relation,
    Snapshot,
    Term,
    User,
    Waiver,
)
from casework.models.encrypted import blind_index
from casework.models.matching import claimant_in

Terms = Mapping[tuple[str, str], Term]
DAYS = ("made_on", "registered_on", "lodged_on", "decision_expected")


def save_case(
    file: CaseFile,
    papers: Mapping[str, Paper],
    stored: Mapping[str, str],
    *,
    ref: str,
    by: User,
    as_of: dt.date,
) -> Case:
    """The case with all that the file tells; stored holds the names of the papers in the store.

    The reasons of the choices are frozen as the matching gives them on the day.
    """
    terms = {(term.kind, term.code): term for term in Term.objects.all()}
    case = _save_head(file, terms, ref, by)
    people = _save_people(case, file, terms)
    documents = _save_documents(case, file, papers, stored)
    events = _save_events(case, file, terms, people, documents)
    save_decisions(case, file.decisions, documents, by, as_of)
    claims = _save_claims(case, file, events)
    _save_codes_aside(case, file, by)
    _save_choices(case, file, claims, by, as_of)
    _save_waivers(case, file, by)
    save_own_texts(case, file.texts, by)
    return case


def _save_head(file: CaseFile, terms: Terms, ref: str, by: User) -> Case:
    fields = file.fields
    case = Case.objects.create(
        ref=ref,
        team=by.team,
        opened_by=by,
        jurisdiction=fields["jurisdiction"],
        working_language=fields["working_language"],
        origin=fields.get("origin", "TJ"),
        stage=fields.get("stage", Stage.FIRST_INSTANCE.value),
        authority=fields.get("authority", ""),
        authority_reference=fields.get("authority_reference", ""),
        summary=dict(file.summary),
        parallel_texts=file.parallel_texts,
        **{name: _day(fields.get(name)) for name in DAYS},
    )
    case.grounds.set([terms["ground", code] for code in file.grounds])
    CaseMember.objects.create(case=case, user=by)
    return case


def _save_people(case: Case, file: CaseFile, terms: Terms) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for _, item in file.people:
        person = people[item["key"]] = _save_person(case, item)
        person.profiles.set([terms["profile", code] for code in item.get("profiles", ())])
    Relation.objects.bulk_create(
        Relation(case=case, person=people[it["from"]], kind=it["kind"], of=people[it["to"]])
        for _, it in file.relations
    )
    return people


def _save_person(case: Case, item: PersonItem) -> Person:
    texts = ("pseudonym", "sex", "born", "nationality", "place", "contact", "notes")
    person = Person.objects.create(
        case=case,
        key=item["key"],
        role=item["role"],
        **{name: item.get(name, "") for name in texts},
    )
    PersonName.objects.bulk_create(
        PersonName(
            person=person, text=name["text"], script=name["script"], note=name.get("note", "")
        )
        for name in item["names"]
    )
    keys = frozenset().union(*(name_keys(name["text"]) for name in item["names"]))
    NameKey.objects.bulk_create(
        NameKey(person=person, digest=blind_index(key)) for key in sorted(keys)
    )
    return person


def _save_documents(
    case: Case, file: CaseFile, papers: Mapping[str, Paper], stored: Mapping[str, str]
) -> dict[str, Document]:
    return {
        item["key"]: _save_document(case, item, papers[item["key"]], stored[item["key"]])
        for _, item in file.documents
    }


def _save_document(case: Case, item: DocumentItem, paper: Paper, stored: str) -> Document:
    return Document.objects.create(
        case=case,
        key=item["key"],
        title=item["title"],
        kind=item["kind"],
        issued=item.get("issued", ""),
        language=item.get("language", ""),
        filename=paper.filename,
        media_type=paper.media_type,
        size=len(paper.content),
        pages=paper.pages,
        sha256=paper.sha256,
        stored_as=stored,
        translation_note=item.get("translation_note", {}),
        exhibit=item.get("exhibit"),
        exhibit_suffix=item.get("exhibit_suffix", ""),
        pages_used=pages_kept(item.get("pages_used", ""), paper.pages),
        **_copy(item),
    )


def _copy(item: DocumentItem) -> dict[str, Any]:
    """The archived source that the paper is a copy of."""
    if not (copy := item.get("snapshot")):
        return {}
    snapshots = Snapshot.objects.defer("text")
    snapshot = snapshots.get(source__key=copy["source"], sha256=copy["sha256"])
    return {"snapshot": snapshot, "page_starts": copy.get("page_starts", [])}


def _save_events(
    case: Case,
    file: CaseFile,
    terms: Terms,
    people: Mapping[str, Person],
    documents: Mapping[str, Document],
) -> dict[str, Event]:
    entities = Entity.objects.in_bulk(field_name="key")
    events: dict[str, Event] = {}
    for _, item in file.events:
        event = events[item["key"]] = _save_event(case, item)
        acts = [terms["act", code] for code in item.get("acts", ())]
        event.terms.set([*acts, *(terms["actor", code] for code in item.get("actors", ()))])
        event.people.set([people[key] for key in item.get("people", ())])
        event.entities.set([entities[key] for key in item.get("entities", ())])
        EventDocument.objects.bulk_create(
            EventDocument(event=event, document=documents[it["document"]], page=it.get("page"))
            for it in item.get("documents", ())
        )
    return events


def _save_event(case: Case, item: EventItem) -> Event:
    when = item["when"]
    return Event.objects.create(
        case=case,
        key=item["key"],
        when=when,
        earliest=parse_fuzzy(when).earliest,
        place=item.get("place", ""),
        what=item["what"],
        kind=item.get("kind", EventKind.LIFE.value),
        account=item.get("account", ""),
        notes=item.get("notes", ""),
    )


def _save_claims(
    case: Case, file: CaseFile, events: Mapping[str, Event]
) -> dict[str, ClaimElement]:
    elements = LegalElement.objects.in_bulk(field_name="key")
    claims: dict[str, ClaimElement] = {}
    for _, item in file.elements:
        claim = ClaimElement.objects.create(
            case=case,
            element=elements[item["element"]],
            alleged=item.get("alleged", {}),
            balance_note=item.get("balance_note", ""),
        )
        claim.events.set([events[key] for key in item.get("events", ())])
        claims[item["element"]] = claim
    return claims


def _save_choices(
    case: Case, file: CaseFile, claims: Mapping[str, ClaimElement], by: User, as_of: dt.date
) -> None:
    if not file.choices:
        return
    facts = Case.objects.for_facts().get(pk=case.pk).to_facts()
    claimant, day = claimant_in(case, facts), facts.weighed_on(as_of)
    passages = _passages(item["passage"] for _, item in file.choices)
    for _, item in file.choices:
        claim, passage = claims[item["element"]], passages[item["passage"]]
        reasons = explain_to(claimant, claim.element.to_facts(), passage.to_facts(), day)
        Choice.objects.create(
            claim_element=claim,
            passage=passage,
            verdict=item["verdict"],
            note=item.get("note", ""),
            answer=item.get("answer", {}),
            reasons=frozen(reasons),
            by=by,
        )


def _save_waivers(case: Case, file: CaseFile, by: User) -> None:
    """Whoever takes the case in stands behind what is set aside in it, as with the choices."""
    Waiver.objects.bulk_create(
        Waiver(case=case, code=item["check"], where=item["where"], reason=item["reason"], by=by)
        for _, item in file.waivers
    )


def _save_codes_aside(case: Case, file: CaseFile, by: User) -> None:
    CodeSetAside.objects.bulk_create(
        CodeSetAside(
            case=case, kind=item["kind"], code=item["code"], target=item.get("target", ""), by=by
        )
        for _, item in file.codes_aside
    )


def _passages(keys: Iterable[str]) -> dict[str, Passage]:
    rows = Passage.objects.for_facts().filter(key__in=list(keys))
    return {passage.key: passage for passage in rows}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
