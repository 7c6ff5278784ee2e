"""Check the pack of a case without building it, as a linter does."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from casework.actions.pack_steps import read_plan
from casework.domain.packs import check, errors
from casework.management.command import Answer, CaseworkCommand
from casework.management.packs import add_pack_arguments, case_by_ref
from casework.wording.checks import finding_sentence


class Command(CaseworkCommand):
    help = "Say what is wrong with the pack of a case, errors first; only errors stop a build."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        add_pack_arguments(parser)

    def answer(self, **options: Any) -> Answer:
        case = case_by_ref(options["ref"])
        as_of = options["as_of"] or timezone.localdate()
        findings = check(read_plan(case, options["language"], as_of))
        rows = [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "where": finding.where,
                "message": finding_sentence(finding),
            }
            for finding in findings
        ]
        lines = ["{code} {severity} {where}: {message}".format(**row) for row in rows]
        stops = [f"{finding.where}: {finding_sentence(finding)}" for finding in errors(findings)]
        return Answer(rows, lines, stops)
