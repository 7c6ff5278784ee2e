"""The register of the checks: ids, levels, and a pair of cases for each."""

from __future__ import annotations

import re
from unittest import TestCase

from casework.domain.checks import CHECKS, Finding, Severity, by_level, check_named
from casework.domain.pack_check import check
from tests.domain import pack
from tests.domain.check_cases import CASES, sound


class RegisterTests(TestCase):
    def test_each_id_is_a_letter_and_a_number_and_given_once(self) -> None:
        ids = [one.id for one in CHECKS.values()]
        self.assertEqual(len(set(ids)), len(ids))
        for one in ids:
            with self.subTest(one):
                self.assertRegex(one, r"\A[CDELNPT]\d{3}\Z")

    def test_codes_and_places_fit_the_columns_of_a_waiver(self) -> None:
        for code in CHECKS:
            with self.subTest(code):
                self.assertTrue(re.fullmatch(r"[a-z-]{1,40}", code))

    def test_only_what_makes_a_pack_dishonest_or_empty_is_never_set_aside(self) -> None:
        kept = {one.code for one in CHECKS.values() if not one.is_waivable}
        self.assertLessEqual(
            {"adverse-unanswered", "leak-alone", "withheld", "uncorrected", "no-such-page"}, kept
        )
        self.assertTrue(all(CHECKS[code].severity is Severity.ERROR for code in kept))
        waivable = {c.code for c in CHECKS.values() if c.is_waivable}
        errors = {code for code in waivable if CHECKS[code].severity is Severity.ERROR}
        self.assertEqual(errors, {"no-alleged-fact", "translation-missing"})

    def test_a_check_is_known_by_its_id_and_by_its_code(self) -> None:
        for name in ("E102", "e102", "single-source", " Single-Source "):
            with self.subTest(name):
                found = check_named(name)
                self.assertEqual(found and found.code, "single-source")
        self.assertIsNone(check_named("E999"))
        self.assertIsNone(check_named(""))

    def test_the_worst_first_and_each_place_once(self) -> None:
        note = Finding("source-excerpt", Severity.NOTE, "acts P1")
        error = Finding("withheld", Severity.ERROR, "acts P2")
        self.assertEqual(by_level([note, error, note]), (error, note))


class PairTests(TestCase):
    def test_each_check_has_a_pair_of_cases(self) -> None:
        self.assertEqual(set(CASES), set(CHECKS))

    def test_each_is_triggered_by_the_one_and_not_by_the_other(self) -> None:
        for code, pair in CASES.items():
            with self.subTest(code):
                bad, good = pair.found()
                self.assertIn(code, bad)
                self.assertNotIn(code, good)

    def test_the_sound_case_passes_them_all(self) -> None:
        for language in ("de", "en"):
            self.assertEqual(check(pack.plan(sound(), language)), ())

    def test_places_are_made_of_keys(self) -> None:
        """Another event before it changes the number of an event, and not the place."""
        for code, pair in CASES.items():
            for one in check(pack.plan(pair.bad, pair.language)):
                with self.subTest(code, where=one.where):
                    self.assertNotRegex(one.where, r"\A(?:event|exhibit) \d")
                    self.assertLessEqual(len(one.where), 200)
