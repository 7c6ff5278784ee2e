from __future__ import annotations

import json
from pathlib import Path

from casework.actions.case_files import export_case, import_case
from casework.models import Person
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
