"""Courts' own lists of sources: what an entry must have, and which source of ours it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from rapidfuzz import fuzz, process

from casework.domain.court_list_lines import LONGEST_PUBLISHER, Listed, date_of
from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import SourceFacts, SourceKind
from casework.domain.evidence_files import SourceItem
from casework.domain.exchange_text import is_active, language_code
from casework.domain.names import fold
from casework.domain.pinpoints import COURTS
from casework.domain.source_likeness import Works, work_of

MOST_ENTRIES = 10_000
# As columns of a table; work titles have no end.
LONGEST = {"publisher": LONGEST_PUBLISHER, "symbol": 200, "language": 3}
SHOWN = 60
LONGEST_SLUG = 40
# Of 100: below, two titles have a few letters in common.
LEAST_ALIKE = 45.0
# A match that a person confirmed, chose or refused; the rest are codes of a likeness.
PERSON = "person"
MARKUP = re.compile(
    r"</?(?:html|head|body|table|t[drhb]|div|p|br|ul|ol|li|span|a|h\d)\b[^<>]*>", re.I
)
# Lists of country information hold no decisions of courts and no standards of method.
NOT_LISTED = COURTS | {SourceKind.METHOD}
# What courts and offices call the columns of a table.
COLUMNS = {
    "title": ("title", "titel", "tytuł", "bezeichnung", "dokument"),
    "publisher": (
        *("publisher", "issuer", "source", "herausgeber", "urheber", "verfasser", "quelle"),
        *("wydawca", "autor", "źródło", "organisation"),
    ),
    "issued": ("issued", "date", "datum", "data"),
    "language": ("language", "sprache", "język"),
    "url": ("url", "link", "address", "adresse", "adres"),
    "symbol": ("symbol", "reference", "aktenzeichen", "az", "sygnatura", "znak"),
}
NAMES = {fold(name): column for column, names in COLUMNS.items() for name in names}


class Sureness(StrEnum):
    """How sure it is that an entry is a source of ours."""

    CONFIRMED = "confirmed"
    SURE = "sure"
    PROBABLE = "probable"
    UNKNOWN = "unknown"


class Shown(StrEnum):
    """Which part of a comparison is looked at."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry and where it stands: the number of its line, row or reference."""

    where: str
    listed: Listed


@dataclass(frozen=True, slots=True)
class Match:
    """Which source of ours an entry is, and how that is known; both empty for none."""

    source: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source of ours stands on a list, and how that is known."""

    position: int
    how: str


@dataclass(frozen=True, slots=True)
class CourtListFacts:
    """A list as a case speaks of it: whose, of which day, and where our sources are on it."""

    key: str
    issuer: str
    as_of: dt.date
    places: Mapping[str, Place] = field(default_factory=dict)

    def is_new(self, source: SourceFacts) -> bool:
        """Whether the court does not have the source; its list holds no decisions of courts."""
        return source.key not in self.places and source.kind not in NOT_LISTED


def sureness(how: str, *, is_ours: bool) -> Sureness:
    """Confirmed by a person, sure by an identifier, probable by title and date, or unknown."""
    if not is_ours:
        return Sureness.UNKNOWN
    if how == PERSON:
        return Sureness.CONFIRMED
    return Sureness.PROBABLE if how == "title" else Sureness.SURE


def columns_of(head: Sequence[str]) -> list[str]:
    """For each column of a table what it holds, empty for what no entry needs.

    No list at all where there is no column for the titles beside another known one.
    """
    found = [NAMES.get(fold(name).strip(" ."), "") for name in head]
    known = {name for name in found if name}
    return found if "title" in known and len(known) > 1 else []


def from_row(columns: Sequence[str], cells: Sequence[str], today: dt.date) -> Listed:
    """The entry that a row of a table tells of."""
    told = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
    given = {"issued": date_of(told.get("issued", ""), today)}
    given["language"] = language_code(told.get("language", ""))
    return Listed(**{"title": "", **told, **given})


def from_source(item: SourceItem) -> Listed:
    """The entry that a reference (RIS, CSL-JSON) tells of."""
    values = cast("Mapping[str, str]", item)
    names = ("title", "publisher", "issued", "language", "url", "symbol")
    return Listed(**{name: values.get(name, "") for name in names})


def check_entries(entries: Sequence[Entry], today: dt.date) -> list[Problem]:
    """All that is wrong with the entries of a list, each by its place."""
    if not entries:
        return [Problem("court-list-empty")]
    if len(entries) > MOST_ENTRIES:
        return [Problem("court-list-long", "", {"count": len(entries), "limit": MOST_ENTRIES})]
    return [problem for entry in entries for problem in _problems(entry, today)]


def markup_in(text: str) -> str:
    """The first tag of a text that comes from a web page; empty for a plain one."""
    if found := MARKUP.search(text):
        return found[0][:SHOWN]
    line = next((line for line in text.splitlines() if is_active(line)), "")
    return line.strip()[:SHOWN]


def item_of(listed: Listed) -> SourceItem:
    """The entry as the record by which works are compared."""
    return {
        "title": listed.title,
        "publisher": listed.publisher,
        "issued": listed.issued,
        "url": listed.url,
        "symbol": listed.symbol,
    }


def item_of_facts(source: SourceFacts) -> SourceItem:
    """A source of ours as the record by which works are compared."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "issued": source.issued.edtf,
        "url": source.url,
        "symbol": source.symbol,
    }


