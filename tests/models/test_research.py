"""Whose research one sees, and which words sound like names of clients."""

from __future__ import annotations

from casework.models import ResearchEntry
from casework.models.research import names_in
from tests import make, make_court
from tests.base import CastTestCase


class VisibleTests(CastTestCase):
    def test_the_team_that_works_on_cases_sees_its_own_and_nobody_else(self) -> None:
        mine = make_court.research(by=self.nadia)
        for person in (self.nadia, self.omar, self.sofia, self.lena):
            with self.subTest(person.name):
                self.assertEqual(list(ResearchEntry.objects.visible_to(person)), [mine])
        for person in (self.rafi, self.ida, self.petra):
            with self.subTest(person.name):
                self.assertEqual(list(ResearchEntry.objects.visible_to(person)), [])

    def test_the_newest_comes_first(self) -> None:
        first, second = (make_court.research(by=self.nadia) for _ in range(2))
        self.assertEqual(list(ResearchEntry.objects.all()), [second, first])
        self.assertEqual(str(first), first.key)


class NamesTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        case = make.case(by=cls.omar)
        make.person(of=case, name="Фирӯз Қаюмов")
        make.person(of=case, key="p2", role="witness", name="Ali")

    def test_every_word_in_any_script_and_spelling(self) -> None:
        cases = {
            "reprisals against families": [],
            "Kayumov": ["Kayumov"],
            "каюмов, Qayumov; KAJUMOV": ["каюмов", "Qayumov", "KAJUMOV"],
            "arrest of ali": ["ali"],
            "12 2024 –": [],
            "": [],
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(names_in(self.team, text), expected)

    def test_all_texts_are_looked_at_and_each_word_is_told_once(self) -> None:
        self.assertEqual(names_in(self.team, "Firuz", "x", "Firuz Ali"), ["Firuz", "Ali"])

    def test_another_team_learns_nothing(self) -> None:
        self.assertEqual(names_in(self.other_team, "Kayumov"), [])
