"""Reading the rules that count."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from casework.actions.law_rules import import_law_rules
from casework.actions.reference import read_files
from casework.models import LawRule
from tests import make
from tests.base import CastTestCase
from tests.domain.rules import book


class RulebookTest(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        folder = Path(settings.FIXTURES_DIR) / "law" / "rules"
        import_law_rules(read_files(sorted(folder.glob("*.json"))), by=None)

    def test_the_rows_are_the_files(self) -> None:
        read = LawRule.objects.rulebook()
        self.assertEqual(read.rules, book().rules)
        self.assertEqual(read.decisions, book().decisions)
        self.assertEqual(read.parameters, book().parameters)
        self.assertEqual(read.judgments, book().judgments)

    def test_one_query(self) -> None:
        with self.assertNumQueries(1):
            LawRule.objects.rulebook()

    def test_the_history_in_one_query(self) -> None:
        with self.assertNumQueries(1):
            for row in LawRule.objects.history():
                str(row.proposed_by), str(row.approved_by)

    def test_who_sees_the_law(self) -> None:
        for person in (self.nadia, self.omar, self.rafi, self.ida, self.sofia):
            with self.subTest(person.name):
                self.assertTrue(LawRule.objects.visible_to(person).exists())
        gone = make.user(name="Gone", role="lawyer", is_active=False)
        self.assertFalse(LawRule.objects.visible_to(gone).exists())

    def test_a_version_is_named_by_key_and_number(self) -> None:
        self.assertEqual(str(LawRule.objects.get(key="DE-CALC")), "DE-CALC v1")
