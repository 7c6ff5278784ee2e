"""manage.py regime"""

from __future__ import annotations

import json
from typing import Any

from tests.commands.run import run
from tests.commands.test_deadline import RulesTestCase


class RegimeTest(RulesTestCase):
    def run_it(self, *arguments: str) -> Any:
        ran = run("regime", *arguments, "--format", "json")
        self.assertEqual((ran.status, ran.err), (0, ""))
        return json.loads(ran.out)

    def test_a_claim_between_the_regimes(self) -> None:
        data = self.run_it(
            *("--jurisdiction", "DE", "--made", "2026-06-10"),
            *("--registered", "2026-06-20", "--lodged", "2026-06-25"),
        )
        self.assertEqual(
            [data[name]["law"] for name in ("procedure", "standard", "responsibility")],
            ["2024/1348", "2024/1347", "604/2013"],
        )
        self.assertEqual([flag["code"] for flag in data["standard"]["flags"]], ["gap"])
        self.assertEqual(
            data["procedure"]["steps"],
            [
                {
                    "code": "lodged-from",
                    "sentence": "Lodged on 25 June 2026, on or after 12 June 2026: the new law "
                    "governs.",
                    "values": {"date": "2026-06-25", "start": "2026-06-12"},
                    "rules": [
                        {
                            "rule": "EU-APR-DATE",
                            "citation": "Art. 79(2) and 79(3) Regulation (EU) 2024/1348",
                            "text": "The Asylum Procedure Regulation governs the procedure for "
                            "applications lodged from 12 June 2026.",
                            "certainty": "V",
                            "to_be_verified": False,
                        }
                    ],
                }
            ],
        )

    def test_a_dispute_names_both_and_is_not_certain(self) -> None:
        data = self.run_it("--jurisdiction", "PL", "--lodged", "2026-05-02")
        standard = data["standard"]
        self.assertEqual((standard["law"], standard["certain"]), (None, False))
        self.assertEqual(standard["laws"], ["2011/95", "2024/1347"])
        self.assertEqual(
            [rule["rule"] for rule in standard["rules"]],
            ["EU-QD-REPEAL", "EU-QR-DATE", "EU-QR-GAP"],
        )

    def test_the_text_explains_itself(self) -> None:
        ran = run("regime", "--jurisdiction", "AT", "--registered", "2026-07-01")
        lines = ran.out.splitlines()
        self.assertEqual(lines[0], "Procedure: Regulation (EU) 2024/1348 (asylum procedure)")
        self.assertIn(
            "  ! Registered on 1 July 2026, the first day itself: the transitional rule speaks "
            "only of before and after. The general date of application points to the new "
            "Regulation. [Art. 85 Regulation (EU) 2024/1351; Art. 84(2) Regulation (EU) "
            "2024/1351]",
            lines,
        )

    def test_bad_input_names_the_option(self) -> None:
        for arguments, error in (
            ((), "--jurisdiction: Give this option."),
            (("--jurisdiction", "XX"), "--jurisdiction: “XX” is no country"),
            (("--jurisdiction", "DE", "--lodged", "yesterday"), "--lodged: “yesterday” is no day"),
            (
                ("--jurisdiction", "DE", "--made", "2026-05-02", "--lodged", "2026-05-01"),
                "--lodged: This day is before the day the application was made.",
            ),
        ):
            with self.subTest(error):
                ran = run("regime", *arguments)
                self.assertEqual((ran.status, ran.out), (1, ""))
                self.assertIn(f"error: {error}", ran.err)
