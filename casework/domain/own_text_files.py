"""The lawyer's own texts in a case file (docs/case.schema.json)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypedDict

from casework.domain.errors import Problem, Refused
from casework.domain.evidence_files import duplicates
from casework.domain.own_texts import ELEMENT, Place, from_json


class SignatureItem(TypedDict, total=False):
    place: str
    name: str
    capacity: str


class OwnTextItem(TypedDict, total=False):
    """A text by language as its structure, and at the closing who signs, by language."""

    place: str
    body: dict[str, list[dict[str, Any]]]
    signature: dict[str, SignatureItem]


def own_text_problems(items: Sequence[tuple[str, OwnTextItem]]) -> Iterator[Problem]:
    """Places that no pack has, or twice, and texts that no screen would take.

    References that lead nowhere are no flaw of the file: the checks of the pack find them.
    """
    yield from duplicates((at, item["place"]) for at, item in items)
    for at, item in items:
        place = item["place"]
        if place not in list(Place) and not place.startswith(ELEMENT):
            yield Problem("own-text-place", f"{at}.place", {"place": place})
        if "signature" in item and place != Place.CLOSING:
            yield Problem("own-text-signed", f"{at}.signature")
        for language, blocks in item.get("body", {}).items():
            yield from _flaws(blocks, f"{at}.body.{language}")


def _flaws(blocks: list[dict[str, Any]], where: str) -> Iterator[Problem]:
    try:
        from_json(blocks, where)
    except Refused as refused:
        yield from refused.problems
