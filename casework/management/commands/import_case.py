"""Open a case from a case file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.case_files import import_case
from casework.actions.reference import read_files
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, actor


class Command(CaseworkCommand):
    help = "Open a case from a file (docs/case.schema.json). Its papers lie in the file's folder."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="FILE.json")
        parser.add_argument("--by", metavar="EMAIL", help="who opens the case, and works on it")

    def answer(self, **options: Any) -> Answer:
        path: Path = options["file"]
        [(name, document)] = read_files([path])
        chooses = isinstance(document, dict) and bool(document.get("choices"))
        verbs = [Can.LOG_CASE, Can.CHOOSE_EVIDENCE] if chooses else [Can.LOG_CASE]
        by = actor(options["by"], *verbs)
        case = import_case(document, folder=path.parent, filename=name, by=by)
        return Answer({"ref": case.ref}, [case.ref])
