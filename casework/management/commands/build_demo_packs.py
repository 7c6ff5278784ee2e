"""Build the pack of each demo case in the official language of its country."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone

from casework.actions.reference import read_files
from casework.domain.translation import OFFICIAL_LANGUAGE
from casework.management.command import Answer, CaseworkCommand
from casework.management.packs import Written, builder, case_by_ref, write_pack


class Command(CaseworkCommand):
    help = "Build the packs of the demo cases into the folder packs of the data directory."

    def answer(self, **options: Any) -> Answer:
        built = [self._build(ref) for ref in _refs()]
        rows = [
            {
                "path": str(written.path),
                "pages": written.pack.pages,
                "seconds": written.seconds,
                "sha256": written.pack.sha256,
            }
            for written in built
        ]
        return Answer(rows, ["{path}: {pages} pages, {seconds} s".format(**row) for row in rows])

    def _build(self, ref: str) -> Written:
        case = case_by_ref(ref)
        language = OFFICIAL_LANGUAGE[case.jurisdiction]
        folder = settings.DATA_DIR / "packs"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"{case.ref}-{language}.pdf"
        return write_pack(case, language, timezone.localdate(), builder(case, None), path)


def _refs() -> list[str]:
    """The references of the demo cases."""
    files = sorted((settings.FIXTURES_DIR / "demo").glob("*.json"))
    return [document["ref"] for _, document in read_files(files) if isinstance(document, dict)]
