"""Files of rules (docs/law-rules.schema.json): what must fit together, and what they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from casework.domain.errors import Problem
from casework.domain.evidence_files import duplicates
from casework.domain.law import LawCertainty


class PeriodItem(TypedDict, total=False):
    amount: int
    unit: str
    runs_from: str
    calculation: str
    reinstatement: str
    filed_with: dict[str, str]
    through: dict[str, str]
    cutoff: str


class FictionItem(TypedDict, total=False):
    manner: str
    days: int
    counting: str


class RuleItem(TypedDict, total=False):
    key: str
    jurisdiction: str
    topic: str
    keyed_on: str
    certainty: str
    citations: dict[str, str]
    texts: dict[str, str]
    ask: dict[str, str]
    caveat: dict[str, str]
    valid_from: str
    valid_to: str
    source: str
    seen_on: str
    disputed: bool
    period: PeriodItem
    service: FictionItem


class LimitItem(TypedDict):
    remedy: str
    rule: str


class DecisionItem(TypedDict, total=False):
    key: str
    jurisdiction: str
    regime: str
    kind: str
    titles: dict[str, str]
    limits: list[LimitItem]
    see: list[str]
    without_instruction: str


class ValueItem(TypedDict, total=False):
    value: str
    certainty: str
    valid_from: str
    valid_to: str
    source: str
    seen_on: str


class ParameterItem(TypedDict, total=False):
    key: str
    jurisdiction: str
    titles: dict[str, str]
    values: list[ValueItem]


class JudgmentItem(TypedDict, total=False):
    key: str
    court: str
    name: str
    number: str
    ecli: str
    decided_on: str
    final_on: str
    certainty: str
    points: dict[str, str]
    direction: str
    origin: str
    source: str
    seen_on: str


LISTS = ("rules", "decisions", "parameters", "judgments")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The items of several files together, each with its place."""

    rules: list[tuple[str, RuleItem]] = field(default_factory=list)
    decisions: list[tuple[str, DecisionItem]] = field(default_factory=list)
    parameters: list[tuple[str, ParameterItem]] = field(default_factory=list)
    judgments: list[tuple[str, JudgmentItem]] = field(default_factory=list)

    def keys(self) -> Iterator[tuple[str, str]]:
        """Each place with the key that stands there, of all lists."""
        for items in (self.rules, self.decisions, self.parameters, self.judgments):
            yield from ((where, str(item["key"])) for where, item in items)


def check_rules(
    file: RuleFile, present: Iterable[RuleItem], spare: Collection[str]
) -> list[Problem]:
    """All that does not fit together; present are the rules there are besides, spare the keys
    of rules whose own item is wrong, which may be referred to all the same."""
    rules = {item["key"]: item for item in present}
    rules.update((item["key"], item) for _, item in file.rules)
    known = rules.keys() | set(spare)
    return [
        *duplicates(file.keys()),
        *_contents(file),
        *_days(file),
        *_references(file, known),
        *_limits(file, rules),
        *_same_decisions(file),
        *_values(file),
    ]


def _contents(file: RuleFile) -> Iterator[Problem]:
    """A rule that is unknown asks and says nothing; a known one says and does not ask."""
    for where, item in file.rules:
        is_unknown = item["certainty"] == LawCertainty.UNKNOWN
        wrong = {"citations", "texts", "period", "service", "caveat"} if is_unknown else {"ask"}
        missing = {"ask"} if is_unknown else {"citations", "texts"}
        code = "unknown-with-content" if is_unknown else "known-with-question"
        yield from (Problem(code, f"{where}.{name}") for name in sorted(wrong & item.keys()))
        yield from (
            Problem("schema-missing", f"{where}.{name}") for name in sorted(missing - item.keys())
        )


def _days(file: RuleFile) -> Iterator[Problem]:
    spans = [(where, it.get("valid_from", ""), it.get("valid_to", "")) for where, it in file.rules]
    spans += [
        (f"{where}.values[{n}]", value.get("valid_from", ""), value.get("valid_to", ""))
        for where, item in file.parameters
        for n, value in enumerate(item["values"])
    ]
    for where, start, end in spans:
        if start and end and end < start:
            yield Problem("period-reversed", f"{where}.valid_to", {"start": start, "end": end})


def _references(file: RuleFile, known: Collection[str]) -> Iterator[Problem]:
    for where, key in (*_period_references(file), *_decision_references(file)):
        if key and key not in known:
            yield Problem("unknown-rule", where, {"key": key})


def _period_references(file: RuleFile) -> Iterator[tuple[str, str]]:
    for where, item in file.rules:
        period = item.get("period", PeriodItem())
        yield f"{where}.period.calculation", period.get("calculation", "")
        yield f"{where}.period.reinstatement", period.get("reinstatement", "")


def _decision_references(file: RuleFile) -> Iterator[tuple[str, str]]:
    for where, item in file.decisions:
        for n, limit in enumerate(item["limits"]):
            yield f"{where}.limits[{n}].rule", limit["rule"]
        for n, key in enumerate(item.get("see", ())):
            yield f"{where}.see[{n}]", key
        yield f"{where}.without_instruction", item.get("without_instruction", "")


def _limits(file: RuleFile, rules: dict[str, RuleItem]) -> Iterator[Problem]:
    """A limit rests on a rule with a period, or on one that is unknown."""
    for where, decision in file.decisions:
        for n, limit in enumerate(decision["limits"]):
            rule = rules.get(limit["rule"])
            if rule and "period" not in rule and rule["certainty"] != LawCertainty.UNKNOWN:
                yield Problem(
                    "rule-without-period", f"{where}.limits[{n}].rule", {"key": limit["rule"]}
                )


def _same_decisions(file: RuleFile) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], str] = {}
    for where, item in file.decisions:
        what = (item["jurisdiction"], item["regime"], item["kind"])
        if what in first:
            values: dict[str, str | int] = {"key": " ".join(what), "first": first[what]}
            yield Problem("duplicate-key", f"{where}.kind", values)
        first.setdefault(what, where)


def _values(file: RuleFile) -> Iterator[Problem]:
    """What is unknown has no value, and what has none is unknown."""
    for where, item in file.parameters:
        for n, value in enumerate(item["values"]):
            is_unknown = value["certainty"] == LawCertainty.UNKNOWN
            if is_unknown == ("value" in value):
                code = "unknown-with-content" if is_unknown else "schema-missing"
                yield Problem(code, f"{where}.values[{n}].value")


def day(text: str | None) -> dt.date | None:
    """The day that a checked item gives, or none."""
    return dt.date.fromisoformat(text) if text else None
