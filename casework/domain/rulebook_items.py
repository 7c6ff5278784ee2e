"""Checked items of rule files as the rulebook that the deadlines and regimes read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from casework.domain.law import LawCertainty
from casework.domain.law_rule_files import (
    DecisionItem,
    FictionItem,
    JudgmentItem,
    ParameterItem,
    PeriodItem,
    RuleItem,
    day,
)
from casework.domain.law_rules import (
    Counting,
    Fiction,
    KeyDate,
    Known,
    Period,
    ProcedureRegime,
    Remedy,
    Rule,
    RunsFrom,
    Span,
    Topic,
    Unit,
    Unknown,
)
from casework.domain.rulebook import (
    DecisionKind,
    Judgment,
    Limit,
    Parameter,
    ParameterValue,
    Rulebook,
)


def rulebook(items: Iterable[tuple[str, Mapping[str, object]]]) -> Rulebook:
    """The rulebook of checked items, each given with the name of its list."""
    rules: dict[str, Rule] = {}
    decisions: list[DecisionKind] = []
    parameters: dict[str, Parameter] = {}
    judgments: dict[str, Judgment] = {}
    for kind, item in items:
        key = str(item["key"])
        match kind:
            case "rules":
                rules[key] = rule_of(cast(RuleItem, item))
            case "decisions":
                decisions.append(decision_of(cast(DecisionItem, item)))
            case "parameters":
                parameters[key] = parameter_of(cast(ParameterItem, item))
            case _:
                judgments[key] = judgment_of(cast(JudgmentItem, item))
    ordered = sorted(decisions, key=lambda d: (d.jurisdiction, d.regime != "old", d.key))
    return Rulebook(rules, tuple(ordered), parameters, judgments)


def rule_of(item: RuleItem) -> Rule:
    """The rule; of one that is unknown nothing is kept that could be printed."""
    certainty = LawCertainty(item["certainty"])
    key, jurisdiction = item["key"], item["jurisdiction"]
    topic, keyed_on = Topic(item["topic"]), KeyDate(item["keyed_on"])
    valid_from, valid_to = day(item.get("valid_from")), day(item.get("valid_to"))
    if certainty is LawCertainty.UNKNOWN:
        return Unknown(key, jurisdiction, topic, keyed_on, item["ask"], valid_from, valid_to)
    return Known(
        key,
        jurisdiction,
        topic,
        keyed_on,
        certainty,
        item["citations"],
        item["texts"],
        valid_from,
        valid_to,
        source=item.get("source", ""),
        seen_on=day(item.get("seen_on")),
        disputed=item.get("disputed", False),
        _caveats=item.get("caveat", {}),
        period=_period(item["period"]) if "period" in item else None,
        fiction=_fiction(item["service"]) if "service" in item else None,
    )


def decision_of(item: DecisionItem) -> DecisionKind:
    return DecisionKind(
        item["key"],
        item["jurisdiction"],
        ProcedureRegime(item["regime"]),
        item["kind"],
        item["titles"],
        tuple(Limit(Remedy(it["remedy"]), it["rule"]) for it in item["limits"]),
        tuple(item.get("see", ())),
        item.get("without_instruction", ""),
    )


def parameter_of(item: ParameterItem) -> Parameter:
    values = tuple(
        ParameterValue(
            value.get("value"),
            LawCertainty(value["certainty"]),
            day(value.get("valid_from")),
            day(value.get("valid_to")),
            value.get("source", ""),
            day(value.get("seen_on")),
        )
        for value in item["values"]
    )
    return Parameter(item["key"], item["jurisdiction"], item["titles"], values)


def judgment_of(item: JudgmentItem) -> Judgment:
    point = RuleItem(
        key=item["key"],
        jurisdiction="EU",
        topic=Topic.SUBSTANCE,
        keyed_on=KeyDate.NONE,
        certainty=item["certainty"],
        citations=_judgment_citations(item),
        texts=item["points"],
        source=item.get("source", ""),
    )
    if "seen_on" in item:
        point["seen_on"] = item["seen_on"]
    return Judgment(
        key=item["key"],
        court=item["court"],
        name=item["name"],
        number=item["number"],
        decided_on=day(item.get("decided_on")),
        final_on=day(item.get("final_on")),
        direction=item["direction"],
        origin=item.get("origin", ""),
        point=rule_of(point),
    )


# As German and Polish courts write them.
COURTS = {"ECtHR": ("EGMR", "ETPC"), "CJEU": ("EuGH", "TSUE")}


def _judgment_citations(item: JudgmentItem) -> dict[str, str]:
    court, name, number = item["court"], item["name"], item["number"]
    german, polish = COURTS[court]
    decided = day(item.get("decided_on"))
    on = f"{decided.day}.{decided.month}.{decided.year}" if decided else ""
    ecli = f", {item['ecli']}" if "ecli" in item else ""
    union = court == "CJEU"
    return {
        "en": f"{court}, {name}, {'' if union else 'no. '}{number}, {on}{ecli}",
        "de": f"{german}, Urteil vom {on}, {'' if union else 'Nr. '}{number}, {name}{ecli}",
        "pl": f"wyrok {polish} z {on} r., {'' if union else 'nr '}{number}, {name}{ecli}",
    }


def _period(item: PeriodItem) -> Period:
    return Period(
        Span(item["amount"], Unit(item["unit"])),
        RunsFrom(item["runs_from"]),
        item["calculation"],
        item.get("reinstatement", ""),
        item.get("filed_with", {}),
        item.get("through", {}),
        item.get("cutoff", ""),
    )


def _fiction(item: FictionItem) -> Fiction:
    return Fiction(item["manner"], item["days"], Counting(item.get("counting", "calendar-days")))
