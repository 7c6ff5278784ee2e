"""Files of authorities (docs/authorities.schema.json): what must fit together in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from casework.domain.errors import Problem
from casework.domain.evidence_files import duplicates


class AspectItem(TypedDict, total=False):
    aspect: str
    rule: str
    parameter: str


class ProfileItem(TypedDict):
    key: str
    jurisdiction: str
    titles: dict[str, str]
    aspects: list[AspectItem]


class WayItem(TypedDict, total=False):
    paper: dict[str, str]
    through: str
    rule: str
    certainty: str


class AuthorityItem(TypedDict, total=False):
    key: str
    jurisdiction: str
    kind: str
    name: str
    names: dict[str, str]
    by_way: str
    seat: str
    land: str
    address: list[str]
    part_of: str
    filing: str
    stages: list[str]
    certainty: str
    source: str
    seen_on: str
    route: list[WayItem]
    rules: list[str]


LISTS = ("profiles", "authorities")


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """The items of several files together, each with its place."""

    profiles: list[tuple[str, ProfileItem]] = field(default_factory=list)
    authorities: list[tuple[str, AuthorityItem]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """The keys that a file may refer to besides its own."""

    rules: Collection[str] = ()
    parameters: Collection[str] = ()
    profiles: Collection[str] = ()
    authorities: Collection[str] = ()


def check_authorities(file: AuthorityFile, known: Known) -> list[Problem]:
    """All that does not fit together: keys given twice, and references to what there is not."""
    profiles = {item["key"] for _, item in file.profiles} | set(known.profiles)
    authorities = {item["key"] for _, item in file.authorities} | set(known.authorities)
    return [
        *duplicates((where, item["key"]) for where, item in file.profiles),
        *duplicates((where, item["key"]) for where, item in file.authorities),
        *_missing("unknown-rule", _rules(file), known.rules),
        *_missing("unknown-rule", _parameters(file), known.parameters),
        *_missing("unknown-profile", _filings(file), profiles),
        *_missing("unknown-authority", _authorities(file), authorities),
    ]


def _missing(
    code: str, references: Iterator[tuple[str, str]], known: Collection[str]
) -> Iterator[Problem]:
    for where, key in references:
        if key and key not in known:
            yield Problem(code, where, {"key": key})


def _rules(file: AuthorityFile) -> Iterator[tuple[str, str]]:
    for where, profile in file.profiles:
        for n, aspect in enumerate(profile["aspects"]):
            yield f"{where}.aspects[{n}].rule", aspect.get("rule", "")
    for where, item in file.authorities:
        for n, way in enumerate(item["route"]):
            yield f"{where}.route[{n}].rule", way.get("rule", "")
        for n, key in enumerate(item.get("rules", ())):
            yield f"{where}.rules[{n}]", key


def _parameters(file: AuthorityFile) -> Iterator[tuple[str, str]]:
    for where, profile in file.profiles:
        for n, aspect in enumerate(profile["aspects"]):
            yield f"{where}.aspects[{n}].parameter", aspect.get("parameter", "")


def _filings(file: AuthorityFile) -> Iterator[tuple[str, str]]:
    for where, item in file.authorities:
        yield f"{where}.filing", item["filing"]


def _authorities(file: AuthorityFile) -> Iterator[tuple[str, str]]:
    for where, item in file.authorities:
        yield f"{where}.part_of", item.get("part_of", "")
        for n, way in enumerate(item["route"]):
            yield f"{where}.route[{n}].through", way.get("through", "")
