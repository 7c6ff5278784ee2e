"""The research log: kept for the team, without the names of clients, on record without words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection

from casework.actions.research import (
    change_research,
    log_research,
    note_found,
    record_research_export,
)
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.domain.research import ResearchFields
from casework.models import AuditEntry, ResearchEntry, User
from tests import make, make_court
from tests.base import CastTestCase
from tests.queries import audited

TODAY = dt.date(2026, 11, 24)
FIELDS = ResearchFields(
    on=TODAY,
    place="ecoi.net",
    query="relatives of exiles questioned",
    language="en",
    hits=14,
    result="Two reports of 2025.",
    themes=("T05",),
    sources=("S1",),
)


class ResearchTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source()
        make.term(kind=TermKind.THEME, code="T05", label="Reprisals")
        make.person(of=make.case(by=cls.omar), name="Фирӯз Qayumov")

    def log(
        self, fields: ResearchFields = FIELDS, *, confirmed: bool = False, by: User | None = None
    ) -> ResearchEntry:
        return log_research(
            fields=fields, names_confirmed=confirmed, today=TODAY, by=by or self.nadia
        )

    def refused(self, fields: ResearchFields, by: User | None = None) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            self.log(fields, by=by)
        self.assertEqual(ResearchEntry.objects.count() + AuditEntry.objects.count(), 0)
        return [(problem.code, problem.where) for problem in caught.exception.problems]


class LogTests(ResearchTestCase):
    def test_it_keeps_all_that_was_said(self) -> None:
        entry = ResearchEntry.objects.get(pk=self.log().pk)
        self.assertEqual(
            (entry.team, entry.by, entry.on, entry.place, entry.query, entry.language),
            (self.team, self.nadia, TODAY, "ecoi.net", FIELDS.query, "en"),
        )
        self.assertEqual((entry.hits, entry.result), (14, "Two reports of 2025."))
        self.assertEqual([theme.code for theme in entry.themes.all()], ["T05"])
        self.assertEqual([source.key for source in entry.sources.all()], ["S1"])

    def test_words_and_result_are_ciphertext_in_the_database(self) -> None:
        self.log()
        with connection.cursor() as cursor:
            cursor.execute("SELECT query, result FROM casework_researchentry")
            for stored in cursor.fetchone():
                self.assertNotIn("report", stored)
                self.assertNotIn("exiles", stored)

    def test_it_is_on_record_once_without_words(self) -> None:
        entry = self.log()
        recorded = AuditEntry.objects.get()
        self.assertEqual((recorded.verb, recorded.actor), ("research-logged", self.nadia))
        self.assertEqual(recorded.facts, {"research": entry.key})

    def test_it_refuses_what_cannot_be(self) -> None:
        wrong = replace(FIELDS, on=dt.date(2026, 11, 25), themes=("T99",), sources=("S1", "S9"))
        self.assertEqual(
            self.refused(wrong),
            [
                ("research-future", "on"),
                ("unknown-term", "themes"),
                ("unknown-source", "sources"),
            ],
        )

    def test_who_works_on_no_case_logs_nothing(self) -> None:
        for person in (self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.log(by=person)


class NameTests(ResearchTestCase):
    def test_a_name_of_a_person_in_a_case_of_the_team_is_held_back(self) -> None:
        for name, where in (
            ("Qayumov", "query"),
            ("Каюмов", "query"),
            ("arrest of FIRUZ in Khujand", "query"),
            ("Kajumow", "result"),
            ("site of Qayumov", "place"),
        ):
            with self.subTest(name):
                told: dict[str, Any] = {where: name}
                self.assertEqual(
                    self.refused(replace(FIELDS, **told)), [("research-names", "query")]
                )

    def test_the_refusal_names_the_words_and_nothing_of_the_case(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.log(replace(FIELDS, query="Kayumov and reprisals"))
        self.assertEqual(caught.exception.problems[0].values, {"words": "Kayumov"})

    def test_a_person_may_confirm_that_the_words_stay(self) -> None:
        entry = self.log(replace(FIELDS, query="Kayumov, a minister"), confirmed=True)
        self.assertEqual(entry.query, "Kayumov, a minister")

    def test_the_names_of_another_office_are_not_told(self) -> None:
        self.log(replace(FIELDS, query="Qayumov"), by=self.petra)
        self.assertEqual(ResearchEntry.objects.get().team, self.other_team)

    def test_it_asks_the_database_once_for_all_words(self) -> None:
        words = " ".join(f"wordy{chr(97 + n)}{chr(98 + n)}" for n in range(20))
        for query in ("one", words):
            with self.subTest(query), self.assertNumQueries(audited(14)):
                self.log(replace(FIELDS, query=query))


class ChangeTests(ResearchTestCase):
    def setUp(self) -> None:
        self.entry = make_court.research(by=self.nadia)

    def change(self, by: User, **fields: Any) -> None:
        changed = replace(FIELDS, **fields)
        change_research(
            entry=self.entry, fields=changed, names_confirmed=False, today=TODAY, by=by
        )

    def test_a_colleague_corrects_a_step(self) -> None:
        self.change(self.omar, result="None.", hits=None, themes=(), sources=())
        entry = ResearchEntry.objects.get()
        self.assertEqual((entry.by, entry.result, entry.hits), (self.nadia, "None.", None))
        self.assertEqual(AuditEntry.objects.get().verb, "research-changed")

    def test_names_are_held_back_here_too(self) -> None:
        with self.assertRaises(Refused):
            self.change(self.omar, query="Qayumov")
        self.assertEqual(ResearchEntry.objects.get().query, "Secret words of a search")

    def test_another_team_changes_nothing(self) -> None:
        with self.assertRaises(PermissionDenied):
            self.change(self.petra)
        with self.assertRaises(PermissionDenied):
            note_found(entry=self.entry, source=self.source, by=self.petra)

    def test_a_source_was_found_by_it(self) -> None:
        for _ in range(2):
            note_found(entry=self.entry, source=self.source, by=self.omar)
        self.assertEqual([source.key for source in self.entry.sources.all()], ["S1"])
        self.assertEqual(
            AuditEntry.objects.first().facts,  # type: ignore[union-attr] # there are two
            {"research": self.entry.key, "source": "S1"},
        )

    def test_a_download_is_on_record(self) -> None:
        record_research_export(count=3, by=self.nadia)
        self.assertEqual(AuditEntry.objects.get().facts, {"count": 3})
        with self.assertRaises(PermissionDenied):
            record_research_export(count=3, by=self.ida)
