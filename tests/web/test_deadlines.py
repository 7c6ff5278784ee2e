from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from casework.models import Deadline, User
from tests import make
from tests.base import CastTestCase

LIST, MONTH = "/deadlines/", "/deadlines/calendar/"
ONE = "/cases/PL-2026-TEST/deadlines/K7QM2X/"


def in_days(count: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=count)


class DeadlineCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        make.member(of=cls.case, user=cls.omar)
        make.person(of=cls.case, name="Umarali Quvvatov")
        cls.decision = make.decision(of=cls.case, code="K7QM2X", limit_on=in_days(5))
        cls.main = cls.decision.deadlines.get()
        cls.task = make.deadline(
            of=cls.decision, name="draft", rank="task", code="TASK22", due_on=in_days(2)
        )

    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def change(self, **fields: object) -> None:
        Deadline.objects.filter(pk=self.main.pk).update(**fields)

    def codes(self, query: str = "", user: User | None = None) -> list[str]:
        if user:
            self.client.force_login(user)
        page = self.client.get(f"{LIST}{query}").context["page"]
        return [row.code for row in page]


class ListTests(DeadlineCase):
    def test_the_nearest_stands_first(self) -> None:
        self.assertEqual(self.codes(), ["TASK22", "K7QM2X"])
        # The law as computed gives an earlier day.
        self.change(by_law_on=in_days(1))
        self.assertEqual(self.codes(), ["K7QM2X", "TASK22"])

    def test_it_is_narrowed_by_state_kind_and_code(self) -> None:
        make.deadline(
            of=self.decision, name="a", rank="further", code="DONE22", done_on=in_days(0)
        )
        make.deadline(
            of=self.decision, name="b", rank="further", code="ASLEEP", snoozed_until=in_days(1)
        )
        make.deadline(
            of=self.decision,
            name="c",
            rank="further",
            code="TWOEYE",
            due_on=in_days(9),
            acknowledged_by=self.omar,
        )
        found = {
            "": ["TASK22", "K7QM2X", "TWOEYE"],
            "?state=nonsense&kind=nonsense": ["TASK22", "K7QM2X", "TWOEYE"],
            "?kind=final": ["K7QM2X", "TWOEYE"],
            "?kind=task": ["TASK22"],
            "?state=done": ["DONE22"],
            "?state=snoozed": ["ASLEEP"],
            "?state=unconfirmed": ["ASLEEP", "K7QM2X"],
            "?code=k7qm2x": ["K7QM2X"],
            "?code=DONE22": ["DONE22"],
            "?code=NONE22": [],
        }
        for query, codes in found.items():
            with self.subTest(query):
                self.assertEqual(self.codes(query), codes)

    def test_others_find_nothing_not_even_by_code(self) -> None:
        for user in (self.lena, self.petra):
            for query in ("", "?code=K7QM2X", "?state=unconfirmed"):
                with self.subTest(user=user.name, query=query):
                    self.assertEqual(self.codes(query, user), [])
                    self.assertNotContains(self.client.get(f"{LIST}{query}"), "Quvvatov")

    def test_each_row_says_by_word_and_shape_how_near_it_is(self) -> None:
        page = self.client.get(LIST).content.decode()
        self.assertIn('<span class="mark mark-warn"><span><time', page)
        self.assertIn(" · in 5 days<", page)
        self.assertIn("not confirmed by a second person", page)
        self.change(due_on=in_days(-1), by_law_on=in_days(-3))
        page = self.client.get(LIST).content.decode()
        self.assertIn('"mark mark-danger"', page)
        self.assertIn(" · 3 days too late<", page)
        self.assertIn("the decision says", page)

    def test_what_is_done_or_rests_is_said_so(self) -> None:
        self.change(snoozed_until=in_days(2), snooze_reason="Waits for a paper.")
        page = self.client.get(f"{LIST}?state=snoozed")
        self.assertContains(page, "put off until")
        self.assertContains(page, "Waits for a paper.")
        self.change(snoozed_until=None, done_on=in_days(0))
        self.assertContains(self.client.get(f"{LIST}?state=done"), '<span class="mark mark-good">')

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for count in (1, 3):
            for number in range(count):
                case = make.case(by=self.nadia, ref=f"PL-2026-{count}{number}")
                make.person(of=case)
                make.decision(of=case)
            with self.subTest(count), self.assertNumQueries(7):
                self.client.get(LIST)


