"""Dates that cannot all be true; what is only approximate is a note."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.cases import (
    CaseFacts,
    DecisionFacts,
    DocumentKind,
    DocumentPage,
    EventFacts,
    EventKind,
)
from casework.domain.check_dates import date_gaps, is_before, is_vague
from casework.domain.dates import parse_fuzzy
from tests.domain import build, pack

AS_OF = dt.date(2026, 11, 24)


def found(**case: Any) -> list[tuple[str, str]]:
    return [(gap.code, gap.where) for gap in date_gaps(build.case(**case), AS_OF)]


def told(key: str, when: str, account: str, **fields: Any) -> EventFacts:
    given: dict[str, Any] = {"what": {"en": "Officers searched the house of his uncle."}}
    return build.event(key=key, when=when, account=account, **(given | fields))


class OrderTests(TestCase):
    def test_before_means_every_day_before_every_day(self) -> None:
        for one, other, expected in (
            ("2015", "2016", True),
            ("2015-03", "2015", False),
            ("2015-03-05", "2015-03-06", True),
            ("2015", "2015-12", False),
            ("../2015", "2016", True),
            ("2015/..", "2030", False),
            ("", "2016", False),
            ("2016", "", False),
        ):
            with self.subTest(one=one, other=other):
                found = is_before(parse_fuzzy(one), parse_fuzzy(other))
                self.assertEqual(found, expected)

    def test_vague_is_what_is_marked_so(self) -> None:
        for text, expected in (
            ("2015~", True),
            ("2015?", True),
            ("2015%", True),
            ("2014/2015~", True),
            ("2015", False),
            ("2014/2015", False),
            ("", False),
        ):
            with self.subTest(text):
                self.assertEqual(is_vague(parse_fuzzy(text)), expected)

    @given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 5000))
    def test_two_days_are_before_one_another_in_one_direction(
        self, day: dt.date, later: int
    ) -> None:
        first = parse_fuzzy(day.isoformat())
        second = parse_fuzzy((day + dt.timedelta(days=later)).isoformat())
        self.assertTrue(is_before(first, second))
        self.assertFalse(is_before(second, first))


class BirthTests(TestCase):
    def born(self, when: str, **event: Any) -> list[tuple[str, str]]:
        person = build.person(born=parse_fuzzy(when))
        father = build.person(key="father", born=parse_fuzzy("1950"))
        return found(people=(person, father), events=(build.event(when="1985", **event),))

    def test_what_a_person_did_before_being_born(self) -> None:
        self.assertEqual(self.born("1990"), [("before-birth", "event e1 applicant")])
        self.assertEqual(self.born("1985"), [])
        self.assertEqual(self.born(""), [])

    def test_an_approximate_birth_is_a_doubt(self) -> None:
        self.assertEqual(self.born("1990~"), [("date-doubtful", "event e1 applicant")])

    def test_the_family_has_a_past(self) -> None:
        self.assertEqual(self.born("1990", kind=EventKind.FAMILY), [])
        self.assertEqual(self.born("1990", kind=EventKind.LIFE), [])
        self.assertEqual(self.born("1990", people=frozenset({"father"})), [])

    def test_who_took_part_is_asked_each(self) -> None:
        both = frozenset({"father", "applicant"})
        self.assertEqual(self.born("1990", people=both), [("before-birth", "event e1 applicant")])


class PaperTests(TestCase):
    def shown(self, paper_kind: DocumentKind, issued: str, **event: Any) -> list[tuple[str, str]]:
        paper = pack.document(kind=paper_kind, issued=parse_fuzzy(issued))
        link = (DocumentPage("letter", 1),)
        events = (build.event(when="2016-09", documents=link, **event),)
        return found(documents=(paper,), events=events)

    def test_what_tells_of_the_past_is_not_older_than_it(self) -> None:
        for kind in (DocumentKind.LETTER, DocumentKind.MEDICAL, DocumentKind.PRESS):
            with self.subTest(kind):
                self.assertEqual(
                    self.shown(kind, "2016-08"), [("paper-too-old", "event e1 letter")]
                )
                self.assertEqual(self.shown(kind, "2016-10"), [])
                self.assertEqual(self.shown(kind, "2016-08~")[0][0], "date-doubtful")
                self.assertEqual(self.shown(kind, ""), [])

    def test_a_summons_comes_first(self) -> None:
        self.assertEqual(self.shown(DocumentKind.SUMMONS, "2016-08"), [])
        self.assertEqual(
            self.shown(DocumentKind.SUMMONS, "2016-10"), [("paper-too-new", "event e1 letter")]
        )

    def test_a_photo_is_of_that_day(self) -> None:
        self.assertEqual(self.shown(DocumentKind.PHOTO, "2016-08")[0][0], "paper-too-old")
        self.assertEqual(self.shown(DocumentKind.PHOTO, "2016-10")[0][0], "paper-too-new")
        self.assertEqual(self.shown(DocumentKind.PHOTO, "2016-09-11"), [])

    def test_passports_judgments_and_served_letters_may_be_of_any_day(self) -> None:
        for kind in (DocumentKind.IDENTITY, DocumentKind.COURT, DocumentKind.DECISION):
            with self.subTest(kind):
                self.assertEqual(self.shown(kind, "2016-08"), [])
                self.assertEqual(self.shown(kind, "2016-10"), [])
        served = self.shown(DocumentKind.LETTER, "2016-08", kind=EventKind.PROCEDURE)
        self.assertEqual(served, [])


class DecisionTests(TestCase):
    def test_an_event_after_the_last_decision_is_new(self) -> None:
        decisions = (
            DecisionFacts("Refusal", decided_on=dt.date(2016, 1, 1)),
            DecisionFacts("Second refusal", decided_on=dt.date(2016, 8, 31)),
        )
        event = build.event(when="2016-09")
        self.assertEqual(
            found(decisions=decisions, events=(event,)), [("after-decision", "event e1")]
        )
        earlier = build.event(when="2016-08")
        self.assertEqual(found(decisions=decisions, events=(earlier,)), [])
        procedure = build.event(when="2016-09", kind=EventKind.PROCEDURE)
        self.assertEqual(found(decisions=decisions, events=(procedure,)), [])

    def test_what_is_still_to_come(self) -> None:
        self.assertEqual(found(events=(build.event(when="2026-11-24"),)), [])
        self.assertEqual(
            found(events=(build.event(when="2026-11-25"),)), [("in-the-future", "event e1")]
        )
        paper = pack.document(issued=parse_fuzzy("2027"))
        self.assertEqual(found(documents=(paper,)), [("in-the-future", "exhibit letter")])


class AccountTests(TestCase):
    def twice(self, first: str, second: str, **fields: Any) -> list[tuple[str, str]]:
        other = {"account": "written", **fields}
        one = told("a", first, "interview", place="Khujand")
        return found(events=(one, told("b", second, **other)))

    def test_one_event_with_two_dates(self) -> None:
        self.assertEqual(self.twice("2015-03", "2016-04"), [("date-conflict", "event a b")])
        self.assertEqual(self.twice("2016-04", "2015-03"), [("date-conflict", "event a b")])

    def test_dates_that_fit_are_no_conflict(self) -> None:
        for second in ("2015-03-12", "2015", "", "2014/2015"):
            with self.subTest(second):
                self.assertEqual(self.twice("2015-03", second), [])

    def test_an_approximate_date_is_a_doubt(self) -> None:
        self.assertEqual(self.twice("2015-03", "2016~"), [("date-doubtful", "event a b")])

    def test_what_happened_twice_is_no_conflict(self) -> None:
        for fields in (
            {"account": "interview"},
            {"account": ""},
            {"place": "Kulob"},
            {"kind": EventKind.FAMILY},
            {"what": {"en": "He went to Moscow to find work."}},
            {"what": {"de": "Beamte durchsuchten das Haus seines Onkels."}},
        ):
            with self.subTest(fields):
                self.assertEqual(self.twice("2015-03", "2016-04", **fields), [])

    def test_the_order_of_the_events_does_not_matter(self) -> None:
        one, two = told("a", "2015", "interview"), told("b", "2016", "written")
        self.assertEqual(found(events=(one, two)), found(events=(two, one)))


class CaseTests(TestCase):
    def test_a_case_without_dates_has_no_conflict(self) -> None:
        case: CaseFacts = build.case(events=(build.event(when=""),))
        self.assertEqual(list(date_gaps(case, AS_OF)), [])
