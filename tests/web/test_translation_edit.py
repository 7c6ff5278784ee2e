from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.actions.translations import version_of
from casework.domain.evidence import TermKind
from casework.models import Passage, Translation, User
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("translation-edit", args=["P1", "de"])
REVIEW = reverse("translation-review", args=["P1", "de"])
LIST = reverse("translation-list")


class EditTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.passage = make.passage(finding="In 2016, 47 relatives were questioned.")

    def get(self, by: User | None = None) -> Response:
        self.client.force_login(by or self.rafi)
        return self.client.get(URL)

    def post(self, by: User | None = None, url: str = URL, **fields: str) -> Response:
        self.client.force_login(by or self.rafi)
        kept = Translation.objects.filter(passage=self.passage, language="de").first()
        given = {
            "finding": "2016 wurden 47 Angehörige befragt.",
            "source_hash": self.passage.text_hash,
            "seen": version_of(kept),
        }
        return self.client.post(url, given | fields)


class ShowTests(EditTestCase):
    def test_it_shows_the_source_beside_the_translation(self) -> None:
        make.translation(of=self.passage)
        response = self.get()
        self.assertContains(response, "In 2016, 47 relatives were questioned.")
        self.assertContains(response, "Angehörige von Exilierten wurden befragt.</textarea>")
        self.assertContains(response, "Draft")

    def test_a_correction_is_asked_for_only_where_there_is_one(self) -> None:
        self.assertNotContains(self.get(), 'name="correction"')
        Passage.objects.update(correction="It was in 2017.")
        response = self.get()
        self.assertContains(response, "It was in 2017.")
        self.assertContains(response, 'name="correction"')

    def test_it_names_numbers_that_the_translation_lacks(self) -> None:
        make.translation(of=self.passage, finding="2016 wurden Angehörige befragt.")
        self.assertContains(self.get(), "the stored translation does not have: 47")

    def test_terms_and_names_help(self) -> None:
        term = make.term(kind=TermKind.ACT, code="FAM-REPRISAL")
        term.labels = {"en": "Reprisal", "de": "Vergeltung"}
        term.save()
        self.passage.terms.add(term)
        self.passage.entities.add(make.entity(spellings={"Умаралӣ Қувватов": "Cyrl"}))
        response = self.get()
        for words in ("Reprisal", "Vergeltung", "Umarali Kuvvatov", "Умаралӣ Қувватов"):
            with self.subTest(words=words):
                self.assertContains(response, words)

    def test_a_stale_one_says_so(self) -> None:
        make.translation(of=self.passage, source_hash="old")
        self.assertContains(self.get(), "The English text has changed since")

    def test_those_who_only_review_read_and_approve(self) -> None:
        make.translation(of=self.passage)
        response = self.get(self.omar)
        self.assertNotContains(response, "<textarea")
        self.assertContains(response, "Angehörige von Exilierten wurden befragt.")
        self.assertContains(response, REVIEW)
        self.assertNotContains(self.get(self.rafi), REVIEW)

    def test_withheld_passages_and_other_languages_are_not_found(self) -> None:
        self.client.force_login(self.rafi)
        for language in ("fr", "uk", "en"):
            with self.subTest(language):
                self.assertEqual(self.client.get(f"/translations/P1/{language}/").status_code, 404)
        self.assertEqual(self.client.get("/translations/NONE/de/").status_code, 404)
        Passage.objects.update(printable=False, withheld_because="third person")
        self.assertEqual(self.client.get(URL).status_code, 404)


class ClientLanguageTests(EditTestCase):
    """Russian and Tajik are worked on as German and Polish are."""

    def test_it_is_shown_in_its_language_with_its_terms(self) -> None:
        term = make.term(kind=TermKind.ACT, code="FAM-REPRISAL")
        term.labels = {"en": "Reprisal", "tg": "Интиқом"}
        term.save()
        self.passage.terms.add(term)
        make.translation(of=self.passage, language="tg", finding="Соли 2016 пурсиш шуданд.")
        make.translation(of=self.passage, language="de")
        self.client.force_login(self.rafi)
        response = self.client.get(reverse("translation-edit", args=["P1", "tg"]))
        self.assertContains(response, "Соли 2016 пурсиш шуданд.</textarea>")
        self.assertContains(response, "the stored translation does not have: 47")
        self.assertContains(response, '<dd lang="tg">Интиқом</dd>', html=True)
        self.assertContains(response, "Translations: Tajik")
        self.assertNotContains(response, "Angehörige von Exilierten")

    def test_it_is_saved_reviewed_and_followed_by_the_next_of_that_language(self) -> None:
        make.translation(of=make.passage(key="P2"), language="tg", finding="Тайёр.")
        make.translation(of=make.passage(key="P3"), language="de")
        url = reverse("translation-edit", args=["P1", "tg"])
        finding = "Соли 2016 аз 47 хешованд пурсиш карданд."
        response = self.post(url=url, then="next", finding=finding)
        self.assertRedirects(response, reverse("translation-edit", args=["P2", "tg"]))
        saved = Translation.objects.get(passage=self.passage)
        self.assertEqual((saved.language, saved.finding, saved.state), ("tg", finding, "draft"))
        self.client.force_login(self.omar)
        response = self.client.post(
            reverse("translation-review", args=["P1", "tg"]), {"seen": version_of(saved)}
        )
        self.assertRedirects(response, reverse("translation-edit", args=["P2", "tg"]))
        saved.refresh_from_db()
        self.assertEqual((saved.state, saved.reviewed_by), ("reviewed", self.omar))


