from __future__ import annotations

from django.core.exceptions import PermissionDenied

from casework.actions.translations import review_translation, save_translation, version_of
from casework.domain.errors import Refused
from casework.models import AuditEntry, Passage, Translation, User
from tests import make
from tests.base import CastTestCase


def codes(refused: Refused) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in refused.problems]


class TranslationTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.passage = make.passage()

    def save(self, by: User, **fields: str) -> Translation:
        given = {
            "language": "de",
            "finding": "Angehörige wurden befragt.",
            "correction": "",
            "source_hash": self.passage.text_hash,
            "seen": "",
        }
        return save_translation(passage=self.passage, by=by, **(given | fields))

    def review(self, by: User, seen: str, language: str = "de") -> Translation:
        return review_translation(passage=self.passage, language=language, seen=seen, by=by)

    def refused_review(self, seen: str) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            self.review(self.omar, seen)
        return codes(caught.exception)


class SaveTests(TranslationTestCase):
    def test_it_keeps_a_draft_by_the_person_who_wrote_it(self) -> None:
        saved = self.save(self.rafi)
        saved.refresh_from_db()
        self.assertEqual(saved.state, "draft")
        self.assertEqual(saved.finding, "Angehörige wurden befragt.")
        self.assertEqual(saved.translator, "Rafi")
        self.assertIsNone(saved.reviewed_by)
        self.assertFalse(saved.is_stale)

    def test_it_is_on_record_by_ids_only(self) -> None:
        self.save(self.rafi)
        entry = AuditEntry.objects.get()
        self.assertEqual(entry.verb, "translation-saved")
        self.assertEqual(entry.facts, {"passage": "P1", "language": "de"})
        self.assertEqual((entry.actor, entry.team, entry.case), (self.rafi, self.team, None))

    def test_only_those_who_translate_may(self) -> None:
        for person in (self.nadia, self.omar, self.ida):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                self.save(person)
        self.assertFalse(Translation.objects.exists())
        self.assertFalse(AuditEntry.objects.exists())

    def test_a_changed_text_is_a_draft_again(self) -> None:
        saved = self.save(self.rafi)
        self.review(self.omar, version_of(saved))
        again = self.save(self.sofia, finding="Angehörige wurden verhört.", seen=version_of(saved))
        again.refresh_from_db()
        self.assertEqual((again.state, again.reviewed_by), ("draft", None))
        self.assertEqual(again.translator, "Sofia")
        self.assertEqual(Translation.objects.count(), 1)

    def test_the_same_text_stays_reviewed(self) -> None:
        saved = self.save(self.rafi)
        self.review(self.omar, version_of(saved))
        again = self.save(self.rafi, seen=version_of(saved))
        again.refresh_from_db()
        self.assertEqual((again.state, again.reviewed_by), ("reviewed", self.omar))

    def test_the_same_text_for_a_changed_original_is_a_draft_that_fits(self) -> None:
        saved = self.save(self.rafi)
        self.review(self.omar, version_of(saved))
        Passage.objects.update(finding="Relatives of exiles were questioned again.")
        self.passage.refresh_from_db()
        again = self.save(self.rafi, seen=version_of(saved))
        again.refresh_from_db()
        self.assertEqual(again.state, "draft")
        self.assertFalse(again.is_stale)

    def test_what_was_translated_from_an_older_text_is_stale_from_the_start(self) -> None:
        before = self.passage.text_hash
        Passage.objects.update(finding="Another finding.")
        saved = self.save(self.rafi, source_hash=before)
        self.assertTrue(Translation.objects.get(pk=saved.pk).is_stale)

    def test_it_refuses_another_language_and_an_empty_text(self) -> None:
        cases = (
            ({"language": "fr"}, [("translation-language", "language")]),
            ({"language": "en"}, [("translation-language", "language")]),
            ({"language": ""}, [("translation-language", "language")]),
            ({"finding": "  "}, [("translation-empty", "finding")]),
        )
        for fields, problems in cases:
            with self.subTest(fields=fields), self.assertRaises(Refused) as caught:
                self.save(self.rafi, **fields)
            self.assertEqual(codes(caught.exception), problems)
        self.assertFalse(Translation.objects.exists())

    def test_each_language_has_a_draft_of_its_own(self) -> None:
        for language in ("tg", "ru", "pl", "de"):
            self.save(self.rafi, language=language, finding=f"Text {language}")
        self.assertEqual(
            list(Translation.objects.values_list("language", "finding", "state")),
            [(code, f"Text {code}", "draft") for code in ("de", "pl", "ru", "tg")],
        )
        self.assertEqual(
            sorted(entry.facts["language"] for entry in AuditEntry.objects.all()),
            ["de", "pl", "ru", "tg"],
        )

    def test_it_does_not_overwrite_what_someone_else_has_saved_meanwhile(self) -> None:
        first = self.save(self.rafi)
        self.save(self.sofia, finding="Sofias Fassung.", seen=version_of(first))
        with self.assertRaises(Refused) as caught:
            self.save(self.rafi, finding="Rafis zweite Fassung.", seen=version_of(first))
        self.assertEqual(codes(caught.exception), [("translation-changed", "")])
        self.assertEqual(Translation.objects.get().finding, "Sofias Fassung.")


class ReviewTests(TranslationTestCase):
    def test_it_names_who_reviewed(self) -> None:
        saved = self.save(self.rafi)
        self.review(self.omar, version_of(saved))
        saved.refresh_from_db()
        self.assertEqual((saved.state, saved.reviewed_by), ("reviewed", self.omar))
        self.assertEqual(saved.translator, "Rafi")
        entry = AuditEntry.objects.last()
        assert entry is not None
        self.assertEqual(entry.verb, "translation-reviewed")
        self.assertEqual(entry.facts, {"passage": "P1", "language": "de"})

    def test_only_those_who_review_may(self) -> None:
        seen = version_of(self.save(self.rafi))
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                self.review(person, seen)
        self.assertEqual(Translation.objects.get().state, "draft")

    def test_there_must_be_something_to_review(self) -> None:
        self.assertEqual(self.refused_review(""), [("translation-missing", "")])

    def test_it_must_be_what_the_reviewer_read(self) -> None:
        first = self.save(self.rafi)
        seen = version_of(first)
        self.save(self.rafi, finding="Später geändert.", seen=seen)
        self.assertEqual(self.refused_review(seen), [("translation-changed", "")])
        self.assertEqual(Translation.objects.get().state, "draft")

    def test_a_stale_translation_is_not_reviewed(self) -> None:
        seen = version_of(self.save(self.rafi))
        Passage.objects.update(finding="Another finding.")
        self.assertEqual(self.refused_review(seen), [("translation-stale", "")])

    def test_the_correction_that_is_printed_must_be_translated(self) -> None:
        Passage.objects.update(correction="They were questioned in June.")
        self.passage.refresh_from_db()
        seen = version_of(self.save(self.rafi))
        self.assertEqual(self.refused_review(seen), [("translation-without-correction", "")])
        again = self.save(self.rafi, correction="Sie wurden im Juni befragt.", seen=seen)
        self.review(self.omar, version_of(again))
        self.assertEqual(Translation.objects.get().state, "reviewed")
