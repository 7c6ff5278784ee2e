"""Each check has its words: a sentence, a lesson, both in German and Polish, and a page."""

from __future__ import annotations

from django.test import SimpleTestCase
from django.utils import translation

from casework.domain.checks import CHECKS, Finding, Severity
from casework.wording.checks import (
    FINDINGS,
    LESSONS,
    SEVERITIES,
    finding_sentence,
    numbered_sentence,
)
from casework.wording.packs import PACK_PROBLEMS
from tests.checks_doc import PAGE, page


class SentenceTests(SimpleTestCase):
    def test_each_check_has_a_sentence_and_a_lesson(self) -> None:
        self.assertEqual(set(FINDINGS), set(CHECKS))
        self.assertEqual(set(LESSONS), set(CHECKS))
        self.assertEqual(set(SEVERITIES), set(Severity))

    def test_each_says_what_to_do_and_where(self) -> None:
        for code, lesson in LESSONS.items():
            with self.subTest(code):
                for text in (str(lesson.why), str(lesson.remedy)):
                    self.assertRegex(text, r"\A[A-Z].*\.\Z")

    def test_each_is_said_in_german_and_polish(self) -> None:
        for code in CHECKS:
            texts = (FINDINGS[code], LESSONS[code].why, LESSONS[code].remedy)
            for language in ("de", "pl"):
                for text in texts:
                    with translation.override("en"):
                        english = str(text)
                    with translation.override(language):
                        translated = str(text)
                    with self.subTest(code, language=language, text=english):
                        self.assertNotEqual(translated, english)

    def test_each_error_is_a_problem_of_a_build(self) -> None:
        stops = {f"pack-{c.code}" for c in CHECKS.values() if c.severity is Severity.ERROR}
        self.assertLessEqual(stops, set(PACK_PROBLEMS))

    def test_languages_days_and_fuzzy_dates_are_said_in_words(self) -> None:
        for code, values, words in (
            ("text-in-other-language", {"language": "de"}, "it is printed in German and marked."),
            ("limit-passed", {"day": "2026-11-23"}, "The limit of 23 November 2026 has passed"),
            ("date-without-event", {"date": "2016-03"}, "The text gives a date (March 2016)"),
        ):
            with self.subTest(code):
                finding = Finding(code, CHECKS[code].severity, "acts", values)
                self.assertIn(words, finding_sentence(finding))

    def test_the_number_of_an_event_stands_before_the_sentence(self) -> None:
        for where, start in (
            ("event arrest", "Event 3: No exhibit"),
            ("exhibit letter", "Exhibit 3: No exhibit"),
            ("acts P1", "No exhibit"),
        ):
            with self.subTest(where):
                values = {"number": "3"}
                finding = Finding("event-without-document", Severity.NOTE, where, values)
                self.assertTrue(numbered_sentence(finding).startswith(start))

    def test_the_spelling_of_a_name_is_in_no_sentence(self) -> None:
        values = {"person": "father", "spelling": "Kuvvatov"}
        finding = Finding("name-spelt-otherwise", Severity.WARNING, "summary father", values)
        self.assertNotIn("Kuvvatov", numbered_sentence(finding))


class PageTests(SimpleTestCase):
    maxDiff = None

    def test_the_page_is_that_of_the_register(self) -> None:
        """When it is not: python scripts/checks_page.py"""
        self.assertEqual(PAGE.read_text(encoding="utf-8"), page())

    def test_each_check_has_level_reason_remedy_and_example(self) -> None:
        text = PAGE.read_text(encoding="utf-8")
        for check in CHECKS.values():
            with self.subTest(check.code):
                section = text.partition(f"## {check.id} {check.code}\n")[2].partition("\n## ")[0]
                self.assertRegex(section, r"\*(Error|Warning|Note), (can be|never) set aside\.\*")
                self.assertIn("**Remedy.**", section)
                self.assertRegex(section, rf"(?m)^    REF:.+: {check.id} {check.code} ")
