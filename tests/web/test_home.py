from __future__ import annotations

import datetime as dt

from django.utils import timezone

from casework.domain.currency import months_after
from casework.models import Case, User
from tests import make
from tests.base import CastTestCase


class HomeTests(CastTestCase):
    def days(self, count: int) -> dt.date:
        return timezone.localdate() + dt.timedelta(days=count)

    def case(self, ref: str, name: str, limit: int | None, **fields: str) -> Case:
        case = make.case(by=self.nadia, ref=ref, **fields)
        make.person(of=case, name=name)
        if limit is not None:
            make.decision(of=case, kind=f"Refusal of {name}", limit_on=self.days(limit))
        return case

    def page(self, user: User | None = None) -> str:
        self.client.force_login(user or self.nadia)
        return self.client.get("/").content.decode()

    def test_deadlines_stand_nearest_first_and_late_ones_are_loud(self) -> None:
        self.case("PL-2026-A", "Soon", 14)
        self.case("PL-2026-E", "Later", 15)
        self.case("PL-2026-B", "Late", -2)
        self.case("PL-2026-C", "Today", 0)
        self.case("PL-2026-D", "Tomorrow", 1)
        page = self.page().split('id="deadlines-title"')[1].split("</section>")[0]
        marks = ["mark-danger", "mark-danger", "mark-warn", "mark-plain"]
        words = ["2 days too late", "today", "tomorrow", "in 14 days"]
        names = ["Late", "Today", "Tomorrow", "Soon"]
        rows = page.split('<li class="deadline-main">')[1:]
        self.assertEqual(len(rows), 4)
        for row, mark, word, name in zip(rows, marks, words, names, strict=True):
            with self.subTest(name=name):
                self.assertIn(f'"mark {mark}"', row)
                self.assertIn(f" · {word}<", row)
                self.assertIn(f">{name}</a>", row)
        self.assertIn("1 later:", page)
        self.assertNotIn(">Later</a>", page)

    def test_what_is_done_is_no_deadline_and_the_case_is_unwatched(self) -> None:
        case = self.case("PL-2026-A", "Done", None)
        make.decision(of=case, done_on=self.days(-1))
        page = self.page()
        self.assertIn("No time limit is running in your cases.", page)
        self.assertIn("1 running case has no open time limit. Is a decision missing?", page)

    def test_a_closed_case_needs_no_deadline(self) -> None:
        self.case("PL-2026-A", "Closed", None, stage="closed")
        self.assertNotIn("Without a deadline", self.page())

    def test_others_see_nothing_of_it(self) -> None:
        self.case("PL-2026-A", "Secret Name", 3)
        for user in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(user=user.name):
                page = self.page(user)
                self.assertNotIn("Secret Name", page)
                self.assertNotIn("PL-2026-A", page)

    def test_evidence_of_open_cases_that_goes_stale_is_told_to_those_who_check_it(self) -> None:
        issued = months_after(self.days(4), -24).isoformat()
        passages = [
            make.passage(key=f"P{n}", of=make.source(key=f"S{n}", issued=issued)) for n in (1, 2)
        ]
        for user, ref in ((self.omar, "PL-2026-A"), (self.petra, "PL-2026-P")):
            claim = make.claim(of=make.case(by=user, ref=ref), element=make.element())
            for passage in passages[: 2 if user == self.omar else 1]:
                make.choice(of=claim, passage=passage, by=user)
        link = 'href="/evidence/currency/review/?group=month&amp;mine=on"'
        words = {
            self.omar: "2 findings used in your open cases go stale by",
            self.sofia: "2 findings used in your open cases go stale by",
            self.petra: "1 finding used in your open cases goes stale by",
        }
        for user, expected in words.items():
            with self.subTest(user=user.name):
                self.assertIn(expected, self.page(user))
                self.assertIn(link, self.page(user))
        for user in (self.lena, self.nadia, self.rafi, self.ida):
            with self.subTest(user=user.name):
                self.assertNotIn(link, self.page(user))

    def test_a_lawyer_too_is_asked_the_same_number_of_questions(self) -> None:
        self.client.force_login(self.omar)
        issued = months_after(self.days(4), -24).isoformat()
        for rows in (1, 3):
            for n in range(2 if rows == 3 else 1):
                case = make.case(by=self.omar, ref=f"PL-2026-{rows}{n}")
                source = make.source(key=f"S{rows}{n}", issued=issued)
                claim = make.claim(of=case, element=make.element())
                passage = make.passage(key=f"P{rows}{n}", of=source)
                make.choice(of=claim, passage=passage, by=self.omar)
            with self.subTest(rows=rows), self.assertNumQueries(14):
                self.client.get("/")

    def test_each_role_is_led_to_its_work(self) -> None:
        links = {
            self.nadia: ["/cases/new/"],
            self.rafi: ["/translations/", "/evidence/"],
            self.ida: ["/audit/", "/evidence/"],
        }
        for user, expected in links.items():
            main = self.page(user).split("<main")[1]
            for url in expected:
                with self.subTest(user=user.name, url=url):
                    self.assertIn(f'href="{url}"', main)
        self.assertNotIn("/cases/", self.page(self.rafi))

    def test_it_asks_the_same_number_of_questions_for_one_case_and_three(self) -> None:
        self.client.force_login(self.nadia)
        for refs in (("PL-2026-A",), ("PL-2026-B", "PL-2026-C")):
            for ref in refs:
                self.case(ref, f"Name {ref}", 3)
                self.case(f"{ref}X", f"Unwatched {ref}", None)
            with self.subTest(cases=len(refs)), self.assertNumQueries(17):
                self.client.get("/")
