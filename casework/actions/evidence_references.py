"""Entries of bibliographic files as sources: checked, compared with the library, given keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from casework.adapters.json_documents import flaws
from casework.adapters.reference_files import ReferenceFile
from casework.domain.document_paths import place
from casework.domain.errors import Problem
from casework.domain.evidence import Certainty
from casework.domain.evidence_files import SourceItem, duplicates
from casework.domain.exchange import COLUMNS, Codec, Format, Reading, read_entry
from casework.domain.exchange_csl import CSL
from casework.domain.exchange_ris import RIS
from casework.domain.source_keys import is_key, made_key
from casework.domain.source_likeness import Works, work_of
from casework.domain.source_table import read_row
from casework.models import Source

CODECS: Mapping[Format, Codec] = {Format.RIS: RIS, Format.CSL: CSL}
ALREADY = {
    "doi": "source-already-doi",
    "ecli": "source-already-ecli",
    "url": "source-already-url",
    "symbol": "source-already-symbol",
    "title": "source-already-title",
}
FILLED = (
    *(name for name in COLUMNS if name not in ("title", "publisher")),
    *("reliability", "permalink", "licence", "importance", "holding"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its place in its file, and how the fields of the file are called."""

    where: str
    reading: Reading
    codec: Codec | None


@dataclass(slots=True)
class Intake:
    """What the entries come to: new sources, known ones with the entry, and what to say."""

    new: list[tuple[str, SourceItem]] = field(default_factory=list)
    known: list[tuple[Entry, str, str]] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def read_entries(files: Sequence[ReferenceFile], today: dt.date) -> list[Entry]:
    """The entries of all the files, as sources without keys."""
    return [entry for file in files for entry in _entries(file, today)]


def entry_problems(entries: Sequence[Entry], distinct: Collection[str]) -> list[Problem]:
    """All that is wrong with each entry, and names that are given twice or in vain."""
    found = [
        Problem(problem.code, f"{entry.where}.{problem.where}", problem.values)
        for entry in entries
        for problem in entry.reading.problems
    ]
    dated = {problem.where for problem in found}
    for entry in entries:
        found += _flaws(entry, dated)
    names = {name for entry in entries for name in (entry.where, entry.reading.id)}
    found += [
        Problem("no-such-entry", "--distinct", {"entry": name})
        for name in distinct
        if name not in names
    ]
    return [*found, *_repeated(entries)]


def sort_out(
    entries: Sequence[Entry], known: Mapping[str, SourceItem], distinct: Collection[str]
) -> tuple[Intake, list[Problem]]:
    """Which entries are known works and which are new, under keys of their own.

    An entry named in distinct is compared with nothing. A problem is a key that another work has.
    """
    intake, problems, taken = Intake(), list[Problem](), set(known)
    taken |= {entry.reading.id for entry in entries if is_key(entry.reading.id)}
    works = Works(work_of(key, item) for key, item in known.items())
    for entry in entries:
        item, name = entry.reading.item, entry.reading.id
        is_distinct = entry.where in distinct or name in distinct
        key, how = ("", "") if is_distinct else works.find(work_of("", item), name)
        if key:
            intake.known.append((entry, key, how))
        elif name in known and is_key(name):
            title = known[name].get("title", "")
            problems.append(Problem("key-taken", entry.where, {"key": name, "title": title}))
        else:
            key = name if is_key(name) else made_key(item, taken)
            taken.add(key)
            works.add(work_of(key, item))
            intake.new.append((entry.where, {**item, "key": key}))
        intake.notes += _notes(entry)
    return intake, problems


def fill_empty(intake: Intake) -> int:
    """Put what entries say into empty fields of the sources they are; how many sources changed.

    Notes what was done to each, or that nothing was.
    """
    keys = {key for _, key, _ in intake.known}
    rows = Source.objects.in_bulk(list(keys), field_name="key")
    changed: dict[str, Source] = {}
    for entry, key, how in intake.known:
        if (row := rows.get(key)) and (names := _fill(row, entry.reading.item)):
            changed[key] = row
            values: dict[str, str | int] = {"key": key, "fields": ", ".join(names)}
            intake.notes.append(Problem("source-filled", entry.where, values))
        else:
            intake.notes.append(already(entry, key, how))
    Source.objects.bulk_update(changed.values(), [*FILLED, "extra"], batch_size=100)
    return len(changed)


def already(entry: Entry, key: str, how: str) -> Problem:
    """The note that an entry is a known source, and by what that is known."""
    return Problem(ALREADY[how], entry.where, {"key": key})


def from_memory(new: Sequence[tuple[str, SourceItem]]) -> list[Problem]:
    """The note that nobody has vouched for the new sources."""
    count = sum(item["certainty"] == Certainty.MEMORY for _, item in new)
    return [Problem("sources-from-memory", "", {"count": count})] if count else []


def suspects(
    items: Sequence[tuple[str, SourceItem]], known: Mapping[str, SourceItem]
) -> Iterator[Problem]:
    """A note for each new source, with a key that its file gives, that looks like a known one."""
    works = Works(work_of(key, item) for key, item in known.items())
    for where, item in items:
        if item["key"] not in known:
            other, _ = works.find(work_of(item["key"], item))
            if other:
                yield Problem("source-suspect", where, {"key": item["key"], "other": other})


def _entries(file: ReferenceFile, today: dt.date) -> Iterator[Entry]:
    codec = CODECS.get(file.format)
    for number, entry in enumerate(file.entries, 1):
        where = f"{file.name}: #{number}"
        reading = read_entry(entry, codec, today) if codec else read_row(entry, today)
        yield Entry(where, reading, codec)


def _flaws(entry: Entry, known: Collection[str]) -> Iterator[Problem]:
    """Where the source leaves the schema, by the fields of its file; the key comes later."""
    document = {"schema": "casework/evidence/1", "sources": [{**entry.reading.item, "key": "x"}]}
    for flaw in flaws(document, "evidence"):
        where = f"{entry.where}.{_field(entry, flaw.path[2:])}"
        if where not in known:
            yield Problem(flaw.problem.code, where, flaw.problem.values)


def _field(entry: Entry, path: Sequence[str | int]) -> str:
    if path[:1] == ("extra",):
        return place(path[3:] if path[2:3] == ("fields",) else path[2:])
    column = entry.codec.name_of(str(path[0])) if entry.codec else str(path[0])
    return place((column, *path[1:]))


def _repeated(entries: Sequence[Entry]) -> Iterator[Problem]:
    named = [(entry.where, entry.reading.id) for entry in entries if entry.reading.id]
    by_file: dict[str, list[tuple[str, str]]] = {}
    for where, name in named:
        by_file.setdefault(where.rpartition(": #")[0], []).append((where, name))
    for pairs in by_file.values():
        yield from duplicates(pairs)


def _notes(entry: Entry) -> Iterator[Problem]:
    for note in entry.reading.notes:
        yield Problem(note.code, f"{entry.where}.{note.where}", note.values)


def _fill(row: Source, item: SourceItem) -> list[str]:
    values = cast("Mapping[str, object]", item)
    names = [name for name in FILLED if not getattr(row, name) and values.get(name)]
    for name in names:
        setattr(row, name, values[name])
    missing = {form: kept for form, kept in item.get("extra", {}).items() if form not in row.extra}
    if missing:
        row.extra = {**row.extra, **missing}
    return [*names, *(["extra"] if missing else [])]
