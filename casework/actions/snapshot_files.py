"""Archived copies and quotations that come in files of evidence: read, and held to their word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from casework.actions.snapshots import address_problems
from casework.adapters.attached_files import from_base64, from_file
from casework.adapters.snapshot_text import MAX_BYTES, SnapshotText, read_snapshot
from casework.adapters.store import sha256
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import Locator
from casework.domain.evidence_files import Evidence, PassageItem
from casework.domain.quotations import Selection, check_page, select
from casework.domain.snapshot_files import SnapshotItem, read_time, snapshot_problems
from casework.models import Snapshot

# A source by its key and a copy by its hash.
Copy = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Archived:
    """A copy as it was read; found is None for one that is archived here already."""

    source: str
    content: bytes
    filename: str
    found: SnapshotText | None
    taken_at: dt.datetime
    last_seen_at: dt.datetime
    url: str
    sha256: str

    @property
    def copy(self) -> Copy:
        return self.source, self.sha256


@dataclass(frozen=True, slots=True)
class Copies:
    """What files of evidence bring of copies, and the words quoted by the key of the passage."""

    archived: Sequence[Archived] = ()
    quotations: Mapping[str, tuple[str, Selection]] = field(default_factory=dict)


def read_copies(evidence: Evidence, sources: frozenset[str]) -> tuple[Copies, list[Problem]]:
    """The copies and quotations that can be taken, and what is wrong with the others."""
    problems = list(snapshot_problems(evidence.snapshots, sources, timezone.now()))
    if problems:
        return Copies(), problems
    known = _known(evidence)
    archived: dict[Copy, Archived] = {}
    for where, item in evidence.snapshots:
        try:
            copy = item["source"], item["sha256"]
            archived[copy] = _archived(where, item, is_known=copy in known)
        except Refused as refused:
            problems += refused.problems
    texts = known | {copy: row.found for copy, row in archived.items() if row.found}
    if problems:
        return Copies(), problems
    quotations: dict[str, tuple[str, Selection]] = {}
    for where, passage in evidence.passages:
        if "quotation" in passage:
            try:
                quotations[passage["key"]] = _quoted(where, passage, texts)
            except Refused as refused:
                problems += refused.problems
    return Copies(list(archived.values()), quotations), problems


def _known(evidence: Evidence) -> dict[Copy, SnapshotText]:
    """The copies archived here of which the files speak."""
    hashes = {item["sha256"] for _, item in evidence.snapshots}
    hashes |= {p["quotation"]["snapshot"] for _, p in evidence.passages if "quotation" in p}
    rows = Snapshot.objects.filter(sha256__in=hashes).select_related("source")
    return {
        (row.source.key, row.sha256): SnapshotText(
            row.media_type, row.text, tuple(row.page_starts)
        )
        for row in rows
    }


def _archived(where: str, item: SnapshotItem, *, is_known: bool) -> Archived:
    content = _content(where, item)
    actual = sha256(content)
    if item["sha256"] != actual:
        raise Refused(Problem("bad-sha256", f"{where}.sha256", {"actual": actual}))
    filename = item.get("filename") or Path(item["file"]).name
    found = None if is_known else _read(where, content, filename, item.get("charset", ""))
    if problems := list(address_problems(item.get("url", ""))):
        raise Refused(*(_at(f"{where}.url", problem) for problem in problems))
    taken_at = _time(item["taken_at"])
    seen = _time(item["last_seen_at"]) if "last_seen_at" in item else taken_at
    return Archived(
        item["source"], content, filename, found, taken_at, seen, item.get("url", ""), actual
    )


def _content(where: str, item: SnapshotItem) -> bytes:
    if "content" in item:
        return from_base64(f"{where}.content", item["content"])
    # A place is the name of the file, a colon, and the path within.
    folder = Path(where.rpartition(": ")[0]).parent
    return from_file(f"{where}.file", item["file"], folder, MAX_BYTES)


def _read(where: str, content: bytes, filename: str, charset: str) -> SnapshotText:
    try:
        return read_snapshot(content, filename, charset=charset)
    except Refused as refused:
        raise Refused(*(_at(where, problem) for problem in refused.problems)) from refused


def _quoted(
    where: str, passage: PassageItem, texts: Mapping[Copy, SnapshotText]
) -> tuple[str, Selection]:
    item = passage["quotation"]
    at = f"{where}.quotation"
    text = texts.get((passage["source"], item["snapshot"]))
    if text is None:
        values: dict[str, str | int] = {"sha256": item["snapshot"], "source": passage["source"]}
        raise Refused(Problem("no-snapshot", f"{at}.snapshot", values))
    try:
        chosen = select(
            text.text,
            item["exact"],
            prefix=item.get("prefix", ""),
            suffix=item.get("suffix", ""),
            start=item.get("start"),
        )
        check_page(Locator(**passage["locator"]), text.text, text.page_starts, chosen.start)
    except Refused as refused:
        raise Refused(*_placed(where, at, refused.problems)) from refused
    return item["snapshot"], chosen


def _placed(where: str, at: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    for problem in problems:
        place = where if problem.where == "locator" else at
        yield _at(f"{place}.{problem.where}", problem)


def _at(where: str, problem: Problem) -> Problem:
    return Problem(problem.code, where, problem.values)


def _time(text: str) -> dt.datetime:
    time = read_time(text)
    if time is None:
        raise ValueError(text)
    return time
