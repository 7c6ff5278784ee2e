"""Write the text of a pack as a Word document."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from casework.actions.pack_docx import export_docx
from casework.management.command import Answer, CaseworkCommand, private_file
from casework.management.packs import add_pack_arguments, builder, case_by_ref


class Command(CaseworkCommand):
    help = (
        "Write the text of the pack of a case as a Word document, without its exhibits, into a "
        "file that only its owner can read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        add_pack_arguments(parser)
        parser.add_argument("--output", required=True, type=Path, metavar="F.docx")
        parser.add_argument(
            "--by", metavar="EMAIL", help="who exports; default: who opened the case"
        )

    def answer(self, **options: Any) -> Answer:
        case = case_by_ref(options["ref"])
        by, language = builder(case, options["by"]), options["language"]
        as_of = options["as_of"] or timezone.localdate()
        content = export_docx(case=case, language=language, as_of=as_of, by=by)
        with private_file(options["output"]) as file:
            file.buffer.write(content)
        digest = sha256(content).hexdigest()
        data = {
            "ref": case.ref,
            "language": language,
            "as_of": as_of.isoformat(),
            "output": str(options["output"]),
            "sha256": digest,
        }
        return Answer(data, [f"{options['output']}: sha256 {digest}"])
