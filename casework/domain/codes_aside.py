"""Codes that are not proposed any more in a case, as its file tells them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypedDict

from casework.domain.errors import Problem
from casework.domain.evidence import TermKind
from casework.domain.evidence_files import duplicates


class CodeAsideItem(TypedDict, total=False):
    kind: str
    code: str
    target: str


def codes_aside_problems(
    items: Iterable[tuple[str, CodeAsideItem]],
    terms: Collection[tuple[str, str]],
    people: Collection[str],
    events: Collection[str],
) -> Iterator[Problem]:
    """What is wrong with codes set aside, each given with its place in the file.

    A profile is set aside for a person, an act or an actor for an event, a ground for the case.
    """
    given = list(items)
    yield from duplicates((at, " ".join(map(str, item.values()))) for at, item in given)
    for at, item in given:
        kind, code, target = item["kind"], item["code"], item.get("target", "")
        if (kind, code) not in terms:
            yield Problem("unknown-term", f"{at}.code", {"key": code, "kind": kind})
        if kind == TermKind.PROFILE and target not in people:
            yield Problem("unknown-person", f"{at}.target", {"key": target})
        elif kind in (TermKind.ACT, TermKind.ACTOR) and target not in events:
            yield Problem("unknown-event", f"{at}.target", {"key": target})
