from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.core.exceptions import PermissionDenied

from casework.actions.events import EventFields, delete_event, save_event
from casework.domain.cases import Account, DocumentPage, EventKind
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.models import AuditEntry, Entity
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

TOLD = EventFields(
    when="2015-09",
    what={"en": "He was summoned.", "pl": "Został wezwany."},
    kind=EventKind.PERSECUTION,
    place="Khujand",
    account=Account.INTERVIEW,
    notes="Secret note.",
    acts=("ARREST",),
    actors=("STATE-GKNB",),
    people=("applicant",),
    entities=("irpt",),
    papers=(DocumentPage("d1", 2), DocumentPage("d1"), DocumentPage("d1", 2)),
)


class EventTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        make.person(of=cls.case)
        make.document(of=cls.case, content=paper("one", "two"), pages=2)
        make.term(kind=TermKind.ACT, code="ARREST")
        make.term(kind=TermKind.ACTOR, code="STATE-GKNB")
        Entity.objects.create(key="irpt", kind="organisation", name="IRPT")


class SaveEventTests(EventTestCase):
    def test_it_adds_an_event_with_its_codes_people_and_pages(self) -> None:
        event = save_event(case=self.case, event=None, fields=TOLD, by=self.nadia)
        facts = self.case.events.get(key="e1").to_facts()
        self.assertEqual(event.earliest, dt.date(2015, 9, 1))
        self.assertEqual((facts.acts, facts.actors), ({"ARREST"}, {"STATE-GKNB"}))
        self.assertEqual((facts.people, facts.entities), ({"applicant"}, {"irpt"}))
        self.assertEqual(facts.documents, (DocumentPage("d1", 2), DocumentPage("d1", None)))
        self.assertEqual(facts.what, {"en": "He was summoned.", "pl": "Został wezwany."})

    def test_the_record_holds_the_key_only(self) -> None:
        save_event(case=self.case, event=None, fields=TOLD, by=self.nadia)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("event-saved", {"event": "e1"}))

    def test_it_changes_an_event_and_its_place_in_the_order(self) -> None:
        event = save_event(case=self.case, event=None, fields=TOLD, by=self.nadia)
        changed = replace(TOLD, when="2012~", what={"en": "Told anew.", "pl": ""}, papers=())
        save_event(case=self.case, event=event, fields=changed, by=self.nadia)
        saved = self.case.events.get()
        self.assertEqual((saved.key, saved.earliest), ("e1", dt.date(2012, 1, 1)))
        self.assertEqual(saved.what, {"en": "Told anew."})
        self.assertEqual(saved.document_links.count(), 0)

    def test_it_refuses_what_cannot_be(self) -> None:
        refusals = {
            "untold": (replace(TOLD, what={"en": " "}), [("event-untold", "what")]),
            "no date": (replace(TOLD, when="2015-13"), [("bad-date", "when")]),
            "stranger": (
                replace(TOLD, people=("nobody",)),
                [("person-of-another-case", "people")],
            ),
            "no paper": (
                replace(TOLD, papers=(DocumentPage("d9"),)),
                [("paper-of-another-case", "")],
            ),
            "page 3 of 2": (
                replace(TOLD, papers=(DocumentPage("d1", 3),)),
                [("page-beyond-paper", "")],
            ),
            "no act": (replace(TOLD, acts=("NOPE",)), [("unknown-code", "acts")]),
        }
        for name, (fields, expected) in refusals.items():
            with self.subTest(name), self.assertRaises(Refused) as caught:
                save_event(case=self.case, event=None, fields=fields, by=self.nadia)
            found = [(problem.code, problem.where) for problem in caught.exception.problems]
            self.assertEqual(found, expected)
        self.assertEqual((self.case.events.count(), AuditEntry.objects.count()), (0, 0))

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                save_event(case=self.case, event=None, fields=TOLD, by=person)


class DeleteEventTests(EventTestCase):
    def test_it_takes_the_event_out_of_the_claim_too(self) -> None:
        event = make.event(of=self.case)
        claim = make.claim(of=self.case, element=make.element())
        claim.events.add(event)
        delete_event(case=self.case, event=event, by=self.nadia)
        self.assertEqual((self.case.events.count(), claim.events.count()), (0, 0))
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("event-deleted", {"event": "e1"}))

    def test_nobody_else_may(self) -> None:
        event = make.event(of=self.case)
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                delete_event(case=self.case, event=event, by=person)
        self.assertEqual(self.case.events.count(), 1)
