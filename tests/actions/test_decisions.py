from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.test import override_settings

from casework.actions.decisions import DecisionFields, Upload, save_decision
from casework.domain.errors import Refused
from casework.models import AuditEntry, Case, Deadline, Decision, User
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

TODAY = dt.date(2026, 11, 24)
REFUSAL = DecisionFields(
    kind="Refusal of refugee status",
    decided_on=dt.date(2026, 11, 1),
    served_on=dt.date(2026, 11, 4),
    limit_on=dt.date(2026, 11, 18),
    remedy="Appeal to the Council",
)
# Of Germany under the old law: action two weeks, reasons a month.
GERMAN = DecisionFields(
    law_kind="refusal", served_on=dt.date(2026, 11, 4), manner="personal", land="BE"
)


class SavingCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.law()
        cls.case = make.case(by=cls.nadia)
        cls.german = make.case(by=cls.nadia, ref="DE-2026-TEST", jurisdiction="DE")
        cls.paper = make.document(of=cls.case, content=b"the letter")

    def save(
        self,
        fields: DecisionFields,
        decision: Decision | None = None,
        *,
        case: Case | None = None,
        by: User | None = None,
        upload: Upload | None = None,
    ) -> Decision:
        return save_decision(
            case=case or self.case,
            decision=decision,
            fields=fields,
            by=by or self.nadia,
            as_of=TODAY,
            upload=upload,
        )

    def refused(self, fields: DecisionFields, case: Case | None = None) -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            self.save(fields, case=case)
        self.assertEqual((Decision.objects.count(), Deadline.objects.count()), (0, 0))
        self.assertEqual(AuditEntry.objects.count(), 0)
        return [(problem.code, problem.where) for problem in caught.exception.problems]

    def days(self, decision: Decision) -> dict[str, str]:
        rows = Deadline.objects.filter(decision=decision).order_by("pk")
        return {row.name: f"{row.rank} {row.due_on}" for row in rows}


class SaveDecisionTests(SavingCase):
    def test_it_adds_a_decision_with_its_paper(self) -> None:
        self.save(replace(REFUSAL, paper="d1"))
        decision = self.case.decisions.get()
        self.assertEqual(decision.limit_on, dt.date(2026, 11, 18))
        self.assertEqual(decision.document, self.paper)

    def test_the_last_day_is_watched_with_three_tasks_before_it(self) -> None:
        decision = self.save(REFUSAL)
        # Working days in Poland before Wednesday 18 November; the 11th is a holiday.
        self.assertEqual(
            self.days(decision),
            {
                "remedy": "main 2026-11-18",
                "draft": "task 2026-11-10",
                "translation": "task 2026-11-13",
                "signature": "task 2026-11-17",
            },
        )

    def test_a_known_kind_is_reckoned_with_each_of_its_limits(self) -> None:
        decision = self.save(GERMAN, case=self.german)
        self.assertEqual(decision.kind, "Refusal, plain")
        self.assertEqual(
            self.days(decision),
            {
                "action": "main 2026-11-18",
                "reasons": "further 2026-12-04",
                "draft": "task 2026-11-11",
                "translation": "task 2026-11-13",
                "signature": "task 2026-11-17",
            },
        )
        self.assertFalse(decision.has_instruction)

    def test_the_name_of_a_known_kind_is_in_the_language_of_the_team(self) -> None:
        for language, name in (("de", "Ablehnung, einfach unbegründet"), ("tg", "Refusal, plain")):
            Case.objects.filter(pk=self.german.pk).update(working_language=language)
            self.german.refresh_from_db()
            with self.subTest(language):
                self.assertEqual(self.save(GERMAN, case=self.german).kind, name)

    def test_the_instruction_wins_and_the_law_is_kept_beside_it(self) -> None:
        later = replace(GERMAN, limit_on=dt.date(2026, 11, 25))
        decision = self.save(later, case=self.german)
        main = Deadline.objects.get(decision=decision, rank="main")
        self.assertEqual((main.due_on, main.by_law_on), (later.limit_on, dt.date(2026, 11, 18)))
        # The office keeps to the earlier day, and so do its tasks.
        self.assertEqual((main.keep_by, main.differs), (dt.date(2026, 11, 18), True))
        self.assertEqual(self.days(decision)["signature"], "task 2026-11-17")

    def test_without_an_instruction_the_longer_period_is_for_emergencies(self) -> None:
        missing = replace(GERMAN, instruction_missing=True)
        main = self.save(missing, case=self.german).deadlines.get(rank="main")
        self.assertEqual(main.due_on, dt.date(2027, 11, 4))
        self.assertEqual(main.keep_by, dt.date(2026, 11, 18))

    def test_a_period_of_the_instruction_is_reckoned(self) -> None:
        month = replace(GERMAN, instruction_period="1m")
        main = self.save(month, case=self.german).deadlines.get(rank="main")
        self.assertEqual(
            (main.due_on, main.by_law_on), (dt.date(2026, 12, 4), dt.date(2026, 11, 18))
        )

    def test_a_decision_that_sets_no_limit_is_watched_for_nothing(self) -> None:
        decision = self.save(replace(REFUSAL, limit_on=None))
        self.assertEqual(self.days(decision), {})

    def test_its_number_in_the_record_stays_when_the_last_day_changes(self) -> None:
        first = self.save(REFUSAL)
        self.save(replace(REFUSAL, limit_on=dt.date(2026, 11, 5)))
        make.member(of=self.case, user=self.omar)
        self.save(replace(REFUSAL, remedy="Appeal"), first, by=self.omar)
        entries = AuditEntry.objects.values_list("verb", "facts")
        self.assertEqual(
            list(entries),
            [
                ("decision-saved", {"decision": 1}),
                ("decision-saved", {"decision": 2}),
                ("decision-saved", {"decision": 1}),
            ],
        )

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                self.save(REFUSAL, by=person)


