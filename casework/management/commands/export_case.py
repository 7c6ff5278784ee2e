"""Give a case out as a case file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.case_files import export_case
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, case_and_actor, private_file
from casework.models import Case, User


class Command(CaseworkCommand):
    help = "Give a case out with its papers, as import_case takes it in. This goes on record."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("ref", metavar="REF")
        parser.add_argument("--output", type=Path, metavar="F.json", help="default: print it")
        parser.add_argument("--by", metavar="EMAIL", help="who gives the case out")

    def answer(self, **options: Any) -> Answer:
        case, by = case_and_actor(options["ref"], options["by"], Can.EXPORT_CASE)
        if options["output"]:
            return _written(case, by, options["output"])
        document = export_case(case=case, by=by)
        return Answer(document, [_text(document)])


def _written(case: Case, by: User, path: Path) -> Answer:
    with private_file(path) as file:
        file.write(_text(export_case(case=case, by=by)) + "\n")
    return Answer({"ref": case.ref, "output": str(path)}, [str(path)])


def _text(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)
