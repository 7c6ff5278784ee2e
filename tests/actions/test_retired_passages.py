"""A retired finding is neither suggested nor chosen, found or taken in with a case file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from casework.actions.case_files import import_case
from casework.actions.choices import choose
from casework.actions.passages import check_passage, retire_passage, version_of
from casework.domain.cases import Verdict
from casework.domain.errors import Refused
from casework.domain.pack_check import check
from casework.domain.pack_evidence import printed
from casework.domain.packs import plan_pack
from casework.domain.searches import Question
from casework.models import Case, Choice, Passage
from casework.models.matching import suggestions
from casework.models.pack_material import pack_material
from casework.models.search import search
from casework.models.translation_queue import translation_queue
from casework.wording.checks import finding_sentence
from tests import documents, make
from tests.web.claims import CODES, ClaimTestCase

TODAY = dt.date(2026, 11, 24)


class RetiredTest(ClaimTestCase):
    def retire(self) -> None:
        retire_passage(passage=self.passage, because="Its source took it back.", by=self.omar)
        self.passage.refresh_from_db()

    def test_it_is_never_suggested(self) -> None:
        self.assertEqual(len(suggestions(self.case, TODAY)), 1)
        self.retire()
        self.assertEqual(suggestions(self.case, TODAY), [])

    def test_it_can_only_be_rejected(self) -> None:
        claim = make.claim(of=self.case, element=self.acts)
        self.retire()
        with self.assertRaises(Refused) as caught:
            choose(
                claim_element=claim,
                passage=self.passage,
                verdict=Verdict.USE,
                by=self.omar,
                as_of=TODAY,
            )
        (problem,) = caught.exception.problems
        self.assertEqual(
            (problem.code, problem.values),
            ("passage-retired", {"reason": "Its source took it back."}),
        )
        choose(
            claim_element=claim,
            passage=self.passage,
            verdict=Verdict.REJECT,
            by=self.omar,
            as_of=TODAY,
        )
        self.assertEqual(Choice.objects.get().verdict, "reject")

    def test_what_was_chosen_before_is_not_printed(self) -> None:
        claim = make.claim(of=self.case, element=self.acts)
        make.choice(of=claim, passage=self.passage, by=self.omar)
        self.assertEqual(len(printed(pack_material(self.case, "en"))), 1)
        self.retire()
        material = pack_material(self.case, "en")
        self.assertEqual(printed(material), [])
        found = {f.code: f for f in check(plan_pack(material, language="en", as_of=TODAY))}
        stop = found["finding-retired"]
        self.assertEqual((stop.severity, stop.where), ("error", "acts P1"))
        self.assertEqual(
            finding_sentence(stop),
            "Passage P1 was retired after it was chosen: Its source took it back. "
            "Withdraw the choice.",
        )

    def test_drafts_in_a_pack_are_counted_once(self) -> None:
        claim = make.claim(of=self.case, element=self.acts)
        for passage in (self.passage, make.passage(key="P2"), make.passage(key="P3")):
            make.choice(of=claim, passage=passage, by=self.omar)
        checked = Passage.objects.get(key="P3")
        check_passage(passage=checked, seen=version_of(checked), by=self.omar)
        plan = plan_pack(pack_material(self.case, "en"), language="en", as_of=TODAY)
        notes = [f for f in check(plan) if f.code == "finding-unchecked"]
        self.assertEqual(
            [(f.severity, f.where, f.values["count"]) for f in notes], [("note", "case", "2")]
        )

    def test_nobody_has_to_translate_it(self) -> None:
        self.retire()
        self.assertEqual(translation_queue(self.rafi, "de"), [])

    def test_the_library_still_has_it_and_counts_it_as_retired(self) -> None:
        make.passage(key="P2", codes=CODES)
        self.retire()
        found = search(self.omar, Question())
        self.assertEqual(found.counts()["state"], {"draft": 1, "retired": 1})
        retired = search(self.omar, Question("", {"state": ["retired"]}))
        self.assertEqual(retired[:], [self.passage.pk])

    def test_a_case_file_cannot_bring_it_into_a_case(self) -> None:
        self.retire()
        choice = {"element": "acts", "passage": "P1", "verdict": "use"}
        file = documents.case(ref="PL-2026-ZZ22", elements=[{"element": "acts"}], choices=[choice])
        with self.assertRaises(Refused) as caught:
            import_case(file, folder=Path(), filename="a.json", by=self.omar)
        self.assertIn(
            ("passage-withheld", "Its source took it back."),
            [(p.code, p.values.get("reason")) for p in caught.exception.problems],
        )
        self.assertFalse(Case.objects.filter(ref="PL-2026-ZZ22").exists())
