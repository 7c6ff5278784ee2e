"""Deadlines and regimes as the commands tell them: data for programs, lines for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from casework.domain.deadlines import Deadline
from casework.domain.law_rules import Known, Period, Quoted, in_language
from casework.domain.regimes import Answer, Law, Step
from casework.domain.rulebook import DecisionKind, Rulebook
from casework.wording.calculations import quotes
from casework.wording.deadlines import CERTAINTIES, REMEDIES, ROUTE, TASKS, step_sentence
from casework.wording.regimes import LAWS, regime_sentence

LANGUAGE = "en"


def quoted_rules(book: Rulebook, keys: Iterable[str]) -> list[Quoted]:
    """The rules to print, each once."""
    return list(quotes(book, keys, LANGUAGE))


def rule_data(quoted: Quoted) -> dict[str, Any]:
    data: dict[str, Any] = {
        "rule": quoted.key,
        "citation": quoted.citation,
        "text": quoted.text,
        "certainty": quoted.certainty.value,
        "to_be_verified": quoted.to_be_verified,
    }
    if quoted.caveat:
        data["caveat"] = quoted.caveat
    if quoted.disputed:
        data["disputed"] = True
    return data


def rule_line(quoted: Quoted) -> str:
    known = CERTAINTIES[quoted.certainty]
    caveat = f" {quoted.caveat}" if quoted.caveat else ""
    return f"{quoted.citation} ({known}): {quoted.text}{caveat}"


def deadline_data(book: Rulebook, found: Deadline) -> dict[str, Any]:
    """One limit, with its calculation; certainty is null where only the instruction speaks."""
    return {
        "remedy": found.remedy.value,
        "title": str(REMEDIES[found.remedy]),
        "end": found.end.isoformat(),
        "by_instruction": found.by_instruction,
        "certainty": found.certainty.value if found.certainty else None,
        "to_be_verified": found.certainty == "M",
        "steps": [_step_data(book, step, step_sentence(step)) for step in found.steps],
        "warnings": [_step_data(book, step, step_sentence(step)) for step in found.warnings],
        "tasks": [{"task": task.name, "by": task.on.isoformat()} for task in found.tasks],
        **_filing(book, found),
    }


def deadline_lines(book: Rulebook, found: Deadline) -> list[str]:
    known = f" ({CERTAINTIES[found.certainty]})" if found.certainty else ""
    lines = [f"{REMEDIES[found.remedy]}: {found.end:%a} {found.end}{known}"]
    lines += [f"  {step_sentence(step)}{_cited(book, step)}" for step in found.steps]
    lines += [f"  ! {step_sentence(step)}{_cited(book, step)}" for step in found.warnings]
    if found.period:
        lines += [f"  {ROUTE[name]}: {text}" for name, text in _route(found.period)]
    return lines + [f"  {TASKS[task.name]}: {task.on:%a} {task.on}" for task in found.tasks]


def answer_data(book: Rulebook, answer: Answer) -> dict[str, Any]:
    """One question of the regime selector."""
    keys = [key for step in (*answer.steps, *answer.flags) for key in step.rules]
    return {
        "law": answer.laws[0].value if answer.is_certain else None,
        "laws": [law.value for law in answer.laws],
        "certain": answer.is_certain,
        "steps": [_step_data(book, step, regime_sentence(step)) for step in answer.steps],
        "flags": [_step_data(book, step, regime_sentence(step)) for step in answer.flags],
        "rules": [rule_data(quoted) for quoted in quoted_rules(book, keys)],
    }


def answer_lines(book: Rulebook, title: str, answer: Answer) -> list[str]:
    lines = [f"{title}: {_names(answer.laws)}"]
    lines += [f"  {regime_sentence(step)}{_cited(book, step)}" for step in answer.steps]
    flags = [flag for flag in answer.flags if flag not in answer.steps]
    return lines + [f"  ! {regime_sentence(flag)}{_cited(book, flag)}" for flag in flags]


def kind_data(book: Rulebook, kind: DecisionKind) -> dict[str, Any]:
    """A kind of decision for the list; a limit that is unknown has no period and asks instead."""
    return {
        "jurisdiction": kind.jurisdiction,
        "regime": kind.regime.value,
        "decision": kind.kind,
        "title": in_language(kind.titles, LANGUAGE),
        "limits": [_limit_data(book, limit.remedy.value, limit.rule) for limit in kind.limits],
    }


def _limit_data(book: Rulebook, remedy: str, key: str) -> dict[str, Any]:
    rule = book.rules.get(key)
    if not isinstance(rule, Known):
        ask = in_language(rule.ask, LANGUAGE) if rule else ""
        return {"remedy": remedy, "rule": key, "certainty": "U", "computed": False, "ask": ask}
    period = rule.period
    span = {"amount": period.span.amount, "unit": period.span.unit.value} if period else None
    return {"remedy": remedy, "computed": True, "period": span, **rule_data(rule.quote(LANGUAGE))}


def kind_line(book: Rulebook, kind: DecisionKind) -> str:
    limits = []
    for limit in kind_data(book, kind)["limits"]:
        if limit["computed"]:
            span = limit["period"]
            length = f"{span['amount']} {span['unit']}"
            if span["amount"] == 1:
                length = length.removesuffix("s")
            limits.append(f"{limit['remedy']} {length}, {limit['citation']}")
        else:
            limits.append(f"{limit['remedy']}: unknown, enter the instruction")
    return f"{kind.jurisdiction} {kind.regime.value} {kind.kind}: {'; '.join(limits)}"


def _step_data(book: Rulebook, step: Step, sentence: str) -> dict[str, Any]:
    values = {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in step.values.items()
    }
    rules = [rule_data(quoted) for quoted in quoted_rules(book, step.rules)]
    return {"code": step.code, "sentence": sentence, "values": values, "rules": rules}


def _filing(book: Rulebook, found: Deadline) -> dict[str, Any]:
    if found.period is None:
        return {}
    data: dict[str, Any] = dict(_route(found.period))
    if found.period.cutoff:
        data["cutoff"] = found.period.cutoff
    missed = quoted_rules(book, [found.period.reinstatement])
    return data | ({"reinstatement": rule_data(missed[0])} if missed else {})


def _route(period: Period) -> list[tuple[str, str]]:
    given = (("filed_with", period.filed_with), ("through", period.through))
    return [(name, in_language(texts, LANGUAGE)) for name, texts in given if texts]


def _cited(book: Rulebook, step: Step) -> str:
    cited = [quoted.citation for quoted in quoted_rules(book, step.rules)]
    return f" [{'; '.join(cited)}]" if cited else ""


def _names(laws: Sequence[Law]) -> str:
    names = " / ".join(str(LAWS[law]) for law in laws)
    return names if len(laws) == 1 else f"open or disputed: {names}"
