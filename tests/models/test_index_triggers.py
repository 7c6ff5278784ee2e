"""The database marks whatever changes what a finding is found by, on whichever way it changes."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection

from casework.domain.evidence import TermKind
from casework.models import EntityName, IndexChange, Passage
from casework.models.index_changes import marked_passages, unread_changes
from casework.models.index_triggers import missing
from tests import make
from tests.base import CastTestCase


class TriggerTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source()
        cls.passage = make.passage(codes={TermKind.THEME: ["T05"]})
        cls.other = make.passage(key="P2", of=make.source(key="S2"))
        cls.term = cls.passage.terms.get()
        cls.kuvvatov = make.entity(spellings={"Умаралӣ Қувватов": "Cyrl"})
        cls.passage.entities.add(cls.kuvvatov)
        IndexChange.objects.all().delete()

    def test_none_is_missing(self) -> None:
        # A migration that makes a table anew on SQLite loses its triggers; let it end with
        # migrations.RunPython(casework.models.index_triggers.install).
        self.assertEqual(missing(connection), frozenset())

    def test_every_change_marks_the_findings_that_it_bears_on(self) -> None:
        passage = Passage.objects.filter(pk=self.passage.pk)
        theme = make.term(kind=TermKind.THEME, code="T06")
        changes: dict[str, Callable[[], object]] = {
            "the text": lambda: passage.update(finding="Another."),
            "a code more": lambda: self.passage.terms.add(theme),
            "a code less": lambda: self.passage.terms.remove(theme),
            "the code itself": lambda: (
                type(theme).objects.filter(pk=self.term.pk).update(code="X")
            ),
            "its source": lambda: type(self.source).objects.update(publisher="Amnesty"),
            "a name": lambda: type(self.kuvvatov).objects.update(name="Kuvvatov"),
            "a spelling more": lambda: EntityName.objects.create(
                entity=self.kuvvatov, text="Quvvatov", script="Latn"
            ),
            "a spelling": lambda: EntityName.objects.update(certainty="read"),
            "a spelling less": lambda: EntityName.objects.all().delete(),
            "a name less": lambda: self.passage.entities.clear(),
        }
        for name, change in changes.items():
            with self.subTest(change=name):
                IndexChange.objects.all().delete()
                change()
                self.assertIn(self.passage.pk, marked_passages(unread_changes()))

    def test_what_is_new_or_gone_is_marked(self) -> None:
        made = make.passage(key="P3").pk
        self.assertEqual(marked_passages(unread_changes()), [made])
        IndexChange.objects.all().delete()
        Passage.objects.filter(pk=made).delete()
        self.assertEqual(marked_passages(unread_changes()), [made])

    def test_other_findings_are_not_marked(self) -> None:
        Passage.objects.filter(pk=self.passage.pk).update(finding="Another.")
        type(self.source).objects.filter(pk=self.source.pk).update(publisher="Amnesty")
        self.kuvvatov.names.all().delete()
        self.assertEqual(marked_passages(unread_changes()), [self.passage.pk])

    def test_reading_marks_nothing(self) -> None:
        list(Passage.objects.for_facts())
        self.assertEqual(unread_changes(), [])
