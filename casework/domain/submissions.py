"""Structures of submissions: headings, requests and annexes, by country and stage."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from casework.domain.errors import Problem
from casework.domain.evidence_files import duplicates
from casework.domain.law import LawCertainty
from casework.domain.law_rules import Texts
from casework.domain.translation import OFFICIAL_LANGUAGE


class SubmissionKind(StrEnum):
    STATEMENT = "statement"
    COMMENT = "comment"
    APPEAL = "appeal"
    REASONS = "reasons"
    URGENT = "urgent"
    FURTHER_APPEAL = "further-appeal"
    SUBSEQUENT = "subsequent"


class LineItem(TypedDict, total=False):
    text: str
    explain: dict[str, str]
    rules: list[str]


class AnnexItem(TypedDict):
    label: str
    list: str
    rule: str


class SubmissionItem(TypedDict, total=False):
    key: str
    jurisdiction: str
    kind: str
    stages: list[str]
    position: int
    title: str
    titles: dict[str, str]
    certainty: str
    source: str
    seen_on: str
    authorities: list[str]
    authority_kind: str
    parties: list[LineItem]
    requests: list[LineItem]
    headings: list[LineItem]
    annexes: AnnexItem
    attach: list[LineItem]
    rules: list[str]
    note: dict[str, str]


LISTS = ("submissions",)
# The parts of a structure that are lists of lines.
PARTS = ("parties", "requests", "headings", "attach")


@dataclass(frozen=True, slots=True)
class Line:
    """A line in the official language, what it means, and the rules behind it."""

    text: str
    explain: Texts
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """A structure to work from; rules are keys of the rulebook, which says how certain each is."""

    key: str
    jurisdiction: str
    kind: SubmissionKind
    title: str
    titles: Texts
    certainty: LawCertainty
    parties: tuple[Line, ...]
    requests: tuple[Line, ...]
    headings: tuple[Line, ...]
    attach: tuple[Line, ...]
    annex_label: str
    annex_list: str
    annex_rule: str
    rules: tuple[str, ...]
    note: Texts

    @property
    def language(self) -> str:
        """The official language, in which it is written."""
        return OFFICIAL_LANGUAGE[self.jurisdiction]

    @property
    def to_be_verified(self) -> bool:
        return self.certainty is LawCertainty.MEMORY

    def annex_labels(self, count: int = 2) -> tuple[str, ...]:
        return tuple(self.annex_label.replace("{n}", str(n)) for n in range(1, count + 1))

    def all_rules(self) -> tuple[str, ...]:
        """Every rule that the structure rests on, each once, in the order of mention."""
        parts = (*self.requests, *self.headings, *self.attach)
        lines = (key for line in parts for key in line.rules)
        return tuple(dict.fromkeys((*self.rules, *lines, self.annex_rule)))


def submission_of(item: SubmissionItem) -> SubmissionFacts:
    """The structure of a checked item."""
    return SubmissionFacts(
        key=item["key"],
        jurisdiction=item["jurisdiction"],
        kind=SubmissionKind(item["kind"]),
        title=item["title"],
        titles=item["titles"],
        certainty=LawCertainty(item["certainty"]),
        parties=_lines(item["parties"]),
        requests=_lines(item["requests"]),
        headings=_lines(item["headings"]),
        attach=_lines(item["attach"]),
        annex_label=item["annexes"]["label"],
        annex_list=item["annexes"]["list"],
        annex_rule=item["annexes"]["rule"],
        rules=tuple(item["rules"]),
        note=item.get("note", {}),
    )


def check_submissions(
    items: Sequence[tuple[str, SubmissionItem]],
    rules: Collection[str],
    authorities: Collection[str],
) -> list[Problem]:
    """Keys given twice, and references to rules and authorities that there are not."""
    return [
        *duplicates((where, item["key"]) for where, item in items),
        *(
            Problem("unknown-rule", where, {"key": key})
            for where, key in _rules(items)
            if key not in rules
        ),
        *(
            Problem("unknown-authority", f"{where}.authorities[{n}]", {"key": key})
            for where, item in items
            for n, key in enumerate(item.get("authorities", ()))
            if key not in authorities
        ),
    ]


def _rules(items: Sequence[tuple[str, SubmissionItem]]) -> Iterator[tuple[str, str]]:
    for where, item in items:
        yield from ((f"{where}.rules[{n}]", key) for n, key in enumerate(item["rules"]))
        yield f"{where}.annexes.rule", item["annexes"]["rule"]
        lines: Mapping[str, list[LineItem]] = {
            "requests": item["requests"],
            "headings": item["headings"],
            "attach": item["attach"],
            "parties": item["parties"],
        }
        for part in PARTS:
            for n, line in enumerate(lines[part]):
                for m, key in enumerate(line.get("rules", ())):
                    yield f"{where}.{part}[{n}].rules[{m}]", key


def _lines(items: Sequence[LineItem]) -> tuple[Line, ...]:
    return tuple(
        Line(item["text"], item["explain"], tuple(item.get("rules", ()))) for item in items
    )
