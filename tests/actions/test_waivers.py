"""Setting findings of the checks aside: who may, what is kept, and what a build makes of it."""

from __future__ import annotations

import datetime as dt
import json
import logging
from contextlib import redirect_stderr
from io import StringIO

from django.core.exceptions import PermissionDenied
from django.db import connection

from casework.actions.pack_steps import plan_as_json, read_plan
from casework.actions.packs import build_pack
from casework.actions.waivers import waive, withdraw_waiver
from casework.domain.checks import Severity
from casework.domain.errors import Refused
from casework.domain.pack_check import check
from casework.domain.waivers import Checked, set_aside
from casework.models import AuditEntry, Case, Waiver
from casework.models.waivers import waivers_of
from tests import make
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, add_finding, small_case

REASON = "Secret: her sister is the only witness."


class WaiverCase(CastTestCase):
    case: Case

    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.case.people.get().names.create(text="Фарзона Қодирова", script="Cyrl")

    def waive(
        self, code: str = "single-source", where: str = "acts", reason: str = REASON
    ) -> Waiver:
        return waive(case=self.case, code=code, where=where, reason=reason, by=self.omar)

    def codes(self) -> list[str]:
        """What counts, but for the notes."""
        return [one.code for one in self.checked().found if one.severity is not Severity.NOTE]

    def checked(self, as_of: dt.date = AS_OF) -> Checked:
        findings = check(read_plan(self.case, "de", as_of))
        return set_aside(findings, waivers_of(self.case))


class WaiveTests(WaiverCase):
    def test_the_finding_is_set_aside_with_who_when_and_why(self) -> None:
        self.assertEqual(self.codes(), ["single-source"])
        self.waive()
        self.assertEqual(self.codes(), [])
        waived = self.checked().waived[0]
        self.assertEqual((waived.finding.code, waived.finding.where), ("single-source", "acts"))
        self.assertEqual((waived.waiver.reason, waived.waiver.by), (REASON, "Omar"))
        self.assertEqual(waived.waiver.at, Waiver.objects.get().at)

    def test_it_holds_for_that_place_alone(self) -> None:
        self.waive(where="reasons")
        self.assertEqual(self.codes(), ["single-source"])
        self.assertEqual([one.where for one in self.checked().idle], ["reasons"])

    def test_a_later_reason_takes_the_place_of_the_first_which_is_kept(self) -> None:
        self.waive()
        self.waive(reason="Another reason.")
        first, second = Waiver.objects.all()
        self.assertEqual((first.reason, first.withdrawn_by), (REASON, self.omar))
        self.assertEqual((second.reason, second.withdrawn_at), ("Another reason.", None))
        self.assertEqual(len(waivers_of(self.case)), 1)

    def test_it_needs_a_reason_and_a_place(self) -> None:
        for given in ({"reason": "  "}, {"where": ""}, {"where": "x" * 201}):
            with self.subTest(given), self.assertRaises(Refused):
                self.waive(**given)
        self.assertFalse(Waiver.objects.exists())

    def test_what_would_make_the_pack_dishonest_is_never_set_aside(self) -> None:
        codes = ("adverse-unanswered", "leak-alone", "withheld", "no-such-page", "no-such-check")
        for code in codes:
            with self.subTest(code), self.assertRaises(Refused):
                self.waive(code=code)

    def test_a_waiver_that_came_in_another_way_changes_nothing_then(self) -> None:
        add_finding(of=self.case, by=self.omar, key="P2", direction="adverse")
        Waiver.objects.create(
            case=self.case, code="adverse-unanswered", where="acts P2", reason="x", by=self.omar
        )
        self.assertIn("adverse-unanswered", [one.code for one in self.checked().errors])
        with self.assertRaises(Refused):
            build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)

    def test_only_who_answers_for_the_pack_may(self) -> None:
        for user in (self.nadia, self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(user.name), self.assertRaises(PermissionDenied):
                waive(case=self.case, code="single-source", where="acts", reason="x", by=user)
        waive(case=self.case, code="single-source", where="acts", reason="x", by=self.sofia)

    def test_the_record_names_the_check_alone(self) -> None:
        self.waive(where="event e1 letter")
        entry = AuditEntry.objects.get(verb="finding-waived")
        self.assertEqual(entry.facts, {"check": "single-source"})
        self.assertEqual((entry.actor, entry.case), (self.omar, self.case))


class WithdrawTests(WaiverCase):
    def test_the_finding_counts_again_and_the_waiver_is_kept(self) -> None:
        waiver = self.waive()
        withdraw_waiver(waiver=waiver, by=self.sofia)
        self.assertEqual(self.codes(), ["single-source"])
        waiver.refresh_from_db()
        self.assertEqual((waiver.withdrawn_by, waiver.by), (self.sofia, self.omar))
        entry = AuditEntry.objects.get(verb="waiver-withdrawn")
        self.assertEqual((entry.facts, entry.actor), ({"check": "single-source"}, self.sofia))

    def test_only_who_answers_for_the_pack_may(self) -> None:
        waiver = self.waive()
        for user in (self.nadia, self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(user.name), self.assertRaises(PermissionDenied):
                withdraw_waiver(waiver=waiver, by=user)
        self.assertEqual(len(waivers_of(self.case)), 1)


class LifeTests(WaiverCase):
    def test_it_is_kept_while_its_finding_is_gone(self) -> None:
        self.waive()
        second = add_finding(of=self.case, by=self.omar, key="P2")
        gone = self.checked()
        self.assertEqual((gone.waived, len(gone.idle)), ((), 1))
        second.delete()
        self.assertEqual([one.waiver.reason for one in self.checked().waived], [REASON])

    def test_it_holds_when_another_event_comes_before(self) -> None:
        event = self.case.events.get()
        event.document_links.all().delete()
        self.waive(code="event-without-document", where="event e1")
        make.event(of=self.case, key="e0", when="2010", what={"de": "Davor."}, account="interview")
        checked = self.checked()
        waived = [(one.finding.where, one.finding.values["number"]) for one in checked.waived]
        self.assertEqual(waived, [("event e1", "2")])
        left = [one.where for one in checked.found if one.code == "event-without-document"]
        self.assertEqual(left, ["event e0"])


class BuildTests(WaiverCase):
    def test_an_error_set_aside_does_not_stop_the_build(self) -> None:
        self.case.summary = {"en": "Only in English."}
        self.case.save()
        with self.assertRaises(Refused):
            build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.waive(code="translation-missing", where="summary")
        pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.assertGreater(pack.pages, 0)

    def test_the_pack_is_the_same_with_and_without_a_waiver(self) -> None:
        before = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.waive()
        after = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        self.assertEqual(before.pk, after.pk)

    def test_the_reason_stays_out_of_plan_record_column_and_log(self) -> None:
        said = StringIO()
        with redirect_stderr(said), self.assertLogs(level="DEBUG") as logs:
            logging.getLogger(__name__).debug("at least one line")
            self.waive()
            pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
            withdraw_waiver(waiver=Waiver.objects.get(), by=self.omar)
        plan = plan_as_json(read_plan(self.case, "de", AS_OF))
        facts = [entry.facts for entry in AuditEntry.objects.all()]
        with connection.cursor() as cursor:
            cursor.execute("SELECT reason FROM casework_waiver")
            stored = cursor.fetchall()
        places = [plan, pack.plan, facts, [str(row) for row in stored]]
        told = json.dumps(places, default=str) + "".join(logs.output) + said.getvalue()
        self.assertGreater(len(told), 1000)
        self.assertNotIn("Secret", told)
