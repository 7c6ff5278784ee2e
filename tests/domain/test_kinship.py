"""What relatives are to the applicant, also through others."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.cases import Kinship, RelationFacts
from casework.domain.kinship import family_of, generations
from tests.domain import build


def ties(*relations: tuple[str, Kinship, str]) -> dict[str, str]:
    keys = dict.fromkeys(k for a, _kind, b in relations for k in (a, b) if k != "applicant")
    case = build.case(
        people=(build.person(), *(build.person(key=key) for key in keys)),
        relations=tuple(RelationFacts(*relation) for relation in relations),
    )
    return {person.key: tie for person, tie in family_of(case)}


class FamilyTests(TestCase):
    def test_a_tie_is_read_in_both_directions(self) -> None:
        self.assertEqual(ties(("anna", Kinship.PARENT, "applicant")), {"anna": "parent"})
        self.assertEqual(ties(("applicant", Kinship.PARENT, "anna")), {"anna": "child"})
        self.assertEqual(ties(("applicant", Kinship.UNCLE_AUNT, "x")), {"x": "niece-nephew"})
        self.assertEqual(ties(("applicant", Kinship.SIBLING, "x")), {"x": "sibling"})

    def test_a_tie_through_another_person(self) -> None:
        brother = ("brother", Kinship.SIBLING, "applicant")
        cases = {
            ("x", Kinship.CHILD, "brother"): "niece-nephew",
            ("x", Kinship.SPOUSE, "brother"): "sibling-in-law",
            ("x", Kinship.PARENT, "brother"): "parent",
            ("x", Kinship.COUSIN, "brother"): "relative",
        }
        for relation, expected in cases.items():
            with self.subTest(expected):
                self.assertEqual(ties(brother, relation)["x"], expected)

    def test_an_in_law_is_named_by_the_way_to_them(self) -> None:
        found = ties(
            ("brother", Kinship.SIBLING, "applicant"),
            ("x", Kinship.IN_LAW, "applicant"),
            ("x", Kinship.SPOUSE, "brother"),
            ("y", Kinship.IN_LAW, "applicant"),
        )
        self.assertEqual(found["x"], "sibling-in-law")
        self.assertEqual(found["y"], "in-law")

    def test_friends_and_colleagues_are_not_family(self) -> None:
        self.assertEqual(ties(("x", Kinship.FRIEND, "applicant")), {})

    def test_generations_go_down_from_parents_to_children(self) -> None:
        case = build.case(
            people=tuple(build.person(key=k) for k in ("applicant", "a", "b", "c", "d")),
            relations=(
                RelationFacts("a", Kinship.PARENT, "applicant"),
                RelationFacts("b", Kinship.CHILD, "applicant"),
                RelationFacts("c", Kinship.SPOUSE, "applicant"),
                RelationFacts("d", Kinship.GRANDPARENT, "applicant"),
            ),
        )
        self.assertEqual(generations(case), {"applicant": 0, "a": -1, "b": 1, "c": 0, "d": -2})
