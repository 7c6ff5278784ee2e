"""Records of sources: what one may say of itself, what it goes back to, and its editions."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.signs import printable

SHOWN = 80
DATES = ("issued", "accessed")
ADDRESSES = ("url", "permalink")
LINES = ("author", "publisher", "title", "container", "symbol")
# What a person writes in a record; links to newer editions are a matter of their own.
WRITTEN = (
    *("kind", *LINES, "issued", "accessed", "language", *ADDRESSES, "licence", "certainty"),
    *("reliability", "note", "importance", "holding", "themes", "derived_from"),
)
# Signs that turn the direction of what follows (Unicode TR 9): a title could show another one.
STEERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
ARROW = " → "


class Importance(StrEnum):
    """The level of a judgment in the case-law database of the European Court of Human Rights."""

    KEY_CASE = "key-case"
    HIGH = "1"
    MEDIUM = "2"
    LOW = "3"


@dataclass(frozen=True, slots=True)
class Links:
    """What a record says of others: where it comes from, its newer edition, and its own date."""

    derived_from: Collection[str] = ()
    superseded_by: str = ""
    issued: str = ""


@dataclass(frozen=True, slots=True)
class Editions:
    """The keys of the editions of a work around one of them, oldest first."""

    older: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host, and nothing else."""
    if re.search(r"[\s<>\"\x00-\x1f\x7f\\]", text) or STEERING.search(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def one_line(text: str) -> str:
    """The text on one line, without signs that nobody sees or that turn its direction."""
    return " ".join(STEERING.sub("", printable(text)).split())


def version_of(item: Mapping[str, object]) -> str:
    """Fingerprint of what persons write in a record, to notice that it has changed."""
    values = {name: item[name] for name in WRITTEN if item.get(name)}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """The fields that persons write in which two records differ, in the order of a record."""
    return [name for name in WRITTEN if (one.get(name) or "") != (other.get(name) or "")]


def record_problems(
    item: Mapping[str, object], today: dt.date, where: str = ""
) -> Iterator[Problem]:
    """Dates to come, addresses that are not of the web, and signs that make a text lie."""
    start = f"{where}." if where else ""
    for name in DATES:
        if _is_to_come(text := str(item.get(name, "")), today):
            yield Problem("date-in-future", f"{start}{name}", {"value": text})
    for name in ADDRESSES:
        if (text := str(item.get(name, ""))) and not is_web_address(text):
            yield Problem("not-web-address", f"{start}{name}", {"value": text[:SHOWN]})
    for name in LINES:
        if STEERING.search(str(item.get(name, ""))):
            yield Problem("steering-signs", f"{start}{name}")


def link_problems(key: str, records: Mapping[str, Links], where: str = "") -> Iterator[Problem]:
    """Circles that a record closes, named by their chain, and a newer edition that is older."""
    start = f"{where}." if where else ""
    derived = {name: record.derived_from for name, record in records.items()}
    if chain := circle(key, derived):
        yield Problem("derived-in-circle", f"{start}derived_from", {"chain": ARROW.join(chain)})
    if chain := circle(key, _newer(records)):
        yield Problem("editions-in-circle", f"{start}superseded_by", {"chain": ARROW.join(chain)})
    elif _is_older(records, key):
        values: dict[str, str | int] = {"newer": records[key].superseded_by, "older": key}
        yield Problem("newer-edition-older", f"{start}superseded_by", values)


def circle(key: str, links: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The shortest way from a key by its links back to itself; empty where there is none."""
    came_from: dict[str, str] = {}
    queue = [key]
    for one in queue:
        for other in sorted(links.get(one, ())):
            if other == key:
                return _way(one, came_from, key)
            if other not in came_from:
                came_from[other] = one
                queue.append(other)
    return ()


def editions(key: str, newer: Mapping[str, str]) -> Editions:
    """The editions before and after one; newer holds for each key its next edition."""
    later = list(_following(key, newer))
    earlier: dict[str, None] = {}
    queue = [key]
    for one in queue:
        found = [k for k, n in newer.items() if n == one and k not in (*earlier, *later, key)]
        earlier |= dict.fromkeys(found)
        queue += found
    return Editions(tuple(reversed(earlier)), tuple(later))


def _following(key: str, newer: Mapping[str, str]) -> Iterator[str]:
    seen = {key}
    while (key := newer.get(key, "")) and key not in seen:
        seen.add(key)
        yield key


def _way(last: str, came_from: Mapping[str, str], key: str) -> tuple[str, ...]:
    way = [key]
    while last != key:
        way.append(last)
        last = came_from[last]
    return tuple(reversed([*way, key]))


def _newer(records: Mapping[str, Links]) -> dict[str, Collection[str]]:
    return {
        name: (record.superseded_by,) for name, record in records.items() if record.superseded_by
    }


def _is_older(records: Mapping[str, Links], key: str) -> bool:
    """Whether what is said to be the newer edition came out before the record began to."""
    record = records.get(key, Links())
    newer = records.get(record.superseded_by)
    if newer is None:
        return False
    try:
        earliest, latest = parse_fuzzy(record.issued).earliest, parse_fuzzy(newer.issued).latest
    except Refused:
        return False
    return earliest is not None and latest is not None and latest < earliest


def _is_to_come(text: str, today: dt.date) -> bool:
    return any(_begins_after(part, today) for part in text.split("/"))


def _begins_after(text: str, today: dt.date) -> bool:
    try:
        earliest = parse_fuzzy(text).earliest
    except Refused:
        return False
    return earliest is not None and earliest > today


def once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, each circle only once: it is found from every record that is in it."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for problem in problems:
        chain = frozenset(str(problem.values.get("chain", "")).split(ARROW))
        if chain == frozenset({""}) or (problem.code, chain) not in seen:
            yield problem
        seen.add((problem.code, chain))