class RefusalTests(SavingCase):
    def test_it_refuses_days_out_of_order_and_papers_of_others(self) -> None:
        refusals = {
            "served-before-decided": (
                replace(REFUSAL, served_on=dt.date(2026, 10, 31)),
                "served_on",
            ),
            "limit-before-served": (replace(REFUSAL, limit_on=dt.date(2026, 11, 3)), "limit_on"),
            "paper-of-another-case": (replace(REFUSAL, paper="d9"), "paper"),
            "decision-unnamed": (replace(REFUSAL, kind=""), "kind"),
            "instruction-either": (replace(REFUSAL, instruction_period="2w"), "limit_on"),
            "end-required": (
                replace(REFUSAL, limit_on=None, instruction_period="2w"),
                "limit_on",
            ),
            "year-beyond": (replace(REFUSAL, limit_on=dt.date(2126, 11, 3)), "limit_on"),
        }
        for code, (fields, where) in refusals.items():
            with self.subTest(code):
                self.assertEqual(self.refused(fields), [(code, where)])

    def test_it_refuses_what_the_law_cannot_answer_at_the_field(self) -> None:
        refusals = {
            "served-missing": (replace(GERMAN, served_on=None), "served_on"),
            "unknown-decision-kind": (replace(GERMAN, law_kind="whim"), "law_kind"),
            "unknown-manner": (replace(GERMAN, manner="pigeon"), "manner"),
            "unknown-land": (replace(GERMAN, land="XX"), "land"),
        }
        for code, (fields, where) in refusals.items():
            with self.subTest(code):
                self.assertEqual(self.refused(fields, self.german), [(code, where)])

    def test_where_the_law_is_unknown_the_last_day_is_compulsory(self) -> None:
        for country in ("AT", "PL"):
            case = make.case(
                by=self.nadia,
                ref=f"{country}-2026-NEW",
                jurisdiction=country,
                made_on=dt.date(2026, 7, 1),
                registered_on=dt.date(2026, 7, 2),
                lodged_on=dt.date(2026, 7, 3),
            )
            fields = replace(GERMAN, land="", decided_on=None)
            with self.subTest(country):
                self.assertEqual(
                    self.refused(fields, case), [("instruction-required", "limit_on")]
                )

    def test_while_it_is_unclear_which_law_governs_nothing_is_reckoned(self) -> None:
        case = make.case(by=self.nadia, ref="DE-2026-OPEN", jurisdiction="DE", lodged_on=None)
        self.assertEqual(self.refused(GERMAN, case), [("date-missing", "law_kind")])


