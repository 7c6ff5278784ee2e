"""Check the pack of a case without building it, as a linter does."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from casework.actions.pack_steps import read_plan
from casework.actions.paper_flaws import flawed_papers
from casework.domain.check_papers import paper_findings
from casework.domain.checks import Finding, by_level, check_named
from casework.domain.errors import Problem, Refused
from casework.domain.packs import check
from casework.domain.waivers import Waived, WaiverFacts, set_aside
from casework.management.command import Answer, CaseworkCommand
from casework.management.packs import add_pack_arguments, case_by_ref
from casework.models.waivers import waivers_of
from casework.wording.checks import LESSONS, SEVERITIES, finding_sentence, numbered_sentence


class Command(CaseworkCommand):
    help = (
        "Say what is wrong with the pack of a case, errors first; only errors stop a build. "
        "Exits 1 when there is an error, else 0."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        add_pack_arguments(parser, is_optional=True)
        parser.add_argument(
            "--explain", metavar="CODE", help="why a check asks, and what to do: E102"
        )

    def answer(self, **options: Any) -> Answer:
        if options["explain"]:
            return _explained(options["explain"])
        if not options["ref"] or not options["language"]:
            raise CommandError("REF and --language are needed, or --explain CODE.", returncode=2)
        case = case_by_ref(options["ref"])
        plan = read_plan(case, options["language"], options["as_of"] or timezone.localdate())
        papers = paper_findings(plan, flawed_papers(case))
        checked = set_aside(by_level((*check(plan), *papers)), waivers_of(case))
        rows = [_row(one) for one in checked.found]
        rows += [_row(one.finding, one.waiver) for one in checked.waived]
        lines = [_line(case.ref, one) for one in checked.found]
        lines += [_waived_line(case.ref, one) for one in checked.waived]
        stops = [f"{one.where}: {finding_sentence(one)}" for one in checked.errors]
        return Answer(rows, lines, stops)


def _row(finding: Finding, waiver: WaiverFacts | None = None) -> dict[str, object]:
    row: dict[str, object] = {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "message": numbered_sentence(finding),
    }
    if waiver:
        at = waiver.at.isoformat()
        row["waived"] = {"reason": waiver.reason, "by": waiver.by, "at": at}
    return row


def _line(ref: str, finding: Finding) -> str:
    return f"{ref}:{finding.where}: {finding.id} {finding.code} {numbered_sentence(finding)}"


def _waived_line(ref: str, waived: Waived) -> str:
    """Who set it aside and when; the reason may hold the client's words and is not printed."""
    at = timezone.localtime(waived.waiver.at).date().isoformat()
    return f"{_line(ref, waived.finding)} [set aside by {waived.waiver.by}, {at}]"


def _explained(name: str) -> Answer:
    check = check_named(name)
    if check is None:
        raise Refused(Problem("unknown-check", "--explain", {"code": name}))
    lesson = LESSONS[check.code]
    data = {
        "id": check.id,
        "code": check.code,
        "severity": check.severity.value,
        "waivable": check.is_waivable,
        "why": str(lesson.why),
        "remedy": str(lesson.remedy),
    }
    head = f"{check.id} {check.code} ({SEVERITIES[check.severity]})"
    return Answer(data, [head, str(lesson.why), str(lesson.remedy)])
