"""Codes confirmed, set aside and taken up again, and the cues they come from."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied

from casework.actions.coding import code_case, set_codes_aside, take_codes_up
from casework.actions.cues import import_cues
from casework.actions.reference import read_files
from casework.adapters.json_documents import flaws
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.models import AuditEntry, CodeSetAside, CueSet
from casework.models.coding import proposals_of
from tests import make
from tests.base import CastTestCase

FILE: dict[str, Any] = {
    "schema": "casework/cues/1",
    "language": "en",
    "cues": [
        {"kind": "act", "code": "ARREST", "words": ["arrest*"], "not": ["cardiac arrest"]},
        {"kind": "profile", "code": "G24", "words": ["joined group 24"], "weak": ["group 24"]},
        {"kind": "ground", "code": "POL", "weak": ["demonstrat*"]},
    ],
}


class CodingCase(CastTestCase):
    def setUp(self) -> None:
        make.term(kind=TermKind.ACT, code="ARREST")
        make.term(kind=TermKind.PROFILE, code="G24")
        make.term(kind=TermKind.GROUND, code="POL")
        import_cues([("en.json", FILE)], by=None)
        self.case = make.case(by=self.nadia, summary={"en": "He joined Group 24."})
        self.person = make.person(of=self.case)
        self.event = make.event(of=self.case, what={"en": "He was arrested."})

    def names(self) -> list[str]:
        return sorted(proposal.name for proposal in proposals_of(self.case))


class CodeCaseTests(CodingCase):
    def test_the_codes_go_to_the_event_the_person_and_the_case(self) -> None:
        chosen = ["act:ARREST:e1", "profile:G24:applicant", "ground:POL:"]
        self.assertEqual(self.names(), sorted(chosen))
        code_case(case=self.case, chosen=chosen, by=self.nadia)
        self.assertEqual([term.code for term in self.event.terms.all()], ["ARREST"])
        self.assertEqual([term.code for term in self.person.profiles.all()], ["G24"])
        self.assertEqual([term.code for term in self.case.grounds.all()], ["POL"])
        self.assertEqual(self.names(), [])

    def test_one_entry_goes_on_record_with_codes_only(self) -> None:
        before = AuditEntry.objects.count()
        code_case(case=self.case, chosen=["ground:POL:", "act:ARREST:e1"], by=self.nadia)
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(AuditEntry.objects.count(), before + 1)
        self.assertEqual(entry.verb, "case-coded")
        self.assertEqual(entry.facts, {"codes": ["act:ARREST:e1", "ground:POL:"]})

    def test_codes_that_are_there_stay(self) -> None:
        self.event.terms.add(make.term(kind=TermKind.ACTOR, code="STATE-MVD"))
        code_case(case=self.case, chosen=["act:ARREST:e1"], by=self.nadia)
        codes = sorted(term.code for term in self.event.terms.all())
        self.assertEqual(codes, ["ARREST", "STATE-MVD"])

    def test_nothing_unknown_or_out_of_place_is_added(self) -> None:
        other = make.case(by=self.nadia, ref="PL-2026-TWO")
        make.event(of=other, key="e9")
        wrong = {
            "act:ARREST:e9": "code-without-place",
            "ground:POL:e1": "code-without-place",
            "act:NEVER:e1": "unknown-code",
            "x": "unknown-code",
        }
        for name, code in wrong.items():
            with self.subTest(name), self.assertRaises(Refused) as caught:
                code_case(case=self.case, chosen=[name, "ground:POL:"], by=self.nadia)
            self.assertEqual([problem.code for problem in caught.exception.problems], [code])
        self.assertEqual(self.case.grounds.count(), 0)

    def test_nothing_ticked_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            code_case(case=self.case, chosen=[], by=self.nadia)
        self.assertEqual(caught.exception.problems[0].code, "nothing-chosen")

    def test_nobody_else_codes_the_case(self) -> None:
        for person in (self.lena, self.petra, self.rafi, self.ida):
            for action in (code_case, set_codes_aside):
                with self.subTest(person.name), self.assertRaises(PermissionDenied):
                    action(case=self.case, chosen=["ground:POL:"], by=person)
            with self.assertRaises(PermissionDenied):
                take_codes_up(case=self.case, by=person)


class SetAsideTests(CodingCase):
    def test_what_is_set_aside_is_not_proposed_until_it_is_taken_up(self) -> None:
        set_codes_aside(case=self.case, chosen=["act:ARREST:e1"], by=self.nadia)
        self.assertEqual(self.names(), ["ground:POL:", "profile:G24:applicant"])
        take_codes_up(case=self.case, by=self.nadia)
        self.assertIn("act:ARREST:e1", self.names())
        self.assertEqual(
            list(AuditEntry.objects.order_by("number").values_list("verb", "facts"))[-2:],
            [
                ("codes-set-aside", {"codes": ["act:ARREST:e1"]}),
                ("codes-taken-up", {"codes": ["act:ARREST:e1"]}),
            ],
        )

    def test_setting_it_aside_twice_keeps_one(self) -> None:
        for _ in range(2):
            set_codes_aside(case=self.case, chosen=["act:ARREST:e1"], by=self.nadia)
        self.assertEqual(CodeSetAside.objects.count(), 1)


class ImportCuesTests(CodingCase):
    def test_a_file_takes_the_place_of_its_language_only(self) -> None:
        german = FILE | {"language": "de"}
        self.assertEqual(import_cues([("de.json", german)], by=None), 5)
        import_cues([("de.json", german | {"cues": german["cues"][:1]})], by=None)
        counts = {lang: CueSet.objects.filter(language=lang).count() for lang in ("en", "de")}
        self.assertEqual(counts, {"en": 3, "de": 1})

    def test_all_that_is_wrong_is_said_and_nothing_changed(self) -> None:
        cases = {
            "schema-pattern": {"kind": "act", "code": "ARREST", "words": ["arr*est"]},
            "unknown-code": {"kind": "act", "code": "NEVER", "words": ["never"]},
            "schema-choice": {"kind": "smell", "code": "ARREST", "words": ["arrest"]},
        }
        for code, item in cases.items():
            with self.subTest(code), self.assertRaises(Refused) as caught:
                import_cues([("en.json", FILE | {"cues": [item]})], by=None)
            self.assertIn(code, [problem.code for problem in caught.exception.problems])
        twice = FILE | {"cues": [FILE["cues"][0], FILE["cues"][0]]}
        with self.assertRaises(Refused) as caught:
            import_cues([("en.json", twice)], by=None)
        self.assertEqual(caught.exception.problems[0].code, "duplicate-key")
        self.assertEqual(CueSet.objects.count(), 3)

    def test_only_editors_of_evidence_bring_cues(self) -> None:
        with self.assertRaises(PermissionDenied):
            import_cues([("en.json", FILE)], by=self.nadia)

    def test_the_shipped_files_fit_their_schema(self) -> None:
        folder = settings.FIXTURES_DIR / "evidence" / "cues"
        files = read_files(sorted(folder.glob("*.json")))
        self.assertEqual(len(files), 5)
        for name, file in files:
            self.assertEqual(flaws(file, "cues"), [], name)
