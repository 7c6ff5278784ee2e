"""The parts of the review queue, and what they count."""

from __future__ import annotations

import datetime as dt

from casework.domain.evidence import TermKind
from casework.models import CurrencyReview, Passage, User
from casework.models.currency_queue import ReviewQueue, due_in_open_cases
from tests import make
from tests.base import CastTestCase

ON = dt.date(2026, 11, 24)
NOTHING = {"stale": 0, "month": 0, "quarter": 0, "unverified": 0, "open": 0, "rested": 0}


class QueueTestCase(CastTestCase):
    def add(self, key: str, issued: str, **fields: object) -> Passage:
        source = make.source(key=f"S-{key}", issued=issued)
        return make.passage(key=key, of=source, **fields)  # type: ignore[arg-type]

    def review(self, passage: Passage, on: str, outcome: str = "stands") -> CurrencyReview:
        return CurrencyReview.objects.create(
            passage=passage, on=dt.date.fromisoformat(on), outcome=outcome, by=self.omar
        )

    def keys(self, part: str, queue: ReviewQueue | None = None) -> list[str]:
        return [p.key for p in (queue or ReviewQueue(self.omar, ON)).part(part)]

    def counts(self, queue: ReviewQueue | None = None) -> dict[str, int]:
        return (queue or ReviewQueue(self.omar, ON)).counts()


class PartTests(QueueTestCase):
    def test_by_what_is_due(self) -> None:
        self.add("P1", "2024-11-23")
        self.add("P2", "")
        self.add("P3", "2024-11-24")
        self.add("P4", "2024-12-23")
        self.add("P5", "2024-12-24")
        self.add("P6", "2025-02-23")
        self.add("P7", "2025-02-24")
        self.assertEqual(self.keys("stale"), ["P1", "P2"])
        self.assertEqual(self.keys("month"), ["P4", "P3"])
        self.assertEqual(self.keys("quarter"), ["P6", "P5"])
        self.assertEqual(self.counts(), NOTHING | {"stale": 2, "month": 2, "quarter": 2})

    def test_only_what_a_pack_may_print(self) -> None:
        self.add("P1", "2020", printable=False, withheld_because="private")
        self.add("P2", "2020", state="retired", retired_because="wrong")
        self.add("P3", "2020", currency="superseded")
        self.assertEqual(self.counts(), NOTHING)

    def test_unverified_until_somebody_has_looked(self) -> None:
        passage = self.add("P1", "2026-05", currency="unverified")
        self.assertEqual(self.keys("unverified"), ["P1"])
        self.review(passage, "2020-01-01")
        self.assertEqual(self.keys("unverified"), [])

    def test_what_was_found_to_stand_rests_for_three_months_and_comes_again(self) -> None:
        self.review(self.add("P1", "2020"), "2026-08-24")
        self.review(self.add("P2", "2020"), "2026-08-23")
        self.assertEqual((self.keys("rested"), self.keys("stale")), (["P1"], ["P2"]))

    def test_what_has_changed_waits_until_it_stands(self) -> None:
        changed, unclear = self.add("P1", "2026-05"), self.add("P2", "2020")
        self.review(changed, "2020-01-01", "changed")
        self.review(unclear, "2026-11-01", "unclear")
        self.assertEqual(self.keys("open"), ["P1", "P2"])
        self.assertEqual(self.keys("stale"), [])
        self.review(changed, "2026-11-02")
        self.assertEqual((self.keys("open"), self.keys("rested")), (["P2"], ["P1"]))

    def test_the_last_review_counts_by_its_day_and_then_by_its_place(self) -> None:
        passage = self.add("P1", "2020")
        self.review(passage, "2026-11-02", "changed")
        self.review(passage, "2026-11-01", "stands")
        self.assertEqual(self.keys("open"), ["P1"])
        self.review(passage, "2026-11-02", "stands")
        self.assertEqual(self.keys("rested"), ["P1"])

    def test_never_reviewed_first_then_the_longest_ago(self) -> None:
        self.review(self.add("P1", "2019"), "2025-02-01")
        self.review(self.add("P2", "2019"), "2025-01-01")
        self.add("P3", "2021")
        self.add("P4", "2020")
        self.assertEqual(self.keys("stale"), ["P3", "P4", "P2", "P1"])

    def test_by_theme(self) -> None:
        self.add("P1", "2020", codes={TermKind.THEME: ["T04"]})
        self.add("P2", "2020", codes={TermKind.ACT: ["T04"]})
        self.assertEqual(self.keys("stale", ReviewQueue(self.omar, ON, "T04")), ["P1"])
        self.assertEqual(self.keys("stale", ReviewQueue(self.omar, ON, "NONE")), [])


class UseTests(QueueTestCase):
    def setUp(self) -> None:
        self.acts = make.element()
        self.passage = self.add("P1", "2024-12-01")

    def use(self, ref: str, by: User, verdict: str = "use", stage: str = "court") -> None:
        case = make.case(by=by, ref=ref, stage=stage)
        claim = make.claim(of=case, element=self.acts)
        make.choice(of=claim, passage=self.passage, by=by, verdict=verdict)

    def cases(self, user: User) -> int:
        [passage] = ReviewQueue(user, ON).part("month")
        return int(vars(passage)["cases"])

    def test_open_cases_of_the_person_are_counted_once_each(self) -> None:
        self.use("PL-2026-A", self.omar)
        self.use("PL-2026-B", self.omar, "adverse-answered")
        self.use("PL-2026-C", self.omar, "reject")
        self.use("PL-2026-D", self.omar, stage="closed")
        self.use("PL-2026-E", self.lena)
        self.use("PL-2026-F", self.petra)
        claim = make.claim(
            of=self.omar.memberships.get(case__ref="PL-2026-A").case,
            element=make.element(key="other"),
        )
        make.choice(of=claim, passage=self.passage, by=self.omar)
        expected = {"omar": 2, "lena": 1, "sofia": 3, "petra": 1, "nadia": 0, "rafi": 0, "ida": 0}
        for name, number in expected.items():
            with self.subTest(name):
                self.assertEqual(self.cases(getattr(self, name)), number)

    def test_mine_are_those_used_in_an_open_case(self) -> None:
        self.add("P2", "2024-12-01")
        self.use("PL-2026-A", self.omar)
        mine = ReviewQueue(self.omar, ON, mine=True)
        self.assertEqual(self.keys("month", mine), ["P1"])
        self.assertEqual(self.counts(mine), NOTHING | {"month": 1})
        self.assertEqual(self.counts(ReviewQueue(self.petra, ON, mine=True)), NOTHING)
        self.assertEqual(self.counts(ReviewQueue(self.rafi, ON, mine=True)), NOTHING)

    def test_what_ones_cases_use_comes_first(self) -> None:
        self.add("P2", "2024-12-02")
        self.assertEqual(self.keys("month"), ["P2", "P1"])
        self.use("PL-2026-A", self.omar)
        self.assertEqual(self.keys("month"), ["P1", "P2"])
        self.assertEqual(self.keys("month", ReviewQueue(self.petra, ON)), ["P2", "P1"])

    def test_what_goes_stale_in_open_cases(self) -> None:
        self.use("PL-2026-A", self.omar)
        self.add("P2", "2024-12-01")
        self.assertEqual(due_in_open_cases(self.omar, ON), 1)
        self.assertEqual(due_in_open_cases(self.petra, ON), 0)
        with self.assertNumQueries(2):
            due_in_open_cases(self.omar, ON)
