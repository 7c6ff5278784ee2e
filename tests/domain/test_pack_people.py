"""How a pack names the ties of the family."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.cases import Kinship, RelationFacts
from casework.domain.pack_people import kinship
from tests.domain import build

SIBLING = RelationFacts("x", Kinship.SIBLING, "parent")
PARENT = RelationFacts("parent", Kinship.PARENT, "applicant")


class UncleTests(TestCase):
    def code(self, *relations: RelationFacts, parent: str, sex: str = "M") -> str:
        uncle = build.person(key="x", sex=sex)
        people = (build.person(), build.person(key="parent", sex=parent), uncle)
        return kinship(build.case(people=people, relations=relations), uncle, "uncle-aunt")

    def test_a_brother_of_the_father_and_of_the_mother(self) -> None:
        self.assertEqual(self.code(PARENT, SIBLING, parent="M"), "uncle-aunt-M-M")
        self.assertEqual(self.code(PARENT, SIBLING, parent="F"), "uncle-aunt-M-F")

    def test_either_where_the_file_does_not_say(self) -> None:
        self.assertEqual(self.code(PARENT, parent="M"), "uncle-aunt-M")
        self.assertEqual(self.code(PARENT, SIBLING, parent=""), "uncle-aunt-M")

    def test_an_aunt_is_an_aunt(self) -> None:
        self.assertEqual(self.code(PARENT, SIBLING, parent="M", sex="F"), "uncle-aunt-F")
