"""The check of a plan: each finding, its severity, and a case that stays clean."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.cases import DecisionFacts, DocumentPage, Jurisdiction, Verdict
from casework.domain.checks import Finding, Severity
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import Certainty, Currency, Direction, Modality
from casework.domain.law import LawCertainty
from casework.domain.pack_check import check, errors
from casework.domain.pack_facts import PackMaterial, TranslationFacts
from tests.domain import build, pack

NEW = build.source(key="A", publisher="A", issued=parse_fuzzy("2026-05"))
OTHER = build.source(key="B", publisher="B", issued=parse_fuzzy("2026-04"))


def sound(**case: object) -> PackMaterial:
    """A claim with two fresh, independent, fully read sources in a reviewed translation."""
    return pack.material(
        build.passage(source=NEW, corroborated_by=frozenset({"B"})),
        sources=(OTHER,),
        **case,  # type: ignore[arg-type]
    )


class CleanTests(TestCase):
    def test_a_sound_claim_has_no_finding(self) -> None:
        self.assertEqual(check(pack.plan(sound())), ())
        self.assertEqual(check(pack.plan(sound(), "en")), ())


class FindingTests(TestCase):
    def expect(self, of: PackMaterial, code: str, where: str, language: str = "de") -> Finding:
        findings = [f for f in check(pack.plan(of, language)) if f.code == code]
        self.assertEqual([(f.code, f.where) for f in findings], [(code, where)])
        return findings[0]

    def test_a_claim_without_elements(self) -> None:
        finding = self.expect(sound(claims=()), "nothing-alleged", "case")
        self.assertEqual(finding.severity, Severity.ERROR)

    def test_an_element_without_evidence(self) -> None:
        finding = self.expect(pack.material(choices=()), "no-evidence", "acts")
        self.assertEqual(finding.severity, Severity.WARNING)

    def test_an_element_without_a_fact_alleged(self) -> None:
        finding = self.expect(sound(claims=(pack.claim(alleged={}),)), "no-alleged-fact", "acts")
        self.assertEqual(finding.severity, Severity.ERROR)

    def test_a_single_source(self) -> None:
        self.expect(pack.material(build.passage(source=NEW)), "single-source", "acts")

    def test_two_sources_of_one_origin_count_once(self) -> None:
        copy = build.source(key="C", derived_from=frozenset({"A"}))
        passages = (build.passage(source=NEW), build.passage(key="P2", source=copy))
        self.expect(pack.material(*passages), "one-origin", "acts")
        self.assertNotIn("single-source", pack.found(pack.material(*passages)))

    def test_a_source_with_a_newer_edition(self) -> None:
        older = build.source(key="C", issued=parse_fuzzy("2026-01"), superseded_by="A")
        finding = self.expect(
            pack.material(build.passage(source=older)), "source-superseded", "acts P1"
        )
        self.assertEqual(finding.severity, Severity.WARNING)

    def test_nothing_from_the_last_two_years(self) -> None:
        old = build.source(issued=parse_fuzzy("2024-11-20"))
        self.expect(pack.material(build.passage(source=old)), "nothing-current", "acts")

    def test_a_fresh_source_that_bears_it_out_is_current(self) -> None:
        old = build.passage(corroborated_by=frozenset({"A"}))
        self.assertNotIn("nothing-current", pack.found(pack.material(old, sources=(NEW,))))

    def test_adverse_material_without_an_answer(self) -> None:
        adverse = build.passage(key="P2", source=OTHER, direction=Direction.ADVERSE)
        passages = (build.passage(source=NEW), adverse)
        for verdict, answer in (
            (Verdict.USE, {}),
            (Verdict.ADVERSE_ANSWERED, {}),
            (Verdict.ADVERSE_ANSWERED, {"de": ""}),
        ):
            with self.subTest(verdict=verdict, answer=answer):
                chosen = pack.choice("P2", verdict=verdict, answer=answer)
                of = pack.material(*passages, choices=(pack.choice(), chosen))
                finding = self.expect(of, "adverse-unanswered", "acts P2")
                self.assertEqual(finding.severity, Severity.ERROR)

    def test_a_leak_alone(self) -> None:
        leak = build.passage(source=NEW, modality=Modality.LEAK)
        finding = self.expect(pack.material(leak), "leak-alone", "acts")
        self.assertEqual(finding.severity, Severity.ERROR)
        beside = build.passage(key="P2", source=OTHER)
        self.assertNotIn("leak-alone", pack.found(pack.material(leak, beside)))

    def test_a_withheld_passage_that_was_chosen(self) -> None:
        withheld = build.passage(key="P2", printable=False, withheld_because="Wrong.")
        finding = self.expect(pack.material(build.passage(), withheld), "withheld", "acts P2")
        self.assertEqual(finding.severity, Severity.ERROR)
        self.assertEqual(finding.values, {"passage": "P2"})

    def test_a_missing_translation_stops_only_the_official_language(self) -> None:
        of = pack.material(build.passage(source=NEW), translations={})
        finding = self.expect(of, "translation-missing", "acts P1")
        self.assertEqual(finding.severity, Severity.ERROR)
        self.assertNotIn("translation-missing", pack.found(of, "en"))

    def test_what_the_clients_languages_lack_is_no_business_of_a_pack(self) -> None:
        passage, reviewed = build.passage(source=NEW), TranslationFacts("Text.", is_reviewed=True)
        stale = TranslationFacts("Текст.", is_stale=True)
        for others in ({}, {("P1", "ru"): stale}, {("P1", "tg"): TranslationFacts("Матн.")}):
            with self.subTest(others=others):
                of = pack.material(passage, translations={("P1", "de"): reviewed} | others)
                found = pack.found(of, "de")
                self.assertEqual([code for code in found if code.startswith("translation-")], [])

    def test_a_clients_language_does_not_stand_in_for_the_official_one(self) -> None:
        reviewed = TranslationFacts("Текст.", is_reviewed=True)
        of = pack.material(build.passage(source=NEW), translations={("P1", "ru"): reviewed})
        self.expect(of, "translation-missing", "acts P1")

    def test_each_printed_text_of_the_case_is_looked_at(self) -> None:
        event = build.event(what={"en": "Summoned."}, documents=(DocumentPage("letter", 1),))
        cases = {
            "summary": sound(summary={"en": "A claim."}),
            "event e1": sound(events=(event,)),
            "exhibit letter": sound(documents=(pack.document(title={"en": "Letter"}),)),
            "acts": sound(claims=(pack.claim(alleged={"en": "Held."}),)),
        }
        for where, of in cases.items():
            with self.subTest(where):
                self.expect(of, "translation-missing", where)

    def test_a_working_copy_says_what_is_in_another_language(self) -> None:
        of = sound(summary={"de": "Ein Begehren."})
        finding = self.expect(of, "text-in-other-language", "summary", "en")
        self.assertEqual(finding.severity, Severity.WARNING)
        self.assertEqual(finding.values, {"language": "de"})

    def test_the_state_of_a_translation(self) -> None:
        passage = build.passage(source=NEW)
        for code, translation in (
            ("translation-draft", TranslationFacts("Text.")),
            ("translation-stale", TranslationFacts("Text.", is_stale=True)),
        ):
            with self.subTest(code):
                of = pack.material(passage, translations={("P1", "de"): translation})
                self.assertEqual(self.expect(of, code, "acts P1").severity, Severity.WARNING)

    def test_a_corrected_and_a_superseded_finding(self) -> None:
        wrong = build.passage(source=NEW, finding="A.", correction="B.")
        old = build.passage(source=NEW, correction="B.", currency=Currency.SUPERSEDED)
        self.expect(pack.material(wrong), "corrected", "acts P1", "en")
        self.expect(pack.material(old), "superseded", "acts P1")

    def test_how_much_of_the_source_was_seen(self) -> None:
        for certainty, code in (
            (Certainty.MEMORY, "source-unseen"),
            (Certainty.EXCERPT, "source-excerpt"),
        ):
            with self.subTest(code):
                source = build.source(certainty=certainty)
                self.expect(pack.material(build.passage(source=source)), code, "acts P1")

    def test_an_event_without_an_exhibit(self) -> None:
        events = (build.event(what={"de": "Vorgeladen."}, account="interview"),)
        finding = self.expect(sound(events=events), "event-without-document", "event e1")
        self.assertEqual(finding.severity, Severity.NOTE)
        self.assertEqual(finding.values, {"number": "1"})

    def test_an_event_that_nobody_told(self) -> None:
        events = (build.event(what={"de": "Vorgeladen."}),)
        finding = self.expect(sound(events=events), "event-without-source", "event e1")
        self.assertEqual(finding.severity, Severity.WARNING)
        self.assertNotIn("event-without-document", pack.found(sound(events=events)))

    def test_a_paper_that_is_no_exhibit(self) -> None:
        finding = self.expect(
            sound(documents=(pack.document(exhibit=None),)), "paper-no-exhibit", "event e1 letter"
        )
        self.assertEqual(finding.values, {"paper": "letter", "number": "1"})

    def test_a_page_that_the_exhibit_does_not_have(self) -> None:
        event = build.event(what={"de": "V."}, documents=(DocumentPage("letter", 3),))
        finding = self.expect(sound(events=(event,)), "no-such-page", "event e1 letter")
        self.assertEqual(finding.severity, Severity.ERROR)
        self.assertEqual(finding.values, {"paper": "letter", "page": "3", "number": "1"})

    def test_an_exhibit_that_nothing_cites(self) -> None:
        documents = (pack.document(), pack.document(key="photo", exhibit=2))
        finding = self.expect(sound(documents=documents), "exhibit-uncited", "exhibit photo")
        self.assertEqual(finding.values, {"label": "Anlage K 2", "number": "2"})

    def test_no_date_of_lodging_and_no_summary(self) -> None:
        self.expect(sound(lodged_on=None), "no-lodging-date", "case")
        self.expect(sound(summary={}), "no-summary", "case")

    def test_a_norm_from_memory(self) -> None:
        of = pack.replaced(sound(), norms=(pack.norm(certainty=LawCertainty.MEMORY),))
        found = self.expect(of, "norm-unverified", "acts Art. 9")
        self.assertEqual(found.values, {"norm": "Art. 9"})

    def test_a_limit_that_has_passed(self) -> None:
        day = dt.date(2026, 11, 23)
        passed = DecisionFacts("Refusal", limit_on=day)
        finding = self.expect(sound(decisions=(passed,)), "limit-passed", "decision 1")
        self.assertEqual(finding.values, {"day": "2026-11-23"})
        for decision in (
            DecisionFacts("Refusal", limit_on=pack.AS_OF),
            DecisionFacts("Refusal", limit_on=day, done_on=day),
            DecisionFacts("Refusal"),
        ):
            with self.subTest(decision):
                self.assertNotIn("limit-passed", pack.found(sound(decisions=(decision,))))

    def test_a_text_that_gives_away_a_withheld_name(self) -> None:
        people = (
            build.person(),
            build.person(key="wife", names=("Мунира Ҳомидова", "Munira"), pseudonym="the wife"),
        )
        for text in ("Munira wurde befragt.", "Мунира wurde befragt."):
            with self.subTest(text):
                of = sound(people=people, summary={"de": text})
                self.assertEqual(
                    self.expect(of, "withheld-name", "summary wife").values, {"person": "wife"}
                )
        self.assertNotIn("withheld-name", pack.found(sound(people=people)))


class SeverityTests(TestCase):
    def test_errors_come_first(self) -> None:
        of = pack.material(choices=(), claims=(pack.claim(alleged={}),), lodged_on=None)
        severities = [finding.severity for finding in check(pack.plan(of))]
        self.assertEqual(severities, sorted(severities, key=list(Severity).index))
        self.assertEqual(len(errors(check(pack.plan(of)))), 1)

    def test_poland_is_checked_in_polish(self) -> None:
        of = sound(jurisdiction=Jurisdiction.POLAND)
        self.assertIn("translation-missing", pack.found(of, "pl"))
