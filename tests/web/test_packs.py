from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone

from casework.actions.files import store
from casework.actions.packs import build_pack
from casework.models import AuditEntry, Build
from casework.web.pack_checks import Check, pack_checks
from tests import make
from tests.adapters.papers import paper
from tests.web.claims import REF, ClaimTestCase
from tests.worker import at_work

LIST = reverse("pack-list", args=[REF])
BUILD = reverse("pack-build", args=[REF])
PROGRESS = reverse("pack-progress", args=[REF, "pl"])
AS_OF = dt.date(2026, 11, 24)
QUERIES = 36


class PacksTestCase(ClaimTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def build_row(self, state: str = Build.RUNNING, **fields: Any) -> Build:
        return Build.objects.create(
            case=self.case,
            language="pl",
            as_of=AS_OF,
            state=state,
            requested_by=self.omar,
            **fields,
        )

    def make_ready(self) -> None:
        """A case without an error: all that is printed is there in Polish."""
        self.acts.titles = {"pl": "Akty prześladowania"}
        self.acts.save()
        make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany."})
        self.case.summary = {"pl": "Streszczenie."}
        self.case.save()
        self.event.delete()

    def verbs(self) -> list[str]:
        return [entry.verb for entry in AuditEntry.objects.all()]


class ListTests(PacksTestCase):
    def test_it_offers_the_languages_of_the_country(self) -> None:
        response = self.client.get(LIST)
        self.assertEqual(response.context["targets"], [("pl", "Polish"), ("en", "English")])
        self.assertEqual(response.context["language"], "pl")
        for asked, shown in (("en", "en"), ("de", "pl"), ("", "pl")):
            with self.subTest(asked=asked):
                context = self.client.get(LIST, {"language": asked}).context
                self.assertEqual(context["language"], shown)

    def test_errors_stop_the_build_and_lead_to_where_they_are_mended(self) -> None:
        make.claim(of=self.case, element=self.acts)
        response = self.client.get(LIST)
        self.assertContains(response, "No fact is alleged.")
        self.assertContains(response, reverse("claim-element", args=[REF, "acts"]))
        self.assertContains(response, "Mend the errors first.")
        self.assertNotContains(response, "Build the pack")

    def test_without_errors_there_is_one_button(self) -> None:
        self.make_ready()
        response = self.client.get(LIST)
        self.assertEqual(response.context["errors"], 0)
        self.assertContains(response, "Build the pack", 1)
        self.assertContains(response, "No country evidence was chosen for this element.")

    def test_the_caseworker_reads_and_does_not_build(self) -> None:
        self.client.force_login(self.nadia)
        response = self.client.get(LIST)
        self.assertEqual(response.status_code, 200)
        self.assertNotContains(response, BUILD)

    def test_a_running_build_is_watched_with_and_without_script(self) -> None:
        self.build_row(step="typesetting 12")
        with at_work():
            response = self.client.get(LIST)
        self.assertContains(response, "<strong>Typesetting</strong>")
        self.assertContains(response, ">page 12<")
        self.assertContains(response, f'hx-get="{PROGRESS}"')
        self.assertContains(response, '<meta http-equiv="refresh" content="3">')
        self.assertContains(response, "Refresh")
        self.assertNotContains(response, "Build the pack")

    def test_a_failed_build_names_each_problem(self) -> None:
        self.build_row(
            Build.FAILED,
            problems=[
                {"code": "pack-missing", "where": "", "values": {}},
                {
                    "code": "pack-translation-missing",
                    "where": "acts",
                    "values": {"language": "en"},
                },
                {"code": "internal-error", "where": "", "values": {"number": 7}},
            ],
        )
        response = self.client.get(LIST)
        self.assertContains(response, "The last build failed")
        self.assertContains(response, "The file of this pack is missing from the store.")
        self.assertContains(response, "<li>There is no text in the official language.")
        self.assertContains(response, "Internal error, number 7. Nothing was built.")
        self.assertNotContains(response, "hx-get")

    def test_other_teams_see_nothing(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"pl": "Secret fact."})
        for person in (self.petra, self.lena, self.rafi, self.ida):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertNotContains(self.client.get(LIST), "Secret", status_code=404)

    def test_reading_it_is_on_record(self) -> None:
        self.client.get(LIST)
        self.assertEqual(self.verbs(), ["case-opened"])


