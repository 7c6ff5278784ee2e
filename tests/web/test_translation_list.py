from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.models import Passage
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("translation-list")


class TranslationListTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        for key in ("P1", "P2", "P3", "P4"):
            make.passage(key=key, finding=f"Finding {key}.")
        passages = {passage.key: passage for passage in Passage.objects.all()}
        make.translation(of=passages["P2"], finding="Befund zwei.")
        make.translation(of=passages["P3"], source_hash="old")
        make.translation(of=passages["P4"], state="reviewed", reviewed_by=cls.omar)

    def get(self, **query: str) -> Response:
        self.client.force_login(self.rafi)
        return self.client.get(URL, query)

    def keys(self, response: Response) -> list[str]:
        return [item.passage.key for item, _shape, _name in response.context["items"]]

    def test_it_counts_each_state(self) -> None:
        counts = [
            (link.label, link.passages) for link in self.get(language="de").context["states"]
        ]
        self.assertEqual(counts, [("Missing", 1), ("Stale", 1), ("Draft", 1), ("Reviewed", 1)])

    def test_a_state_narrows_the_list_and_not_the_counts(self) -> None:
        for state, key in (
            ("missing", "P1"),
            ("draft", "P2"),
            ("stale", "P3"),
            ("reviewed", "P4"),
        ):
            with self.subTest(state=state):
                response = self.get(language="de", state=state)
                self.assertEqual(self.keys(response), [key])
                self.assertEqual(response.context["total"], 4)

    def test_it_shows_both_texts(self) -> None:
        response = self.get(language="de")
        self.assertContains(response, '<p class="clamp" lang="en">Finding P2.</p>', html=True)
        self.assertContains(response, '<p class="clamp" lang="de">Befund zwei.</p>', html=True)

    def test_it_searches(self) -> None:
        self.assertEqual(self.keys(self.get(language="de", q="p3 finding")), ["P3"])
        self.assertContains(self.get(language="de", q="nonsense"), "Nothing here.")

    def test_the_next_one_is_the_first_still_to_do(self) -> None:
        self.assertContains(self.get(language="de"), '/translations/P1/de/"')
        self.assertContains(
            self.get(language="de", state="draft"), "/translations/P2/de/?state=draft"
        )
        self.assertIsNone(self.get(language="de", state="nonsense").context["start"])

    def test_it_starts_with_the_language_of_the_screen(self) -> None:
        screens = (("pl", "pl"), ("de", "de"), ("en", "de"), ("ru", "ru"), ("tg", "tg"))
        for screen, shown in screens:
            with self.subTest(screen=screen):
                self.client.cookies["django_language"] = screen
                self.assertEqual(self.get().context["language"], shown)
        for asked, shown in (("ru", "ru"), ("pl", "pl"), ("fr", "de"), ("en", "de"), ("", "tg")):
            with self.subTest(asked=asked):
                self.assertEqual(self.get(language=asked).context["language"], shown)

    def test_each_language_is_a_tab(self) -> None:
        response = self.get(language="tg")
        self.assertEqual(
            response.context["targets"],
            [("de", "German"), ("pl", "Polish"), ("ru", "Russian"), ("tg", "Tajik")],
        )
        self.assertContains(response, '<a href="?language=tg" aria-current="true">Tajik</a>')
        self.assertContains(response, '<a href="?language=ru">Russian</a>')

    def test_each_language_counts_its_own(self) -> None:
        make.translation(of=Passage.objects.get(key="P1"), language="tg", finding="Хулосаи як.")
        for language, passages in (("tg", [3, 0, 1, 0]), ("ru", [4, 0, 0, 0])):
            with self.subTest(language):
                response = self.get(language=language)
                found = [link.passages for link in response.context["states"]]
                self.assertEqual(found, passages)
        response = self.get(language="tg", state="draft")
        self.assertEqual(self.keys(response), ["P1"])
        self.assertContains(response, '<p class="clamp" lang="tg">Хулосаи як.</p>', html=True)
        self.assertContains(response, "/translations/P1/tg/?state=draft")

    def test_the_menu_of_screen_languages_is_whole(self) -> None:
        for code in ("en", "pl", "de", "ru", "tg"):
            self.assertContains(self.get(), f'name="language" value="{code}" lang')

    def test_those_who_neither_translate_nor_review_are_refused(self) -> None:
        for person in (self.nadia, self.ida):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertEqual(self.client.get(URL).status_code, 403)

    def test_the_number_of_queries_does_not_grow(self) -> None:
        Passage.objects.exclude(key="P1").delete()
        self.client.force_login(self.rafi)
        languages = ("de", "pl", "ru", "tg")
        for language in languages:
            with self.subTest(language), self.assertNumQueries(5):
                self.client.get(URL, {"language": language})
        for key in ("P5", "P6"):
            passage = make.passage(key=key, of=make.source(key=f"S{key}"))
            for language in languages:
                make.translation(of=passage, language=language)
        for language in languages:
            with self.subTest(language), self.assertNumQueries(5):
                self.client.get(URL, {"language": language})


class LeakTests(CastTestCase):
    """A translator works on evidence; nothing of a client may be on those screens."""

    def test_nothing_of_a_case_is_on_the_screens_of_a_translator(self) -> None:
        passage = make.passage()
        make.translation(of=passage)
        case = make.case(by=self.omar, ref="PL-2026-SECRET")
        make.person(of=case, name="Secretova")
        coded = make.claim(of=case, element=make.element(), alleged={"de": "Secret fact."})
        coded.events.add(make.event(of=case))
        make.choice(
            of=coded,
            passage=passage,
            by=self.omar,
            note="Secret note.",
            verdict="adverse-answered",
            answer={"de": "Secret answer."},
        )
        self.client.force_login(self.rafi)
        for url in (
            URL,
            reverse("translation-edit", args=["P1", "de"]),
            reverse("passage-detail", args=["P1"]),
            reverse("source-detail", args=["S1"]),
            reverse("evidence-list"),
        ):
            with self.subTest(url=url):
                response = self.client.get(url)
                self.assertEqual(response.status_code, 200)
                text = response.content.decode().lower()
                self.assertNotIn("secret", text)
                self.assertNotIn("khujand", text)
                self.assertNotIn("omar", text)
