"""manage.py deadline"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from casework.actions.law_rules import import_law_rules
from casework.actions.reference import read_files
from casework.models import AuditEntry
from tests.base import CastTestCase
from tests.commands.run import Ran, run
from tests.domain.rules import files

AUSTRIA = ("--jurisdiction", "AT", "--decision", "refusal", "--served", "2026-11-26")
OLD = ("--lodged", "2026-05-02")
NEW = ("--lodged", "2026-06-12")


class RulesTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        folder = Path(settings.FIXTURES_DIR) / "law" / "rules"
        import_law_rules(read_files(sorted(folder.glob("*.json"))), by=None)


class DeadlineTest(RulesTestCase):
    def run_it(self, *arguments: str) -> Any:
        ran = run("deadline", *arguments, "--format", "json")
        self.assertEqual((ran.status, ran.err), (0, ""))
        return json.loads(ran.out)

    def refused(self, *arguments: str) -> Ran:
        ran = run("deadline", *arguments)
        self.assertEqual((ran.status, ran.out), (1, ""))
        return ran

    def test_the_plan_s_own_example(self) -> None:
        data = self.run_it(*AUSTRIA, *OLD)
        self.assertEqual(
            {name: data[name] for name in ("jurisdiction", "regime", "decision", "served", "end")},
            {
                "jurisdiction": "AT",
                "regime": "old",
                "decision": "refusal",
                "served": "2026-11-26",
                "end": "2026-12-28",
            },
        )
        (limit,) = data["limits"]
        self.assertEqual(
            (limit["end"], limit["certainty"], limit["to_be_verified"], limit["by_instruction"]),
            ("2026-12-28", "V", False, False),
        )
        self.assertEqual(
            limit["steps"][2],
            {
                "code": "ends-weeks",
                "sentence": "4 weeks end on the same day of the week, 24 December 2026.",
                "values": {"amount": 4, "date": "2026-12-24"},
                "rules": [
                    {
                        "rule": "AT-BESCHW-4W",
                        "citation": "Section 7(4), Section 12 VwGVG",
                        "text": "Complaint to the BVwG within four weeks of service, filed with "
                        "the BFA.",
                        "certainty": "V",
                        "to_be_verified": False,
                    },
                    {
                        "rule": "AT-CALC",
                        "citation": "Sections 32, 33 AVG",
                        "text": limit["steps"][1]["rules"][0]["text"],
                        "certainty": "V",
                        "to_be_verified": False,
                    },
                ],
            },
        )
        self.assertEqual(limit["reinstatement"]["rule"], "AT-WIEDER")

    def test_the_text_tells_it_step_by_step(self) -> None:
        ran = run("deadline", *AUSTRIA, *OLD)
        lines = ran.out.splitlines()
        self.assertEqual(lines[0], "Appeal: Mon 2026-12-28 (seen in the official text)")
        self.assertIn("  No limit ends on 24 December 2026: 24. Dezember.", lines)
        self.assertIn("  No limit ends on 26 December 2026: Saturday.", lines)
        self.assertIn("  Draft finished: Thu 2026-12-17", lines)

    def test_the_regime_to_the_day(self) -> None:
        germany = ("--jurisdiction", "DE", "--decision", "refusal", "--served", "2026-11-26")
        for lodged, regime in (("2026-06-11", "old"), ("2026-06-12", "new")):
            with self.subTest(lodged):
                data = self.run_it(*germany, "--land", "BY", "--lodged", lodged)
                self.assertEqual((data["regime"], data["land"]), (regime, "BY"))

    def test_unknown_law_asks_for_the_instruction(self) -> None:
        ran = self.refused(*AUSTRIA, *NEW)
        self.assertEqual(
            ran.err,
            "error: --instruction-end: The law is not known here, so nothing is computed (AT-NEW)."
            " Enter the last day that the instruction on remedies in the decision gives.\n",
        )
        data = self.run_it(*AUSTRIA, *NEW, "--instruction-end", "2026-12-10")
        (limit,) = data["limits"]
        self.assertEqual((limit["end"], limit["certainty"]), ("2026-12-10", None))
        self.assertTrue(limit["by_instruction"])

    def test_the_instruction_wins(self) -> None:
        data = self.run_it(*AUSTRIA, *OLD, "--instruction-end", "2026-12-21")
        self.assertEqual(data["end"], "2026-12-21")
        data = self.run_it(*AUSTRIA, *OLD, "--instruction-period", "2w")
        self.assertEqual(data["end"], "2026-12-10")

    def test_reinstatement_on_request(self) -> None:
        data = self.run_it(*AUSTRIA, *OLD, "--obstacle-gone", "2027-01-11")
        last = data["limits"][-1]
        self.assertEqual((last["remedy"], last["end"]), ("reinstatement", "2027-01-25"))

    def test_a_manner_from_memory_marks_the_result(self) -> None:
        data = self.run_it(*AUSTRIA, *OLD, "--manner", "erv")
        (limit,) = data["limits"]
        self.assertTrue(limit["to_be_verified"])
        self.assertEqual(
            limit["steps"][0]["rules"][0]["citation"], "Section 21 BVwGG [to be verified]"
        )
        text = run("deadline", *AUSTRIA, *OLD, "--manner", "erv").out
        self.assertIn("(from memory: to be verified)", text)
        self.assertIn("[Section 21 BVwGG [to be verified]]", text)

    def test_bad_input_names_the_option(self) -> None:
        for arguments, error in (
            (("--decision", "refusal"), "--jurisdiction: Give this option."),
            (("--jurisdiction", "AT", *OLD), "--decision: Give this option."),
            (("--jurisdiction", "FR"), "--jurisdiction: “FR” is no country of this program"),
            ((*AUSTRIA[:4], *OLD), "--served: Give this option."),
            ((*AUSTRIA, "--lodged", "2026-02-30"), "--lodged: “2026-02-30” is no day"),
            ((*AUSTRIA, "--lodged", "20260502"), "--lodged: “20260502” is no day"),
            ((*AUSTRIA,), "--lodged: Whether the old or the new law governs"),
            ((*AUSTRIA, *OLD, "--land", "BY"), "--land: The calendar of this country"),
            ((*AUSTRIA, *OLD, "--manner", "owl"), "--manner: “owl” is no manner of service"),
            (
                (*AUSTRIA, *OLD, "--instruction-end", "2026-11-01"),
                "--instruction-end: 2026-11-01 is before the day of service",
            ),
            (
                (*AUSTRIA, *OLD, "--instruction-period", "soon"),
                "--instruction-period: “soon” is no period",
            ),
            (
                (*AUSTRIA, *OLD, "--instruction-missing", "--instruction-end", "2026-12-01"),
                "--instruction-end: Give the end, the period, or that it is missing",
            ),
            (
                ("--jurisdiction", "AT", "--decision", "nonsense", "--served", "2026-11-26", *OLD),
                "--decision: “nonsense” is no kind of decision under this law. Known: comment, ",
            ),
        ):
            with self.subTest(error):
                self.assertIn(f"error: {error}", self.refused(*arguments).err)

    def test_it_writes_nothing(self) -> None:
        before = AuditEntry.objects.count()
        self.run_it(*AUSTRIA, *OLD)
        self.assertEqual(AuditEntry.objects.count(), before)


class ListTest(RulesTestCase):
    def test_each_kind_with_citation_and_certainty(self) -> None:
        ran = run("deadline", "--list", "--format", "json")
        kinds = json.loads(ran.out)
        self.assertEqual(len(kinds), 39)
        found = next(
            kind
            for kind in kinds
            if (kind["jurisdiction"], kind["regime"], kind["decision"])
            == ("PL", "old", "board-decision")
        )
        self.assertEqual(
            found["limits"][0]["citation"],
            "Art. 53 § 1, Art. 54 § 1 Law on Proceedings before Administrative Courts (PPSA)"
            " [to be verified]",
        )
        self.assertEqual(found["limits"][0]["period"], {"amount": 30, "unit": "days"})

    def test_of_what_is_unknown_only_the_question_is_told(self) -> None:
        kinds = json.loads(run("deadline", "--list", "--format", "json").out)
        unknown = [
            limit for kind in kinds for limit in kind["limits"] if limit["certainty"] == "U"
        ]
        self.assertEqual(len(unknown), 16)
        for limit in unknown:
            self.assertEqual(sorted(limit), ["ask", "certainty", "computed", "remedy", "rule"])

    def test_one_country_in_text(self) -> None:
        ran = run("deadline", "--list", "--jurisdiction", "AT")
        lines = ran.out.splitlines()
        self.assertEqual(len(lines), 11)
        self.assertEqual(lines[-1], "AT new withdrawal: appeal: unknown, enter the instruction")
        self.assertIn("AT old refusal: appeal 4 weeks, Section 7(4), Section 12 VwGVG", lines)


class PrintedTest(RulesTestCase):
    """All that the command can print, held against the rows of the files."""

    def printed(self) -> str:
        out = [run("deadline", "--list").out, run("deadline", "--list", "--format", "json").out]
        for kind in json.loads(out[1]):
            lodged = OLD if kind["regime"] == "old" else NEW
            given = ("--jurisdiction", kind["jurisdiction"], "--decision", kind["decision"])
            end = ("--instruction-end", "2026-12-30")
            for form in ("text", "json"):
                ran = run(
                    "deadline", *given, "--served", "2026-11-26", *lodged, *end, "--format", form
                )
                self.assertEqual(ran.status, 0, ran.err)
                out.append(ran.out)
        return "\n".join(out)

    def test_no_unknown_row_and_no_unmarked_row_from_memory(self) -> None:
        text, marked = self.printed(), 0
        for _, document in files():
            for row in document["rules"]:
                citation = row.get("citations", {}).get("en", "")
                with self.subTest(row["key"]):
                    if row["certainty"] == "U":
                        self.assertNotIn(f'"citation": "{row["key"]}', text)
                    # Some rules share their source with one that was seen.
                    elif row["certainty"] == "M" and row["texts"]["en"] in text:
                        marked += 1
                        self.assertIn(f"{citation} [to be verified]", text)
        self.assertGreater(marked, 3)
