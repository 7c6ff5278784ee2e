"""What a finding is found by: its entries in the search index, as facet:value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from casework.domain.dates import Fuzzy, parse_fuzzy
from casework.domain.errors import Refused
from casework.domain.place_words import places_of
from casework.domain.search_words import parts_of, sounds_of

# Every passage; words of the finding; words of what stands around it; sounds of the names in it.
ALL, WORD, ALSO, SOUND = "all", "word", "also", "sound"
# Orders of the results, as days that sort: when the source came out, when the event was over.
ISSUED, HAPPENED = "issued", "happened"
# Years of the event and of the source; the first year of what still goes on.
EVENT, EVENT_OPEN, YEAR = "event", "event-open", "year"
# The last year of what began nobody knows when.
EVENT_UNTIL = "event-until"
# What matching asks of a finding beyond the facets: its role, whether it is corrected, whether
# another origin bears it out, and how many stems its printed text has, in steps.
ROLE, CORRECTED, CORROBORATED, LENGTH = "role", "corrected", "corroborated", "length"
LENGTH_STEP = 4
TEXTS = frozenset({WORD, ALSO, SOUND})
UNKNOWN_DAY, OPEN_DAY = "0000-00-00", "9999-99-99"
LONGEST_VALUE = 200
# An interval of more years says nothing of any of them.
MOST_YEARS = 100


@dataclass(frozen=True, slots=True)
class Indexed:
    """A passage as the index reads it: codes as (kind, code), names of all entities it has."""

    finding: str
    correction: str
    around: tuple[str, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    event_date: str
    issued: str


def entry(facet: str, value: str) -> str:
    """The entry as it is stored: never longer than what a database can index."""
    return f"{facet}:{value[:LONGEST_VALUE]}"


def entries_of(passage: Indexed) -> frozenset[str]:
    """All entries of a passage: the same for the same passage, whatever else there is."""
    found = {entry(ALL, "")}
    found.update(entry(facet, value) for facet, value in passage.values if value)
    found.update(entry("place", place) for place in places_of(passage.places))
    for text in (passage.finding, passage.correction):
        found.update(entry(WORD, part) for part in parts_of(text))
    for text in (*passage.around, *passage.names, *passage.places):
        found |= _words_around(text)
    for name in passage.names:
        found |= _sounds(name)
    found.update(_times(passage))
    return frozenset(found)


def _times(passage: Indexed) -> Iterator[str]:
    event, issued = _date(passage.event_date), _date(passage.issued)
    yield from (entry(EVENT, year) for year in _years(event))
    yield from (entry(YEAR, year) for year in _years(issued))
    if _is_open(event) and event.earliest:
        yield entry(EVENT_OPEN, f"{event.earliest.year}")
    if event.latest and event.earliest is None:
        yield entry(EVENT_UNTIL, f"{event.latest.year:04}")
    yield entry(ISSUED, _day(issued.earliest or issued.latest))
    yield entry(HAPPENED, OPEN_DAY if _is_open(event) else _day(event.latest))


def _date(text: str) -> Fuzzy:
    try:
        return parse_fuzzy(text)
    except Refused:
        return Fuzzy("", None, None)


def _is_open(date: Fuzzy) -> bool:
    return bool(date.edtf) and date.latest is None


def _years(date: Fuzzy) -> Iterable[str]:
    first, last = date.earliest or date.latest, date.latest or date.earliest
    if first is None or last is None or last.year - first.year >= MOST_YEARS:
        return ()
    return (f"{year:04}" for year in range(first.year, last.year + 1))


def _day(day: object) -> str:
    return str(day) if day else UNKNOWN_DAY


# Publishers, titles and public names: the same for all the passages of a source.
@lru_cache(maxsize=16384)
def _words_around(text: str) -> frozenset[str]:
    return frozenset(entry(ALSO, part) for part in parts_of(text))


@lru_cache(maxsize=16384)
def _sounds(name: str) -> frozenset[str]:
    return frozenset(entry(SOUND, key) for key in sounds_of(name))
