"""Decisions in case files (docs/case.schema.json): what must fit together in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypedDict

from casework.domain.deadlines import Instruction
from casework.domain.errors import Problem, Refused
from casework.domain.periods import PERSONAL, read_span
from casework.domain.regimes import ClaimDates
from casework.domain.rulebook import Rulebook
from casework.domain.watch import Given, Rank, at_fields, watched


class DeadlineItem(TypedDict, total=False):
    name: str
    rank: str
    due_on: str
    by_law_on: str
    done_on: str
    snoozed_until: str
    snooze_reason: str


class DecisionItem(TypedDict, total=False):
    kind: str
    law_kind: str
    decided_on: str
    served_on: str
    manner: str
    land: str
    limit_on: str
    instruction_period: str
    instruction_missing: bool
    remedy: str
    document: str
    done_on: str
    deadlines: list[DeadlineItem]


def check_decisions(
    items: Iterable[tuple[str, DecisionItem]],
    case: Mapping[str, str],
    documents: Collection[str],
    book: Rulebook,
) -> Iterator[Problem]:
    """What is wrong with the decisions of a case file, given the fields of the case."""
    for where, item in items:
        key = item.get("document", "")
        if key and key not in documents:
            yield Problem("unknown-document", f"{where}.document", {"key": key})
        problems = [*_out_of_order(item), *_twice(item)]
        for problem in problems or _not_reckoned(item, case, book):
            yield Problem(problem.code, f"{where}.{problem.where}", problem.values)


def _out_of_order(item: DecisionItem) -> Iterator[Problem]:
    decided, served = item.get("decided_on", ""), item.get("served_on", "")
    limit = item.get("limit_on", "")
    if decided and served and served < decided:
        yield Problem("served-before-decided", "served_on")
    if served and limit and limit < served:
        yield Problem("limit-before-served", "limit_on")
    said = (bool(limit), bool(item.get("instruction_period")), "instruction_missing" in item)
    if sum(said) > 1:
        yield Problem("instruction-either", "limit_on")


def _twice(item: DecisionItem) -> Iterator[Problem]:
    rows = item.get("deadlines", [])
    names = [row["name"] for row in rows]
    mains = sum(row["rank"] == Rank.MAIN for row in rows)
    if len(set(names)) < len(names) or mains > 1:
        yield Problem("deadline-twice", "deadlines")


def _not_reckoned(
    item: DecisionItem, case: Mapping[str, str], book: Rulebook
) -> tuple[Problem, ...]:
    # Deadlines that stand in the file are kept as they were reckoned there.
    if item.get("deadlines") or "jurisdiction" not in case:
        return ()
    try:
        watched(book, given_of(item, case), dt.date.max)
    except Refused as refused:
        return at_fields(refused).problems
    return ()


def given_of(item: DecisionItem, case: Mapping[str, str]) -> Given:
    """What there is to reckon with. Raises Refused (bad-span)."""
    period = item.get("instruction_period", "")
    days = (_day(case.get(name)) for name in ("made_on", "registered_on", "lodged_on"))
    return Given(
        jurisdiction=case.get("jurisdiction", ""),
        dates=ClaimDates(*days),
        kind=item.get("law_kind", ""),
        served=_day(item.get("served_on")),
        manner=item.get("manner", PERSONAL),
        land=item.get("land", ""),
        instruction=Instruction(
            _day(item.get("limit_on")),
            read_span(period) if period else None,
            item.get("instruction_missing", False),
        ),
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
