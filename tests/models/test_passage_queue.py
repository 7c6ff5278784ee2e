"""Who may check what, and who has something back."""

from __future__ import annotations

from casework.actions.passages import (
    check_passage,
    retire_passage,
    return_passage,
    version_of,
)
from casework.domain.evidence import TermKind
from casework.models import Passage, User
from casework.models.passage_queue import (
    Neighbours,
    neighbours,
    sent_back_to,
    sources_in,
    themes_in,
    to_check,
)
from tests import make
from tests.base import CastTestCase
from tests.make_passages import entered


class QueueTest(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        # The later source has the earlier title: the queue goes by when sources came.
        cls.first = make.source(publisher="Zeta")
        cls.second = make.source(key="S2", publisher="Alpha")
        cls.theirs = make.passage(key="P1", of=cls.second, codes={TermKind.THEME: ["T01"]})
        cls.omars = entered(by=cls.omar, of=cls.first)
        cls.lenas = entered(by=cls.lena, of=cls.second)

    def keys(self, user: User, **narrowed: str) -> list[str]:
        return [passage.key for passage in to_check(user, **narrowed)]

    def test_it_holds_the_drafts_of_others(self) -> None:
        table = {
            self.omar: ["P1", "S2-2"],
            self.lena: ["S1-1", "P1"],
            self.sofia: ["S1-1", "P1", "S2-2"],
            self.petra: ["S1-1", "P1", "S2-2"],
        }
        for user, keys in table.items():
            with self.subTest(user.name):
                self.assertEqual(self.keys(user), keys)

    def test_those_who_check_nothing_have_none(self) -> None:
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user.name):
                self.assertEqual(self.keys(user), [])

    def test_whoever_changed_it_last_is_left_out_too(self) -> None:
        Passage.objects.filter(pk=self.omars.pk).update(changed_by=self.lena)
        self.assertEqual(self.keys(self.lena), ["P1"])

    def test_it_is_narrowed_by_source_and_theme(self) -> None:
        self.assertEqual(self.keys(self.sofia, source="S2"), ["P1", "S2-2"])
        self.assertEqual(self.keys(self.sofia, theme="T05"), ["S1-1", "S2-2"])
        self.assertEqual(self.keys(self.sofia, source="S2", theme="T01"), ["P1"])
        self.assertEqual(self.keys(self.sofia, source="S9"), [])

    def test_what_was_checked_retired_or_sent_back_waits_for_nobody_here(self) -> None:
        check_passage(passage=self.theirs, seen=version_of(self.theirs), by=self.petra)
        retire_passage(passage=self.omars, because="Gone.", by=self.omar)
        return_passage(passage=self.lenas, because="Which page?", by=self.petra)
        self.assertEqual(self.keys(self.sofia), [])

    def test_what_was_sent_back_waits_for_its_author(self) -> None:
        return_passage(passage=self.lenas, because="Which page?", by=self.sofia)
        back = {user.name: list(sent_back_to(user)) for user in (self.lena, self.omar)}
        self.assertEqual(back, {"Lena": [self.lenas], "Omar": []})

    def test_it_waits_for_whoever_changed_it_last(self) -> None:
        Passage.objects.filter(pk=self.lenas.pk).update(changed_by=self.omar)
        self.lenas.refresh_from_db()
        return_passage(passage=self.lenas, because="Which page?", by=self.sofia)
        self.assertEqual([p.key for p in sent_back_to(self.omar)], ["S2-2"])
        self.assertEqual(list(sent_back_to(self.lena)), [])

    def test_neighbours_are_told_even_of_what_is_no_longer_in_it(self) -> None:
        queue = to_check(self.sofia)
        self.assertEqual(neighbours(queue, self.omars), Neighbours("", "P1"))
        self.assertEqual(neighbours(queue, self.theirs), Neighbours("S1-1", "S2-2"))
        self.assertEqual(neighbours(queue, self.lenas), Neighbours("P1", ""))
        check_passage(passage=self.theirs, seen=version_of(self.theirs), by=self.sofia)
        self.assertEqual(neighbours(queue, self.theirs), Neighbours("S1-1", "S2-2"))

    def test_sources_and_themes_are_counted(self) -> None:
        queue = to_check(self.sofia)
        self.assertEqual(
            sources_in(queue),
            [
                ("S2", "Alpha: Report on relatives", 2),
                ("S1", "Zeta: Report on relatives", 1),
            ],
        )
        self.assertEqual([(t.code, n) for t, n in themes_in(queue)], [("T01", 1), ("T05", 2)])
