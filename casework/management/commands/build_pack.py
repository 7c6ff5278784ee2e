"""Build the pack of a case into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from casework.management.command import Answer, CaseworkCommand
from casework.management.packs import add_pack_arguments, builder, case_by_ref, write_pack
from casework.models.packs import COURT, VARIANTS


class Command(CaseworkCommand):
    help = "Build the pack of a case and write it to a file that only its owner can read."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        add_pack_arguments(parser)
        parser.add_argument("--output", required=True, type=Path, metavar="F.pdf")
        parser.add_argument(
            "--by", metavar="EMAIL", help="who builds; default: who opened the case"
        )
        parser.add_argument(
            "--variant", choices=VARIANTS, default=COURT, help="for whom; default: court"
        )

    def answer(self, **options: Any) -> Answer:
        case = case_by_ref(options["ref"])
        by = builder(case, options["by"])
        as_of = options["as_of"] or timezone.localdate()
        written = write_pack(
            case, options["language"], as_of, by, options["output"], options["variant"]
        )
        pack = written.pack
        data = {
            "ref": case.ref,
            "language": pack.language,
            "variant": pack.variant,
            "as_of": pack.as_of.isoformat(),
            "output": str(written.path),
            "pages": pack.pages,
            "sha256": pack.sha256,
        }
        return Answer(data, [f"{written.path}: {pack.pages} pages, sha256 {pack.sha256}"])
