"""Take in country evidence from files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.evidence import import_evidence
from casework.actions.evidence_rows import ImportCounts
from casework.actions.reference import read_evidence_files
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, actor
from casework.wording import sentences


class Command(CaseworkCommand):
    help = (
        "Take in country evidence (docs/evidence.schema.json), and sources as RIS, CSL-JSON or CSV"
        " (docs/exchange.md); files may refer to each other."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--by", metavar="EMAIL", help="who takes it in, and reviewed it")
        parser.add_argument(
            "--fill",
            action="store_true",
            help="fill empty fields of sources that are known",
        )
        parser.add_argument(
            "--distinct",
            action="append",
            default=[],
            metavar="ENTRY",
            help="an entry, by its id or place, that is a work of its own",
        )

    def answer(self, **options: Any) -> Answer:
        by = actor(options["by"], Can.EDIT_EVIDENCE) if options["by"] else None
        files = read_evidence_files(options["files"])
        fill, distinct = options["fill"], options["distinct"]
        return told(import_evidence(files, by=by, fill=fill, distinct=distinct))


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
    lines += sentences(counts.notes)
    data = {kind: asdict(tally) for kind, tally in tallies.items()}
    notes = [asdict(note) for note in counts.notes]
    return Answer({**data, "kept": counts.kept, "stale": counts.stale, "notes": notes}, lines)
