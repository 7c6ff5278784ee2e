"""The papers of a case file: their numbers among the exhibits, and the pages used of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypedDict

from casework.domain.errors import Problem, Refused
from casework.domain.evidence_files import bad_dates
from casework.domain.exhibit_order import ExhibitNumber
from casework.domain.page_ranges import pages_kept


class CopyItem(TypedDict, total=False):
    source: str
    sha256: str
    page_starts: list[int]


class DocumentItem(TypedDict, total=False):
    key: str
    title: dict[str, str]
    kind: str
    issued: str
    language: str
    file: str
    filename: str
    content: str
    sha256: str
    translation_note: dict[str, str]
    exhibit: int
    exhibit_suffix: str
    pages_used: str
    snapshot: CopyItem


def is_blank(texts: Mapping[str, str]) -> bool:
    """Whether nothing is said in any language."""
    return not any(text.strip() for text in texts.values())


def check_papers(
    documents: Iterable[tuple[str, DocumentItem]],
    pages: Mapping[str, int],
    snapshots: Collection[tuple[str, str]],
) -> Iterator[Problem]:
    """All that is wrong with how the papers are described; pages holds the length of each."""
    first: dict[ExhibitNumber, str] = {}
    for where, document in documents:
        if is_blank(document["title"]):
            yield Problem("paper-untitled", f"{where}.title")
        yield from bad_dates(where, document, ["issued"])
        yield from _pages_used(where, document, pages)
        yield from _copy(where, document, snapshots)
        yield from _number(where, document, first)


def _number(where: str, item: DocumentItem, first: dict[ExhibitNumber, str]) -> Iterator[Problem]:
    """A number that another paper has; first holds where each was found, and gets this one."""
    suffix = item.get("exhibit_suffix", "")
    if "exhibit" not in item:
        if suffix:
            yield Problem("suffix-without-exhibit", f"{where}.exhibit_suffix")
        return
    number = ExhibitNumber(item["exhibit"], suffix)
    if number in first:
        values: dict[str, str | int] = {"exhibit": f"{number}", "first": first[number]}
        yield Problem("duplicate-exhibit", f"{where}.exhibit", values)
    first.setdefault(number, where)


def _pages_used(where: str, item: DocumentItem, pages: Mapping[str, int]) -> Iterator[Problem]:
    """What is wrong with the choice of pages of a paper that could be read."""
    if item["key"] in pages:
        try:
            pages_kept(item.get("pages_used", ""), pages[item["key"]])
        except Refused as refused:
            yield from (replace(one, where=f"{where}.pages_used") for one in refused.problems)


def _copy(
    where: str, item: DocumentItem, snapshots: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    copy = item.get("snapshot")
    if copy and (copy["source"], copy["sha256"]) not in snapshots:
        values: dict[str, str | int] = {"sha256": copy["sha256"], "source": copy["source"]}
        yield Problem("no-snapshot", f"{where}.snapshot", values)
