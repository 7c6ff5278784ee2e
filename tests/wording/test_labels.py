from __future__ import annotations

from enum import StrEnum

from django.test import SimpleTestCase

from casework.domain.cases import (
    Account,
    DocumentKind,
    EventKind,
    Jurisdiction,
    Kinship,
    PersonRole,
    Stage,
    Verdict,
)
from casework.domain.kinship import CHAINS, GENERATION, INVERSE
from casework.domain.roles import Can, Role
from casework.wording.labels import LISTS, TIES, choices, label


class LabelTests(SimpleTestCase):
    def test_every_code_has_a_name(self) -> None:
        lists: dict[str, type[StrEnum]] = {
            "account": Account,
            "country": Jurisdiction,
            "document": DocumentKind,
            "event": EventKind,
            "kinship": Kinship,
            "permission": Can,
            "person": PersonRole,
            "role": Role,
            "stage": Stage,
            "verdict": Verdict,
        }
        for name, codes in lists.items():
            with self.subTest(name):
                self.assertEqual(set(LISTS[name]), set(codes))

    def test_every_tie_of_a_family_has_a_name(self) -> None:
        ties = {*CHAINS.values(), *INVERSE.values(), *GENERATION, "relative"}
        self.assertEqual(ties - set(TIES), set())

    def test_a_list_for_a_form_may_begin_with_an_empty_choice(self) -> None:
        labels = {"a": "A"}
        self.assertEqual(choices(labels), [("a", "A")])
        self.assertEqual(choices(labels, empty="none"), [("", "none"), ("a", "A")])

    def test_a_code_without_a_name_stays(self) -> None:
        self.assertEqual(label("xx", "language"), "xx")
