"""What a pack never says: a finding without its correction, a private word on the other side."""

from __future__ import annotations

import datetime as dt
import io
import json

import pikepdf

from casework.actions.balance import note_balance
from casework.actions.case_files import export_case
from casework.actions.pack_steps import plan_as_json, read_plan
from casework.actions.packs import build_pack, record_download
from casework.domain.checks import Finding
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.domain.packs import check
from casework.models import AuditEntry, Case, Passage, Source, Translation
from tests import make
from tests.adapters import papers
from tests.base import CastTestCase
from tests.commands.test_match import run as run_match
from tests.pack.claim import AS_OF, add_finding, small_case

TELLING = "Zungenbrecherwort"


class PackTestCase(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)

    def built(self) -> bytes:
        pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        return record_download(pack=pack, by=self.omar)

    def findings(self) -> dict[str, Finding]:
        return {found.code: found for found in check(read_plan(self.case, "de", AS_OF))}


class CorrectionTests(PackTestCase):
    def test_a_correction_is_printed_and_what_the_source_has_only_beside_it(self) -> None:
        for key, currency in (("P2", "corrected"), ("P3", "superseded")):
            add_finding(
                of=self.case,
                by=self.omar,
                key=key,
                finding=f"Old {key}.",
                correction=f"True {key}.",
                currency=currency,
            )
        Translation.objects.filter(passage__key="P2").update(
            finding="Alt Zwei.", correction="Wahr Zwei."
        )
        Translation.objects.filter(passage__key="P3").update(
            finding="Alt Drei.", correction="Wahr Drei."
        )
        text = " ".join(papers.text_of(self.built()).split())
        for old, true in (("Alt Zwei.", "Wahr Zwei."), ("Alt Drei.", "Wahr Drei.")):
            with self.subTest(old):
                self.assertEqual(text.count(old), 1)
                self.assertLess(text.index(true), text.index(old))
                before = text[: text.index(old)].rstrip()
                self.assertTrue(before.endswith("Sinngemäße Angabe der Quelle selbst:"))
        self.assertIn("Durch spätere Ereignisse überholt.", text)

    def test_each_item_of_the_plan_that_is_corrected_has_both(self) -> None:
        add_finding(of=self.case, by=self.omar, key="P2", finding="Old.", correction="True.")
        items = read_plan(self.case, "en", AS_OF).items
        found = {i.passage: (i.text.text, i.source_says and i.source_says.text) for i in items}
        self.assertEqual(found["P2"], ("True.", "Old."))
        self.assertIsNone(found["P1"][1])

    def test_what_is_overtaken_and_has_no_correction_is_not_printed_and_told(self) -> None:
        for currency in ("superseded", "corrected"):
            with self.subTest(currency):
                Passage.objects.filter(key="P1").update(currency=currency)
                self.assertEqual(read_plan(self.case, "de", AS_OF).items, ())
                found = self.findings()["uncorrected"]
                self.assertEqual((found.where, found.values), ("acts P1", {"passage": "P1"}))
                with self.assertRaises(Refused) as caught:
                    self.built()
                codes = [problem.code for problem in caught.exception.problems]
                self.assertIn("pack-uncorrected", codes)

    def test_the_match_command_gives_both(self) -> None:
        event = self.case.events.get()
        act = make.term(kind=TermKind.ACT, code="FAM-REPRISAL")
        event.terms.add(act)
        passage = Passage.objects.get()
        passage.terms.add(act)
        passage.correction = "True."
        passage.save()
        [row] = json.loads(run_match(self.case.ref, "--format", "json"))
        self.assertEqual(
            (row["finding"], row["source_says"]), ("True.", "Relatives of exiles were questioned.")
        )


class WeighedTests(PackTestCase):
    def test_the_day_of_the_decision_makes_evidence_old_and_the_pack_says_which_day(self) -> None:
        Source.objects.update(issued="2025-01-10")
        self.assertNotIn("nothing-current", self.findings())
        Case.objects.update(decision_expected=dt.date(2027, 1, 11))
        self.assertIn("nothing-current", self.findings())
        plan = read_plan(self.case, "de", AS_OF)
        self.assertEqual((plan.head.as_of, plan.head.weighed), (AS_OF, "11. Januar 2027"))
        text = " ".join(papers.text_of(self.built()).split())
        self.assertIn("11. Januar 2027", text)
        self.assertIn("24. November 2026", text)

    def test_a_day_that_has_passed_no_longer_counts(self) -> None:
        Source.objects.update(issued="2025-01-10")
        Case.objects.update(decision_expected=dt.date(2026, 11, 1))
        self.assertEqual(read_plan(self.case, "de", AS_OF).head.weighed, "")


class BalanceTests(PackTestCase):
    def setUp(self) -> None:
        super().setUp()
        act = make.term(kind=TermKind.ACT, code="FAM-REPRISAL")
        self.case.events.get().terms.add(act)
        self.adverse = make.passage(key="P9", finding="The State denies it.", direction="adverse")
        self.adverse.terms.add(act)

    def note(self, note: str = TELLING) -> None:
        element = self.case.claim_elements.get().element
        note_balance(case=self.case, element=element, note=note, by=self.omar)

    def test_silence_is_told_until_a_note_or_an_answer(self) -> None:
        found = self.findings()["balance-unanswered"]
        self.assertEqual((found.where, found.values), ("acts", {"count": "1"}))
        self.note()
        self.assertNotIn("balance-unanswered", self.findings())
        self.note("")
        make.choice(
            of=self.case.claim_elements.get(),
            passage=self.adverse,
            by=self.omar,
            verdict="adverse-answered",
            answer={"de": "Die Quelle nennt keine Zahl."},
        )
        self.assertNotIn("balance-unanswered", self.findings())

    def test_the_note_is_nowhere_in_the_pack(self) -> None:
        """In no page, metadata, attachment or stream, in no plan, check, log or match."""
        self.note()
        content = self.built()
        self.assertNotIn(TELLING, papers.text_of(content))
        self.assertNotIn(TELLING.encode(), papers.unfolded(content))
        with pikepdf.open(io.BytesIO(content)) as pdf:
            self.assertNotIn(TELLING, str(pdf.docinfo))
            with pdf.open_metadata() as metadata:
                self.assertNotIn(TELLING, str(metadata))
            for name in pdf.attachments:
                self.assertNotIn(TELLING.encode(), pdf.attachments[name].get_file().read_bytes())
        plan = read_plan(self.case, "de", AS_OF)
        self.assertNotIn(TELLING, json.dumps(plan_as_json(plan), ensure_ascii=False))
        self.assertNotIn(TELLING, str(check(plan)))
        self.assertNotIn(TELLING, run_match(self.case.ref, "--format", "json"))
        self.assertNotIn(TELLING, str(list(AuditEntry.objects.values())))

    def test_with_and_without_the_note_it_is_the_same_pack(self) -> None:
        before = self.built()
        self.note()
        self.assertEqual(self.built(), before)

    def test_the_teams_own_file_has_it(self) -> None:
        self.note()
        document = export_case(case=self.case, by=self.omar)
        elements = document["elements"]
        self.assertEqual([item["balance_note"] for item in elements], [TELLING])
