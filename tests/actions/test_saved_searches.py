"""Searches kept for oneself: limits, what is new, and that nobody else ever sees them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import connection

from casework.actions.index_rows import take_in_changes
from casework.actions.saved_searches import (
    delete_search,
    open_search,
    rename_search,
    save_search,
)
from casework.domain.errors import Refused
from casework.domain.searches import Question
from casework.models import AuditEntry, Passage, SavedSearch, User
from casework.wording import sentences
from tests import make
from tests.base import CastTestCase

SECRET = Question("Fayzali Secretov", {"theme": ["T05"]})


class SavedSearchTests(CastTestCase):
    def save(self, name: str = "Relatives", by: User | None = None) -> SavedSearch:
        return save_search(name=name, question=SECRET, by=by or self.omar)

    def problems(self, name: str, question: Question = SECRET) -> list[str]:
        with self.assertRaises(Refused) as caught:
            save_search(name=name, question=question, by=self.omar)
        return sentences(caught.exception.problems)

    def test_it_is_kept_with_all_that_is_there_as_seen(self) -> None:
        newest = make.passage().pk
        saved = self.save("  Relatives  ")
        kept = SavedSearch.objects.get()
        self.assertEqual((kept.key, kept.name, kept.seen), (saved.key, "Relatives", newest))
        self.assertEqual(kept.question.query, "Fayzali Secretov")
        self.assertEqual(kept.question.values, [("theme", "T05")])

    def test_neither_the_database_nor_the_record_tells_what_is_looked_for(self) -> None:
        saved = self.save("Secretov")
        rename_search(search=saved, name="Case of Secretov", by=self.omar)
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, query FROM casework_savedsearch")
            stored = " ".join(map(str, cursor.fetchall()))
        self.assertNotIn("Secretov", stored)
        self.assertNotIn("T05", stored)
        entries = AuditEntry.objects.order_by("number")
        self.assertEqual(
            [(entry.verb, entry.actor, entry.facts) for entry in entries],
            [
                ("search-saved", self.omar, {"search": saved.key}),
                ("search-renamed", self.omar, {"search": saved.key}),
            ],
        )

    def test_opening_it_makes_what_is_there_seen(self) -> None:
        saved = self.save()
        newest = make.passage().pk
        self.assertEqual(open_search(search=saved, by=self.omar).seen, newest)
        self.assertEqual(AuditEntry.objects.latest("number").verb, "search-opened")

    def test_what_is_deleted_is_gone(self) -> None:
        saved = self.save()
        key = saved.key
        delete_search(search=saved, by=self.omar)
        self.assertEqual(SavedSearch.objects.count(), 0)
        self.assertEqual(AuditEntry.objects.latest("number").facts, {"search": key})

    def test_a_name_and_something_to_look_for_are_needed(self) -> None:
        name = "name: Give the search a name of at most 80 signs."
        self.assertEqual(self.problems("  "), [name])
        self.assertEqual(self.problems("n" * 81), [name])
        self.assertEqual(
            self.problems("All", Question()),
            ["name: Nothing is searched for: type a word or choose a filter first."],
        )
        self.assertEqual(SavedSearch.objects.count(), 0)

    def test_fifty_are_enough_for_one_person(self) -> None:
        for number in range(50):
            SavedSearch.objects.create(user=self.omar, name=f"n{number}", query="q=a")
        self.assertEqual(
            self.problems("One more"), ["name: You have 50 saved searches. Delete one first."]
        )
        self.assertEqual(self.save(by=self.nadia).user, self.nadia)

    def test_nobody_else_touches_or_sees_it(self) -> None:
        saved = self.save()
        for other in (self.nadia, self.sofia, self.lena, self.petra, self.ida, self.rafi):
            with self.subTest(person=other.name):
                self.assertEqual(list(SavedSearch.objects.visible_to(other)), [])
                with self.assertRaises(SavedSearch.DoesNotExist):
                    open_search(search=saved, by=other)
                with self.assertRaises(SavedSearch.DoesNotExist):
                    rename_search(search=saved, name="Mine", by=other)
                with self.assertRaises(SavedSearch.DoesNotExist):
                    delete_search(search=saved, by=other)
        self.assertEqual(list(SavedSearch.objects.visible_to(self.omar)), [saved])
        self.assertEqual(SavedSearch.objects.get().name, "Relatives")

    def test_who_may_not_read_evidence_saves_nothing(self) -> None:
        saved = self.save()
        self.omar.is_active = False
        self.assertEqual(list(SavedSearch.objects.visible_to(self.omar)), [])
        with self.assertRaises(PermissionDenied):
            self.save()
        with self.assertRaises(PermissionDenied):
            open_search(search=saved, by=self.omar)

    def test_the_slot_is_that_of_the_first_finding_after_the_last_look(self) -> None:
        make.passage(key="P1")
        saved = self.save()
        take_in_changes()
        rows = SavedSearch.objects.visible_to(self.omar)
        self.assertEqual(rows.slots(), {saved.pk: None})
        make.passage(key="P2")
        take_in_changes()
        self.assertEqual(rows.slots(), {saved.pk: 1})
        self.assertEqual(Passage.objects.count(), 2)
