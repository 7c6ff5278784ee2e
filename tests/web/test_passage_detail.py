from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.domain.evidence import TermKind
from casework.models import CaseMember, Passage, User
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


class PassageDetailTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.passage = make.passage(
            correction="They were questioned in June.",
            issue="The month is wrong.",
            caveats=["Two families only."],
            event_date="2016-09/2016-10",
            places=["Khujand"],
            sensitivity="Names minors.",
            currency_note="Seen again in 2025.",
            codes={TermKind.ACT: ["FAM-REPRISAL"]},
        )

    def get(self, by: User | None = None) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.get(reverse("passage-detail", args=["P1"]))

    def test_it_shows_the_correction_first_and_what_the_source_has(self) -> None:
        text = self.get().content.decode()
        self.assertLess(
            text.index("They were questioned in June."),
            text.index("Relatives of exiles were questioned."),
        )
        self.assertIn("Print this instead", text)
        self.assertIn("The month is wrong.", text)

    def test_it_shows_limits_dates_places_and_codes(self) -> None:
        response = self.get()
        for words in (
            "Two families only.",
            "Names minors.",
            "Seen again in 2025.",
            "September – October 2016",
            "Khujand",
            "FAM-REPRISAL",
            "The source is wrong or overtaken here; the correction is printed.",
        ):
            with self.subTest(words=words):
                self.assertContains(response, words)

    def test_it_shows_names_in_each_script(self) -> None:
        self.passage.entities.add(
            make.entity(spellings={"Умаралӣ Қувватов": "Cyrl", "Umarali Quvvatov": "Latn"})
        )
        response = self.get()
        self.assertContains(response, '<dd lang="tg-Cyrl">Умаралӣ Қувватов</dd>')
        self.assertContains(response, "<dd>Umarali Quvvatov</dd>")

    def test_it_shows_what_bears_it_out(self) -> None:
        self.assertContains(self.get(), "It rests on this source alone.")
        make.bear_out(self.passage, make.source(key="S2", title="Second report"))
        response = self.get()
        self.assertContains(response, "Second report")
        self.assertContains(response, "2 independent sources")

    def test_it_shows_each_translation_with_its_state(self) -> None:
        make.translation(of=self.passage, source_hash="old")
        response = self.get()
        states = [(row.language, row.state) for row in response.context["translations"]]
        self.assertEqual(
            states,
            [("de", "Stale"), ("pl", "Missing"), ("ru", "Missing"), ("tg", "Missing")],
        )
        self.assertContains(response, "Angehörige von Exilierten wurden befragt.")
        self.assertContains(response, reverse("translation-edit", args=["P1", "pl"]))

    def test_the_languages_of_the_clients_are_shown_after_those_of_the_procedures(self) -> None:
        make.translation(of=self.passage, language="uk", finding="Родичів допитували.")
        make.translation(of=self.passage, language="tg", finding="Хешовандон пурсиш шуданд.")
        make.translation(of=self.passage, language="ru", finding="Родственников допрашивали.")
        response = self.get()
        shown = [(row.language, row.state) for row in response.context["translations"]]
        self.assertEqual(
            shown,
            [
                ("de", "Missing"),
                ("pl", "Missing"),
                ("ru", "Draft"),
                ("tg", "Draft"),
                ("uk", "Draft"),
            ],
        )
        self.assertContains(response, '<p lang="tg">Хешовандон пурсиш шуданд.</p>', html=True)
        for language in ("ru", "tg"):
            self.assertContains(response, reverse("translation-edit", args=["P1", language]))
        self.assertNotContains(response, "/translations/P1/uk/")

    def test_only_those_who_work_on_translations_are_led_there(self) -> None:
        self.assertNotContains(
            self.get(self.nadia), reverse("translation-edit", args=["P1", "pl"])
        )

    def test_a_withheld_passage_says_why(self) -> None:
        Passage.objects.update(printable=False, withheld_because="It names a third person.")
        response = self.get()
        self.assertContains(response, "Withheld from every pack.")
        self.assertContains(response, "It names a third person.")
        self.assertNotContains(response, reverse("translation-edit", args=["P1", "pl"]))

    def test_an_unknown_key_is_not_found(self) -> None:
        self.client.force_login(self.omar)
        self.assertEqual(self.client.get("/evidence/NONE/").status_code, 404)


class UsedInTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        passage = make.passage()
        element = make.element()
        mine = make.case(by=cls.omar)
        CaseMember.objects.create(case=mine, user=cls.nadia)
        make.choice(of=make.claim(of=mine, element=element), passage=passage, by=cls.omar)
        fear = make.claim(of=mine, element=make.element(key="fear", position=2))
        make.choice(of=fear, passage=passage, by=cls.omar, verdict="adverse-answered")
        lenas = make.case(by=cls.lena, ref="PL-2026-LENA")
        make.choice(of=make.claim(of=lenas, element=element), passage=passage, by=cls.lena)
        rejected = make.case(by=cls.omar, ref="PL-2026-NOT")
        make.choice(
            of=make.claim(of=rejected, element=element),
            passage=passage,
            by=cls.omar,
            verdict="reject",
        )
        petras = make.case(by=cls.petra, ref="PL-2026-PETRA")
        make.choice(of=make.claim(of=petras, element=element), passage=passage, by=cls.petra)

    def test_it_counts_the_cases_that_the_person_may_see(self) -> None:
        counts = {"nadia": 1, "omar": 1, "lena": 1, "sofia": 2, "petra": 1}
        for person, number in counts.items():
            with self.subTest(person=person):
                self.client.force_login(getattr(self, person))
                response = self.client.get(reverse("passage-detail", args=["P1"]))
                self.assertEqual(response.context["used_in"], number)
                self.assertNotContains(response, "PL-2026")

    def test_those_without_cases_are_told_no_number(self) -> None:
        for person in (self.rafi, self.ida):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                response = self.client.get(reverse("passage-detail", args=["P1"]))
                self.assertIsNone(response.context["used_in"])
                self.assertNotContains(response, "Printed in your cases")
