"""Links between findings in files of country evidence: what must fit together in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypedDict

from casework.domain.corroboration import Link, problems_of
from casework.domain.dates import Fuzzy, parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import LinkKind


class LinkItem(TypedDict, total=False):
    passage: str
    kind: str
    of: str
    note: str


def link_of(item: LinkItem) -> Link:
    return Link(item["passage"], LinkKind(item["kind"]), item["of"])


def check_links(
    items: Iterable[tuple[str, LinkItem]],
    known: Collection[Link],
    passages: Collection[str],
    issued: Mapping[str, str],
) -> Iterator[Problem]:
    """What is wrong with links, given with their places, among those that are there already.

    issued holds the date of the source of a finding as EDTF.
    """
    given = [(where, link_of(item)) for where, item in items]
    every = {*known, *(link for _, link in given)}
    dates = {key: date for key, text in issued.items() if (date := _date(text))}
    for where, link in given:
        for name, key in (("passage", link.passage), ("of", link.of)):
            if key not in passages:
                yield Problem("unknown-passage", f"{where}.{name}", {"key": key})
        for problem in problems_of(link, every - {link}, dates):
            yield Problem(problem.code, where, problem.values)


def _date(text: str) -> Fuzzy | None:
    try:
        return parse_fuzzy(text)
    except Refused:
        return None
