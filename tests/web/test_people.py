from __future__ import annotations

from casework.domain.evidence import TermKind
from casework.models import Person
from tests import make
from tests.base import CastTestCase


class PersonScreenTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        self.case = make.case(by=self.nadia)
        self.applicant = make.person(of=self.case, name="Ilhomjon Ghulomzoda")
        make.term(kind=TermKind.PROFILE, code="IRPT-MEM", label="Member of the IRPT")

    def test_it_adds_a_relative_with_two_names_and_the_relation(self) -> None:
        response = self.client.post(
            "/cases/PL-2026-TEST/people/new/",
            {
                "role": "relative-at-home",
                "name_0": "Sattor Ghulomov",
                "name_1": "Саттор Гуломов",
                "name_1_note": "as in the judgment",
                "kin_0": "parent",
                "kin_0_of": "applicant",
                "born": "ok. 1961",
                "profiles": ["IRPT-MEM"],
                "nationality": "TJ",
            },
        )
        self.assertRedirects(response, "/cases/PL-2026-TEST/")
        facts = Person.objects.get(key="p1").to_facts()
        self.assertEqual(facts.names, ("Sattor Ghulomov", "Саттор Гуломов"))
        self.assertEqual((facts.born.edtf, facts.profiles), ("1961~", {"IRPT-MEM"}))
        relation = self.case.relations.get()
        self.assertEqual((relation.kind, relation.of), ("parent", self.applicant))

    def test_the_form_opens_with_all_that_is_there_and_room_for_more(self) -> None:
        father = make.person(of=self.case, key="father", role="relative-at-home", name="Sattor")
        make.relation(person=father, kind="parent", of=self.applicant)
        form = self.client.get("/cases/PL-2026-TEST/people/father/").context["form"]
        values = [[field.value() for field in row] for row in form.name_rows()]
        self.assertEqual(values, [["Sattor", ""], ["", ""], ["", ""]])
        relations = [[field.value() for field in row] for row in form.relation_rows()]
        self.assertEqual(relations, [["parent", "applicant"], ["", "applicant"]])

    def test_saving_unchanged_keeps_everything(self) -> None:
        father = make.person(
            of=self.case, key="father", role="relative-at-home", name="Sattor", contact="Never."
        )
        make.relation(person=father, kind="parent", of=self.applicant)
        before = father.to_facts()
        form = self.client.get("/cases/PL-2026-TEST/people/father/").context["form"]
        data = {field.html_name: field.value() or "" for field in form}
        self.client.post("/cases/PL-2026-TEST/people/father/", data)
        saved = Person.objects.get(key="father")
        self.assertEqual((saved.to_facts(), saved.contact), (before, "Never."))
        self.assertEqual(self.case.relations.get().kind, "parent")

    def test_it_says_what_is_wrong_and_keeps_what_was_typed(self) -> None:
        response = self.client.post(
            "/cases/PL-2026-TEST/people/new/",
            {"role": "applicant", "name_0": "Sattor Ghulomov", "nationality": "tajik"},
        )
        self.assertContains(response, "Write two capital letters, such as TJ.", status_code=422)
        self.assertContains(response, 'value="Sattor Ghulomov"', status_code=422)
        response = self.client.post(
            "/cases/PL-2026-TEST/people/new/", {"role": "applicant", "name_0": "Sattor"}
        )
        self.assertFormError(
            response.context["form"],
            "role",
            "The case has an applicant already. Choose another role.",
        )
        self.assertEqual(self.case.people.count(), 1)

    def test_a_person_of_another_case_is_not_found(self) -> None:
        other = make.case(by=self.nadia, ref="PL-2026-TWO")
        make.person(of=other, key="stranger", role="witness")
        response = self.client.get("/cases/PL-2026-TEST/people/stranger/")
        self.assertEqual(response.status_code, 404)
