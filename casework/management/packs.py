"""What the commands about packs have in common."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from pathlib import Path

from django.core.management.base import CommandParser

from casework.actions.packs import build_pack, record_download
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.management.command import case_and_actor, private_file
from casework.models import Case, Pack, User
from casework.models.packs import COURT


@dataclass(frozen=True, slots=True)
class Written:
    """A pack that lies in a file."""

    pack: Pack
    path: Path
    seconds: float


def add_pack_arguments(parser: CommandParser, *, is_optional: bool = False) -> None:
    parser.add_argument("ref", metavar="REF", nargs="?" if is_optional else None)
    parser.add_argument(
        "--language", required=not is_optional, metavar="CODE", help="pl, de or en"
    )
    parser.add_argument(
        "--as-of", type=dt.date.fromisoformat, metavar="DATE", help="YYYY-MM-DD; default: today"
    )


def case_by_ref(ref: str) -> Case:
    """The case with the reference. Raises Refused."""
    case = Case.objects.select_related("team", "opened_by__team").filter(ref=ref).first()
    if case is None:
        raise Refused(Problem("no-such-case", "", {"ref": ref}))
    return case


def builder(case: Case, email: str | None) -> User:
    """Who builds: the person named; else who opened the case; else the only one who may.

    Raises Refused.
    """
    opener = case.opened_by
    sees = Case.objects.visible_to(opener).filter(pk=case.pk).exists()
    if email is None and opener.may(Can.BUILD_PACK) and sees:
        return opener
    return case_and_actor(case.ref, email, Can.BUILD_PACK)[1]


def write_pack(
    case: Case, language: str, as_of: dt.date, by: User, path: Path, variant: str = COURT
) -> Written:
    """Build the pack and write it to a file for its owner's eyes only."""
    start = time.monotonic()
    pack = build_pack(case=case, language=language, as_of=as_of, by=by, variant=variant)
    with private_file(path) as file:
        file.buffer.write(record_download(pack=pack, by=by))
    return Written(pack, path, round(time.monotonic() - start, 1))
