"""When a remedy must be filed, with the calculation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import CommandParser

from casework.domain.calendar import Place
from casework.domain.deadlines import (
    Deadline,
    Instruction,
    Service,
    Setting,
    deadlines,
    reinstatement,
)
from casework.domain.errors import Problem, Refused
from casework.domain.law_rules import ProcedureRegime
from casework.domain.periods import read_span
from casework.domain.regimes import ClaimDates, procedure_regime
from casework.domain.rulebook import DecisionKind, Rulebook
from casework.management.command import Answer, CaseworkCommand
from casework.management.law_answers import (
    deadline_data,
    deadline_lines,
    kind_data,
    kind_line,
    quoted_rules,
    rule_data,
    rule_line,
)
from casework.management.options import day, named_options, required_day
from casework.models import LawRule


class Command(CaseworkCommand):
    help = "Compute the limits of a decision step by step; the instruction in it always wins."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--list", action="store_true", help="the kinds of decisions")
        parser.add_argument("--jurisdiction", metavar="CC", help="PL, DE or AT")
        parser.add_argument("--decision", metavar="KIND", help="see --list")
        parser.add_argument("--served", metavar="DAY", help="as the file shows it, 2026-11-26")
        parser.add_argument("--manner", default="personal", help="of service; default: personal")
        parser.add_argument("--lodged", metavar="DAY", help="when the application was lodged")
        parser.add_argument("--land", default="", help="Germany: where the court sits, BY")
        parser.add_argument("--instruction-end", metavar="DAY", help="last day it gives")
        parser.add_argument("--instruction-period", metavar="14d|2w|1m", help="period it gives")
        parser.add_argument("--instruction-missing", action="store_true", help="or it is wrong")
        parser.add_argument("--obstacle-gone", metavar="DAY", help="compute reinstatement too")

    def answer(self, **options: Any) -> Answer:
        book = LawRule.objects.rulebook()
        with named_options():
            if options["list"]:
                return _listed(book, options["jurisdiction"])
            return _computed(book, options)


def _listed(book: Rulebook, jurisdiction: str | None) -> Answer:
    if jurisdiction:
        Place(jurisdiction)
    kinds = [kind for kind in book.decisions if jurisdiction in (None, kind.jurisdiction)]
    return Answer([kind_data(book, k) for k in kinds], [kind_line(book, k) for k in kinds])


def _computed(book: Rulebook, options: dict[str, Any]) -> Answer:
    place = Place(_given(options, "jurisdiction"), options["land"])
    lodged = day(options, "lodged")
    regime = procedure_regime(book, ClaimDates(lodged=lodged))
    decision = book.decision(place.country, regime, _given(options, "decision"))
    service = Service(required_day(options, "served"), options["manner"])
    setting = Setting(book, place, service)
    found = [*deadlines(decision, setting, _instruction(options))]
    gone = day(options, "obstacle_gone")
    if gone:
        found.append(_reinstated(found[0], setting, gone))
    return _answer(setting, decision, regime, found)


def _reinstated(main: Deadline, setting: Setting, gone: dt.date) -> Deadline:
    key = main.period.reinstatement if main.period else ""
    if not key:
        raise Refused(Problem("no-reinstatement", "obstacle-gone"))
    return reinstatement(setting.book.known(key), setting, gone)


def _answer(
    setting: Setting, decision: DecisionKind, regime: ProcedureRegime, found: list[Deadline]
) -> Answer:
    book, place = setting.book, setting.place
    see = quoted_rules(book, decision.see)
    data = {
        "jurisdiction": place.country,
        "land": place.land or None,
        "regime": regime.value,
        "decision": decision.kind,
        "title": kind_data(book, decision)["title"],
        "served": setting.service.on.isoformat(),
        "manner": setting.service.manner,
        "end": found[0].end.isoformat(),
        "limits": [deadline_data(book, one) for one in found],
        "see": [rule_data(quoted) for quoted in see],
    }
    lines = [line for one in found for line in deadline_lines(book, one)]
    return Answer(data, [*lines, *(rule_line(quoted) for quoted in see)])


def _instruction(options: dict[str, Any]) -> Instruction:
    end, text = day(options, "instruction_end"), options["instruction_period"]
    is_missing = options["instruction_missing"]
    if sum((end is not None, text is not None, is_missing)) > 1:
        raise Refused(Problem("instruction-either", "instruction-end"))
    return Instruction(end, read_span(text) if text is not None else None, is_missing)


def _given(options: dict[str, Any], name: str) -> str:
    value = options[name]
    if not value:
        raise Refused(Problem("option-missing", name))
    return str(value)
