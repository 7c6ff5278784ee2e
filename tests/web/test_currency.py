"""The screen of how current the library is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from casework.domain.currency import months_after
from casework.domain.evidence import TermKind
from casework.models import Case, Passage, User
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("currency")


class CurrencyTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.term(kind=TermKind.THEME, code="T04", label="Repression abroad")
        cls.source = make.source(issued="2025-03-10")
        cls.passage = make.passage(of=cls.source, codes={TermKind.THEME: ["T04"]})
        cls.case = make.case(
            by=cls.omar, ref="PL-2026-OURS", decision_expected=dt.date(2027, 3, 11)
        )
        make.case(
            by=cls.omar, ref="PL-2026-DONE", stage="closed", decision_expected=dt.date(2027, 1, 1)
        )
        make.case(by=cls.omar, ref="PL-2026-OPEN")

    def get(self, by: User | None = None, **query: str) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.get(URL, query)

    def line(self, **query: str) -> tuple[str, str]:
        [line] = self.get(None, **query).context["lines"]
        return line.shape, line.word

    def test_the_verdict_is_a_shape_and_a_word_and_turns_with_the_day(self) -> None:
        days = {
            "2026-11-24": ("good", "Current"),
            "2026-12-10": ("good", "Current"),
            "2026-12-11": ("warn", "Getting old: stale within three months"),
            "2027-03-10": ("warn", "Getting old: stale within three months"),
            "2027-03-11": ("danger", "Nothing from the last 24 months"),
        }
        for day, expected in days.items():
            with self.subTest(day):
                self.assertEqual(self.line(on=day), expected)

    def test_today_is_the_day_unless_another_is_asked_for(self) -> None:
        today = timezone.localdate()
        for query in ({}, {"on": ""}, {"on": "soon"}, {"case": ""}):
            with self.subTest(query):
                self.assertEqual(self.get(None, **query).context["day"], today)
        self.assertContains(self.get(on="soon"), "Enter a valid date.")

    def test_nothing_recent_is_loud_and_first(self) -> None:
        make.term(kind=TermKind.THEME, code="T99", label="Aardvarks")
        make.passage(key="P2", codes={TermKind.THEME: ["T99"]})
        response = self.get(on="2027-03-10")
        self.assertNotContains(response, "notice-danger")
        response = self.get(on="2027-03-11")
        self.assertContains(response, "2 themes have nothing from the last 24 months:")
        self.assertContains(response, 'class="mark mark-danger">Nothing from the last 24 months<')
        Passage.objects.filter(key="P2").update(source=make.source(key="S2", issued="2026-05"))
        codes = [line.row.code for line in self.get(on="2027-03-11").context["lines"]]
        self.assertEqual(codes, ["T04", "T99"])

    def test_the_strip_says_in_words_what_it_shows(self) -> None:
        for n, issued in enumerate(("1999", "2011-05", "2026"), 2):
            source = make.source(key=f"S{n}", issued=issued)
            make.passage(key=f"P{n}", of=source, codes={TermKind.THEME: ["T04"]})
        response = self.get(on="2026-11-24")
        self.assertContains(response, 'aria-label="1999: 1, 2011: 1, 2025: 1, 2026: 1"')
        self.assertContains(response, "≤ 2014")
        strip = response.context["lines"][0].strip
        bars = [(bar.x, bar.y, bar.height, bar.is_recent) for bar in strip.bars]
        # Two old findings share the first bar; each of the recent ones has half of its height.
        self.assertEqual(
            bars, [(0, 0.0, 26.0, False), (154, 13.0, 13.0, True), (168, 13.0, 13.0, True)]
        )
        self.assertEqual((strip.width, strip.mark), (182, 152.5))

    def test_one_year_has_full_and_hollow_bars(self) -> None:
        old = make.source(key="S2", issued="2025-01-10")
        make.passage(key="P2", of=old, codes={TermKind.THEME: ["T04"]})
        strip = self.get(on="2027-02-01").context["lines"][0].strip
        bars = [(bar.y, bar.height, bar.is_recent) for bar in strip.bars]
        self.assertEqual(bars, [(13.0, 13.0, False), (0.0, 13.0, True)])

    def test_the_expected_decision_of_a_case_is_the_day(self) -> None:
        response = self.get(case="PL-2026-OURS")
        self.assertEqual(response.context["day"], dt.date(2027, 3, 11))
        self.assertContains(response, "Measured against the expected decision in PL-2026-OURS")
        self.assertContains(response, "Nothing from the last 24 months")
        choices = [ref for ref, _ in response.context["form"]["case"].field.choices]
        self.assertEqual(choices, ["", "PL-2026-OURS"])

    def test_a_case_without_a_day_is_measured_against_today(self) -> None:
        response = self.get(case="PL-2026-OPEN")
        self.assertEqual(response.context["day"], timezone.localdate())
        self.assertContains(response, "PL-2026-OPEN says no day of the decision")

    def test_a_case_of_others_is_not_there(self) -> None:
        for user in (self.lena, self.petra, self.nadia, self.rafi, self.ida):
            with self.subTest(user.name):
                for ref in ("PL-2026-OURS", "PL-2026-NONE"):
                    self.assertEqual(self.get(user, case=ref).status_code, 404)
                self.assertNotContains(self.get(user), "PL-2026")
        self.assertEqual(self.get(self.sofia, case="PL-2026-OURS").status_code, 200)

    def test_corrected_and_overtaken_findings_stand_with_their_correction(self) -> None:
        Passage.objects.update(currency="superseded", correction="It was closed in 2017.")
        make.passage(
            key="P2", finding="Wrong.", currency="corrected", printable=False, withheld_because="x"
        )
        page = self.get().content.decode().split('id="overtaken"')[1]
        self.assertIn("2 findings corrected or overtaken", page)
        lead, _, rest = page.partition("It was closed in 2017.")
        self.assertNotIn("Relatives of exiles were questioned.", lead)
        self.assertIn(
            "The source has, wrongly or overtaken:", rest.split("Relatives of exiles")[0]
        )
        self.assertIn("Wrong or overtaken, and not yet corrected.", page)

    def test_it_reads_in_german_and_dates_follow(self) -> None:
        self.client.cookies["django_language"] = "de"
        response = self.get(on="2027-03-11")
        self.assertContains(response, "11. März 2027")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.client.force_login(self.omar)
        Passage.objects.update(correction="In June.")
        for rows in (1, 3):
            if rows == 3:
                for n in (2, 3):
                    make.term(kind=TermKind.THEME, code=f"T{n}")
                    source = make.source(key=f"S{n}", issued="2026")
                    codes = {TermKind.THEME: [f"T{n}", "T04"]}
                    make.passage(key=f"P{n}", of=source, codes=codes, correction="In May.")
                    day = months_after(timezone.localdate(), n)
                    make.case(by=self.omar, ref=f"PL-2026-Q{n}", decision_expected=day)
            with self.subTest(rows=rows), self.assertNumQueries(11):
                self.client.get(URL)

    def test_no_case_is_read_by_it(self) -> None:
        before = Case.objects.values().order_by("pk")[0]
        self.get(case="PL-2026-OURS")
        self.assertEqual(Case.objects.values().order_by("pk")[0], before)
