"""Take in rules of law from files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.law_rules import import_law_rules
from casework.actions.reference import read_files
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, actor


class Command(CaseworkCommand):
    help = "Take in rules of law (docs/law-rules.schema.json) as proposals that another approves."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", metavar="EMAIL", help="who proposes them")

    def answer(self, **options: Any) -> Answer:
        by = actor(options["by"], Can.EDIT_LAW)
        counts = import_law_rules(read_files(options["files"]), by=by)
        line = f"rules: {counts.proposed} proposed, {counts.same} as they were"
        return Answer(asdict(counts), [line])
