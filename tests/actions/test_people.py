from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import PermissionDenied

from casework.actions.people import PersonFields, WrittenName, save_person
from casework.domain.cases import Kinship, PersonRole
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.models import AuditEntry, Case, Person
from tests import make
from tests.base import CastTestCase

FATHER = PersonFields(
    role=PersonRole.AT_HOME,
    names=(WrittenName("Sattor Ghulomov"), WrittenName("Саттор Гуломов", "judgment")),
    born="1961~",
    place="Bokhtar",
    contact="Not to be called.",
    notes="Secret note.",
    pseudonym="the father",
    profiles=("IRPT-MEM",),
    relations=((Kinship.PARENT, "applicant"),),
)


class SavePersonTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        cls.applicant = make.person(of=cls.case)
        make.term(kind=TermKind.PROFILE, code="IRPT-MEM")

    def refusal(self, person: Person | None, fields: PersonFields) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            save_person(case=self.case, person=person, fields=fields, by=self.nadia)
        return [(problem.code, problem.where) for problem in caught.exception.problems]

    def test_it_adds_a_person_with_names_profiles_and_relation(self) -> None:
        save_person(case=self.case, person=None, fields=FATHER, by=self.nadia)
        father = self.case.people.get(key="p1")
        self.assertEqual(
            [(name.text, name.script, name.note) for name in father.names.all()],
            [("Sattor Ghulomov", "Latn", ""), ("Саттор Гуломов", "Cyrl", "judgment")],
        )
        self.assertEqual((father.born, father.pseudonym), ("1961~", "the father"))
        self.assertEqual([term.code for term in father.profiles.all()], ["IRPT-MEM"])
        relation = self.case.relations.get()
        self.assertEqual(
            (relation.person, relation.kind, relation.of), (father, "parent", self.applicant)
        )

    def test_the_record_holds_the_key_and_no_word_of_the_client(self) -> None:
        save_person(case=self.case, person=None, fields=FATHER, by=self.nadia)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("person-saved", {"person": "p1"}))

    def test_it_replaces_names_and_relations_and_finds_only_the_new_names(self) -> None:
        father = save_person(case=self.case, person=None, fields=FATHER, by=self.nadia)
        changed = replace(FATHER, names=(WrittenName("Karim Nazarov"),), relations=())
        save_person(case=self.case, person=father, fields=changed, by=self.nadia)
        self.assertEqual([name.text for name in father.names.all()], ["Karim Nazarov"])
        self.assertEqual(self.case.relations.count(), 0)
        self.assertEqual(list(Case.objects.with_name("Гуломов")), [])
        self.assertEqual(list(Case.objects.with_name("Назаров")), [self.case])

    def test_it_refuses_what_cannot_be(self) -> None:
        refusals = {
            "no name": (None, replace(FATHER, names=()), [("person-unnamed", "name_0")]),
            "no date": (None, replace(FATHER, born="long ago"), [("bad-date", "born")]),
            "two applicants": (
                None,
                replace(FATHER, role=PersonRole.APPLICANT),
                [("second-applicant", "role")],
            ),
            "no applicant": (self.applicant, FATHER, [("no-applicant", "role")]),
            "unknown code": (
                None,
                replace(FATHER, profiles=("NOPE",)),
                [("unknown-code", "profiles")],
            ),
            "stranger": (
                None,
                replace(FATHER, relations=((Kinship.CHILD, "nobody"),)),
                [("person-of-another-case", "")],
            ),
        }
        for name, (person, fields, expected) in refusals.items():
            with self.subTest(name):
                self.assertEqual(self.refusal(person, fields), expected)
        self.assertEqual(self.case.people.count(), 1)
        self.assertEqual(AuditEntry.objects.count(), 0)

    def test_a_person_is_never_related_to_itself(self) -> None:
        myself = PersonFields(
            role=PersonRole.APPLICANT,
            names=(WrittenName("A"),),
            relations=((Kinship.SIBLING, "applicant"),),
        )
        self.assertEqual(self.refusal(self.applicant, myself), [("person-of-another-case", "")])

    def test_the_same_relation_twice_is_one(self) -> None:
        twice = replace(FATHER, relations=((Kinship.PARENT, "applicant"),) * 2)
        save_person(case=self.case, person=None, fields=twice, by=self.nadia)
        self.assertEqual(self.case.relations.count(), 1)

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                save_person(case=self.case, person=None, fields=FATHER, by=person)
