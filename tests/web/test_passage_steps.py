"""The queue of findings to check, and the screens of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.actions.passages import (
    change_passage,
    check_passage,
    retire_passage,
    return_passage,
    version_of,
)
from casework.domain.evidence import TermKind
from casework.models import Passage, User
from tests import make
from tests.base import CastTestCase
from tests.make_passages import entered, item
from tests.web.claims import REF, ClaimTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

QUEUE = reverse("passage-queue")


class StepCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source()
        cls.first = entered(by=cls.omar)
        cls.second = entered(by=cls.omar, finding="Parents lost their work.")

    def get(self, name: str, by: User | None = None, key: str = "S1-1", **query: str) -> Response:
        self.client.force_login(by or self.sofia)
        return self.client.get(reverse(name, args=[key]), query)

    def post(self, name: str, by: User | None = None, key: str = "S1-1", **data: str) -> Response:
        self.client.force_login(by or self.sofia)
        return self.client.post(reverse(name, args=[key]), {"sent": "yes"} | data)

    def seen(self, passage: Passage) -> str:
        return version_of(Passage.objects.get(pk=passage.pk))


class QueueTests(StepCase):
    def queue(self, by: User | None = None, **query: str) -> Response:
        self.client.force_login(by or self.sofia)
        return self.client.get(QUEUE, query)

    def keys(self, response: Response) -> list[str]:
        return [row.facts.key for row in response.context["rows"]]

    def test_it_holds_what_waits_for_this_person(self) -> None:
        self.assertEqual(self.keys(self.queue()), ["S1-1", "S1-2"])
        response = self.queue(self.omar)
        self.assertEqual(self.keys(response), [])
        self.assertContains(response, "Nothing waits for you here.")

    def test_filters_travel_with_each_link(self) -> None:
        make.passage(key="P9", of=make.source(key="S9"), codes={TermKind.THEME: ["T01"]})
        response = self.queue(source="S1", theme="T05")
        self.assertEqual(self.keys(response), ["S1-1", "S1-2"])
        self.assertContains(response, "/evidence/S1-1/check/?source=S1&amp;theme=T05")

    def test_what_came_back_stands_first(self) -> None:
        return_passage(passage=self.first, because="Which month?", by=self.sofia)
        response = self.queue(self.omar)
        self.assertContains(response, "Sent back to you")
        self.assertContains(response, "Which month?")
        self.assertNotContains(self.queue(self.lena), "Which month?")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.client.force_login(self.sofia)
        with self.assertNumQueries(13):
            self.client.get(QUEUE)
        for number in range(3):
            of = make.source(key=f"N{number}")
            make.passage(key=f"N{number}-1", of=of, codes={TermKind.THEME: [f"N{number}"]})
        with self.assertNumQueries(13):
            self.client.get(QUEUE)


class CheckTests(StepCase):
    def test_it_shows_the_finding_its_limits_and_what_follows(self) -> None:
        response = self.get("passage-check")
        self.assertContains(response, "Relatives of exiles were questioned.")
        self.assertContains(response, "Single source")
        self.assertEqual(response.context["beside"].following, "S1-2")

    def test_checked_and_the_next_one(self) -> None:
        response = self.post("passage-check", seen=self.seen(self.first), then="next")
        self.assertRedirects(response, reverse("passage-check", args=["S1-2"]))
        passage = Passage.objects.get(key="S1-1")
        self.assertEqual((passage.state, passage.checked_by), ("checked", self.sofia))

    def test_after_the_last_one_comes_the_queue(self) -> None:
        response = self.post("passage-check", key="S1-2", seen=self.seen(self.second))
        self.assertRedirects(response, QUEUE)

    def test_the_filters_are_kept_on_the_way(self) -> None:
        self.client.force_login(self.sofia)
        url = reverse("passage-check", args=["S1-1"], query={"source": "S1"})
        response = self.client.post(url, {"seen": self.seen(self.first)})
        self.assertEqual(response["Location"], "/evidence/S1-2/check/?source=S1")

    def test_or_back_to_the_finding(self) -> None:
        response = self.post("passage-check", seen=self.seen(self.first), then="stay")
        self.assertRedirects(response, reverse("passage-detail", args=["S1-1"]))

    def test_whoever_entered_it_is_told_that_another_must(self) -> None:
        response = self.get("passage-check", self.omar)
        self.assertContains(response, "Another person must check it.")
        self.assertNotContains(response, "Checked, and take the next")
        refused = self.post("passage-check", self.omar, seen=self.seen(self.first))
        self.assertContains(refused, "Another person must check it.", status_code=422)
        self.assertEqual(Passage.objects.get(key="S1-1").state, "draft")

    def test_what_changed_meanwhile_is_shown_and_not_checked(self) -> None:
        response = self.post("passage-check", seen="another version")
        self.assertContains(response, "Somebody has changed this finding", status_code=422)

    def test_what_changed_since_the_last_check_is_marked(self) -> None:
        check_passage(passage=self.first, seen=self.seen(self.first), by=self.sofia)
        self.assertEqual(self.get("passage-check", self.lena).context["changes"], [])
        change_passage(
            passage=self.first,
            item=item(finding="Relatives of exiles were detained."),
            seen=self.seen(self.first),
            by=self.omar,
        )
        response = self.get("passage-check")
        self.assertContains(response, "Changed since it was checked last")
        self.assertContains(response, "questioned</del>")
        self.assertContains(response, "detained</ins>")

    def test_a_reader_of_excerpts_is_led_to_the_record_of_the_source(self) -> None:
        self.source.certainty = "excerpt"
        self.source.save()
        self.assertContains(self.get("passage-check"), reverse("source-edit", args=["S1"]))


class ReturnTests(StepCase):
    def test_it_goes_back_with_the_reason(self) -> None:
        response = self.post("passage-return", because="Which month?")
        self.assertRedirects(response, reverse("passage-check", args=["S1-2"]))
        self.assertEqual(Passage.objects.get(key="S1-1").returned_because, "Which month?")

    def test_a_missing_reason_is_asked_for_on_the_same_screen(self) -> None:
        response = self.post("passage-return", because=" ")
        self.assertContains(response, "Why: Write why.", status_code=422)
        self.assertContains(response, "Relatives of exiles were questioned.", status_code=422)


class RetireTests(StepCase):
    def test_it_is_struck_out_with_the_reason_everywhere(self) -> None:
        self.post("passage-retire", self.omar, because="The source took it back.")
        for url in (
            reverse("passage-detail", args=["S1-1"]),
            reverse("evidence-list"),
            reverse("source-detail", args=["S1"]),
        ):
            with self.subTest(url):
                response = self.client.get(url)
                self.assertContains(response, "The source took it back.")
                self.assertContains(response, "Retired")
        self.assertContains(
            self.client.get(reverse("evidence-list")),
            "<s>Relatives of exiles were questioned.</s>",
        )

    def test_the_cases_that_print_it_are_counted_and_not_named(self) -> None:
        case = make.case(by=self.omar)
        claim = make.claim(of=case, element=make.element())
        make.choice(of=claim, passage=self.first, by=self.omar)
        response = self.get("passage-retire", self.omar)
        self.assertContains(response, "It was chosen in 1 case that you work on.")
        self.assertNotContains(response, case.ref)
        self.assertNotContains(self.get("passage-retire", self.lena), "It was chosen in")

    def test_a_missing_reason_is_asked_for(self) -> None:
        response = self.post("passage-retire", self.omar)
        self.assertContains(response, "Why: Write why.", status_code=422)

    def test_it_is_brought_back_as_a_draft(self) -> None:
        retire_passage(passage=self.first, because="Gone.", by=self.omar)
        page = self.get("passage-detail", self.omar)
        self.assertContains(page, "Bring it back as a draft")
        self.post("passage-restore", self.omar)
        self.assertEqual(Passage.objects.get(key="S1-1").state, "draft")

    def test_to_bring_back_what_is_not_retired_is_refused(self) -> None:
        self.client.force_login(self.omar)
        url = reverse("passage-restore", args=["S1-1"])
        response = self.client.post(url, follow=True)
        self.assertContains(response, "This finding is a draft already.")


class StateTests(StepCase):
    def test_the_finding_says_how_it_got_here_and_what_can_be_done(self) -> None:
        response = self.get("passage-detail")
        for words in ("Entered, not yet checked", "Omar", "History, and what changed"):
            self.assertContains(response, words)
        self.assertContains(response, reverse("passage-check", args=["S1-1"]))
        self.assertNotContains(
            self.get("passage-detail", self.nadia), reverse("passage-check", args=["S1-1"])
        )

    def test_lists_name_who_checked_it_and_when(self) -> None:
        check_passage(passage=self.first, seen=self.seen(self.first), by=self.sofia)
        day = Passage.objects.get(key="S1-1").to_facts().checked_on
        assert day
        self.client.force_login(self.nadia)
        for url in (
            reverse("evidence-list"),
            reverse("source-detail", args=["S1"]),
            reverse("passage-detail", args=["S1-1"]),
        ):
            with self.subTest(url):
                response = self.client.get(url)
                self.assertContains(response, f"Checked by Sofia, {day.day} {day:%B} {day.year}")


class MatrixTests(ClaimTestCase):
    def test_each_row_says_how_far_the_library_vouches_for_it(self) -> None:
        self.client.force_login(self.omar)
        url = reverse("matrix-element", args=[REF, "acts"])
        self.assertContains(self.client.get(url), "Entered, not yet checked")
        check_passage(passage=self.passage, seen=version_of(self.passage), by=self.sofia)
        self.assertContains(self.client.get(url), "Checked by Sofia, ")

    def test_a_choice_of_what_was_retired_later_says_why(self) -> None:
        claim = make.claim(of=self.case, element=self.acts)
        make.choice(of=claim, passage=self.passage, by=self.omar)
        retire_passage(passage=self.passage, because="The source took it back.", by=self.sofia)
        self.client.force_login(self.omar)
        response = self.client.get(reverse("matrix-element", args=[REF, "acts"]))
        self.assertContains(response, "<s>Relatives of exiles were questioned.</s>")
        self.assertContains(response, "The source took it back.")
