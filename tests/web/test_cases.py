from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl

from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.domain.evidence import TermKind
from casework.models import AuditEntry, Case
from tests import make
from tests.base import CastTestCase

WRITES = ("INSERT", "UPDATE", "DELETE")


class ListTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def case(self, ref: str, name: str, **fields: str) -> Case:
        case = make.case(by=self.nadia, ref=ref, **fields)
        make.person(of=case, name=name)
        make.decision(of=case)
        return case

    def refs(self, query: str) -> list[str]:
        sent = dict(parse_qsl(query))
        response = self.client.post("/cases/", sent, follow=True)
        return sorted(case.ref for case in response.context["page"])

    def test_it_finds_by_reference_and_by_name_in_any_spelling(self) -> None:
        self.case("PL-2026-AAA", "Umarali Quvvatov")
        self.case("DE-2026-BBB", "Sattor Ghulomov", jurisdiction="DE")
        finds = {
            "": ["DE-2026-BBB", "PL-2026-AAA"],
            "q=aaa": ["PL-2026-AAA"],
            "q=Кувватов": ["PL-2026-AAA"],
            "q=kuvvatov umarali": ["PL-2026-AAA"],
            "q=Гуломов": ["DE-2026-BBB"],
            "q=nobody": [],
            "country=DE": ["DE-2026-BBB"],
            "stage=court": [],
            "stage=first-instance&country=PL": ["PL-2026-AAA"],
            "country=XX&stage=nonsense": ["DE-2026-BBB", "PL-2026-AAA"],
        }
        for query, expected in finds.items():
            with self.subTest(query=query):
                self.assertEqual(self.refs(query), expected)

    def test_others_find_nothing(self) -> None:
        self.case("PL-2026-AAA", "Umarali Quvvatov")
        for user in (self.lena, self.petra):
            self.client.force_login(user)
            with self.subTest(user=user.name):
                response = self.client.post("/cases/", {"q": "Quvvatov"}, follow=True)
                self.assertNotContains(response, "Umarali")
                self.assertContains(response, "No case of yours fits.")

    def test_it_is_cut_into_pages_that_keep_the_search(self) -> None:
        for number in range(26):
            make.case(by=self.nadia, ref=f"PL-2026-{number:03}")
        address = self.client.post("/cases/", {"q": "PL-2026"}).url
        response = self.client.get(f"{address}&page=2")
        self.assertContains(response, "Page 2 of 2")
        self.assertContains(response, f'href="{address.removeprefix("/cases/")}&amp;page=1"')
        self.assertEqual(len(response.context["page"]), 1)

    def test_it_asks_the_same_number_of_questions_for_one_case_and_three(self) -> None:
        for refs in (("PL-2026-A",), ("PL-2026-B", "PL-2026-C")):
            for ref in refs:
                self.case(ref, f"Name {ref}")
            with self.subTest(cases=len(refs)), self.assertNumQueries(9):
                self.client.get("/cases/")


class AddTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def test_country_and_name_are_enough(self) -> None:
        response = self.client.post(
            "/cases/new/",
            {"jurisdiction": "AT", "working_language": "ru", "name": "Firuza Jalilzoda"},
        )
        case = Case.objects.get()
        self.assertRedirects(response, f"/cases/{case.ref}/")
        self.assertEqual((case.jurisdiction, case.summary, case.made_on), ("AT", {}, None))
        applicant = case.applicant()
        assert applicant is not None
        self.assertEqual((applicant.name, applicant.nationality), ("Firuza Jalilzoda", "TJ"))

    def test_all_that_is_told_is_kept(self) -> None:
        self.client.post(
            "/cases/new/",
            {
                "jurisdiction": "PL",
                "working_language": "tg",
                "name": "Ilhomjon Ghulomzoda",
                "other_name": "Илҳомҷон Ғуломзода",
                "born": "5.3.1992",
                "made_on": "2026-02-03",
                "registered_on": "2026-02-04",
                "lodged_on": "2026-02-05",
                "summary": "Ӯро даъват карданд.",
            },
        )
        case = Case.objects.get()
        applicant = case.people.get()
        self.assertEqual(case.lodged_on, dt.date(2026, 2, 5))
        self.assertEqual(case.summary, {"tg": "Ӯро даъват карданд."})
        self.assertEqual(applicant.born, "1992-03-05")
        self.assertEqual(list(applicant.names.values_list("script", flat=True)), ["Latn", "Cyrl"])

    def test_a_mistake_loses_nothing_of_what_was_typed(self) -> None:
        typed = {
            "jurisdiction": "PL",
            "working_language": "en",
            "name": "Ilhomjon Ghulomzoda",
            "born": "in spring",
            "made_on": "2026-02-03",
            "lodged_on": "2026-02-01",
            "summary": "A long story.",
        }
        response = self.client.post("/cases/new/", typed)
        self.assertContains(response, "“in spring” is no date.", status_code=422)
        for value in ("Ilhomjon Ghulomzoda", "in spring", "2026-02-03", "A long story."):
            with self.subTest(value=value):
                self.assertContains(response, value, status_code=422)
        self.assertContains(response, '<a href="#id_born">Date of birth:', status_code=422)
        self.assertRegex(response.content.decode(), r'<input[^>]*name="born"[^>]*autofocus')
        self.assertEqual(Case.objects.count(), 0)

    def test_the_rules_speak_at_their_field(self) -> None:
        response = self.client.post(
            "/cases/new/",
            {
                "jurisdiction": "PL",
                "working_language": "en",
                "name": "A B",
                "made_on": "2026-02-03",
                "lodged_on": "2026-02-01",
            },
        )
        sentence = "This day is before the day the application was made. Correct one of them."
        self.assertFormError(response.context["form"], "lodged_on", sentence)

    def test_the_browser_is_told_not_to_remember_names(self) -> None:
        page = self.client.get("/cases/new/").content.decode()
        for name in ("name", "other_name", "born", "summary"):
            with self.subTest(name=name):
                self.assertRegex(page, rf'name="{name}"[^>]*autocomplete="off"')


class DetailTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        self.case = make.case(by=self.nadia)
        make.person(of=self.case, name="Ilhomjon Ghulomzoda", born="1992~", place="Warsaw")

    def fill(self, number: int) -> None:
        father = make.person(
            of=self.case, key=f"father{number}", role="relative-at-home", name=f"Sattor {number}"
        )
        make.relation(person=father, kind="parent", of=self.case.people.get(key="applicant"))
        paper = make.document(of=self.case, content=b"x", key=f"d{number}", exhibit=number)
        event = make.event(of=self.case, key=f"e{number}", when="2016-09/2016-10")
        event.people.add(father)
        event.document_links.create(document=paper, page=1)
        make.decision(of=self.case, document=paper)
        claim = make.claim(
            of=self.case,
            element=make.element(key=f"el{number}", position=number),
            alleged={"en": "Beaten."},
        )
        claim.events.add(event)
        user = make.user(name=f"Colleague{number}", role="caseworker")
        make.member(of=self.case, user=user)

    def test_it_shows_the_case_in_the_readers_language_and_its_own_words(self) -> None:
        self.fill(1)
        response = self.client.get("/cases/PL-2026-TEST/")
        for part in (
            "Ilhomjon Ghulomzoda",
            "born about 1992",
            "<strong>September – October 2016</strong>",
            '<span lang="en" dir="ltr">Secret summons.</span>',
            "Sattor 1: parent of Ilhomjon Ghulomzoda",
            "1 of 1 legal elements say what is alleged",
            "Exhibit 1",
        ):
            with self.subTest(part=part):
                self.assertContains(response, part)

    def test_a_text_is_marked_with_its_own_language(self) -> None:
        make.event(of=self.case, key="e9", what={"tg": "Даъват."})
        self.client.cookies["django_language"] = "de"
        self.assertContains(
            self.client.get("/cases/PL-2026-TEST/"), '<span lang="tg" dir="ltr">Даъват.</span>'
        )

    def test_what_clients_say_is_never_taken_for_markup(self) -> None:
        make.event(of=self.case, key="e9", what={"en": "<script>alert(1)</script>"})
        response = self.client.get("/cases/PL-2026-TEST/")
        self.assertNotContains(response, "<script>alert(1)")
        self.assertContains(response, "&lt;script&gt;alert(1)")

    def test_opening_is_on_record_once_an_hour_and_nothing_else_is_written(self) -> None:
        self.client.get("/cases/PL-2026-TEST/")
        self.assertEqual(AuditEntry.objects.get().verb, "case-opened")
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/cases/PL-2026-TEST/")
        written = [q["sql"] for q in queries if q["sql"].startswith(WRITES)]
        self.assertEqual(written, [])

    def test_it_works_without_a_single_relative_event_or_paper(self) -> None:
        response = self.client.get("/cases/PL-2026-TEST/")
        self.assertContains(response, "Nothing is entered yet.")
        self.assertNotContains(response, "<svg class=")

    def test_it_asks_the_same_number_of_questions_for_one_of_each_and_three(self) -> None:
        self.client.get("/cases/PL-2026-TEST/")
        for numbers in ((1,), (2, 3)):
            for number in numbers:
                self.fill(number)
            with self.subTest(rows=len(numbers)), self.assertNumQueries(39):
                self.client.get("/cases/PL-2026-TEST/")


class EditTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        self.case = make.case(by=self.nadia)
        make.person(of=self.case)
        make.term(kind=TermKind.GROUND, code="POL", label="Political opinion")

    def test_the_form_opens_with_what_is_there_and_saves_it(self) -> None:
        form = self.client.get("/cases/PL-2026-TEST/edit/").context["form"]
        data = {name: value for name, value in form.initial.items() if value is not None}
        self.assertEqual(data["summary_en"], "Secret summary of a claim.")
        self.assertIn("summary_pl", form.fields)
        changed = data | {"stage": "appeal", "summary_pl": "Po polsku.", "grounds": ["POL"]}
        response = self.client.post("/cases/PL-2026-TEST/edit/", changed)
        self.assertRedirects(response, "/cases/PL-2026-TEST/")
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "appeal")
        self.assertEqual(
            self.case.summary, {"en": "Secret summary of a claim.", "pl": "Po polsku."}
        )
        self.assertEqual([ground.code for ground in self.case.grounds.all()], ["POL"])


class HistoryTests(CastTestCase):
    def test_a_supervisor_reads_who_did_what_in_words(self) -> None:
        make.person(of=make.case(by=self.nadia))
        self.client.force_login(self.nadia)
        self.client.get("/cases/PL-2026-TEST/")
        self.client.force_login(self.sofia)
        response = self.client.get("/cases/PL-2026-TEST/history/")
        self.assertContains(response, "<td>Nadia</td>", html=True)
        self.assertContains(response, "Read the case")