class MonthTests(DeadlineCase):
    def days(self, query: str = "") -> dict[dt.date, list[str]]:
        weeks = self.client.get(f"{MONTH}{query}").context["weeks"]
        return {
            day.day: [row.code for row in day.deadlines]
            for week in weeks
            for day in week
            if day.deadlines
        }

    def test_it_holds_what_the_list_holds_on_its_day(self) -> None:
        self.change(due_on=dt.date(2027, 2, 10), by_law_on=dt.date(2027, 2, 8))
        Deadline.objects.filter(pk=self.task.pk).update(due_on=dt.date(2027, 2, 8))
        days = self.days("?month=2027-02")
        self.assertEqual(days, {dt.date(2027, 2, 8): ["K7QM2X", "TASK22"]})
        self.assertEqual(self.days("?month=2027-04"), {})

    def test_a_month_is_whole_weeks_from_monday(self) -> None:
        weeks = self.client.get(f"{MONTH}?month=2026-11").context["weeks"]
        self.assertEqual((len(weeks), {len(week) for week in weeks}), (6, {7}))
        self.assertEqual(weeks[0][0].day, dt.date(2026, 10, 26))
        self.assertEqual(weeks[-1][-1].day, dt.date(2026, 12, 6))

    def test_months_lead_to_each_other(self) -> None:
        for month, before, after in (
            ("2026-01", "2025-12", "2026-02"),
            ("2026-12", "2026-11", "2027-01"),
            ("2027-01", "2026-12", "2027-02"),
        ):
            with self.subTest(month):
                page = self.client.get(f"{MONTH}?month={month}")
                self.assertContains(page, f'href="?month={before}" rel="prev"')
                self.assertContains(page, f'href="?month={after}" rel="next"')

    def test_no_month_is_this_month(self) -> None:
        first = timezone.localdate().replace(day=1)
        for query in (
            "",
            "?month=",
            "?month=2026-13",
            "?month=x",
            "?month=0001-01",
            "?month=9999-12",
        ):
            with self.subTest(query):
                page = self.client.get(f"{MONTH}{query}")
                self.assertEqual((page.status_code, page.context["first"]), (200, first))

    def test_it_is_a_table_that_names_its_days(self) -> None:
        page = self.client.get(MONTH)
        self.assertContains(page, '<th scope="col" role="columnheader">', count=7)
        self.assertContains(page, 'aria-current="date"', count=1)
        self.assertContains(page, '<td role="cell"')

    def test_what_is_overdue_is_told_on_every_month(self) -> None:
        self.change(due_on=in_days(-3))
        self.assertContains(self.client.get(f"{MONTH}?month=2030-01"), "1 deadline is overdue")

    def test_what_is_done_is_not_in_it(self) -> None:
        Deadline.objects.update(due_on=dt.date(2027, 2, 10), done_on=in_days(0))
        self.assertEqual(self.days("?month=2027-02"), {})

    def test_others_see_an_empty_month(self) -> None:
        self.change(due_on=dt.date(2027, 2, 10))
        self.client.force_login(self.petra)
        self.assertEqual(self.days("?month=2027-02"), {})

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for count in (1, 3):
            for number in range(count):
                case = make.case(by=self.nadia, ref=f"PL-2026-{count}{number}")
                make.person(of=case)
                make.decision(of=case)
            with self.subTest(count), self.assertNumQueries(7):
                self.client.get(f"{MONTH}?month=2026-11")


