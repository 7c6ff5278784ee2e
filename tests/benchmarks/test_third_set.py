"""The third labelled set is sound."""

from __future__ import annotations

import json
from collections import Counter
from unittest import TestCase

from benchmarks.matching.labelled import (
    FIXTURES,
    SETS,
    Labelled,
    entities,
    findings,
    labelled_cases,
)
from benchmarks.matching.rankers import story


def third() -> tuple[Labelled, ...]:
    return labelled_cases(SETS["third"])


class LabelTest(TestCase):
    def test_numbers_and_keys_are_those_of_no_other_set(self) -> None:
        self.assertEqual([case.number for case in third()], list(range(201, 249)))
        others = {c.facts.ref for c in (*labelled_cases(), *labelled_cases(SETS["second"]))}
        self.assertEqual(others & {case.facts.ref for case in third()}, set())

    def test_half_of_the_stories_are_told_in_other_languages_than_english(self) -> None:
        counted = Counter(case.facts.working_language for case in third())
        self.assertEqual(counted, {"en": 24, "de": 8, "ru": 8, "pl": 7, "tg": 1})
        for case in third():
            with self.subTest(case.number):
                self.assertEqual(list(case.facts.summary), [case.facts.working_language])
                self.assertTrue(80 <= len(story(case.facts).split()) <= 200)

    def test_a_claim_has_core_findings_of_the_best_grade_and_more(self) -> None:
        claims = [case for case in third() if not case.is_negative]
        self.assertEqual(len(claims), 40)
        few = [c.number for c in claims if sum(grade >= 2 for grade in c.grades.values()) < 5]
        self.assertEqual(few, [204, 212, 225])
        for case in claims:
            with self.subTest(case.number):
                self.assertGreaterEqual(len(case.grades), 5)
                self.assertEqual({case.grades[key] for key in case.core}, {3})
        self.assertEqual([c.number for c in claims if len(c.core) < 2], [212, 239])
        self.assertEqual(max(len(case.core) for case in claims), 4)

    def test_a_negative_case_has_nothing_but_background(self) -> None:
        grades = {case.number: dict(case.grades) for case in third() if case.is_negative}
        nothing: dict[str, int] = {}
        self.assertEqual(
            grades, {**dict.fromkeys(range(241, 249), nothing), 247: {"TJ-P23-05": 1}}
        )

    def test_only_printable_findings_are_labelled_and_each_once(self) -> None:
        printable = {p.key for p in findings("article") if p.printable}
        for path in SETS["third"].glob("*.json"):
            with self.subTest(path.name):
                labels = json.loads(path.read_text(encoding="utf-8"))["relevance"]["case"]
                keys = [key for listed in labels.values() for key in listed]
                self.assertEqual(len(keys), len(set(keys)))
                self.assertLessEqual(set(keys), printable)
                self.assertEqual(list(labels), ["3", "2", "1"])

    def test_codes_and_names_exist_and_every_profile_is_met(self) -> None:
        terms = json.loads((FIXTURES / "evidence" / "taxonomy.json").read_text())["terms"]
        known = {term["code"] for term in terms}
        profiles = {term["code"] for term in terms if term["kind"] == "profile"}
        met = {c for case in third() for p in case.facts.people for c in p.profiles}
        self.assertEqual(met, profiles)
        for case in third():
            with self.subTest(case.number):
                used = {code for e in case.facts.events for code in e.acts | e.actors}
                self.assertLessEqual(used | case.facts.grounds, known)
                named = {key for e in case.facts.events for key in e.entities}
                self.assertLessEqual(named, entities().keys())
                people = {person.key for person in case.facts.people}
                self.assertLessEqual({k for e in case.facts.events for k in e.people}, people)
                self.assertLessEqual(
                    {key for r in case.facts.relations for key in (r.person, r.of)}, people
                )
