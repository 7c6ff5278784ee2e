"""What must fit together in a file of rules."""

from __future__ import annotations

from typing import Any, cast
from unittest import TestCase

from casework.domain.law_rule_files import (
    DecisionItem,
    ParameterItem,
    RuleFile,
    RuleItem,
    check_rules,
)


def rule(key: str = "DE-ONE", **fields: Any) -> RuleItem:
    given: dict[str, Any] = {
        "key": key,
        "jurisdiction": "DE",
        "topic": "remedy",
        "keyed_on": "lodged",
        "certainty": "V",
        "citations": {"en": "Section 1"},
        "texts": {"en": "One week."},
    }
    return cast(RuleItem, {k: v for k, v in (given | fields).items() if v is not None})


def unknown(**fields: Any) -> RuleItem:
    asks = {"certainty": "U", "ask": {"en": "Which day?"}, "citations": None, "texts": None}
    return rule("DE-UNKNOWN", **(asks | fields))


def decision(rule_key: str, **fields: Any) -> DecisionItem:
    given: dict[str, Any] = {
        "key": "DE-OLD-REFUSAL",
        "jurisdiction": "DE",
        "regime": "old",
        "kind": "refusal",
        "titles": {"en": "Refusal"},
        "limits": [{"remedy": "action", "rule": rule_key}],
    }
    return cast(DecisionItem, given | fields)


PERIOD = {"amount": 2, "unit": "weeks", "runs_from": "service", "calculation": "DE-ONE"}


class CheckTest(TestCase):
    def problems(
        self,
        *rules: RuleItem,
        decisions: tuple[DecisionItem, ...] = (),
        parameters: tuple[ParameterItem, ...] = (),
        present: tuple[RuleItem, ...] = (),
        spare: frozenset[str] = frozenset(),
    ) -> list[str]:
        file = RuleFile(
            [(f"rules[{n}]", item) for n, item in enumerate(rules)],
            [(f"decisions[{n}]", item) for n, item in enumerate(decisions)],
            [(f"parameters[{n}]", item) for n, item in enumerate(parameters)],
        )
        return [f"{p.where}: {p.code}" for p in check_rules(file, present, spare)]

    def test_what_fits_is_taken(self) -> None:
        self.assertEqual(
            self.problems(
                rule(),
                rule("DE-TWO", period=PERIOD),
                unknown(),
                decisions=(decision("DE-TWO", see=["DE-ONE"]),),
            ),
            [],
        )

    def test_an_unknown_rule_must_not_hold_what_could_be_printed(self) -> None:
        for name, value in (
            ("citations", {"en": "Section 1"}),
            ("texts", {"en": "One week."}),
            ("caveat", {"en": "Check."}),
            ("period", PERIOD),
            ("service", {"manner": "personal", "days": 0}),
        ):
            with self.subTest(name):
                self.assertEqual(
                    self.problems(rule(), unknown(**{name: value})),
                    [f"rules[1].{name}: unknown-with-content"],
                )

    def test_an_unknown_rule_must_ask(self) -> None:
        self.assertEqual(self.problems(unknown(ask=None)), ["rules[0].ask: schema-missing"])

    def test_a_known_rule_says_something_and_asks_nothing(self) -> None:
        self.assertEqual(
            self.problems(rule(ask={"en": "?"}, texts=None)),
            ["rules[0].ask: known-with-question", "rules[0].texts: schema-missing"],
        )

    def test_references_must_lead_somewhere(self) -> None:
        lost = PERIOD | {"calculation": "DE-LOST", "reinstatement": "DE-GONE"}
        self.assertEqual(
            self.problems(
                rule(period=lost),
                decisions=(decision("DE-AWAY", see=["DE-FAR"], without_instruction="DE-NEVER"),),
            ),
            [
                "rules[0].period.calculation: unknown-rule",
                "rules[0].period.reinstatement: unknown-rule",
                "decisions[0].limits[0].rule: unknown-rule",
                "decisions[0].see[0]: unknown-rule",
                "decisions[0].without_instruction: unknown-rule",
            ],
        )

    def test_they_may_lead_to_rules_that_are_there_or_flawed(self) -> None:
        present = rule("DE-TWO", period=PERIOD)
        self.assertEqual(
            self.problems(decisions=(decision("DE-TWO"),), present=(present, rule())), []
        )
        self.assertEqual(
            self.problems(decisions=(decision("DE-BAD"),), spare=frozenset({"DE-BAD", "DE-ONE"})),
            [],
        )

    def test_a_limit_needs_a_period_or_the_unknown(self) -> None:
        self.assertEqual(
            self.problems(rule(), decisions=(decision("DE-ONE"),)),
            ["decisions[0].limits[0].rule: rule-without-period"],
        )
        self.assertEqual(self.problems(unknown(), decisions=(decision("DE-UNKNOWN"),)), [])

    def test_nothing_stands_twice(self) -> None:
        self.assertEqual(self.problems(rule(), rule()), ["rules[1]: duplicate-key"])
        two = (
            decision("DE-UNKNOWN"),
            decision("DE-UNKNOWN", key="DE-OLD-OTHER"),
        )
        self.assertEqual(
            self.problems(unknown(), decisions=two), ["decisions[1].kind: duplicate-key"]
        )

    def test_a_period_of_validity_does_not_end_before_it_begins(self) -> None:
        reversed_days = {"valid_from": "2026-06-12", "valid_to": "2026-06-11"}
        self.assertEqual(
            self.problems(rule(**reversed_days)), ["rules[0].valid_to: period-reversed"]
        )

    def test_a_parameter_has_a_value_unless_it_is_unknown(self) -> None:
        values: list[dict[str, str]] = [
            {"certainty": "U"},
            {"certainty": "U", "value": "20"},
            {"certainty": "V"},
            {
                "certainty": "V",
                "value": "20",
                "valid_from": "2026-02-01",
                "valid_to": "2026-01-01",
            },
        ]
        parameter: Any = {
            "key": "EU-RATE",
            "jurisdiction": "EU",
            "titles": {"en": "Rate"},
            "values": values,
        }
        self.assertEqual(
            self.problems(parameters=(parameter,)),
            [
                "parameters[0].values[3].valid_to: period-reversed",
                "parameters[0].values[1].value: unknown-with-content",
                "parameters[0].values[2].value: schema-missing",
            ],
        )
