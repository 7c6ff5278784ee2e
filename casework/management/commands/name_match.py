"""Whether two names, in whatever scripts and spellings, can be one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from casework.domain.names import same_name, script_of, words_alike
from casework.management.command import Answer, CaseworkCommand


class Command(CaseworkCommand):
    help = "Tell whether two names sound alike: a hint for a person, no proof."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("names", nargs=2, metavar="NAME")

    def answer(self, **options: Any) -> Answer:
        first, second = options["names"]
        alike = words_alike(first, second)
        data = {
            "names": [{"text": text, "script": script_of(text)} for text in (first, second)],
            "match": same_name(first, second),
            "words": [{"first": a, "second": b} for a, b in alike],
        }
        pairs = ", ".join(f"{a} = {b}" for a, b in alike) or "no word in common"
        return Answer(data, [f"{'alike' if data['match'] else 'different'}: {pairs}"])
