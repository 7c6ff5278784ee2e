"""Say what two packs of a case say differently, and map the pages of one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from casework.actions.pack_compare import Compared, compare_packs
from casework.domain.errors import Problem, Refused
from casework.domain.pack_difference import ExhibitChange, PageRun
from casework.domain.pack_texts import TextChange
from casework.domain.roles import Can
from casework.management.command import Answer, CaseworkCommand, case_and_actor
from casework.models import Case, Pack
from casework.wording.seals import EXHIBITS, change_sentence

SIGNS = {"added": "+", "removed": "-"}


class Command(CaseworkCommand):
    help = "Compare two packs of a case: what is said differently, and a map of old to new pages."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("ref", metavar="REF")
        parser.add_argument("old", metavar="OLD", help="SHA-256 of the pack, or how it begins")
        parser.add_argument("new", metavar="NEW", help="the same of the other pack")
        parser.add_argument("--by", metavar="EMAIL", help="who compares")

    def answer(self, **options: Any) -> Answer:
        case, by = case_and_actor(options["ref"], options["by"], Can.READ_CASE)
        old, new = _pack(case, options["old"]), _pack(case, options["new"])
        compared = compare_packs(old=old, new=new, by=by)
        data = {
            "old": old.sha256,
            "new": new.sha256,
            "texts": [asdict(one) for one in compared.texts],
            **asdict(compared.difference),
        }
        return Answer(data, list(_lines(compared)))


def _pack(case: Case, sha256: str) -> Pack:
    found = case.packs.select_related("case").filter(sha256__startswith=sha256)
    if len(found) != 1:
        raise Refused(Problem("no-such-pack", "", {"sha256": sha256}))
    return found[0]


def _lines(compared: Compared) -> Iterator[str]:
    for change in compared.texts:
        yield f"{change_sentence(change)}: {_words(change)}"
    yield f"Text: {_run(compared.difference.text)}"
    for exhibit in compared.difference.exhibits:
        yield f"{_label(exhibit)}: {EXHIBITS[exhibit.what]}"
        yield from (f"  {_run(run)}" for run in exhibit.runs)


def _words(change: TextChange) -> str:
    """The text with what was taken out as [-…-] and what was put in as [+…+]."""
    marked = ((SIGNS.get(part.op, ""), str(part.value)) for part in change.parts)
    return "".join(f"[{sign}{value}{sign}]" if sign else value for sign, value in marked)


def _label(exhibit: ExhibitChange) -> str:
    if exhibit.old_label and exhibit.new_label and exhibit.old_label != exhibit.new_label:
        return f"{exhibit.old_label} -> {exhibit.new_label}"
    return exhibit.new_label or exhibit.old_label


def _run(run: PageRun) -> str:
    return f"pages {_range(run.old)} -> {_range(run.new)}"


def _range(pages: tuple[int, int] | None) -> str:
    if pages is None:
        return "none"
    return f"{pages[0]}-{pages[1]}" if pages[0] != pages[1] else f"{pages[0]}"
