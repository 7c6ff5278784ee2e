"""Give sources out in a bibliographic format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.evidence_export import Export, export_evidence
from casework.domain.errors import Problem, Refused
from casework.domain.exchange import Format
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, actor, private_file
from casework.models import Source
from casework.models.evidence import SourceQuerySet


class Command(CaseworkCommand):
    help = "Give out sources for Zotero and others (docs/exchange.md). This goes on record."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", required=True, choices=[form.value for form in Format])
        parser.add_argument(
            "--source", action="append", default=[], metavar="KEY", help="default: all sources"
        )
        parser.add_argument(
            "--findings",
            action="store_true",
            help="with archived copies, findings and the links between those (json only)",
        )
        parser.add_argument("--output", type=Path, metavar="F", help="default: print it")
        parser.add_argument("--by", metavar="EMAIL", help="who takes them out")

    def answer(self, **options: Any) -> Answer:
        by = actor(options["by"], Can.READ_EVIDENCE) if options["by"] else None
        sources = _chosen(options["source"])
        form, found = Format(options["format"]), options["findings"]
        if found and form is not Format.JSON:
            raise Refused(Problem("findings-in-json-only", "--findings"))
        export = export_evidence(sources=sources, form=form, by=by, with_findings=found)
        data = json.loads(export.text) if options["format"] == Format.JSON else None
        if options["output"]:
            return _written(export, options["output"])
        return Answer(data, export.text.removesuffix("\n").split("\n"))


def _chosen(keys: list[str]) -> SourceQuerySet:
    if not keys:
        return Source.objects.all()
    chosen = Source.objects.filter(key__in=keys)
    missing = sorted(set(keys) - set(chosen.values_list("key", flat=True)))
    if missing:
        raise Refused(*(Problem("unknown-source", "--source", {"key": key}) for key in missing))
    return chosen


def _written(export: Export, path: Path) -> Answer:
    with private_file(path) as file:
        file.write(export.text)
    return Answer({"sources": export.count, "output": str(path)}, [f"{path}: {export.count}"])
