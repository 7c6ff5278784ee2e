"""Putting on record whether a finding still holds."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.actions.currency_reviews import review_currency
from casework.domain.errors import Refused
from casework.domain.evidence import ReviewOutcome
from casework.models import AuditEntry, CurrencyReview, User
from tests import make
from tests.base import CastTestCase

TELLING = "Telling-word-of-the-note"


class ReviewTests(CastTestCase):
    def setUp(self) -> None:
        self.passage = make.passage()

    def review(
        self,
        outcome: ReviewOutcome = ReviewOutcome.STANDS,
        *,
        days: int = 0,
        note: str = "",
        by: User | None = None,
    ) -> CurrencyReview:
        return review_currency(
            passage=self.passage,
            on=timezone.localdate() + dt.timedelta(days=days),
            outcome=outcome,
            note=note,
            by=by or self.omar,
        )

    def refused(self, *args: ReviewOutcome, **fields: int) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            self.review(*args, **fields)  # type: ignore[arg-type]
        self.assertEqual(CurrencyReview.objects.count(), 0)
        return [(problem.code, problem.where) for problem in caught.exception.problems]

    def test_it_keeps_day_outcome_note_and_person(self) -> None:
        made = self.review(ReviewOutcome.CHANGED, days=-3, note=" Amended in 2026. ")
        kept = CurrencyReview.objects.get()
        self.assertEqual(kept, made)
        self.assertEqual(
            (kept.passage, kept.outcome, kept.note, kept.by),
            (self.passage, "changed", "Amended in 2026.", self.omar),
        )
        self.assertEqual(kept.on, timezone.localdate() - dt.timedelta(days=3))

    def test_earlier_reviews_stay(self) -> None:
        self.review(days=-30)
        self.review(ReviewOutcome.UNCLEAR, note="The page is gone.")
        outcomes = [review.outcome for review in self.passage.reviews.all()]
        self.assertEqual(outcomes, ["unclear", "stands"])

    def test_it_changes_nothing_of_the_finding(self) -> None:
        before = type(self.passage).objects.values().get()
        self.review()
        self.assertEqual(type(self.passage).objects.values().get(), before)

    def test_a_day_to_come_is_refused(self) -> None:
        self.assertEqual(self.refused(days=1), [("review-in-future", "on")])
        self.review(days=0)

    def test_a_change_without_a_word_on_it_is_refused(self) -> None:
        for outcome in (ReviewOutcome.CHANGED, ReviewOutcome.UNCLEAR):
            with self.subTest(outcome):
                self.assertEqual(self.refused(outcome), [("review-without-note", "note")])

    def test_both_faults_are_told_at_once(self) -> None:
        self.assertEqual(
            self.refused(ReviewOutcome.CHANGED, days=2),
            [("review-in-future", "on"), ("review-without-note", "note")],
        )

    def test_it_is_on_record_once_and_without_the_note(self) -> None:
        self.review(ReviewOutcome.UNCLEAR, note=TELLING)
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.actor, entry.case), ("currency-reviewed", self.omar, None)
        )
        on = timezone.localdate().isoformat()
        self.assertEqual(entry.facts, {"passage": "P1", "outcome": "unclear", "on": on})
        self.assertNotIn(TELLING, str(entry.facts))

    def test_only_who_checks_evidence_may(self) -> None:
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user.name), self.assertRaises(PermissionDenied):
                self.review(by=user)
        self.assertEqual(CurrencyReview.objects.count(), 0)
        for user in (self.omar, self.sofia, self.petra):
            self.review(by=user)
