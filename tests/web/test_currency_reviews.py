"""The review queue on screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from casework.domain.currency import months_after
from casework.domain.evidence import TermKind
from casework.models import CurrencyReview, Passage, User
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("currency-queue")
REVIEW = reverse("currency-review", args=["P1"])


class QueueTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.term(kind=TermKind.THEME, code="T04", label="Repression abroad")
        cls.today = timezone.localdate()
        cls.old = make.source(issued="2020-05")
        make.passage(of=cls.old, codes={TermKind.THEME: ["T04"]})
        make.passage(key="P2", of=cls.old, finding="A mosque was closed.")
        # The first day that is stale lies five days ahead.
        soon = months_after(cls.today + dt.timedelta(days=4), -24)
        cls.soon = make.source(key="S2", issued=soon.isoformat())
        make.passage(key="P3", of=cls.soon, finding="A lawyer was held.")

    def get(self, by: User | None = None, **query: str) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.get(URL, query)

    def keys(self, response: Response) -> list[str]:
        return [row.facts.key for row in response.context["rows"]]

    def use(self, key: str, by: User) -> None:
        case = make.case(by=by, ref="PL-2026-SECRET")
        claim = make.claim(of=case, element=make.element())
        make.choice(of=claim, passage=Passage.objects.get(key=key), by=by)


class QueueTests(QueueTestCase):
    def test_what_is_stale_comes_first_and_each_part_has_its_number(self) -> None:
        response = self.get()
        self.assertEqual(self.keys(response), ["P1", "P2"])
        groups = {name: number for name, _, _, _, number in response.context["groups"]}
        self.assertEqual(
            groups,
            {"stale": 2, "month": 1, "quarter": 0, "unverified": 0, "open": 0, "rested": 0},
        )
        self.assertContains(response, "stale since 01/06/2022")

    def test_a_part_that_is_none_is_the_first(self) -> None:
        self.assertEqual(self.keys(self.get(group="nonsense")), ["P1", "P2"])
        self.assertEqual(self.keys(self.get(group="month")), ["P3"])
        self.assertContains(self.get(group="quarter"), "Nothing here.")

    def test_filters_by_theme_and_use(self) -> None:
        self.use("P2", self.omar)
        self.assertEqual(self.keys(self.get(theme="T04")), ["P1"])
        self.assertEqual(self.keys(self.get(theme="T-NONE")), ["P2", "P1"])
        self.assertEqual(self.keys(self.get(mine="on")), ["P2"])
        links = [
            address for _, address, _, _, _ in self.get(mine="on", theme="").context["groups"]
        ]
        self.assertIn("?group=month&mine=on", links)

    def test_use_is_a_number_of_ones_own_cases_and_never_a_name(self) -> None:
        self.use("P1", self.omar)
        self.assertContains(self.get(), "Used in 1 open case of yours")
        for user in (self.omar, self.lena, self.petra):
            self.assertNotContains(self.get(user), "PL-2026-SECRET")
        for user in (self.lena, self.petra):
            with self.subTest(user.name):
                self.assertContains(self.get(user), "Used in 0 open cases of yours", count=2)
        for user in (self.rafi, self.ida):
            with self.subTest(user.name):
                response = self.get(user, mine="on")
                self.assertNotContains(response, "open case")
                self.assertEqual(self.keys(response), ["P1", "P2"])

    def test_a_finding_stands_with_its_correction(self) -> None:
        Passage.objects.filter(key="P1").update(correction="In June.", currency="corrected")
        response = self.get()
        self.assertContains(response, ">In June.</a>")
        self.assertContains(response, "The source has, wrongly or overtaken:")

    def test_forms_are_for_those_who_check(self) -> None:
        for user, sees in (
            (self.omar, True),
            (self.sofia, True),
            (self.nadia, False),
            (self.ida, False),
        ):
            with self.subTest(user.name):
                self.assertEqual(f'action="{REVIEW}' in self.get(user).content.decode(), sees)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        Passage.objects.filter(key="P2").delete()
        CurrencyReview.objects.create(
            passage=Passage.objects.get(key="P1"),
            on=dt.date(2021, 1, 1),
            outcome="stands",
            by=self.omar,
        )
        said = {"bearers": [["S1", "P1", ["S1"]], ["S2", "", ["S2"]]], "updated_by": ["P3"]}
        Passage.objects.filter(key="P1").update(corroboration=said)
        self.client.force_login(self.omar)
        for rows in (1, 3):
            if rows == 3:
                for n in (4, 5):
                    passage = make.passage(
                        key=f"P{n}", of=make.source(key=f"S{n}", issued="2019"), corroboration=said
                    )
                    CurrencyReview.objects.create(
                        passage=passage, on=dt.date(2021, 1, 1), outcome="stands", by=self.lena
                    )
            with self.subTest(rows=rows), self.assertNumQueries(14):
                self.assertEqual(len(self.client.get(URL).context["rows"]), rows)


class ReviewTests(QueueTestCase):
    def post(self, query: str = "", by: User | None = None, **data: str) -> Response:
        self.client.force_login(by or self.omar)
        given = {"outcome": "stands", "on": self.today.isoformat(), "note": "", "next": "P2"}
        return self.client.post(REVIEW + query, given | data)

    def test_it_is_kept_and_the_queue_goes_on_at_the_next_row(self) -> None:
        response = self.post("?group=stale&theme=T04&mine=on", note="Read again.")
        self.assertRedirects(
            response, f"{URL}?group=stale&theme=T04&mine=on#P2", fetch_redirect_response=False
        )
        review = CurrencyReview.objects.get()
        self.assertEqual(
            (review.passage.key, review.outcome, review.on, review.note, review.by),
            ("P1", "stands", self.today, "Read again.", self.omar),
        )
        self.assertEqual(self.keys(self.get()), ["P2"])
        rested = self.get(group="rested")
        self.assertContains(rested, "Omar: stands")
        self.assertContains(rested, "Read again.")
        # It is shown, and the source is as old as it was.
        self.assertContains(rested, "stale since 01/06/2022")

    def test_the_way_back_leads_nowhere_else(self) -> None:
        for following in ("https://evil.example/", "P999", "P2\r\nX: y", "\x00"):
            with self.subTest(following):
                response = self.post(next=following)
                self.assertEqual(response["Location"], f"{URL}?group=stale")

    def test_what_is_refused_stands_in_its_row_with_what_was_typed(self) -> None:
        tomorrow = (self.today + dt.timedelta(days=1)).isoformat()
        cases = {
            "The day of the review lies in the future.": {"on": tomorrow, "note": "Kept words."},
            "Say in a few words what has changed": {"outcome": "changed", "note": "  "},
            "This field is required.": {"on": ""},
        }
        for words, data in cases.items():
            with self.subTest(words):
                response = self.post(**data)
                self.assertContains(response, words, status_code=422)
                self.assertContains(response, data.get("note", "").strip(), status_code=422)
        self.assertEqual(CurrencyReview.objects.count(), 0)

    def test_an_outcome_there_is_not_is_refused(self) -> None:
        self.assertEqual(self.post(outcome="fine").status_code, 422)

    def test_a_finding_there_is_not(self) -> None:
        self.client.force_login(self.omar)
        url = reverse("currency-review", args=["P999"])
        self.assertEqual(self.client.post(url, {"outcome": "stands"}).status_code, 404)

    def test_others_may_not(self) -> None:
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user.name):
                self.assertEqual(self.post(by=user).status_code, 403)
        self.assertEqual(CurrencyReview.objects.count(), 0)

    def test_the_page_of_the_finding_shows_it(self) -> None:
        self.post(outcome="unclear", note="<b>The page is gone.</b>")
        response = self.client.get(reverse("passage-detail", args=["P1"]))
        self.assertContains(response, "Omar: is unclear")
        self.assertContains(response, "&lt;b&gt;The page is gone.&lt;/b&gt;")
        self.assertContains(response, "No newer source bears it out")
