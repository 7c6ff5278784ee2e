"""The quotation of a finding: on its page, made, and taken away."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from casework.models import AuditEntry, Quotation, User
from tests import make
from tests.base import CastTestCase

TEXT = "On 20 September 2016 relatives were held. In 2023 relatives were held again."
EDIT = reverse("quotation-edit", args=["P1"])
REMOVE = reverse("quotation-remove", args=["P1"])


class QuotationCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1")
        cls.passage = make.passage(of=cls.source)

    def page(self, by: User | None = None) -> Any:
        self.client.force_login(by or self.omar)
        return self.client.get(reverse("passage-detail", args=["P1"]))


class PanelTests(QuotationCase):
    def test_without_an_archived_copy(self) -> None:
        response = self.page()
        self.assertContains(response, "Nothing of the source is archived")
        self.assertContains(response, reverse("snapshot-list", args=["S1"]))

    def test_with_a_copy_the_form_is_there_for_those_who_may(self) -> None:
        make.snapshot(TEXT)
        self.assertContains(self.page(), f'action="{EDIT}"')
        response = self.page(self.nadia)
        self.assertNotContains(response, f'action="{EDIT}"')
        self.assertContains(response, "The finding quotes no words of the source.")

    def test_the_words_their_page_and_that_they_stand(self) -> None:
        pages = make.snapshot("First.", f"<i>{TEXT}</i>")
        quotation = make.quotation("In 2023", passage=self.passage, snapshot=pages)
        response = self.page(self.nadia)
        self.assertContains(response, ">In 2023</blockquote>")
        self.assertContains(response, "Page 2 of report.txt, saved on 5 March 2026.")
        self.assertContains(response, "Stands in the newest copy of the source")
        where = reverse("snapshot-read", args=["S1", pages.sha256])
        self.assertContains(response, f"{where}?at={quotation.start}#q-P1")
        self.assertNotContains(response, REMOVE)

    def test_words_that_no_longer_stand(self) -> None:
        make.quotation("In 2023", passage=self.passage, snapshot=make.snapshot(TEXT))
        new = make.snapshot("Rewritten.", taken_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
        Quotation.objects.update(stands=False)
        response = self.page()
        self.assertContains(response, "No longer in the newest copy of the source")
        self.assertContains(response, reverse("snapshot-read", args=["S1", new.sha256]))
        self.assertContains(response, REMOVE)

    def test_words_with_tags_are_only_words(self) -> None:
        snapshot = make.snapshot("<script>alert(1)</script>")
        make.quotation("<script>alert(1)</script>", passage=self.passage, snapshot=snapshot)
        self.assertNotContains(self.page(), "<script>alert")


class EditTests(QuotationCase):
    def setUp(self) -> None:
        self.snapshot = make.snapshot(TEXT)
        self.client.force_login(self.omar)

    def post(self, exact: str, **fields: object) -> Any:
        sent = {"snapshot": self.snapshot.sha256, "exact": exact}
        return self.client.post(EDIT, sent | fields)

    def test_it_saves_and_leads_back(self) -> None:
        response = self.post("In 2023\r\nrelatives")
        self.assertRedirects(response, reverse("passage-detail", args=["P1"]))
        made = Quotation.objects.get()
        self.assertEqual((made.exact, made.start, made.by), ("In 2023 relatives", 42, self.omar))

    def test_recurring_words_by_what_stands_before_or_where(self) -> None:
        self.post("relatives were held", before="In 2023")
        self.assertEqual(Quotation.objects.get().start, 50)
        self.post("relatives were held", start=21)
        self.assertEqual(Quotation.objects.get().start, 21)

    def test_it_tells_what_is_wrong_and_keeps_what_was_typed(self) -> None:
        for exact, words in (
            ("relatives were held", "These words occur 2 times."),
            ("relatives were arrested again", "The most similar place is “relatives were held"),
            ("", "This field is required."),
        ):
            with self.subTest(exact=exact):
                response = self.post(exact)
                self.assertContains(response, words, status_code=422)
                self.assertContains(response, exact, status_code=422)
        self.assertEqual((Quotation.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_a_page_that_is_not_there(self) -> None:
        self.snapshot = make.snapshot("One.", "Two.", "Three.")
        self.passage.locator_kind, self.passage.locator_value = "page", "12"
        self.passage.save()
        told = "The pinpoint names page 12; the archived copy has 3 pages"
        self.assertContains(self.post("Two."), told, status_code=422)

    def test_a_snapshot_of_another_source_cannot_be_chosen(self) -> None:
        foreign = make.snapshot(f"{TEXT} More.", of=make.source(key="S2"))
        response = self.post("In 2023", snapshot=foreign.sha256)
        self.assertEqual((response.status_code, Quotation.objects.count()), (422, 0))

    def test_the_form_by_itself(self) -> None:
        response = self.client.get(EDIT)
        self.assertContains(response, "Words just before")
        self.assertContains(response, "Relatives of exiles were questioned.")

    def test_the_form_without_any_copy(self) -> None:
        other = make.passage(key="P2", of=make.source(key="S2"))
        response = self.client.get(reverse("quotation-edit", args=[other.key]))
        self.assertContains(response, "Nothing of the source is archived")


class RemoveTests(QuotationCase):
    def test_it_is_taken_away_once(self) -> None:
        make.quotation("In 2023", passage=self.passage, snapshot=make.snapshot(TEXT))
        self.client.force_login(self.omar)
        for _ in range(2):
            response = self.client.post(REMOVE)
            self.assertRedirects(response, reverse("passage-detail", args=["P1"]))
        self.assertEqual((Quotation.objects.count(), AuditEntry.objects.count()), (0, 1))
