"""Every address by every person: a URL without a row here fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from casework.adapters.store import sha256
from casework.models import CaseMember, User
from tests import make, make_court, make_law
from tests.adapters.papers import paper
from tests.base import CastTestCase

# The columns of the table, in this order. Nadia and Omar work on the case.
PEOPLE = ("nobody", "nadia", "omar", "sofia", "rafi", "ida", "lena", "petra")

REF = "PL-2026-TEST"
CASE: dict[str, str | int] = {"ref": REF}


# Reads that are on record themselves.
AUDITED = {
    "case-detail",
    "court-list-export",
    "cover-letter",
    "document-download",
    "law-export",
    "pack-compare",
    "pack-docx",
    "pack-download",
    "page-picture",
    "research-export",
    "snapshot-download",
    "source-export",
}
WRITTEN = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')

# An empty form; browsers always send something.
SENT = {"sent": "yes"}


@dataclass(frozen=True)
class Row:
    """An address, what it is asked with, and the answer to each person."""

    name: str
    statuses: str
    kwargs: Mapping[str, str | int] | None = None
    method: str = "get"


# nobody is sent to the log-in (302). Who does not work on the case gets 404, translators and
# auditors always; who works on it but may not do this gets 403.
CASE_READ = "302 200 200 200 404 404 404 404"
CASE_POST = "302 422 422 422 404 404 404 404"
CHOICE = CASE | {"element": "acts", "key": "P1"}
PASSAGE: dict[str, str | int] = {"key": "P1"}
BETWEEN = PASSAGE | {"kind": "supports", "of": "P1"}
# The copy that gather_rows archives, by its hash.
ARCHIVED = "Relatives of exiles were questioned in Khujand."
SNAPSHOT: dict[str, str | int] = {"key": "S1", "sha256": sha256(ARCHIVED.encode())}
COPY = CASE | SNAPSHOT
INTO_GERMAN = PASSAGE | {"language": "de"}
DEADLINE = CASE | {"code": "K7QM2X"}
NOWHERE: dict[str, str | int] = {"language": "pl", "section": "nowhere"}
FINDING = CASE | {"code": "event-without-source", "where": "event e1"}
WAIVER = CASE | {"code": "single-source", "where": "acts"}
LETTER = CASE | {"language": "pl", "form": "pdf"}
OWN_TEXT = CASE | {"language": "pl", "place": "requests"}
FEED: dict[str, str | int] = {"key": "K7QM2X"}
SEARCH: dict[str, str | int] = {"key": "K7QM2X"}
CASE_DONE = CASE_POST.replace("422", "302")
RULE: dict[str, str | int] = {"key": "DE-TEST"}
AUTHORITY: dict[str, str | int] = {"key": "DE-VG-BERLIN"}
# The law is one for all teams.
EVERYONE = "302 200 200 200 200 200 200 200"
EDITORS = "302 403 200 200 403 403 200 200"
RESEARCHERS = "302 200 200 200 403 403 200 200"
COURT_LIST: dict[str, str | int] = {"key": "de-vg-musterstadt-2026-05-10"}
RESEARCH: dict[str, str | int] = {"key": "R7QM2X"}
LAW_EDIT = "302 403 403 200 403 403 403 200"
EVIDENCE_EDIT = "302 403 200 200 403 403 200 200"
EVIDENCE_SAVE = EVIDENCE_EDIT.replace("200", "422")
PUBLISHER = 7
SUPERVISORS = "302 403 403 200 403 403 403 404"

ROWS = [
    # Own account
    Row("login", "200 302 302 302 302 302 302 302"),
    Row("login", "422 302 302 302 302 302 302 302", method="post"),
    Row("logout", "302 302 302 302 302 302 302 302", method="post"),
    Row("logout", "302 405 405 405 405 405 405 405"),
    Row("password-change", "302 200 200 200 200 200 200 200"),
    Row("set_language", "405 405 405 405 405 405 405 405"),
    Row("set_language", "302 302 302 302 302 302 302 302", method="post"),
    # What everyone has
    Row("home", "302 200 200 200 200 200 200 200"),
    Row("roles", "302 200 200 200 200 200 200 200"),
    Row("audit-list", "302 403 403 200 403 200 403 200"),
    # Cases
    Row("case-list", "302 200 200 200 403 403 200 200"),
    Row("case-list", "302 302 302 302 403 403 302 302", method="post"),
    Row("case-add", "302 200 200 200 403 403 200 200"),
    Row("case-add", "302 422 422 422 403 403 422 422", method="post"),
    Row("case-detail", CASE_READ, CASE),
    Row("case-edit", CASE_READ, CASE),
    Row("case-edit", CASE_POST, CASE, method="post"),
    Row("case-history", "302 403 403 200 404 404 403 404", CASE),
    Row("person-add", CASE_READ, CASE),
    Row("person-add", CASE_POST, CASE, method="post"),
    Row("person-edit", CASE_READ, CASE | {"key": "applicant"}),
    Row("person-edit", CASE_POST, CASE | {"key": "applicant"}, method="post"),
    Row("event-add", CASE_READ, CASE),
    Row("event-add", CASE_POST, CASE, method="post"),
    Row("event-edit", CASE_READ, CASE | {"key": "e1"}),
    Row("event-edit", CASE_POST, CASE | {"key": "e1"}, method="post"),
    Row("event-delete", CASE_READ, CASE | {"key": "e1"}),
    Row("document-add", CASE_READ, CASE),
    Row("document-add", CASE_POST, CASE, method="post"),
    Row("document-edit", CASE_READ, CASE | {"key": "d1"}),
    Row("document-edit", CASE_POST, CASE | {"key": "d1"}, method="post"),
    Row("document-download", CASE_READ, CASE | {"key": "d1"}),
    Row("document-download", "302 405 405 405 404 404 405 405", CASE | {"key": "d1"}, "post"),
    Row("reading-request", CASE_DONE, CASE | {"key": "d1"}, method="post"),
    Row("reading-request", "302 405 405 405 404 404 405 405", CASE | {"key": "d1"}),
    Row("source-exhibits", CASE_READ, CASE),
    Row("source-exhibit-add", CASE_DONE, COPY, method="post"),
    Row("source-exhibit-add", "302 405 405 405 404 404 405 405", COPY),
    Row("decision-add", CASE_READ, CASE),
    Row("decision-add", CASE_POST, CASE, method="post"),
    Row("decision-edit", CASE_READ, CASE | {"number": 1}),
    Row("decision-edit", CASE_POST, CASE | {"number": 1}, method="post"),
    Row("decision-calculation", CASE_READ, CASE | {"number": 1}),
    # Days to keep
    Row("deadline-list", "302 200 200 200 403 403 200 200"),
    Row("deadline-calendar", "302 200 200 200 403 403 200 200"),
    Row("deadline-detail", CASE_READ, DEADLINE),
    Row("deadline-done", "302 405 405 405 404 404 405 405", DEADLINE),
    Row("deadline-done", CASE_POST, DEADLINE, method="post"),
    Row("deadline-snooze", "302 405 405 405 404 404 405 405", DEADLINE),
    Row("deadline-snooze", CASE_POST, DEADLINE, method="post"),
    Row("deadline-reopen", "302 405 405 405 404 404 405 405", DEADLINE),
    Row("deadline-reopen", CASE_DONE, DEADLINE, method="post"),
    Row("deadline-acknowledge", "302 405 405 405 404 404 405 405", DEADLINE),
    Row("deadline-acknowledge", CASE_DONE, DEADLINE, method="post"),
    # One's own reminders and calendar addresses; the address of a calendar is its own key
    Row("feed-list", "302 200 200 200 403 403 200 200"),
    Row("feed-create", "302 405 405 405 403 403 405 405"),
    Row("feed-create", "302 422 422 422 403 403 422 422", method="post"),
    Row("feed-reminders", "302 405 405 405 403 403 405 405"),
    Row("feed-reminders", "302 302 302 302 403 403 302 302", method="post"),
    Row("feed-revoke", "302 405 405 405 403 403 405 405", FEED),
    Row("feed-revoke", "302 404 404 404 403 403 404 404", FEED, method="post"),
    Row("calendar-feed", "404 404 404 404 404 404 404 404", {"token": "0" * 43}),
    Row("access", "302 403 200 200 404 404 404 404", CASE),
    Row("access", "302 403 422 422 404 404 404 404", CASE, method="post"),
    Row("access-withdraw", "302 403 405 405 404 404 405 405", CASE),
    Row("access-withdraw", "302 403 404 404 404 404 404 404", CASE, method="post"),
    # Claim and evidence matrix
    Row("case-codes", CASE_READ, CASE),
    Row("case-codes", CASE_POST, CASE, method="post"),
    Row("claim", CASE_READ, CASE),
    Row("claim-element", CASE_READ, CASE | {"element": "acts"}),
    Row("claim-element", "302 302 302 302 404 404 404 404", CASE | {"element": "acts"}, "post"),
    Row("claim-matrix", CASE_READ, CASE),
    Row("matrix-element", CASE_READ, CASE | {"element": "acts"}),
    Row("matrix-element", CASE_DONE, CASE | {"element": "acts"}, method="post"),
    Row("matrix-passage", CASE_READ, CHOICE),
    Row("choice-make", "302 405 405 405 405 405 405 405", CHOICE),
    Row("choice-make", "302 403 422 422 404 404 404 404", CHOICE, method="post"),
    Row("choice-undo", "302 405 405 405 405 405 405 405", CHOICE),
    Row("choice-undo", "302 403 302 302 404 404 404 404", CHOICE, method="post"),
    Row("balance-note", "302 403 405 405 404 404 405 405", CASE | {"element": "acts"}),
    Row("balance-note", "302 403 302 302 404 404 404 404", CASE | {"element": "acts"}, "post"),
    # Packs
    Row("pack-list", CASE_READ, CASE),
    Row("pack-build", "302 405 405 405 405 405 405 405", CASE),
    Row("pack-build", "302 403 302 302 404 404 404 404", CASE, method="post"),
    Row("pseudonyms", CASE_READ, CASE),
    Row("pseudonym-add", CASE_READ, CASE),
    Row("pseudonym-add", CASE_POST, CASE, method="post"),
    Row("pseudonym-edit", CASE_READ, CASE | {"number": 7}),
    Row("pseudonym-edit", CASE_POST, CASE | {"number": 7}, method="post"),
    Row("pseudonym-remove", "302 404 404 404 404 404 404 404", CASE | {"number": 9}, "post"),
    Row("page-boxes", CASE_READ, CASE | {"key": "d1", "page": 1}),
    Row("page-boxes", CASE_POST, CASE | {"key": "d1", "page": 1}, method="post"),
    Row("page-picture", CASE_READ, CASE | {"key": "d1", "page": 1}),
    Row("page-find", CASE_READ, CASE | {"key": "d1", "page": 1}, "post"),
    Row("page-hide", CASE_DONE, CASE | {"key": "d1", "page": 1}, "post"),
    Row("page-looked-at", CASE_DONE, CASE | {"key": "d1", "page": 1}, "post"),
    Row(
        "redaction-remove",
        "302 404 404 404 404 404 404 404",
        CASE | {"key": "d1", "number": 9},
        "post",
    ),
    Row("check-line", CASE_DONE, CASE),
    Row("finding-waive", "302 403 200 200 404 404 404 404", FINDING),
    Row("finding-waive", "302 403 422 422 404 404 404 404", FINDING, method="post"),
    Row("waiver-withdraw", "302 403 405 405 404 404 405 405", WAIVER),
    Row("waiver-withdraw", "302 403 302 302 404 404 404 404", WAIVER, method="post"),
    Row("pack-progress", "302 302 302 302 404 404 404 404", CASE | {"language": "pl"}),
    Row("build-cancel", "302 404 404 404 404 404 404 404", CASE | {"number": 9}, "post"),
    Row("build-cancel", "302 405 405 405 405 405 405 405", CASE | {"number": 9}),
    Row("build-retry", "302 404 404 404 404 404 404 404", CASE | {"number": 9}, "post"),
    Row("build-retry", "302 405 405 405 405 405 405 405", CASE | {"number": 9}),
    Row("pack-docx", "302 403 302 302 404 404 404 404", CASE | {"language": "pl"}),
    Row("cover-letter", "302 403 302 302 404 404 404 404", LETTER),
    Row("pack-texts", CASE_READ, CASE),
    Row("pack-text", CASE_READ, OWN_TEXT),
    Row("pack-text", "302 302 302 302 404 404 404 404", OWN_TEXT, method="post"),
    # A section that is not there leads back to the packs.
    Row("pack-preview", "302 302 302 302 404 404 404 404", CASE | NOWHERE),
    Row("pack-preview", "302 405 405 405 405 405 405 405", CASE | NOWHERE, "post"),
    Row("pack-prepare", "302 403 404 404 404 404 404 404", CASE | {"sha256": "0" * 64}),
    Row("pack-prepare", "302 403 404 404 404 404 404 404", CASE | {"sha256": "0" * 64}, "post"),
    Row("pack-file", "302 403 404 404 404 404 404 404", CASE | {"sha256": "0" * 64}),
    Row("pack-compare", "302 404 404 404 404 404 404 404", CASE | {"sha256": "0" * 64}),
    Row("pack-verify", "302 200 200 200 403 403 200 200"),
    Row("pack-verify", "302 422 422 422 403 403 422 422", method="post"),
    Row("pack-download", "302 404 404 404 404 404 404 404", CASE | {"sha256": "0" * 64}),
    # Evidence
    Row("evidence-list", "302 200 200 200 200 200 200 200"),
    Row("evidence-list", "302 302 302 302 302 302 302 302", method="post"),
    Row("facet-values", EVERYONE, {"facet": "entity"}),
    Row("facet-values", "302 302 302 302 302 302 302 302", {"facet": "entity"}, "post"),
    # One's own saved searches; nobody has one of that key
    Row("saved-search-list", EVERYONE),
    Row("saved-search-add", EVERYONE.replace("200", "405")),
    Row("saved-search-add", EVERYONE.replace("200", "422"), method="post"),
    Row("saved-search-open", EVERYONE.replace("200", "405"), SEARCH),
    Row("saved-search-open", EVERYONE.replace("200", "404"), SEARCH, "post"),
    Row("saved-search-rename", EVERYONE.replace("200", "405"), SEARCH),
    Row("saved-search-rename", EVERYONE.replace("200", "404"), SEARCH, "post"),
    Row("saved-search-delete", EVERYONE.replace("200", "405"), SEARCH),
    Row("saved-search-delete", EVERYONE.replace("200", "404"), SEARCH, "post"),
    Row("passage-detail", "302 200 200 200 200 200 200 200", PASSAGE),
    Row("evidence-graph", EVERYONE),
    Row("passage-links", "302 403 200 200 403 403 200 200", PASSAGE),
    Row("passage-links", "302 403 422 422 403 403 422 422", PASSAGE, method="post"),
    Row("passage-unlink", "302 403 405 405 403 403 405 405", BETWEEN),
    Row("passage-unlink", "302 403 404 404 403 403 404 404", BETWEEN, method="post"),
    Row("source-detail", "302 200 200 200 200 200 200 200", {"key": "S1"}),
    Row("currency", EVERYONE),
    Row("currency-queue", EVERYONE),
    Row("currency-review", "302 403 405 405 403 403 405 405", PASSAGE),
    Row("currency-review", "302 403 422 422 403 403 422 422", PASSAGE, method="post"),
    Row("snapshot-list", EVERYONE, {"key": "S1"}),
    Row("snapshot-add", EVIDENCE_EDIT.replace("200", "405"), {"key": "S1"}),
    Row("snapshot-add", EVIDENCE_EDIT.replace("200", "422"), {"key": "S1"}, "post"),
    Row("snapshot-read", EVERYONE, SNAPSHOT),
    Row("snapshot-download", EVERYONE, SNAPSHOT),
    Row("snapshot-download", EVERYONE.replace("200", "405"), SNAPSHOT, "post"),
    Row("snapshot-remove", EVIDENCE_EDIT.replace("200", "405"), SNAPSHOT),
    # It is quoted, and stays.
    Row("snapshot-remove", EVIDENCE_EDIT.replace("200", "302"), SNAPSHOT, "post"),
    Row("quotation-edit", EVIDENCE_EDIT, PASSAGE),
    Row("quotation-edit", EVIDENCE_EDIT.replace("200", "422"), PASSAGE, "post"),
    Row("quotation-remove", EVIDENCE_EDIT.replace("200", "405"), PASSAGE),
    Row("quotation-remove", EVIDENCE_EDIT.replace("200", "302"), PASSAGE, "post"),
    Row("source-list", EVERYONE),
    Row("source-export", EVERYONE, {"form": "ris"}),
    Row("source-export", EVERYONE.replace("200", "405"), {"form": "ris"}, "post"),
    Row("source-duplicates", "302 403 200 200 403 403 200 200"),
    Row("source-add", EVIDENCE_EDIT),
    Row("source-add", EVIDENCE_SAVE, method="post"),
    Row("source-edit", EVIDENCE_EDIT, {"key": "S1"}),
    Row("source-edit", EVIDENCE_SAVE, {"key": "S1"}, "post"),
    Row("source-edition", EVIDENCE_EDIT, {"key": "S1"}),
    Row("source-edition", EVIDENCE_EDIT.replace("200", "302"), {"key": "S1"}, "post"),
    Row("source-assess", EVIDENCE_EDIT, {"key": "S1"}),
    Row("source-assess", EVIDENCE_SAVE, {"key": "S1"}, "post"),
    Row("source-assessments", EVERYONE, {"key": "S1"}),
    Row("publisher-list", EVERYONE),
    Row("publisher-detail", EVERYONE, {"pk": PUBLISHER}),
    Row("publisher-add", EVIDENCE_EDIT),
    Row("publisher-add", EVIDENCE_SAVE, method="post"),
    Row("publisher-edit", EVIDENCE_EDIT, {"pk": PUBLISHER}),
    Row("publisher-edit", EVIDENCE_SAVE, {"pk": PUBLISHER}, "post"),
    # Findings entered, changed, checked by a second person, retired
    Row("passage-add", EVIDENCE_EDIT, {"key": "S1"}),
    Row("passage-add", EVIDENCE_EDIT.replace("200", "422"), {"key": "S1"}, "post"),
    Row("passage-edit", EVIDENCE_EDIT, PASSAGE),
    Row("passage-edit", EVIDENCE_EDIT.replace("200", "422"), PASSAGE, "post"),
    Row("passage-history", EVERYONE, PASSAGE),
    Row("passage-queue", EVIDENCE_EDIT),
    Row("passage-check", EVIDENCE_EDIT, PASSAGE),
    Row("passage-check", EVIDENCE_EDIT.replace("200", "422"), PASSAGE, "post"),
    Row("passage-return", EVIDENCE_EDIT.replace("200", "405"), PASSAGE),
    Row("passage-return", EVIDENCE_EDIT.replace("200", "422"), PASSAGE, "post"),
    Row("passage-retire", EVIDENCE_EDIT, PASSAGE),
    Row("passage-retire", EVIDENCE_EDIT.replace("200", "422"), PASSAGE, "post"),
    Row("passage-restore", EVIDENCE_EDIT.replace("200", "405"), PASSAGE),
    Row("passage-restore", EVIDENCE_EDIT.replace("200", "302"), PASSAGE, "post"),
    # Courts' lists
    Row("court-list-list", EVERYONE),
    Row("court-list-add", EDITORS),
    Row("court-list-add", EDITORS.replace("200", "422"), method="post"),
    Row("court-list-detail", EVERYONE, COURT_LIST),
    Row("court-list-export", EVERYONE, COURT_LIST),
    Row("court-item", EDITORS, COURT_LIST | {"position": 1}),
    Row("court-item", EDITORS.replace("200", "302"), COURT_LIST | {"position": 1}, "post"),
    Row("court-list-compare", EDITORS.replace("200", "405"), COURT_LIST),
    Row("court-list-compare", EDITORS.replace("200", "302"), COURT_LIST, "post"),
    Row("court-list-remove", EDITORS.replace("200", "405"), COURT_LIST),
    # After the first it is gone.
    Row("court-list-remove", "302 403 302 404 403 403 404 404", COURT_LIST, "post"),
    Row("case-court-list", CASE_READ, CASE),
    # Research of one's own team
    Row("research-list", RESEARCHERS),
    Row("research-add", RESEARCHERS),
    Row("research-add", RESEARCHERS.replace("200", "422"), method="post"),
    Row("research-path", RESEARCHERS),
    Row("research-export", RESEARCHERS),
    Row("research-edit", "302 200 200 200 403 403 200 404", RESEARCH),
    Row("research-edit", "302 422 422 422 403 403 422 404", RESEARCH, "post"),
    Row("research-found", "302 405 405 405 403 403 405 405", {"key": "S1"}),
    Row("research-found", "302 404 404 404 403 403 404 404", {"key": "S1"}, "post"),
    # Law
    Row("law-list", EVERYONE),
    Row("law-rule", EVERYONE, RULE),
    Row("law-proposals", EVERYONE),
    Row("law-concordance", EVERYONE),
    Row("law-export", EVERYONE),
    Row("law-rule-add", LAW_EDIT),
    Row("law-rule-add", LAW_EDIT.replace("200", "422"), method="post"),
    Row("law-rule-edit", LAW_EDIT, RULE),
    Row("law-rule-edit", LAW_EDIT.replace("200", "422"), RULE, method="post"),
    Row("law-rule-approve", "302 403 405 405 403 403 405 405", RULE | {"version": 1}),
    Row("law-rule-approve", "302 403 302 302 403 403 302 302", RULE | {"version": 1}, "post"),
    Row("law-rule-decline", "302 403 405 405 403 403 405 405", RULE | {"version": 1}),
    Row("law-rule-decline", "302 403 302 302 403 403 302 302", RULE | {"version": 1}, "post"),
    Row("law-rule-withdraw", LAW_EDIT.replace("200", "405"), RULE | {"version": 1}),
    Row("law-rule-withdraw", LAW_EDIT.replace("200", "302"), RULE | {"version": 1}, "post"),
    Row("authority-list", EVERYONE),
    Row("authority-detail", EVERYONE, AUTHORITY),
    Row("authority-confirm", "302 405 405 405 403 403 405 405", AUTHORITY),
    Row("authority-confirm", "302 422 422 422 403 403 422 422", AUTHORITY, method="post"),
    Row("submission-list", EVERYONE),
    Row("submission-detail", EVERYONE, {"key": "DE-ACTION"}),
    # Translations
    Row("translation-list", "302 403 200 200 200 403 200 200"),
    Row("translation-edit", "302 403 200 200 200 403 200 200", INTO_GERMAN),
    Row("translation-edit", "302 403 403 422 422 403 403 422", INTO_GERMAN, method="post"),
    Row("translation-review", "302 405 405 405 405 405 405 405", INTO_GERMAN),
    Row("translation-review", "302 403 302 302 403 403 302 302", INTO_GERMAN, method="post"),
]


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


def gather_rows(into: Any) -> None:
    """What the addresses of the table speak of: a case with one of each, and its evidence."""
    into.case = make.case(by=into.nadia, ref=REF)
    CaseMember.objects.create(case=into.case, user=into.omar)
    make.person(of=into.case)
    make.event(of=into.case)
    make.document(of=into.case, content=paper("a letter"))
    make.decision(of=into.case, code="K7QM2X")
    make.pseudonym(of=into.case, pk=7)
    make.element()
    make.waiver(of=into.case, by=into.nadia)
    passage = make.passage()
    make.quotation("in Khujand", passage=passage, snapshot=make.snapshot(ARCHIVED))
    make.publisher(pk=PUBLISHER)
    make_court.court_item(of=make_court.court_list())
    make_court.research(by=into.nadia, key="R7QM2X")
    make_law.rule(make_law.content(key="DE-TEST"))
    make_law.authority()
    make_law.submission()


class AccessTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        gather_rows(cls)

    def test_each_address_answers_each_person_as_the_table_says(self) -> None:
        for row in ROWS:
            for person, status in zip(PEOPLE, row.statuses.split(), strict=True):
                with self.subTest(name=row.name, method=row.method, person=person):
                    self.client.logout()
                    if person != "nobody":
                        self.client.force_login(self.person(person))
                    self.assertEqual(self.answer(row), int(status))

    def test_every_address_has_a_row(self) -> None:
        self.assertEqual(set(names(get_resolver().url_patterns)), {row.name for row in ROWS})

    def test_whoever_must_not_see_the_case_is_not_told_that_it_exists(self) -> None:
        for person in ("lena", "petra"):
            self.client.force_login(self.person(person))
            for row in ROWS:
                if row.kwargs and "ref" in row.kwargs:
                    real = self.client.get(reverse(row.name, kwargs=dict(row.kwargs or {})))
                    none = self.client.get(
                        reverse(row.name, kwargs={**row.kwargs, "ref": "PL-2026-NONE"})
                    )
                    with self.subTest(name=row.name, person=person):
                        self.assertEqual(real.status_code, none.status_code)
                        self.assertNotContains(real, "Secret", status_code=real.status_code)

    def test_looking_writes_nothing_but_the_record_of_audited_reads(self) -> None:
        self.client.force_login(self.sofia)
        for row in ROWS:
            if row.method != "get":
                continue
            with self.subTest(name=row.name), CaptureQueriesContext(connection) as queries:
                self.answer(row)
            sql = [query["sql"] for query in queries]
            tables = {table for line in sql for table in WRITTEN.findall(line)}
            expected = {"casework_auditentry"} if row.name in AUDITED else set()
            self.assertLessEqual(tables, expected)

    def answer(self, row: Row) -> int:
        url = reverse(row.name, kwargs=dict(row.kwargs or {}))
        if row.method == "post":
            return self.client.post(url, SENT).status_code
        return self.client.get(url).status_code

    def person(self, name: str) -> User:
        user: User = getattr(self, name)
        return user