class UploadTests(SavingCase):
    def setUp(self) -> None:
        self.files = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.files))

    def stored(self) -> int:
        return sum(path.is_file() for path in self.files.rglob("*"))

    def test_the_paper_comes_in_with_the_decision(self) -> None:
        decision = self.save(REFUSAL, upload=Upload(paper("a refusal"), "refusal.pdf"))
        assert decision.document
        self.assertEqual(decision.document.title, {"en": "Refusal of refugee status"})
        self.assertEqual(
            (decision.document.kind, decision.document.issued), ("decision", "2026-11-01")
        )
        verbs = AuditEntry.objects.values_list("verb", flat=True)
        self.assertEqual(list(verbs), ["document-added", "decision-saved"])

    def test_a_paper_that_cannot_be_taken_leaves_nothing_behind(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.save(REFUSAL, upload=Upload(b"", "refusal.pdf"))
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), ("exhibit-empty", "upload"))
        self.assertEqual((Decision.objects.count(), self.stored()), (0, 0))

    def test_a_decision_that_cannot_be_taken_takes_no_paper(self) -> None:
        with self.assertRaises(Refused):
            self.save(replace(REFUSAL, kind=""), upload=Upload(paper("a refusal"), "r.pdf"))
        self.assertEqual(self.stored(), 0)


class ChangedDayTests(SavingCase):
    """What becomes of the days to keep when a decision is corrected."""

    def setUp(self) -> None:
        make.member(of=self.case, user=self.omar)
        self.decision = self.save(REFUSAL)
        self.main = self.decision.deadlines.get(rank="main")
        self.main.acknowledged_by, self.main.snoozed_until = self.omar, dt.date(2026, 11, 16)
        self.main.snooze_reason = "waits"
        self.main.save()

    def test_a_day_that_stays_keeps_its_second_person(self) -> None:
        self.save(replace(REFUSAL, remedy="Another word"), self.decision, by=self.omar)
        self.main.refresh_from_db()
        self.assertEqual(
            (self.main.acknowledged_by, self.main.entered_by), (self.omar, self.nadia)
        )
        self.assertEqual(self.main.snooze_reason, "waits")

    def test_a_day_that_moves_is_a_new_entry_and_stands_in_the_record(self) -> None:
        signature = self.decision.deadlines.get(name="signature")
        later = replace(REFUSAL, limit_on=dt.date(2026, 11, 19), decided_on=None)
        self.save(later, self.decision, by=self.omar)
        self.main.refresh_from_db()
        self.assertEqual((self.main.entered_by, self.main.acknowledged_by), (self.omar, None))
        self.assertEqual((self.main.snoozed_until, self.main.snooze_reason), (None, ""))
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(entry.verb, "decision-moved")
        self.assertIn(f"{self.main.code} 2026-11-18 2026-11-19", entry.facts["moved"])
        self.assertIn(f"{signature.code} 2026-11-17 2026-11-18", entry.facts["moved"])

    def test_the_main_limit_stays_itself_under_another_name(self) -> None:
        known = replace(REFUSAL, law_kind="refusal", manner="personal")
        self.save(known, self.decision)
        renamed = self.decision.deadlines.get(rank="main")
        self.assertEqual((renamed.pk, renamed.name), (self.main.pk, "appeal"))

    def test_without_a_last_day_nothing_is_watched_any_longer(self) -> None:
        codes = list(self.decision.deadlines.values_list("code", flat=True))
        self.save(replace(REFUSAL, limit_on=None), self.decision)
        self.assertEqual(self.decision.deadlines.count(), 0)
        moved = AuditEntry.objects.latest("number").facts["moved"]
        self.assertEqual(sorted(line[:6] for line in moved), sorted(codes))

    def test_what_is_done_stays_done_and_needs_no_new_tasks(self) -> None:
        self.decision.deadlines.filter(rank="task").delete()
        self.decision.deadlines.update(done_on=dt.date(2026, 11, 12))
        self.save(replace(REFUSAL, limit_on=dt.date(2026, 11, 20)), self.decision)
        row = self.decision.deadlines.get()
        self.assertEqual((row.due_on, row.done_on), (dt.date(2026, 11, 20), dt.date(2026, 11, 12)))
