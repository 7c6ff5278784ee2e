"""What the page of one rule shows: the entry, its versions with what changed, what waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.domain.law_changes import changes
from casework.domain.law_library import Entry, entry_of, rule_entry, shown_value
from casework.domain.law_rules import Fiction, Known, in_language
from casework.domain.roles import Can
from casework.domain.rulebook import DecisionKind, Judgment, Parameter, ParameterValue, Rulebook
from casework.models import LawRule, User
from casework.models.law_rules import RuleState
from casework.wording.deadlines import REMEDIES
from casework.wording.law import RUNS_FROM, STATES, UNITS, by_whom, field_words, value_words


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A changed field in words, with the language that its text is in."""

    field: str
    before: str
    after: str
    language: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version as the history shows it."""

    row: LawRule
    shape: str
    state: str
    proposed_by: str
    decided_by: str
    decided_at: dt.datetime | None
    lines: list[ChangeLine]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A version that waits, against the one in force, and whether the reader may decide."""

    row: LawRule
    proposed_by: str
    lines: list[ChangeLine]
    is_own: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A time of a dated figure; without words it is unknown."""

    value: ParameterValue
    words: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class LimitLine:
    remedy: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class PeriodLines:
    """A period in words, and the rules that say how it is counted and reinstated."""

    length: str
    runs_from: str
    filed_with: str
    through: str
    cutoff: str
    rules: list[Entry]


@dataclass(frozen=True, slots=True)
class RulePage:
    key: str
    section: str
    entry: Entry | None
    values: list[ValueLine]
    limits: list[LimitLine]
    see: list[Entry]
    judgment: Judgment | None
    period: PeriodLines | None
    fiction: Fiction | None
    used_by: list[tuple[str, str]]
    proposals: list[Proposal]
    versions: list[Version]


def page_of_rule(
    versions: Sequence[LawRule], book: Rulebook, user: User, language: str, as_of: dt.date
) -> RulePage:
    """The page of a rule from its versions, newest first; entry is None while nothing counts."""
    key, section = versions[0].key, versions[0].section
    kind = next((kind for kind in book.decisions if kind.key == key), None)
    current = next((v for v in versions if v.state == RuleState.APPROVED), None)
    waiting = [v for v in versions if v.state == RuleState.PROPOSED]
    return RulePage(
        key=key,
        section=section,
        entry=entry_of(book, key, language, as_of),
        values=_values(book.parameters.get(key), language, as_of),
        limits=_limits(book, kind, language),
        see=[
            rule_entry(book.rules[other], language)
            for other in (kind.see if kind else ())
            if other in book.rules
        ],
        judgment=book.judgments.get(key),
        period=_period(book, key, language),
        fiction=rule.fiction if isinstance(rule := book.rules.get(key), Known) else None,
        used_by=_used_by(book, key, language),
        proposals=proposals_for(waiting, {key: current} if current else {}, user),
        versions=_history(versions, user),
    )


def proposals_for(
    waiting: Sequence[LawRule], current: Mapping[str, LawRule], user: User
) -> list[Proposal]:
    """The proposals as this person may see and decide them."""
    return [
        Proposal(
            row=row,
            proposed_by=_name(row.proposed_by, user),
            lines=_lines(current.get(row.key), row),
            is_own=row.proposed_by_id == user.pk,
            may_decide=user.may(Can.APPROVE_LAW) and row.proposed_by_id != user.pk,
        )
        for row in waiting
    ]


def _history(versions: Sequence[LawRule], user: User) -> list[Version]:
    """Each version against the one that counted before it."""
    found, in_force = [], True
    for row in versions:
        counted = [v for v in versions if v.state == "approved" and v.version < row.version]
        approved = row.state == RuleState.APPROVED
        shape, state = STATES["superseded" if approved and not in_force else row.state]
        in_force = in_force and not approved
        decider = row.approved_by or row.declined_by
        found.append(
            Version(
                row=row,
                shape=shape,
                state=str(state),
                proposed_by=_name(row.proposed_by, user),
                decided_by=_name(decider, user) if decider else "",
                decided_at=row.approved_at if row.approved_by else row.declined_at,
                lines=_lines(counted[0] if counted else None, row),
            )
        )
    return found


def _lines(old: LawRule | None, new: LawRule) -> list[ChangeLine]:
    return [
        ChangeLine(
            field_words(change.path),
            value_words(change.path, change.before),
            value_words(change.path, change.after),
            str(change.path[-1]) if change.path[-1] in ("en", "de", "pl") else "",
        )
        for change in changes(old.content if old else None, new.content)
    ]


def _name(person: User | None, reader: User) -> str:
    if person is None:
        return by_whom("", is_own_team=True)
    return by_whom(person.name, is_own_team=person.team_id == reader.team_id)


def _values(parameter: Parameter | None, language: str, as_of: dt.date) -> list[ValueLine]:
    if parameter is None:
        return []
    now = parameter.on(as_of)
    return [
        ValueLine(value, shown_value(value, language), value is now) for value in parameter.values
    ]


def _limits(book: Rulebook, kind: DecisionKind | None, language: str) -> list[LimitLine]:
    return [
        LimitLine(str(REMEDIES[limit.remedy]), rule_entry(book.rules[limit.rule], language))
        for limit in (kind.limits if kind else ())
        if limit.rule in book.rules
    ]


def _period(book: Rulebook, key: str, language: str) -> PeriodLines | None:
    rule = book.rules.get(key)
    if not isinstance(rule, Known) or rule.period is None:
        return None
    period = rule.period
    keys = [key for key in (period.calculation, period.reinstatement) if key in book.rules]
    return PeriodLines(
        length=f"{period.span.amount} {UNITS[period.span.unit]}",
        runs_from=str(RUNS_FROM[period.runs_from]),
        filed_with=in_language(period.filed_with, language),
        through=in_language(period.through, language),
        cutoff=period.cutoff,
        rules=[rule_entry(book.rules[key], language) for key in keys],
    )


def _used_by(book: Rulebook, key: str, language: str) -> list[tuple[str, str]]:
    """Kinds of decision whose limits rest on the rule, or that name it as worth reading."""
    return [
        (kind.key, in_language(kind.titles, language))
        for kind in book.decisions
        if key in (*(limit.rule for limit in kind.limits), *kind.see, kind.without_instruction)
    ]
