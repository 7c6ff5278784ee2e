"""What happened: the chronology of a case."""

from __future__ import annotations

from django.db import models

from casework.domain.cases import DocumentPage, EventFacts, EventKind
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import TermKind
from casework.models.cases import Case
from casework.models.documents import Document
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.persons import Person
from casework.models.taxonomy import Entity, Term


class Event(models.Model):
    """What happened, when and where, as told; earliest sorts the chronology."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    key = models.CharField(max_length=60)
    when = models.CharField(max_length=40, blank=True)
    earliest = models.DateField(null=True, editable=False)
    place = EncryptedTextField(blank=True)
    what = EncryptedJSONField(default=dict)
    kind = models.CharField(max_length=20)
    terms = models.ManyToManyField(Term, blank=True, related_name="+")
    people = models.ManyToManyField(Person, blank=True, related_name="events")
    entities = models.ManyToManyField(Entity, blank=True, related_name="+")
    account = models.CharField(max_length=20, blank=True)
    notes = EncryptedTextField(blank=True)

    class Meta:
        ordering = [models.F("earliest").asc(nulls_first=True), "pk"]
        constraints = [models.UniqueConstraint(name="event_unique", fields=["case", "key"])]

    def __str__(self) -> str:
        return self.key

    def to_facts(self) -> EventFacts:
        codes = {
            kind: frozenset(t.code for t in self.terms.all() if t.kind == kind)
            for kind in TermKind
        }
        return EventFacts(
            key=self.key,
            when=parse_fuzzy(self.when),
            what=self.what,
            kind=EventKind(self.kind),
            place=self.place,
            acts=codes[TermKind.ACT],
            actors=codes[TermKind.ACTOR],
            people=frozenset(person.key for person in self.people.all()),
            entities=frozenset(entity.key for entity in self.entities.all()),
            documents=tuple(
                DocumentPage(link.document.key, link.page) for link in self.document_links.all()
            ),
            account=self.account,
        )


class EventDocument(models.Model):
    """A paper that shows an event, with the page that matters."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="event_links")
    page = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="event_document_page_unique", fields=["event", "document", "page"]
            ),
            models.UniqueConstraint(
                name="event_document_unique",
                fields=["event", "document"],
                condition=models.Q(page=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.document_id}"
