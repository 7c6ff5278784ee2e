from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied

from casework.actions.quotations import quote, remove_quotation
from casework.domain.errors import Problem, Refused
from casework.models import AuditEntry, Passage, Quotation, User
from tests import make
from tests.base import CastTestCase

TEXT = "On 20 September 2016 relatives were held. In 2023 relatives were held again."


class QuotationTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1")
        cls.passage = make.passage(of=cls.source)
        cls.snapshot = make.snapshot(TEXT)

    def quote(self, exact: str, *, by: User | None = None, **how: Any) -> Quotation:
        given: dict[str, Any] = {"passage": self.passage, "snapshot": self.snapshot} | how
        return quote(exact=exact, by=by or self.omar, **given)

    def refused(self, exact: str, **how: Any) -> tuple[Problem, ...]:
        with self.assertRaises(Refused) as caught:
            self.quote(exact, **how)
        self.assertEqual((Quotation.objects.count(), AuditEntry.objects.count()), (0, 0))
        return caught.exception.problems


class QuoteTests(QuotationTestCase):
    def test_it_keeps_the_words_with_their_place_and_neighbours(self) -> None:
        made = self.quote("  relatives  were held again ")
        made.refresh_from_db()
        self.assertEqual(
            (made.exact, made.prefix, made.suffix, made.start, made.end),
            (
                "relatives were held again",
                "er 2016 relatives were held. In 2023 "[-32:],
                ".",
                50,
                75,
            ),
        )
        self.assertEqual(self.snapshot.text[made.start : made.end], made.exact)
        self.assertEqual((made.stands, made.by), (True, self.omar))

    def test_the_record_tells_passage_and_snapshot(self) -> None:
        self.quote("In 2023")
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts),
            ("quotation-saved", {"passage": "P1", "sha256": self.snapshot.sha256}),
        )

    def test_recurring_words_by_place_or_neighbours(self) -> None:
        self.assertEqual(self.quote("relatives were held", start=21).start, 21)
        self.assertEqual(self.quote("relatives were held", prefix="2023").start, 50)
        self.assertEqual(self.quote("relatives were held", suffix=".").start, 21)

    def test_a_second_one_takes_the_place_of_the_first(self) -> None:
        self.quote("In 2023")
        self.quote("On 20 September 2016")
        self.assertEqual(Quotation.objects.get().exact, "On 20 September 2016")

    def test_words_that_do_not_occur_are_refused_with_the_nearest(self) -> None:
        self.assertEqual(
            self.refused("relatives were arrested again"),
            (
                Problem("quotation-not-found", "exact"),
                Problem("quotation-nearest", "exact", {"nearest": "relatives were held again."}),
            ),
        )

    def test_recurring_words_without_more_are_refused(self) -> None:
        self.assertEqual(
            self.refused("relatives were held"),
            (Problem("quotation-ambiguous", "exact", {"places": 2}),),
        )

    def test_a_snapshot_of_another_source_is_refused(self) -> None:
        foreign = make.snapshot(TEXT, of=make.source(key="S2"))
        values: dict[str, str | int] = {"other": "S2", "source": "S1"}
        self.assertEqual(
            self.refused("In 2023", snapshot=foreign),
            (Problem("quotation-of-another-source", "snapshot", values),),
        )

    def test_a_page_that_is_not_there_is_refused(self) -> None:
        pages = make.snapshot("One.", "Two.", "Three.")
        Passage.objects.filter(pk=self.passage.pk).update(locator_kind="page", locator_value="12")
        self.passage.refresh_from_db()
        self.assertEqual(
            self.refused("Two.", snapshot=pages),
            (Problem("impossible-page", "locator", {"page": "12", "pages": 3}),),
        )
        # A text without pages cannot tell.
        self.assertEqual(self.quote("In 2023").start, 42)

    def test_one_from_an_older_snapshot_is_held_against_the_newest(self) -> None:
        make.snapshot("Rewritten.", taken_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
        self.assertIs(self.quote("In 2023").stands, False)

    def test_only_those_who_edit_evidence_may(self) -> None:
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                self.quote("In 2023", by=user)


class RemoveTests(QuotationTestCase):
    def test_it_goes_and_the_rest_stays(self) -> None:
        made = self.quote("In 2023")
        remove_quotation(quotation=made, by=self.omar)
        self.assertEqual(Quotation.objects.count(), 0)
        self.assertEqual(self.source.snapshots.count(), 1)
        entry = AuditEntry.objects.order_by("-number")[0]
        self.assertEqual((entry.verb, entry.facts), ("quotation-removed", {"passage": "P1"}))

    def test_only_those_who_edit_evidence_may(self) -> None:
        made = self.quote("In 2023")
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                remove_quotation(quotation=made, by=user)
        self.assertEqual(Quotation.objects.count(), 1)
