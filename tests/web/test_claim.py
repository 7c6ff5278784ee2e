from __future__ import annotations

import datetime as dt

from django.urls import reverse

from casework.models import AuditEntry, Case
from tests import make
from tests.web.claims import REF, ClaimTestCase

URL = reverse("claim", args=[REF])


class ClaimTests(ClaimTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def test_it_shows_question_law_fact_and_events(self) -> None:
        make.norm(of=self.acts, note={"en": "Disputed."})
        coded = make.claim(of=self.case, element=self.acts, alleged={"en": "Secret fact."})
        coded.events.add(self.event)
        response = self.client.get(URL)
        for words in (
            "1. ",
            "Acts of persecution",
            "Which acts?",
            "Art. 9 Regulation (EU) 2024/1347",
            "seen in the official text",
            "Disputed.",
            "Secret fact.",
            "September 2015",
            "Secret summons.",
        ):
            with self.subTest(words=words):
                self.assertContains(response, words)

    def test_law_from_memory_is_marked_and_unknown_law_is_never_shown(self) -> None:
        make.norm(of=self.acts, certainty="M", citations={"en": "Art. 13 of the Act"})
        make.norm(of=self.acts, certainty="V2", citations={"en": "Art. 14 of the Act"})
        make.norm(of=self.acts, certainty="U", citations={"en": "Art. 15 of the Act"})
        response = self.client.get(URL)
        self.assertContains(response, "to be verified")
        self.assertContains(response, "from a secondary source")
        self.assertNotContains(response, "Art. 15 of the Act")

    def test_only_the_law_of_the_day_of_lodging_is_shown(self) -> None:
        make.norm(of=self.acts, lodged_to=dt.date(2026, 6, 11), citations={"en": "old law"})
        make.norm(of=self.acts, lodged_from=dt.date(2026, 6, 12), citations={"en": "new law"})
        response = self.client.get(URL)
        self.assertContains(response, "old law")
        self.assertNotContains(response, "new law")
        Case.objects.update(lodged_on=None)
        response = self.client.get(URL)
        self.assertContains(response, "new law")
        self.assertContains(response, "The day of lodging is not known")

    def test_what_is_missing_is_loud(self) -> None:
        response = self.client.get(URL)
        self.assertContains(response, "Nothing alleged")
        self.assertContains(response, "No event shows it")

    def test_the_teams_own_language_comes_first(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"pl": "Zatrzymany.", "en": "Held."})
        response = self.client.get(URL)
        self.assertContains(response, '<span lang="en" dir="ltr">Held.</span>')
        Case.objects.update(working_language="pl")
        self.assertContains(self.client.get(URL), '<span lang="pl" dir="ltr">Zatrzymany.</span>')

    def test_elements_of_other_countries_are_not_shown(self) -> None:
        make.element(key="bans", position=2, titles={"en": "Bans"}, jurisdictions=["DE"])
        self.assertNotContains(self.client.get(URL), "Bans")

    def test_reading_it_is_on_record(self) -> None:
        self.client.get(URL)
        self.client.get(URL)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.actor), ("case-opened", self.nadia))

    def test_the_number_of_queries_does_not_grow(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"en": "Held."})
        self.client.get(URL)
        with self.assertNumQueries(28):
            self.client.get(URL)
        for number in (2, 3):
            element = make.element(key=f"e{number}", position=number)
            make.norm(of=element)
            make.claim(of=self.case, element=element, alleged={"en": "Held."})
            make.event(of=self.case, key=f"e{number}")
        with self.assertNumQueries(28):
            self.client.get(URL)
