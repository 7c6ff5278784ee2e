"""Take changes of the library into its search index, make it anew, or check it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from casework.actions.index_rows import make_index_anew, take_in_changes
from casework.management.command import Answer, CaseworkCommand
from casework.models.index_check import index_faults
from casework.wording import sentences


class Command(CaseworkCommand):
    help = "Take what has changed in the library into its search index."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--anew", action="store_true", help="forget the index and make it again")
        how.add_argument(
            "--check", action="store_true", help="change nothing; compare it with the tables"
        )

    def answer(self, **options: Any) -> Answer:
        if options["check"]:
            faults = sentences(index_faults())
            return Answer({"faults": faults}, [] if faults else ["the index is true"], faults)
        number = make_index_anew() if options["anew"] else take_in_changes()
        return Answer({"indexed": number}, [f"indexed: {number}"])
