"""Sources in and out of bibliographic formats so that a round trip loses nothing.

An entry of a file is read into the columns of a source. What the columns cannot hold is kept with
the source, and goes back into an entry of the same format as long as the columns still say what
it said: a column that a person has changed since is written anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem
from casework.domain.evidence import Certainty, SourceKind
from casework.domain.evidence_files import SourceItem
from casework.domain.exchange_dates import is_date
from casework.domain.exchange_kinds import fits, guess_kind
from casework.domain.exchange_text import harmless
from casework.domain.source_keys import is_key

Entry = dict[str, object]
COLUMNS = (
    *("author", "publisher", "title", "container", "issued"),
    *("language", "url", "symbol", "accessed", "note"),
)
DATES = ("issued", "accessed")
# What no bibliographic format has a place for; it travels in a block of our own.
TEXTS = ("reliability", "permalink", "licence", "superseded_by", "importance", "holding")
LISTS = ("themes", "derived_from")
KINDS = frozenset(kind.value for kind in SourceKind)


class Format(StrEnum):
    RIS = "ris"
    CSL = "csl-json"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Codec:
    """How a format says what the columns say, and where it keeps the rest."""

    format: Format
    id: str
    type: str
    # Column -> the fields of an entry that it is read from.
    fields: Mapping[str, tuple[str, ...]]
    read: Callable[[Entry], dict[str, str]]
    write: Callable[[SourceItem], Entry]
    # The block of our own in an entry: the entry without it, and the block.
    unpack: Callable[[Entry], tuple[Entry, Entry]]
    pack: Callable[[Entry, Entry], Entry]
    word: Callable[[Entry, str], str]
    # What other formats said of the source, for an entry that did not come in this one.
    cross: Callable[[SourceItem], Entry]

    def name_of(self, column: str) -> str:
        """The field that a problem of a column is about."""
        return self.fields.get(column, (column,))[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as an entry has it, still without a key of ours; what is wrong and what to know.

    The places of problems and notes are fields of the entry.
    """

    item: SourceItem
    id: str = ""
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def read_entry(entry: Entry, codec: Codec, today: dt.date) -> Reading:
    """The source that an entry tells of, with dates as they may be known on the day."""
    plain, block = codec.unpack(entry)
    clean = cast("Entry", harmless(plain))
    columns = codec.read(clean)
    item = cast("SourceItem", {name: value for name, value in columns.items() if value})
    item.update(_of_block(block))
    item["kind"] = item.get("kind") or _guess(clean, item, codec)
    item["certainty"] = Certainty.MEMORY.value
    problems = date_problems(item, codec.name_of, today)
    name = codec.word(clean, codec.id)
    key = name if is_key(name) else ""
    kept = {} if problems else _kept(clean, codec.write({**item, "key": key}))
    if kept:
        item["extra"] = {codec.format.value: kept}
    notes = [Problem("markup-removed", name) for name in plain if plain[name] != clean[name]]
    notes += _unread_dates(clean, columns, codec)
    return Reading(item, name, problems, notes)


def write_entry(item: SourceItem, codec: Codec) -> Entry:
    """The entry of a source: as it came, as far as the source still says the same."""
    kept = item.get("extra", {}).get(codec.format.value, {})
    made = codec.write(item) | ({} if kept else codec.cross(item))
    entry = _restored(made, kept, item, codec)
    columns = codec.read(entry)
    block: Entry = {n: item.get(n, "") for n in COLUMNS if columns[n] != item.get(n, "")}
    ours = cast("Entry", item)
    block |= {name: ours[name] for name in (*TEXTS, *LISTS) if ours.get(name)}
    if _guess(entry, item, codec) != item["kind"]:
        block["kind"] = item["kind"]
    return codec.pack(entry, block) if block else entry


def date_problems(
    item: SourceItem, name_of: Callable[[str], str], today: dt.date
) -> list[Problem]:
    """Dates that the calendar does not have, and such as have not come yet on the day."""
    found = []
    for column in DATES:
        text = str(item.get(column, ""))
        if not is_date(text):
            found.append(Problem("bad-date", name_of(column), {"value": text}))
        elif (parse_fuzzy(text).earliest or today) > today:
            found.append(Problem("date-in-future", name_of(column), {"value": text}))
    return found


def _guess(entry: Entry, item: SourceItem, codec: Codec) -> str:
    word = codec.word(entry, codec.type)
    return guess_kind(word, item.get("publisher", ""), item.get("symbol", "")).value


def _of_block(block: Entry) -> SourceItem:
    """What our own block says; it may have been written by anybody."""
    lists = {n: v for n, v in block.items() if n in LISTS and isinstance(v, list)}
    texts = {n: v for n, v in block.items() if n in (*COLUMNS, *TEXTS) and isinstance(v, str)}
    kind = block.get("kind")
    kinds = {"kind": kind} if isinstance(kind, str) and kind in KINDS else {}
    return cast("SourceItem", {**texts, **lists, **kinds})


def _unread_dates(entry: Entry, columns: Mapping[str, str], codec: Codec) -> list[Problem]:
    return [
        Problem("date-kept", name)
        for column in DATES
        if not columns[column]
        for name in codec.fields[column]
        if entry.get(name)
    ]


def _kept(entry: Entry, made: Entry) -> dict[str, object]:
    """What the entry made anew would lack, and what it would have that was not there."""
    fields = {name: value for name, value in entry.items() if made.get(name) != value}
    without = sorted(name for name in made if name not in entry)
    parts: dict[str, object] = {"fields": fields, "without": without}
    return {name: part for name, part in parts.items() if part}


def _restored(made: Entry, kept: Mapping[str, object], item: SourceItem, codec: Codec) -> Entry:
    # In an order of their own: not every database keeps the one they came in.
    fields = dict(sorted(cast("Entry", kept.get("fields", {})).items()))
    without = set(cast("list[str]", kept.get("without", [])))
    if not fits(_type(fields, codec), item["kind"]):
        fields = {name: value for name, value in fields.items() if name != codec.type}
    bound = _differing(made, item, codec)
    whole = _merged(made, fields, without)
    if not (changed := _differing(whole, item, codec) - bound):
        return whole
    anew = _names(changed, codec)
    part = _merged(made, {n: v for n, v in fields.items() if n not in anew}, without - anew)
    if not _differing(part, item, codec) - bound:
        return part
    mapped = _names(codec.fields, codec)
    return {**made, **{name: value for name, value in fields.items() if name not in mapped}}


def _type(fields: Entry, codec: Codec) -> str:
    return codec.word(fields, codec.type)


def _merged(made: Entry, fields: Entry, without: Iterable[str]) -> Entry:
    gone = set(without) - fields.keys()
    return {name: value for name, value in (made | fields).items() if name not in gone}


def _names(columns: Iterable[str], codec: Codec) -> set[str]:
    return {name for column in columns for name in codec.fields[column]}


def _differing(entry: Entry, item: SourceItem, codec: Codec) -> set[str]:
    columns = codec.read(entry)
    return {name for name in COLUMNS if columns[name] != item.get(name, "")}
