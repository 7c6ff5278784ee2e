"""Load the evidence and the law that come with the program."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from casework.actions.reference import load_reference
from casework.management.command import Answer, CaseworkCommand
from casework.management.commands.import_evidence import told


class Command(CaseworkCommand):
    help = "Load fixtures/evidence and fixtures/law, or the same folders elsewhere."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--folder", type=Path, default=settings.FIXTURES_DIR)

    def answer(self, **options: Any) -> Answer:
        law, counts = load_reference(folder=options["folder"])
        evidence, elements = told(counts), law.elements
        line = f"elements: {elements.total} ({elements.new} new, {elements.changed} changed)"
        return Answer(
            {"law": asdict(law), "evidence": evidence.data},
            [line, f"norms: {law.norms}", *evidence.lines],
        )
