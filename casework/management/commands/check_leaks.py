"""Search a PDF for the names that are to be hidden in a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.leaks import check_leaks, reads_pictures
from casework.domain.leaks import leak_problem
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, case_and_actor
from casework.wording import sentence


class Command(CaseworkCommand):
    help = "Search a PDF for the protected names of a case; exits 1 when one is found."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="F.pdf", type=Path)
        parser.add_argument("ref", metavar="REF")
        parser.add_argument(
            "--by", metavar="EMAIL", help="who searches; default: who opened the case"
        )

    def answer(self, **options: Any) -> Answer:
        case, by = case_and_actor(options["ref"], options["by"], Can.READ_CASE)
        path: Path = options["file"]
        found = check_leaks(case=case, content=path.read_bytes(), filename=path.name, by=by)
        data = {
            "leaks": [{"page": leak.page, "place": leak.place} for leak in found],
            "pictures_read": reads_pictures(),
        }
        if found:
            return Answer(data, [], [f"{path}: {sentence(leak_problem(leak))}" for leak in found])
        return Answer(data, [f"{path}: no protected name was found", *_unread()])


def _unread() -> list[str]:
    if reads_pictures():
        return []
    return ["Pictures were not read: Tesseract is not installed."]
