"""Several writers at once lose nothing, and none waits for another's turn at the index."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection, transaction
from django.test import TransactionTestCase, skipUnlessDBFeature

from casework.actions.index_rows import take_in_changes
from casework.domain.searches import Question
from casework.models import IndexChange, Passage
from casework.models.index_check import index_faults
from casework.models.search import search
from tests import make


def elsewhere(do: Callable[[], object]) -> object:
    """What the function gives on a connection of its own."""
    given: list[object] = []

    def run() -> None:
        try:
            given.append(do())
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=30)
    return given[0]


# SQLite has one writer at a time.
@skipUnlessDBFeature("has_select_for_update")
class WriterTests(TransactionTestCase):
    def setUp(self) -> None:
        self.omar = make.user(name="Omar", role="lawyer")
        for number in range(8):
            make.passage(key=f"P{number}", finding=f"Trial number{number}.")
        take_in_changes()

    def found(self, words: str) -> int:
        return len(search(self.omar, Question(words)))

    def write(self, key: str, finding: str) -> None:
        Passage.objects.filter(key=key).update(finding=finding)

    def test_what_is_not_committed_yet_stays_marked(self) -> None:
        self.write("P0", "A hearing.")
        with transaction.atomic():
            self.write("P1", "A hearing.")
            self.assertEqual(elsewhere(take_in_changes), 1)
        self.assertEqual(self.found("hearing"), 2)
        self.assertEqual(IndexChange.objects.count(), 2)
        take_in_changes()
        self.assertEqual((self.found("hearing"), list(index_faults())), (2, []))

    def test_whoever_comes_second_leaves_the_marks(self) -> None:
        self.write("P0", "A hearing.")
        with transaction.atomic():
            take_in_changes()
            elsewhere(lambda: self.write("P1", "A hearing."))
            self.assertEqual(elsewhere(take_in_changes), 0)
        self.assertEqual(self.found("hearing"), 2)
        self.assertEqual(take_in_changes(), 1)
        self.assertEqual((self.found("hearing"), list(index_faults())), (2, []))

    def test_one_that_is_rolled_back_leaves_no_trace(self) -> None:
        self.write("P0", "A hearing.")
        with transaction.atomic():
            take_in_changes()
            self.assertEqual(self.found("hearing"), 1)
            transaction.set_rollback(True)
        self.assertEqual(self.found("hearing"), 1)
        take_in_changes()
        self.assertEqual((self.found("hearing"), list(index_faults())), (1, []))

    def test_many_at_once_end_in_a_true_index(self) -> None:
        def work(number: int) -> Callable[[], None]:
            def run() -> None:
                try:
                    for turn in range(10):
                        with transaction.atomic():
                            self.write(f"P{number}", f"Turn {turn} of writer{number}.")
                            take_in_changes()
                finally:
                    connection.close()

            return run

        threads = [threading.Thread(target=work(number)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        self.assertEqual(self.found("turn"), 4)
        self.assertEqual([self.found(f"writer{n}") for n in range(4)], [1, 1, 1, 1])
        take_in_changes()
        self.assertEqual(IndexChange.objects.count(), 0)
        self.assertEqual(list(index_faults()), [])
        self.assertEqual(self.found("turn 9"), 4)
