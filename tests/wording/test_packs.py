"""Each step and term of a pack has its words."""

from __future__ import annotations

from collections.abc import Iterable

from django.test import SimpleTestCase

from casework.domain.cases import Jurisdiction
from casework.domain.evidence import Certainty, Modality, SourceKind
from casework.domain.exhibit_labels import ROLES, Forum
from casework.domain.kinship import CHAINS, INVERSE
from casework.domain.pack_evidence import GROUPS
from casework.wording.pack_terms import LISTS, term
from casework.wording.packs import STEPS, step_sentence


class StepTests(SimpleTestCase):
    def test_steps(self) -> None:
        self.assertEqual(step_sentence(""), "Waiting for its turn")
        self.assertEqual(step_sentence("binding"), "Binding the exhibits")
        self.assertEqual(step_sentence("typesetting"), "Typesetting")
        self.assertEqual(list(STEPS)[-1], "done")


class TermTests(SimpleTestCase):
    def test_each_code_of_a_plan_has_a_term(self) -> None:
        ties = {*CHAINS.values(), *INVERSE.values(), "relative", "witness", "in-law", "cousin"}
        roles = {*ROLES.values(), "applicant"}
        needed: dict[str, Iterable[str]] = {
            "title": set(Forum),
            "reference": set(Forum),
            "certainty": set(Certainty),
            "modality": set(Modality) - {Modality.FACT, Modality.ATTRIBUTED},
            "source": set(SourceKind),
            "group": set(GROUPS),
            "country": set(Jurisdiction),
            "kinship": {f"{tie}-{sex}" for tie in ties for sex in "FMX"},
            "designation": {f"{role}-{sex}" for role in roles for sex in "FMX"},
        }
        for of, codes in needed.items():
            with self.subTest(of):
                self.assertEqual(set(codes) - LISTS[of].keys(), set())

    def test_a_code_that_no_list_knows_stays_as_it_is(self) -> None:
        self.assertEqual(term("country", "XX", "de"), "XX")