class OneTests(DeadlineCase):
    def post(self, what: str, **data: object) -> Any:
        return self.client.post(f"{ONE}{what}/", data)

    def test_a_colleague_confirms_and_whoever_entered_it_cannot(self) -> None:
        self.assertNotContains(self.client.get(ONE), "I have checked it")
        self.assertContains(self.client.get(ONE), "You entered it.")
        page = self.client.post(f"{ONE}confirm/", follow=True)
        self.assertContains(page, "Another person of the team must confirm what you entered.")
        self.client.force_login(self.omar)
        self.assertContains(self.client.get(ONE), "I have checked it")
        page = self.client.post(f"{ONE}confirm/", follow=True)
        self.assertContains(page, "Two people have checked this limit.")
        self.assertContains(page, "Omar confirmed this limit on")

    def test_it_is_done_and_opened_again(self) -> None:
        self.assertRedirects(self.post("done", on=str(in_days(0))), ONE)
        self.main.refresh_from_db()
        self.assertEqual(self.main.done_on, in_days(0))
        self.assertContains(self.client.get(ONE), "It was not done after all")
        self.assertRedirects(self.post("reopen"), ONE)
        self.main.refresh_from_db()
        self.assertIsNone(self.main.done_on)

    def test_a_day_to_come_is_refused_at_its_field(self) -> None:
        response = self.post("done", on=str(in_days(1)))
        self.assertEqual(response.status_code, 422)
        self.assertFormError(
            response.context["done_form"],
            "on",
            "This day is still to come. Enter the day it was done.",
        )

    def test_it_is_put_off_with_a_reason(self) -> None:
        response = self.post("snooze", until=str(in_days(3)), reason="Waits for a paper.")
        self.assertRedirects(response, ONE)
        page = self.client.get(ONE)
        self.assertContains(page, "Waits for a paper.")
        self.assertContains(page, "Watch it again now")

    def test_neither_without_a_reason_nor_up_to_the_limit(self) -> None:
        response = self.post("snooze", until=str(in_days(5)), reason="Waits")
        self.assertEqual(response.status_code, 422)
        self.assertIn("Choose a day before the limit", str(response.context["snooze_form"].errors))
        self.assertEqual(self.post("snooze", until=str(in_days(3))).status_code, 422)
        self.main.refresh_from_db()
        self.assertIsNone(self.main.snoozed_until)

    def test_a_task_asks_for_no_second_person(self) -> None:
        page = self.client.get("/cases/PL-2026-TEST/deadlines/TASK22/")
        self.assertNotContains(page, "Second person")

    def test_a_code_of_another_case_is_not_found_there(self) -> None:
        make.case(by=self.nadia, ref="PL-2026-TWO")
        url = "/cases/PL-2026-TWO/deadlines/K7QM2X/"
        self.assertEqual(self.client.get(url).status_code, 404)
        self.assertEqual(self.client.post(f"{url}done/", {"on": str(in_days(0))}).status_code, 404)

    def test_where_law_and_decision_differ_it_is_loud(self) -> None:
        self.change(by_law_on=in_days(1))
        self.assertContains(
            self.client.get(ONE), '<p class="notice notice-danger"><strong>The decision gives'
        )


class HomeTests(DeadlineCase):
    def test_what_rests_is_not_on_the_first_screen(self) -> None:
        self.change(snoozed_until=in_days(2))
        codes = [row.code for row in self.client.get("/").context["deadlines"]]
        self.assertEqual(codes, ["TASK22"])

    def test_the_reminders_say_how_far_it_looks(self) -> None:
        User.objects.filter(pk=self.nadia.pk).update(reminder_days=[3, 1])
        page = self.client.get("/")
        self.assertEqual([row.code for row in page.context["deadlines"]], ["TASK22"])
        self.assertEqual(page.context["next"].code, "K7QM2X")
        self.assertContains(page, "1 limit waits for a second person")

    def test_without_reminders_today_and_what_is_late_is_still_shown(self) -> None:
        User.objects.filter(pk=self.nadia.pk).update(reminder_days=[])
        self.assertContains(self.client.get("/"), "Nothing falls due up to")
        self.change(due_on=in_days(-1))
        codes = [row.code for row in self.client.get("/").context["deadlines"]]
        self.assertEqual(codes, ["K7QM2X"])


class CasePageTests(DeadlineCase):
    def test_each_decision_shows_its_days(self) -> None:
        page = self.client.get("/cases/PL-2026-TEST/").content.decode()
        part = page.split('id="decisions-title"')[1].split("</section>")[0]
        self.assertIn(f'href="{ONE}"', part)
        self.assertIn("Draft finished", part)
        self.assertIn("not confirmed by a second person", part)
        self.assertIn('href="/cases/PL-2026-TEST/decisions/1/calculation/"', part)

    def test_the_list_of_cases_shows_the_nearest_limit_and_no_task(self) -> None:
        page = self.client.get("/cases/").content.decode()
        self.assertIn(" · in 5 days<", page)
        self.assertNotIn(" · in 2 days<", page)
