"""The law as approved: rules, kinds of decisions, dated parameters and judgments, by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.domain.errors import Problem, Refused
from casework.domain.law import LawCertainty
from casework.domain.law_rules import Known, ProcedureRegime, Remedy, Rule, Texts


@dataclass(frozen=True, slots=True)
class Limit:
    """One remedy against a decision, and the rule that sets its period."""

    remedy: Remedy
    rule: str


@dataclass(frozen=True, slots=True)
class DecisionKind:
    """A kind of decision of one country and regime; the first limit is the main remedy's."""

    key: str
    jurisdiction: str
    regime: ProcedureRegime
    kind: str
    titles: Texts
    limits: tuple[Limit, ...]
    see: tuple[str, ...] = ()
    without_instruction: str = ""


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """What a parameter was in a time; None is unknown, and is never shown as a number."""

    value: str | None
    certainty: LawCertainty
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str = ""
    seen_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure or list that changes more often than the law that refers to it."""

    key: str
    jurisdiction: str
    titles: Texts
    values: tuple[ParameterValue, ...] = ()

    def on(self, day: dt.date) -> ParameterValue | None:
        """The value of that day; None where nothing is known of it."""
        return next((v for v in self.values if v.value is not None and _holds(v, day)), None)


@dataclass(frozen=True, slots=True)
class Judgment:
    """A judgment as authority; its point is quoted like a rule, with its mark."""

    key: str
    court: str
    name: str
    number: str
    decided_on: dt.date | None
    final_on: dt.date | None
    direction: str
    origin: str
    point: Rule


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The law as approved, by key."""

    rules: Mapping[str, Rule]
    decisions: tuple[DecisionKind, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    judgments: Mapping[str, Judgment] = field(default_factory=dict)

    def known(self, key: str) -> Known:
        """The rule. Raises Refused (rule-unknown) where its content is not known."""
        rule = self.rules.get(key)
        if not isinstance(rule, Known):
            raise Refused(Problem("rule-unknown", "", {"key": key}))
        return rule

    def start_of(self, key: str) -> dt.date:
        """The first day of a rule. Raises Refused (rule-unknown) where none is known."""
        start = self.known(key).valid_from
        if start is None:
            raise Refused(Problem("rule-unknown", "", {"key": key}))
        return start

    def kinds(self, jurisdiction: str, regime: ProcedureRegime) -> tuple[DecisionKind, ...]:
        return tuple(
            d for d in self.decisions if (d.jurisdiction, d.regime) == (jurisdiction, regime)
        )

    def decision(self, jurisdiction: str, regime: ProcedureRegime, kind: str) -> DecisionKind:
        """The kind of decision. Raises Refused (unknown-decision-kind), naming those there are."""
        kinds = self.kinds(jurisdiction, regime)
        found = next((d for d in kinds if d.kind == kind), None)
        if found is None:
            allowed = ", ".join(d.kind for d in kinds)
            raise Refused(
                Problem("unknown-decision-kind", "decision", {"value": kind, "allowed": allowed})
            )
        return found

    def services(self, jurisdiction: str) -> dict[str, Known]:
        """The manners of service of a country, by manner."""
        return {
            rule.fiction.manner: rule
            for rule in self.rules.values()
            if isinstance(rule, Known) and rule.fiction and rule.jurisdiction == jurisdiction
        }


def _holds(value: ParameterValue, day: dt.date) -> bool:
    after_start = value.valid_from is None or value.valid_from <= day
    return after_start and (value.valid_to is None or day <= value.valid_to)
