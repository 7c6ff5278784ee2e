"""Write the rules of law that count as one file."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.law_rules import export_law_rules
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, actor


class Command(CaseworkCommand):
    help = "Print the rules of law that count (docs/law-rules.schema.json), to be taken in again."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--by", metavar="EMAIL", help="who takes them out")

    def answer(self, **options: Any) -> Answer:
        by = actor(options["by"], Can.READ_EVIDENCE) if options["by"] else None
        document = export_law_rules(by=by)
        return Answer(document, [json.dumps(document, ensure_ascii=False, indent=1)])
