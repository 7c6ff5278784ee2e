"""What texts tell otherwise than the data of the case."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import TestCase

from casework.domain.cases import DecisionFacts, DocumentKind, DocumentPage
from casework.domain.check_family import family_gaps
from casework.domain.check_texts import text_gaps
from casework.domain.dates import parse_fuzzy
from tests.domain import build, pack


def found(**case: Any) -> list[tuple[str, str]]:
    return [(gap.code, gap.where) for gap in text_gaps(build.case(**case))]


class DateTests(TestCase):
    def alleged(self, text: str, *events: str, **case: Any) -> list[tuple[str, str]]:
        made = tuple(build.event(key=f"e{n}", when=when) for n, when in enumerate(events, 1))
        keys = tuple(event.key for event in made)
        claim = pack.claim(alleged={"en": text}, events=keys)
        return found(events=made, claims=(claim,), **case)

    def test_one_date_against_one_event_is_sure(self) -> None:
        self.assertEqual(
            self.alleged("Held in March 2017.", "2016-09"), [("alleged-date", "acts 2017-03")]
        )
        self.assertEqual(self.alleged("Held in September 2016.", "2016-09"), [])
        self.assertEqual(self.alleged("Held on 12 September 2016.", "2016-09"), [])

    def test_among_several_it_is_a_note(self) -> None:
        for text, events in (
            ("Held in March 2017.", ("2016-09", "2016-10")),
            ("Held in March 2017 and in May 2017.", ("2016-09",)),
            ("Held in March 2017.", ()),
            ("Held in March 2017.", ("",)),
        ):
            with self.subTest(text, events=events):
                codes = {code for code, _where in self.alleged(text, *events)}
                self.assertEqual(codes, {"date-without-event"})

    def test_every_date_of_the_case_is_known(self) -> None:
        decision = DecisionFacts("Refusal", served_on=dt.date(2026, 1, 9))
        text = "Born 5 May 1990, served 9.1.2026, letter of October 2025, lodged 6 July 2026."
        case = {
            "people": (build.person(born=parse_fuzzy("1990-05-05")),),
            "documents": (pack.document(),),
            "decisions": (decision,),
            "lodged_on": dt.date(2026, 7, 6),
            "summary": {"en": text},
        }
        self.assertEqual(found(**case), [])

    def test_an_appointment_of_a_summons_is_not_asked_for(self) -> None:
        paper = pack.document(
            kind=DocumentKind.SUMMONS,
            issued=parse_fuzzy("2025-10-20"),
            title={"en": "Summons for 27 October 2025"},
        )
        event = build.event(
            when="2025-10-20",
            what={"en": "Summoned for 27 October 2025."},
            documents=(DocumentPage("letter"),),
        )
        self.assertEqual(found(documents=(paper,), events=(event,)), [])

    def test_language_versions_that_differ(self) -> None:
        for german, expected in (
            ("Am 5. Mai 2016.", True),
            ("Am 5. März 2016.", False),
            ("Damals.", False),
            ("", False),
        ):
            with self.subTest(german):
                texts = {"en": "On 5 March 2016.", "de": german}
                codes = [code for code, _where in found(summary=texts)]
                self.assertEqual("date-in-translation" in codes, expected)


class NameTests(TestCase):
    PEOPLE = (build.person(names=("Fayzali Kuvvatov",)),)

    def test_each_text_of_the_case_is_read(self) -> None:
        text = {"en": "Fayzali Quvvatov."}
        cases: dict[str, dict[str, Any]] = {
            "summary applicant": {"summary": text},
            "event e1 applicant": {"events": (build.event(what=text),)},
            "acts applicant": {"claims": (pack.claim(alleged=text, events=()),)},
            "exhibit letter applicant": {"documents": (pack.document(title=text),)},
        }
        for where, case in cases.items():
            with self.subTest(where):
                self.assertEqual(
                    found(people=self.PEOPLE, **case), [("name-spelt-otherwise", where)]
                )

    def test_a_withheld_name_is_left_to_its_own_check(self) -> None:
        people = (*self.PEOPLE, build.person(key="w", names=("Munira Olimova",), pseudonym="W"))
        self.assertEqual(found(people=people, summary={"en": "Munira Alimowa."}), [])

    def test_a_surname_of_the_family_in_two_spellings(self) -> None:
        for name, expected in (
            ("Rustam Quvvatov", True),
            ("Rustam Kuvvatov", False),
            ("Saida Kuvvatova", False),
            ("Рустам Қувватов", False),
            ("Rustam Rahmonov", False),
        ):
            with self.subTest(name):
                brother = build.person(key="father", names=(name,))
                case = build.case(
                    people=(*self.PEOPLE, brother), relations=(build.parent_of_applicant(),)
                )
                self.assertEqual(bool(list(family_gaps(case))), expected)

    def test_whoever_is_not_of_the_family_may_be_called_otherwise(self) -> None:
        friend = build.person(key="friend", names=("Rustam Quvvatov",))
        self.assertEqual(list(family_gaps(build.case(people=(*self.PEOPLE, friend)))), [])
