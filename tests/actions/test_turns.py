from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase, skipUnlessDBFeature

from casework.actions.documents import DocumentFields, add_document, change_document
from casework.actions.events import EventFields, save_event
from casework.actions.people import PersonFields, WrittenName, save_person
from casework.domain.cases import DocumentKind, EventKind, PersonRole
from tests import make
from tests.adapters.papers import paper

AT_ONCE = 4
PAPER = DocumentFields(title={"en": "Letter"}, kind=DocumentKind.LETTER, exhibit=1)


# SQLite has one writer in all, and its databases in memory are not shared between threads.
@skipUnlessDBFeature("has_select_for_update")
class TurnTests(TransactionTestCase):
    def setUp(self) -> None:
        self.nadia = make.user(name="Nadia", role="caseworker")
        self.case = make.case(by=self.nadia)
        make.person(of=self.case)

    def at_once(self, write: Callable[[int], object]) -> None:
        """Let several people write in the same moment; whoever fails lets the test fail."""
        start = Barrier(AT_ONCE)

        def run(number: int) -> None:
            try:
                start.wait(10)
                write(number)
            finally:
                connection.close()

        with ThreadPoolExecutor(AT_ONCE) as people:
            list(people.map(run, range(AT_ONCE)))

    def test_events_entered_at_once_all_find_a_key(self) -> None:
        fields = EventFields(when="2015", what={"en": "Called."}, kind=EventKind.LIFE)
        self.at_once(
            lambda _: save_event(case=self.case, event=None, fields=fields, by=self.nadia)
        )
        keys = sorted(self.case.events.values_list("key", flat=True))
        self.assertEqual(keys, ["e1", "e2", "e3", "e4"])

    def test_people_entered_at_once_all_find_a_key(self) -> None:
        fields = PersonFields(role=PersonRole.WITNESS, names=(WrittenName("A. B."),))
        self.at_once(
            lambda _: save_person(case=self.case, person=None, fields=fields, by=self.nadia)
        )
        keys = sorted(self.case.people.values_list("key", flat=True))
        self.assertEqual(keys, ["applicant", "p1", "p2", "p3", "p4"])

    def test_papers_entered_at_once_all_find_a_key_and_a_place(self) -> None:
        content = paper("a")
        self.at_once(
            lambda _: add_document(
                case=self.case, content=content, filename="a.pdf", fields=PAPER, by=self.nadia
            )
        )
        self.assertEqual(self.places(), [("d1", 4), ("d2", 3), ("d3", 2), ("d4", 1)])

    def test_exhibits_moved_at_once_keep_their_order_without_a_gap(self) -> None:
        papers = [
            make.document(of=self.case, content=paper("a"), key=f"d{n}") for n in range(AT_ONCE)
        ]
        self.at_once(lambda n: change_document(document=papers[n], fields=PAPER, by=self.nadia))
        self.assertEqual(sorted(place for _, place in self.places()), [1, 2, 3, 4])

    def places(self) -> list[tuple[str, int | None]]:
        return list(self.case.documents.order_by("key").values_list("key", "exhibit"))
