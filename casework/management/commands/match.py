"""Rank the evidence for each element of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from casework.domain.errors import Problem, Refused
from casework.domain.evidence import PassageFacts, printed_finding
from casework.domain.matching import Match
from casework.management.command import Answer, CaseworkCommand
from casework.models import Case
from casework.models.library import code_labels
from casework.models.matching import suggestions
from casework.wording import reason_sentence, warning_sentence


class Command(CaseworkCommand):
    help = "Rank the passages that bear on each element of a claim, best first, with reasons."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("ref", metavar="REF")
        parser.add_argument("--element", metavar="KEY", help="only this element")

    def answer(self, **options: Any) -> Answer:
        case = Case.objects.filter(ref=options["ref"]).first()
        if case is None:
            raise Refused(Problem("no-such-case", "", {"ref": options["ref"]}))
        labels = code_labels("en")
        rows = [
            _row(found, labels)
            for found in suggestions(case, timezone.localdate())
            if options["element"] in (None, found.element)
        ]
        return Answer(rows, [_line(row) for row in rows])


def _row(found: Match, labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "element": found.element,
        "passage": found.passage.key,
        "source": found.passage.source.key,
        "locator": f"{found.passage.locator.kind} {found.passage.locator.value}".strip(),
        "score": found.score,
        **_as_printed(found.passage),
        "reasons": [reason_sentence(reason, labels) for reason in found.reasons],
        "warnings": [warning_sentence(code) for code in found.warnings],
    }


def _as_printed(passage: PassageFacts) -> dict[str, str]:
    """The finding as a pack prints it; what the source itself has only beside the correction."""
    printed = {"finding": printed_finding(passage)}
    return printed | {"source_says": passage.finding} if passage.correction else printed


def _line(row: Mapping[str, Any]) -> str:
    return f"{row['element']:22} {row['score']:5.2f}  {row['passage']:10} {row['reasons'][0]}"
