"""Build a pack once more from what was stored with it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.pack_rebuild import Rebuilt, rebuild_pack
from casework.domain.errors import Problem, Refused
from casework.management.command import Answer, CaseworkCommand
from casework.management.packs import builder, case_by_ref
from casework.wording.seals import difference_sentence


class Command(CaseworkCommand):
    help = (
        "Build a pack once more from its stored inputs and say whether it is the same to the "
        "last byte; exits 1 and names the parts and tools that differ."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("ref", metavar="REF")
        parser.add_argument("sha256", metavar="SHA256", help="of the pack, or how it begins")
        parser.add_argument("--by", metavar="EMAIL", help="who builds")

    def answer(self, **options: Any) -> Answer:
        case = case_by_ref(options["ref"])
        by = builder(case, options["by"])
        packs = case.packs.filter(sha256__startswith=options["sha256"])
        if len(packs) != 1:
            raise Refused(Problem("no-such-pack", "", {"sha256": options["sha256"]}))
        rebuilt = rebuild_pack(pack=packs[0], by=by)
        data = {name: value for name, value in asdict(rebuilt).items() if name != "content"}
        tools = [f"{name}: {then}, now {now}" for name, then, now in rebuilt.tools]
        if not rebuilt.is_same:
            return Answer(data, tools, _faults(rebuilt))
        return Answer(data, [f"The same to the last byte: sha256 {rebuilt.sha256}", *tools])


def _faults(rebuilt: Rebuilt) -> list[str]:
    faults = [difference_sentence(one) for one in rebuilt.differences]
    faults += [f"{label} is prepared otherwise than then." for label in rebuilt.papers]
    if rebuilt.plan_differs:
        faults.append("The stored plan is not the sealed one.")
    return faults or ["Only the writing of the file differs; every part is the same."]
