"""Take in country evidence from files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.evidence import import_evidence
from casework.actions.evidence_rows import ImportCounts
from casework.actions.reference import read_files
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, actor


class Command(CaseworkCommand):
    help = "Take in country evidence (docs/evidence.schema.json); files may refer to each other."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", metavar="EMAIL", help="who takes it in, and reviewed it")

    def answer(self, **options: Any) -> Answer:
        by = actor(options["by"], Can.EDIT_EVIDENCE) if options["by"] else None
        return told(import_evidence(read_files(options["files"]), by=by))


def told(counts: ImportCounts) -> Answer:
    """The counts of an import of evidence, for programs and for people."""
    tallies = counts.tallies()
    lines = [
        f"{kind}: {tally.total} ({tally.new} new, {tally.changed} changed)"
        for kind, tally in tallies.items()
    ]
    lines += [f"kept, not replaced: translation of {name}" for name in counts.kept]
    if counts.stale:
        lines.append(f"translations of a text that has changed since: {counts.stale}")
    data = {kind: asdict(tally) for kind, tally in tallies.items()}
    return Answer({**data, "kept": counts.kept, "stale": counts.stale}, lines)
