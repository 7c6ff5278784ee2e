"""What happened: the chronology of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.changes import apply, texts
from casework.actions.codes import terms
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.domain.cases import Account, DocumentPage, EventKind
from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.domain.keys import free_key
from casework.domain.roles import Can
from casework.models import Case, Document, Entity, Event, EventDocument, Person, User


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFields:
    """What is known of an event; people, entities and papers by their keys."""

    when: str
    what: Mapping[str, str]
    kind: EventKind
    place: str = ""
    account: Account | None = None
    notes: str = ""
    acts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    papers: tuple[DocumentPage, ...] = field(default=())


@transaction.atomic
def save_event(*, case: Case, event: Event | None, fields: EventFields, by: User) -> Event:
    """Add an event to the case, or change one.

    Raises Refused when nothing is told, the date is none, a person or paper is not of the case,
    or a page is beyond the paper's end.
    """
    require(by, Can.EDIT_CASE, case)
    take_turn(case)
    when = parse_fuzzy(fields.when, "when")
    if event is None:
        event = Event(case=case, key=free_key("e", case.events.values_list("key", flat=True)))
    what = texts(event.what, fields.what)
    if not what:
        raise Refused(Problem("event-untold", "what"))
    apply(event, _values(fields) | {"what": what, "earliest": when.earliest})
    event.save()
    _write_links(case, event, fields)
    record(Verb.EVENT_SAVED, by=by, case=case, event=event.key)
    return event


@transaction.atomic
def delete_event(*, case: Case, event: Event, by: User) -> None:
    """Take an event out of the case and out of the elements it shows."""
    require(by, Can.EDIT_CASE, case)
    key = event.key
    event.delete()
    record(Verb.EVENT_DELETED, by=by, case=case, event=key)


def _values(fields: EventFields) -> dict[str, object]:
    return {
        "when": fields.when,
        "kind": fields.kind.value,
        "place": fields.place,
        "account": fields.account.value if fields.account else "",
        "notes": fields.notes,
    }


def _write_links(case: Case, event: Event, fields: EventFields) -> None:
    acts = terms(TermKind.ACT, fields.acts, "acts")
    event.terms.set([*acts, *terms(TermKind.ACTOR, fields.actors, "actors")])
    event.people.set(_people(case, fields.people))
    event.entities.set(Entity.objects.filter(key__in=fields.entities))
    event.document_links.all().delete()
    EventDocument.objects.bulk_create(
        EventDocument(event=event, document=document, page=page)
        for document, page in _pages(case, fields.papers)
    )


def _people(case: Case, keys: Iterable[str]) -> list[Person]:
    wanted = set(keys)
    found = list(case.people.filter(key__in=wanted))
    if len(found) != len(wanted):
        raise Refused(Problem("person-of-another-case", "people"))
    return found


def _pages(case: Case, papers: Iterable[DocumentPage]) -> list[tuple[Document, int | None]]:
    documents = {document.key: document for document in case.documents.all()}
    pages = []
    for paper in dict.fromkeys(papers):
        document = documents.get(paper.document)
        if document is None:
            raise Refused(Problem("paper-of-another-case"))
        if paper.page is not None and not 1 <= paper.page <= document.pages:
            values: dict[str, str | int] = {"page": paper.page, "pages": document.pages}
            raise Refused(Problem("page-beyond-paper", "", values))
        pages.append((document, paper.page))
    return pages
