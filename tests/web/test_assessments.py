"""Weighing a source on screen: nine questions, the latest on its page, the history kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse

from casework.models import Assessment
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

QUESTIONS = (
    *("relevance", "coverage", "currency", "sourcing", "access"),
    *("method", "impartiality", "balance", "scrutiny"),
)


class AssessmentTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source()

    def setUp(self) -> None:
        self.client.force_login(self.omar)
        self.url = reverse("source-assess", args=["S1"])
        self.page = reverse("source-detail", args=["S1"])

    def send(self, **fields: str) -> Response:
        given = dict.fromkeys(QUESTIONS, "unknown") | {"on": "2026-03-05"}
        return self.client.post(self.url, given | fields)

    def test_the_form_asks_all_nine(self) -> None:
        response = self.client.get(self.url)
        for name in QUESTIONS:
            with self.subTest(name):
                self.assertContains(response, f'name="{name}"', count=4)
                self.assertContains(response, f'name="{name}_note"')

    def test_the_answers_stand_on_the_page_of_the_source_as_words(self) -> None:
        response = self.send(
            relevance="yes", method="partly", balance="no", balance_note="<b>One</b> side."
        )
        self.assertRedirects(response, self.page)
        shown = self.client.get(self.page)
        for text in (
            "Omar, as of 5 March 2026",
            '<span class="mark mark-good">Yes</span>',
            '<span class="mark mark-warn">Partly</span>',
            '<span class="mark mark-danger">No</span>',
            "&lt;b&gt;One&lt;/b&gt; side.",
        ):
            with self.subTest(text):
                self.assertContains(shown, text)
        self.assertContains(shown, '<span class="mark mark-plain">Not known</span>', count=6)

    def test_a_second_one_begins_with_the_answers_of_the_last(self) -> None:
        make.assessment(of=self.source, by=self.sofia)
        response = self.client.get(self.url)
        self.assertContains(response, "Speaks of relatives.")
        self.assertEqual(response.context["form"]["relevance"].value(), "yes")
        self.assertEqual(response.context["form"]["method"].value(), "unknown")

    def test_what_was_kept_before_stays_in_the_history(self) -> None:
        make.assessment(of=self.source, by=self.sofia, on=dt.date(2025, 1, 1), summary="Old view")
        make.assessment(of=self.source, by=self.omar, summary="New view")
        page = self.client.get(self.page)
        self.assertContains(page, "New view")
        self.assertNotContains(page, "Old view")
        self.assertContains(page, "1 earlier assessment<")
        history = self.client.get(reverse("source-assessments", args=["S1"]))
        for text in ("New view", "Old view", "Sofia, as of 1 January 2025"):
            with self.subTest(text):
                self.assertContains(history, text)

    def test_what_is_refused_stands_at_its_field_with_all_that_was_typed(self) -> None:
        response = self.send(balance="no", summary="Keep my words")
        self.assertContains(response, "Write why not.", status_code=422)
        self.assertContains(response, "Keep my words", status_code=422)
        self.assertContains(self.send(), "Answer at least one", status_code=422)
        future = self.send(relevance="yes", on="2999-01-01")
        self.assertContains(future, "has not come yet", status_code=422)
        self.assertEqual(self.send(relevance="perhaps").status_code, 422)
        self.assertEqual(Assessment.objects.count(), 0)

    def test_nobody_has_weighed_it_yet(self) -> None:
        self.assertContains(self.client.get(self.page), "Nobody has weighed it yet.")
        history = self.client.get(reverse("source-assessments", args=["S1"]))
        self.assertContains(history, "Nobody has weighed it yet.")

    def test_who_may_only_read_sees_the_answers_and_no_form(self) -> None:
        make.assessment(of=self.source, by=self.omar)
        self.client.force_login(self.ida)
        response = self.client.get(self.page)
        self.assertContains(response, "Speaks of relatives.")
        self.assertNotContains(response, self.url)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        url = reverse("source-assessments", args=["S1"])
        for extra in (1, 3):
            for _ in range(extra):
                make.assessment(of=self.source, by=self.omar)
            with self.subTest(extra), self.assertNumQueries(5):
                self.client.get(url)
