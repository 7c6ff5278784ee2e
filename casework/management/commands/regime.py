"""Which law governs a claim, and why."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from casework.domain.errors import Problem, Refused
from casework.domain.regimes import ClaimDates, select
from casework.management.command import Answer, CaseworkCommand
from casework.management.law_answers import answer_data, answer_lines
from casework.management.options import day, named_options
from casework.models import LawRule
from casework.wording.regimes import QUESTIONS

DATES = ("made", "registered", "lodged", "decided")


class Command(CaseworkCommand):
    help = "Tell procedure, standard of protection and responsible State of a claim by its dates."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--jurisdiction", metavar="CC", help="PL, DE or AT")
        for name in DATES:
            parser.add_argument(f"--{name}", metavar="DAY", help=f"when it was {name}, 2026-05-02")

    def answer(self, **options: Any) -> Answer:
        book = LawRule.objects.rulebook()
        with named_options():
            if not options["jurisdiction"]:
                raise Refused(Problem("option-missing", "jurisdiction"))
            dates = ClaimDates(*(day(options, name) for name in DATES))
            regime = select(book, options["jurisdiction"], dates)
        data: dict[str, Any] = {
            "jurisdiction": regime.jurisdiction,
            "dates": {name: options[name] for name in DATES},
        }
        lines: list[str] = []
        for name, found in regime.answers.items():
            data[name] = answer_data(book, found)
            lines += answer_lines(book, str(QUESTIONS[name]), found)
        return Answer(data, lines)
