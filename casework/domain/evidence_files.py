"""Files of country evidence (docs/evidence.schema.json): their items, and how they are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from casework.domain.corroboration import Link
from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.link_files import LinkItem, link_of
from casework.domain.snapshot_files import QuotationItem, SnapshotItem
from casework.domain.source_records import Links

ORIGINAL = "en"
# The fields of an item that hold codes, and the kind of code.
TERM_FIELDS = {
    "themes": "theme",
    "profiles": "profile",
    "acts": "act",
    "actors": "actor",
    "grounds": "ground",
}
DATE_FIELDS = ("event_date", "issued", "accessed")


class TermItem(TypedDict, total=False):
    kind: str
    code: str
    labels: dict[str, str]
    norm: str
    note: str


class NameItem(TypedDict, total=False):
    text: str
    script: str
    certainty: str


class EntityItem(TypedDict, total=False):
    key: str
    kind: str
    name: str
    profiles: list[str]
    names: list[NameItem]
    note: str


class SourceItem(TypedDict, total=False):
    key: str
    kind: str
    author: str
    publisher: str
    title: str
    container: str
    issued: str
    language: str
    url: str
    symbol: str
    accessed: str
    certainty: str
    reliability: str
    themes: list[str]
    derived_from: list[str]
    note: str
    permalink: str
    licence: str
    superseded_by: str
    importance: str
    holding: str
    extra: dict[str, dict[str, object]]


class PublisherItem(TypedDict, total=False):
    name: str
    what: str
    purpose: str
    funding: str
    method: str
    url: str
    certainty: str


class LocatorItem(TypedDict):
    kind: str
    value: str


class CurrencyItem(TypedDict, total=False):
    status: str
    note: str


class PassageItem(TypedDict, total=False):
    key: str
    slug: str
    source: str
    locator: LocatorItem
    finding: str
    correction: str
    issue: str
    event_date: str
    places: list[str]
    entities: list[str]
    themes: list[str]
    profiles: list[str]
    acts: list[str]
    actors: list[str]
    grounds: list[str]
    modality: str
    attributed_to: str
    role: str
    direction: str
    currency: CurrencyItem
    caveats: list[str]
    printable: bool
    withheld_because: str
    sensitivity: str
    corroborated_by: list[str]
    quotation: QuotationItem
    # Only for information: an import takes what is retired as such, and nothing as checked.
    state: str
    retired_because: str


class TranslationItem(TypedDict, total=False):
    passage: str
    language: str
    state: str
    finding: str
    correction: str
    translator: str


class EvidenceFile(TypedDict, total=False):
    terms: list[TermItem]
    entities: list[EntityItem]
    publishers: list[PublisherItem]
    sources: list[SourceItem]
    snapshots: list[SnapshotItem]
    passages: list[PassageItem]
    links: list[LinkItem]
    translations: list[TranslationItem]


LISTS = (
    *("terms", "entities", "publishers", "sources", "snapshots"),
    *("passages", "links", "translations"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may refer to: codes as (kind, code), keys, and the corrections of passages.

    The correction of a passage is None while it cannot be told. links hold what the records of
    sources say of each other, passage_links what findings do; cited the source of each finding.
    """

    terms: frozenset[tuple[str, str]] = frozenset()
    entities: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    corrections: Mapping[str, str | None] = field(default_factory=dict)
    links: Mapping[str, Links] = field(default_factory=dict)
    passage_links: frozenset[Link] = frozenset()
    cited: Mapping[str, str] = field(default_factory=dict)

    def __or__(self, other: Known) -> Known:
        return Known(
            self.terms | other.terms,
            self.entities | other.entities,
            self.sources | other.sources,
            {**self.corrections, **other.corrections},
            {**self.links, **other.links},
            self.passage_links | other.passage_links,
            {**self.cited, **other.cited},
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """The items of several files together, each with its place."""

    terms: list[tuple[str, TermItem]] = field(default_factory=list)
    entities: list[tuple[str, EntityItem]] = field(default_factory=list)
    publishers: list[tuple[str, PublisherItem]] = field(default_factory=list)
    sources: list[tuple[str, SourceItem]] = field(default_factory=list)
    snapshots: list[tuple[str, SnapshotItem]] = field(default_factory=list)
    passages: list[tuple[str, PassageItem]] = field(default_factory=list)
    links: list[tuple[str, LinkItem]] = field(default_factory=list)
    translations: list[tuple[str, TranslationItem]] = field(default_factory=list)

    def known(self) -> Known:
        """What the items add to what may be referred to."""
        return Known(
            frozenset((item["kind"], item["code"]) for _, item in self.terms),
            frozenset(item["key"] for _, item in self.entities),
            frozenset(item["key"] for _, item in self.sources),
            {item["key"]: item.get("correction", "") for _, item in self.passages},
            {item["key"]: links_of(item) for _, item in self.sources},
            frozenset(link_of(item) for _, item in self.links),
            {item["key"]: item["source"] for _, item in self.passages},
        )


def links_of(item: SourceItem) -> Links:
    """What the record of a source says of others."""
    derived = tuple(item.get("derived_from", ()))
    return Links(derived, item.get("superseded_by", ""), item.get("issued", ""))


def duplicates(keys: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """A problem for each key, given as (place, key), that was there before."""
    first: dict[str, str] = {}
    for where, key in keys:
        if key in first:
            yield Problem("duplicate-key", where, {"key": key, "first": first[key]})
        first.setdefault(key, where)


def unknown(
    code: str, where: str, keys: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    """A problem for each key of the list at the place that is not known."""
    for n, key in enumerate(keys):
        if key not in known:
            yield Problem(code, f"{where}[{n}]", {"key": key})


def unknown_terms(
    where: str, item: Mapping[str, object], terms: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    """A problem for each code of an item that the taxonomy does not have."""
    for name, kind in TERM_FIELDS.items():
        codes = item.get(name, ())
        for n, code in enumerate(codes if isinstance(codes, list) else ()):
            if (kind, code) not in terms:
                yield Problem("unknown-term", f"{where}.{name}[{n}]", {"key": code, "kind": kind})


def bad_dates(where: str, item: Mapping[str, object], names: Iterable[str]) -> Iterator[Problem]:
    """A problem for each field of an item that holds no date."""
    for name in names:
        try:
            parse_fuzzy(str(item.get(name, "")), f"{where}.{name}")
        except Refused as refused:
            yield from refused.problems