def compare(entries: Iterable[Listed], sources: Mapping[str, SourceItem]) -> list[Match]:
    """For each entry the source of ours that it is, by source_likeness."""
    works = Works(work_of(key, item) for key, item in sources.items())
    return [Match(*works.find(work_of("", item_of(listed)))) for listed in entries]


def carried(
    entries: Sequence[Listed], decided: Sequence[tuple[Listed, str]]
) -> list[Match | None]:
    """For each entry what a person decided on it in an earlier edition; None for nothing.

    Decisions are entries with the key of a source, or empty for none of ours.
    """
    same = dict(decided)
    works = Works(work_of(str(n), item_of(one)) for n, (one, _) in enumerate(decided))
    return [_carried(entry, same, works, decided) for entry in entries]


def places(
    sources: Mapping[str, SourceItem],
    matched: Mapping[str, Place],
    others: Iterable[tuple[int, Listed]],
) -> dict[str, Place]:
    """Where the sources stand on a list; those that are not in the answer are new to the court.

    Matched are the places known already, others the entries without a source on which no person
    has decided: a source may have been entered since the list was compared.
    """
    works = Works(work_of(str(number), item_of(listed)) for number, listed in others)
    found = {key: place for key, place in matched.items() if key in sources}
    for key in sorted(sources.keys() - found.keys()):
        number, how = works.find(work_of("", sources[key]))
        if number:
            found[key] = Place(int(number), how)
    return found


def list_key(jurisdiction: str, issuer: str, as_of: dt.date) -> str:
    """de-vg-beispielstadt-2026-05-10: one list of an issuer for a day."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(issuer))[:LONGEST_SLUG].strip("-") or "list"
    return f"{jurisdiction.lower()}-{slug}-{as_of.isoformat()}"


def _carried(
    entry: Listed,
    same: Mapping[Listed, str],
    works: Works,
    decided: Sequence[tuple[Listed, str]],
) -> Match | None:
    if entry in same:
        return Match(same[entry], PERSON)
    number, _how = works.find(work_of("", item_of(entry)))
    return Match(decided[int(number)][1], PERSON) if number else None


def _problems(entry: Entry, today: dt.date) -> Iterator[Problem]:
    listed, where = entry.listed, entry.where
    if not listed.title:
        told = " ".join(filter(None, (listed.publisher, listed.issued, listed.url)))
        yield Problem("court-entry-no-title", where, {"told": told[:SHOWN]})
    for name, limit in LONGEST.items():
        if len(getattr(listed, name)) > limit:
            yield Problem("schema-long", f"{where}.{name}", {"limit": limit})
    if listed.issued:
        yield from _date_problems(listed.issued, where, today)


def _date_problems(issued: str, where: str, today: dt.date) -> Iterator[Problem]:
    try:
        earliest = parse_fuzzy(issued).earliest
    except Refused:
        yield Problem("court-entry-date", where, {"value": issued[:SHOWN]})
        return
    if earliest and earliest > today:
        yield Problem("date-in-future", where, {"value": issued})


def nearest(text: str, sources: Mapping[str, SourceItem], limit: int) -> list[str]:
    """The sources whose publisher and title are most like the text, for a person to choose."""
    told = {
        key: fold(f"{item.get('publisher', '')} {item.get('title', '')}")
        for key, item in sources.items()
    }
    found = process.extract(fold(text), told, scorer=fuzz.token_set_ratio, limit=limit)
    return [key for _text, score, key in found if score >= LEAST_ALIKE]
