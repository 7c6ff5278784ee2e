"""Make the files of a pack for filing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.filing_files import Prepared, prepare_filing, route_of
from casework.domain.errors import Problem, Refused
from casework.domain.filing_route import MEGABYTE, Limits
from casework.management.command import Answer, CaseworkCommand, private_file
from casework.management.packs import builder, case_by_ref
from casework.wording.filing import OUTCOMES, REASONS, line_sentence


class Command(CaseworkCommand):
    help = (
        "Make the files of a pack for filing: cut at the limits of the route, as PDF/A-2b where "
        "they can be, with a list of the parts; says how they stand to the route, exits 1 where "
        "they do not keep to it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("ref", metavar="REF")
        parser.add_argument("sha256", metavar="SHA256", help="of the pack, or how it begins")
        parser.add_argument(
            "--limit-mb", type=Decimal, metavar="MB", help="default: what the law has for today"
        )
        parser.add_argument("--files", type=int, metavar="N", help="files in a message; the same")
        parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="default: .")
        parser.add_argument("--by", metavar="EMAIL", help="who prepares them")

    def answer(self, **options: Any) -> Answer:
        case = case_by_ref(options["ref"])
        by = builder(case, options["by"])
        packs = case.packs.filter(sha256__startswith=options["sha256"])
        if len(packs) != 1:
            raise Refused(Problem("no-such-pack", "", {"sha256": options["sha256"]}))
        known = route_of(case).limits
        size = int(options["limit_mb"] * MEGABYTE) if options["limit_mb"] else known.size
        limits = Limits(size, options["files"] or known.files)
        prepared = prepare_filing(pack=packs[0], by=by, limits=limits)
        for file in prepared.files:
            with private_file(options["out"] / file.name) as target:
                target.buffer.write(file.content)
        return Answer(_data(prepared), _told(prepared), _faults(prepared))


def _data(prepared: Prepared) -> dict[str, object]:
    return {
        "profile": prepared.route.authority.filing.key,
        "files": [
            {
                "name": file.name,
                "sha256": file.sha256,
                "bytes": file.size,
                "pages": file.pages,
                "message": file.message,
                "pdfa": file.is_pdfa,
            }
            for file in prepared.files
        ],
        "checks": {line.aspect.value: line.outcome.value for line in prepared.lines},
        "not_pdfa": {one.label: list(one.reasons) for one in prepared.unfit},
    }


def _told(prepared: Prepared) -> list[str]:
    lines = [
        f"{file.sha256}  {file.name}  ({file.pages} pages, {file.size} bytes, "
        f"message {file.message}{', PDF/A-2b' if file.is_pdfa else ''})"
        for file in prepared.files
    ]
    lines += [
        f"{line.aspect.value}: {OUTCOMES[line.outcome][1]}. {line_sentence(line)}"
        for line in prepared.lines
        if line.outcome != "fail"
    ]
    lines += [
        f"Not PDF/A: {one.label or 'text'}: {', '.join(str(REASONS[c]) for c in one.reasons)}"
        for one in prepared.unfit
    ]
    return [*lines, "PDF/A was not validated here."]


def _faults(prepared: Prepared) -> list[str]:
    return [
        f"{line.aspect.value}: {line_sentence(line)}"
        for line in prepared.lines
        if line.outcome == "fail"
    ]
