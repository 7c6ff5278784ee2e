from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction

from casework.actions.case_files import export_case, import_case
from casework.models import AuditEntry, Person
from casework.web.accounts import LogInForm
from tests import make
from tests.base import CastTestCase

ADD = "/cases/PL-2026-TEST/people/new/"


class InvisibleSignTests(CastTestCase):
    def test_what_was_pasted_can_be_given_out_and_taken_in_again(self) -> None:
        self.client.force_login(self.omar)
        case = make.case(by=self.omar)
        make.person(of=case)
        sent = {"role": "witness", "name_0": "Amina\x02 R.", "notes": "One.\x0bTwo.\x1f"}
        self.assertEqual(self.client.post(ADD, sent).status_code, 302)
        person = Person.objects.get(key="p1")
        self.assertEqual((person.name, person.notes), ("Amina R.", "One.\nTwo."))
        document = json.loads(json.dumps(export_case(case=case, by=self.omar)))
        again = import_case(document, folder=Path("/"), filename="case.json", by=self.omar)
        self.assertEqual(again.people.get(key="p1").notes, "One.\nTwo.")

    def test_a_password_is_taken_as_it_is(self) -> None:
        form = LogInForm({"email": "omar@example.org", "password": "a\x02b"})
        self.assertTrue(form.is_valid())
        self.assertEqual(form.cleaned_data["password"], "a\x02b")


class LengthTests(CastTestCase):
    def test_a_text_of_more_than_ten_pages_is_refused_and_kept_in_the_form(self) -> None:
        self.client.force_login(self.omar)
        case = make.case(by=self.omar)
        make.person(of=case)
        sent = {"role": "witness", "name_0": "Amina R.", "notes": "a" * 20_001}
        answer = self.client.post(ADD, sent)
        self.assertContains(answer, "This text has 20001 signs; a field takes 20000.", 2, 422)
        self.assertContains(answer, "a" * 20_001, status_code=422)
        self.assertFalse(Person.objects.filter(key="p1").exists())

    def test_a_text_of_just_ten_pages_is_taken(self) -> None:
        self.client.force_login(self.omar)
        case = make.case(by=self.omar)
        make.person(of=case)
        sent = {"role": "witness", "name_0": "Amina R.", "notes": "a" * 20_000}
        self.assertEqual(self.client.post(ADD, sent).status_code, 302)
        self.assertEqual(len(Person.objects.get(key="p1").notes), 20_000)


class ReadingTests(CastTestCase):
    """A form shows what is stored: contacts, notes, what happened."""

    PAGES = (
        *("edit/", "people/new/", "people/applicant/", "events/new/", "events/e1/"),
        *("events/e1/delete/", "papers/new/", "papers/d1/"),
        *("decisions/new/", "decisions/1/", "decisions/1/calculation/", "deadlines/K7QM2X/"),
    )

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        make.person(of=cls.case)
        make.event(of=cls.case)
        make.document(of=cls.case, content=b"x")
        make.decision(of=cls.case, code="K7QM2X")

    def opened_by(self) -> list[str]:
        entries = AuditEntry.objects.filter(verb="case-opened", case=self.case)
        return [entry.actor.name for entry in entries.select_related("actor") if entry.actor]

    def test_to_look_at_a_form_of_a_case_is_to_read_the_case(self) -> None:
        for page in self.PAGES:
            with self.subTest(page=page), transaction.atomic():
                self.client.force_login(self.sofia)
                self.assertEqual(self.client.get(f"/cases/PL-2026-TEST/{page}").status_code, 200)
                self.assertEqual(self.opened_by(), ["Sofia"])
                transaction.set_rollback(True)

    def test_whoever_must_not_see_it_has_read_nothing(self) -> None:
        self.client.force_login(self.lena)
        for page in self.PAGES:
            with self.subTest(page=page):
                self.assertEqual(self.client.get(f"/cases/PL-2026-TEST/{page}").status_code, 404)
        self.assertEqual(self.opened_by(), [])
