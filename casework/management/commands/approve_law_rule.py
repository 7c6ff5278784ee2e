"""Decide on a proposed rule of law."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from casework.actions.law_proposals import approve_law_rule, decline_law_rule
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, actor
from casework.models import LawRule


class Command(CaseworkCommand):
    help = "Approve or decline the latest proposal for a rule; without a key, list what waits."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("key", nargs="?", metavar="KEY")
        parser.add_argument("--decline", action="store_true", help="put it aside instead")
        parser.add_argument("--by", metavar="EMAIL", help="who decides; not who proposed it")

    def answer(self, **options: Any) -> Answer:
        waiting = LawRule.objects.waiting().select_related("proposed_by")
        if not options["key"]:
            return Answer([_row(rule) for rule in waiting], [_line(rule) for rule in waiting])
        rule = waiting.filter(key=options["key"]).last()
        if rule is None:
            raise Refused(Problem("rule-not-waiting", "", {"key": options["key"]}))
        by = actor(options["by"], Can.APPROVE_LAW)
        decide = decline_law_rule if options["decline"] else approve_law_rule
        decided = decide(rule=rule, by=by)
        return Answer(_row(decided), [f"{decided.key} version {decided.version}: {decided.state}"])


def _row(rule: LawRule) -> dict[str, Any]:
    return {
        "key": rule.key,
        "version": rule.version,
        "state": rule.state,
        "proposed_by": rule.proposed_by.email if rule.proposed_by else None,
        "content": rule.content,
    }


def _line(rule: LawRule) -> str:
    proposer = rule.proposed_by.email if rule.proposed_by else "reference data"
    return f"{rule.key} version {rule.version}, proposed by {proposer}"
