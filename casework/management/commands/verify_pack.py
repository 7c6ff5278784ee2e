"""Check that a PDF is a pack of Casework as it was sealed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.pack_verify import Verified, verify
from casework.management.command import Answer, CaseworkCommand
from casework.wording.seals import OUTCOMES, difference_sentences


class Command(CaseworkCommand):
    help = (
        "Compare a pack with the manifest that is sealed in it, and with the database where there "
        "is one. Exits 1 and names what differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="F.pdf")

    def answer(self, **options: Any) -> Answer:
        path = options["file"]
        verified = verify(path.read_bytes())
        manifest = verified.manifest
        data = {
            "file": str(path),
            "outcome": verified.outcome,
            "sha256": verified.sha256,
            "database": _database(verified),
            "differences": [asdict(one) for one in verified.differences],
            "manifest": asdict(manifest),
        }
        if not verified.is_unchanged:
            return Answer(data, [], [f"{path}: {words}" for words in _faults(verified)])
        about = f"{manifest.ref}, {manifest.language}, {manifest.as_of}, sha256 {verified.sha256}"
        lines = [str(OUTCOMES[verified.outcome]), about]
        if not verified.pack:
            lines.append("Compared with its own manifest alone: " + ABSENT[_database(verified)])
        return Answer(data, [f"{path}: {line}" for line in lines])


ABSENT = {
    "none": "there is no database here.",
    "unknown": "the database knows no such case.",
}


def _database(verified: Verified) -> str:
    if not verified.was_asked:
        return "none"
    return "known" if verified.pack else "unknown"


def _faults(verified: Verified) -> list[str]:
    if verified.outcome == "foreign":
        return [str(OUTCOMES["foreign"])]
    return difference_sentences(verified.differences)