class BuildTests(PacksTestCase):
    def test_a_build_is_asked_for_as_of_today(self) -> None:
        response = self.client.post(BUILD, {"language": "en"})
        self.assertRedirects(response, f"{LIST}?language=en", fetch_redirect_response=False)
        build = Build.objects.get()
        self.assertEqual((build.language, build.state), ("en", "queued"))
        self.assertEqual((build.as_of, build.requested_by), (timezone.localdate(), self.omar))
        self.assertEqual(self.verbs(), ["pack-requested"])

    def test_another_language_is_refused_in_words(self) -> None:
        response = self.client.post(BUILD, {"language": "de"}, follow=True)
        self.assertContains(response, "Packs for this country are built in these languages")
        self.assertFalse(Build.objects.exists())

    def test_those_who_may_not_build_ask_for_none(self) -> None:
        for person, status in (
            (self.nadia, 403),
            (self.rafi, 404),
            (self.ida, 404),
            (self.lena, 404),
            (self.petra, 404),
        ):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertEqual(self.client.post(BUILD, {"language": "pl"}).status_code, status)
        self.assertFalse(Build.objects.exists())


class DownloadTests(PacksTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.make_ready()
        self.pack = build_pack(case=self.case, language="pl", as_of=AS_OF, by=self.omar)
        self.url = reverse("pack-download", args=[REF, self.pack.sha256])

    def test_it_is_listed_with_what_tells_it_from_others(self) -> None:
        response = self.client.get(LIST)
        for words in (self.pack.sha256[:12], f"{self.pack.pages} pages", "by Omar", self.url):
            with self.subTest(words=words):
                self.assertContains(response, words)

    def test_it_is_handed_out_as_a_file_and_on_record(self) -> None:
        self.client.force_login(self.nadia)
        response = self.client.get(self.url)
        self.assertEqual(response.content[:5], b"%PDF-")
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertEqual(
            response.headers["Content-Disposition"],
            'attachment; filename="PL-2026-TEST-pl-2026-11-24.pdf"',
        )
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        entry = AuditEntry.objects.last()
        assert entry is not None
        self.assertEqual((entry.verb, entry.actor), ("pack-downloaded", self.nadia))
        self.assertEqual(entry.facts, {"sha256": self.pack.sha256})

    def test_a_pack_of_another_case_is_not_found(self) -> None:
        other = make.case(by=self.omar, ref="PL-2026-OTHER")
        url = reverse("pack-download", args=[other.ref, self.pack.sha256])
        self.assertEqual(self.client.get(url).status_code, 404)
        unknown = reverse("pack-download", args=[REF, "0" * 64])
        self.assertEqual(self.client.get(unknown).status_code, 404)

    def test_other_teams_get_nothing_and_leave_no_trace(self) -> None:
        before = AuditEntry.objects.count()
        for person in (self.petra, self.lena, self.rafi, self.ida):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertEqual(self.client.get(self.url).status_code, 404)
        self.assertEqual(AuditEntry.objects.count(), before)

    def test_a_missing_file_is_said_in_words(self) -> None:
        store().delete(self.pack.stored_as)
        response = self.client.get(self.url, follow=True)
        self.assertContains(response, "The file of this pack is missing from the store.")

    def test_a_finished_build_says_when(self) -> None:
        self.build_row(
            Build.DONE, pack=self.pack, finished_at=dt.datetime(2026, 11, 24, 9, 5, tzinfo=dt.UTC)
        )
        self.assertContains(self.client.get(LIST), "Built 24/11/2026 10:05")


class CheckTests(PacksTestCase):
    """Each finding leads to the screen that mends it."""

    def found(self, start: str, language: str = "pl") -> Check:
        checks = pack_checks(self.case, language, AS_OF).checks
        return next(check for check in checks if check.sentence.startswith(start))

    def places(self, start: str, language: str = "pl") -> list[tuple[str, str]]:
        checks = pack_checks(self.case, language, AS_OF).checks
        found = [one for one in checks if one.sentence.startswith(start)]
        return [(place.label, place.url) for one in found for place in one.places]

    def test_a_claim_that_is_not_coded(self) -> None:
        self.assertEqual(
            self.places("No legal element is coded"), [("Claim", reverse("claim", args=[REF]))]
        )

    def test_the_data_of_the_case(self) -> None:
        self.case.lodged_on = None
        self.case.save()
        edit = [("Case data", reverse("case-edit", args=[REF]))]
        self.assertEqual(self.places("The date of lodging is missing"), edit)

    def test_a_limit_that_has_passed(self) -> None:
        make.decision(of=self.case)
        self.assertEqual(
            self.places("The limit of"), [("Decision 1", reverse("decision-edit", args=[REF, 1]))]
        )

    def test_events_papers_and_people(self) -> None:
        make.document(of=self.case, content=paper("a letter"), exhibit=1)
        edit = reverse("event-edit", args=[REF, "e1"])
        self.assertEqual(self.places("Nothing says who told"), [("Event 1, September 2015", edit)])
        self.assertEqual(
            self.places("No event refers to"),
            [("Secret letter", reverse("document-edit", args=[REF, "d1"]))],
        )
        father = make.person(of=self.case, key="father", role="other", name="Rustam Quvvatov")
        make.relation(person=father, kind="parent", of=self.case.people.get(key="applicant"))
        self.case.people.get(key="applicant").names.create(text="Fayzali Kuvvatov", script="Latn")
        self.assertEqual(
            self.places("The surname of father"),
            [("Rustam Quvvatov", reverse("person-edit", args=[REF, "father"]))],
        )

    def test_a_paper_of_an_event_is_named_beside_it(self) -> None:
        letter = make.document(of=self.case, content=paper("a letter"), issued="2011")
        self.event.document_links.create(document=letter)
        self.assertEqual(
            self.places("Paper d1 is older"),
            [("Event 1, September 2015: Secret letter", reverse("event-edit", args=[REF, "e1"]))],
        )

    def test_evidence_and_facts_of_an_element(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany."})
        self.assertEqual(
            self.places("No country evidence"),
            [("Acts of persecution", reverse("matrix-element", args=[REF, "acts"]))],
        )
        self.assertEqual(
            self.places("The fact alleged rests on no event"),
            [("Acts of persecution", reverse("claim-element", args=[REF, "acts"]))],
        )

    def test_what_is_mended_in_the_library(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany."})
        self.passage.finding = "They were reportedly beaten."
        self.passage.save()
        make.choice(of=coded, passage=self.passage, by=self.omar)
        self.assertEqual(
            self.places("The finding is coded as a fact"),
            [("Acts of persecution: P1", reverse("passage-detail", args=["P1"]))],
        )

    def test_translations_that_are_missing_or_drafts(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany."})
        make.choice(of=coded, passage=self.passage, by=self.omar)
        edit = reverse("translation-edit", args=["P1", "pl"])
        self.assertIn(
            ("Acts of persecution: P1", edit),
            self.places("There is no text in the official language"),
        )
        make.translation(of=self.passage, language="pl")
        self.assertEqual(
            self.places("The translation is a draft"), [("Acts of persecution: P1", edit)]
        )

    def test_alike_findings_are_one_with_many_places(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany."})
        excerpt = make.source(key="S2", certainty="excerpt")
        for key in ("P2", "P3"):
            make.choice(of=coded, passage=self.add_passage(key, of=excerpt), by=self.omar)
        check = self.found("Only an excerpt was read")
        address = reverse("matrix-element", args=[REF, "acts"])
        self.assertEqual([place.url for place in check.places], [f"{address}#P2", f"{address}#P3"])
        self.assertEqual((check.shape, check.word), ("plain", "note"))

    def test_a_paper_that_is_gone_from_the_store(self) -> None:
        letter = make.document(of=self.case, content=paper("a letter"), exhibit=1)
        store().delete(letter.stored_as)
        self.assertEqual(
            self.places("The file of"),
            [("Secret letter", reverse("document-edit", args=[REF, "d1"]))],
        )

    def test_they_stand_by_level_and_element(self) -> None:
        make.claim(of=self.case, element=self.acts)
        levels = pack_checks(self.case, "pl", AS_OF).levels
        self.assertEqual(list(levels), ["error", "warning", "note"])
        titles = {name: [group.title for group in level.groups] for name, level in levels.items()}
        self.assertEqual(
            titles["error"], ["The case as a whole", "Chronology", "Acts of persecution"]
        )
        self.assertEqual(titles["warning"], ["Chronology", "Acts of persecution"])

    def test_the_spelling_is_shown_on_screen_alone(self) -> None:
        self.case.summary = {"pl": "Fayzali Kuvvatov."}
        self.case.save()
        spots = self.found("The text spells the name").spots
        self.assertEqual(
            [(s.where, s.spelling) for s in spots], [("summary applicant", "Kuvvatov")]
        )
        self.assertContains(self.client.get(LIST), '<q dir="auto">Kuvvatov</q>')

    def test_the_number_of_queries_does_not_grow_with_the_findings(self) -> None:
        coded = make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany."})
        for number in (1, 3):
            for key in range(number):
                if not self.case.events.filter(key=f"x{number}{key}").exists():
                    make.event(of=self.case, key=f"x{number}{key}")
                found = self.add_passage(f"P{number}{key}")
                make.choice(of=coded, passage=found, by=self.omar)
            make.waiver(of=self.case, by=self.omar, where=f"acts {number}")
            with self.subTest(number), self.assertNumQueries(QUERIES):
                pack_checks(self.case, "pl", AS_OF)