class SaveTests(EditTestCase):
    def test_it_saves_a_draft_and_takes_the_next_to_do(self) -> None:
        done = make.passage(key="P2")
        make.translation(of=done, state="reviewed", reviewed_by=self.omar)
        make.passage(key="P3")
        response = self.post(then="next")
        self.assertRedirects(response, reverse("translation-edit", args=["P3", "de"]))
        saved = Translation.objects.get(passage=self.passage)
        self.assertEqual(saved.finding, "2016 wurden 47 Angehörige befragt.")
        self.assertEqual((saved.state, saved.translator), ("draft", "Rafi"))

    def test_the_next_is_in_the_same_state_and_goes_round(self) -> None:
        for key in ("P2", "P3"):
            make.translation(of=make.passage(key=key))
        third = reverse("translation-edit", args=["P3", "de"]) + "?state=draft"
        response = self.client_post_to(third)
        self.assertRedirects(
            response, reverse("translation-edit", args=["P2", "de"]) + "?state=draft"
        )

    def client_post_to(self, url: str) -> Response:
        self.client.force_login(self.rafi)
        kept = Translation.objects.get(passage__key="P3")
        return self.client.post(
            url,
            {
                "finding": "Neu.",
                "source_hash": kept.passage.text_hash,
                "seen": version_of(kept),
                "then": "next",
            },
        )

    def test_it_can_stay(self) -> None:
        self.assertRedirects(self.post(then="stay"), URL)

    def test_with_nothing_left_it_goes_back_to_the_list(self) -> None:
        self.assertRedirects(self.post(then="next"), f"{LIST}?language=de")

    def test_an_empty_text_is_refused_with_what_was_typed(self) -> None:
        Passage.objects.update(correction="It was in 2017.")
        response = self.post(finding=" ", correction="Es war 2017.")
        self.assertContains(response, "Es war 2017.", status_code=422)
        self.assertContains(response, "error-summary", status_code=422)
        self.assertFalse(Translation.objects.exists())

    def test_what_someone_else_saved_is_shown_and_not_lost(self) -> None:
        make.translation(of=self.passage, finding="Fassung von jemand anderem.")
        response = self.post(seen="")
        self.assertContains(response, "Someone else has changed", status_code=422)
        self.assertContains(response, "Fassung von jemand anderem.", status_code=422)
        self.assertContains(response, "2016 wurden 47 Angehörige befragt.", status_code=422)
        self.assertEqual(Translation.objects.get().finding, "Fassung von jemand anderem.")
        again = self.post(seen=response.context["seen"], then="stay")
        self.assertRedirects(again, URL)

    def test_line_ends_of_browsers_are_no_change(self) -> None:
        self.post(finding="Eins.\r\nZwei.")
        saved = Translation.objects.get()
        self.assertEqual(saved.finding, "Eins.\nZwei.")
        Translation.objects.update(state="reviewed", reviewed_by=self.omar)
        self.post(finding="Eins.\r\nZwei.")
        self.assertEqual(Translation.objects.get().state, "reviewed")

    def test_a_supervisor_saves_and_reviews_at_once(self) -> None:
        self.post(self.sofia, then="review")
        saved = Translation.objects.get()
        self.assertEqual((saved.state, saved.reviewed_by), ("reviewed", self.sofia))

    def test_a_translator_cannot_review_by_pressing_a_button_that_is_not_there(self) -> None:
        self.assertEqual(self.post(self.rafi, then="review").status_code, 403)
        self.assertFalse(Translation.objects.filter(state="reviewed").exists())

    def test_those_who_do_not_translate_save_nothing(self) -> None:
        for person in (self.nadia, self.omar, self.ida):
            with self.subTest(person=person.name):
                self.assertEqual(self.post(person).status_code, 403)
        self.assertFalse(Translation.objects.exists())


class ReviewTests(EditTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.kept = make.translation(of=cls.passage)

    def review(self, by: User, seen: str | None = None) -> Response:
        self.client.force_login(by)
        given = {"seen": version_of(self.kept) if seen is None else seen}
        return self.client.post(REVIEW, given, follow=True)

    def test_a_lawyer_approves_what_they_read(self) -> None:
        response = self.review(self.omar)
        self.assertContains(response, "Reviewed. Packs print it")
        self.kept.refresh_from_db()
        self.assertEqual((self.kept.state, self.kept.reviewed_by), ("reviewed", self.omar))

    def test_what_has_changed_meanwhile_is_not_approved(self) -> None:
        response = self.review(self.omar, seen="another version")
        self.assertContains(response, "Someone else has changed this translation")
        self.kept.refresh_from_db()
        self.assertEqual(self.kept.state, "draft")

    def test_the_translator_does_not_approve(self) -> None:
        for person in (self.rafi, self.nadia, self.ida):
            with self.subTest(person=person.name):
                self.assertEqual(self.review(person).status_code, 403)
        self.kept.refresh_from_db()
        self.assertEqual(self.kept.state, "draft")
