"""What two packs of a case say differently, from their stored plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casework.domain.difference import Part, difference

Plan = Mapping[str, Any]
OWN = ("requests", "introduction", "closing")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that was changed, or a finding that came or went, with where it stands.

    Kind is summary, event, alleged, finding, or for the lawyer's own words requests,
    introduction, reasoning or closing; what is added, removed or changed.
    """

    kind: str
    what: str
    where: str
    parts: tuple[Part, ...]


def text_changes(old: Plan, new: Plan) -> tuple[TextChange, ...]:
    """Own words, summary, events, alleged facts and findings that differ, in the new order."""
    before, after = dict(_texts(old)), dict(_texts(new))
    return tuple(
        TextChange(place[0], _what(place, before, after), place[1], parts)
        for place in dict.fromkeys((*after, *before))
        if (parts := _parts(before.get(place, ""), after.get(place, "")))
    )


def _texts(plan: Plan) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Each text by its kind, the number a reader knows it by, and its key."""
    # Plans of packs built before there were own words have none.
    own = plan.get("own", {})
    yield from (((place, "", ""), _words(own.get(place, ()))) for place in OWN)
    yield ("summary", "", ""), plan["summary"]["text"]
    for event in plan["events"]:
        yield ("event", str(event["number"]), event["key"]), event["what"]["text"]
    for element in plan["elements"]:
        number, key = element["number"], element["key"]
        yield ("alleged", number, key), element["alleged"]["text"]
        yield ("reasoning", number, key), _words(element.get("reasoning", ()))
        for item in (*element["items"], *element["adverse"]):
            yield ("finding", number, f"{key} {item['passage']}"), item["text"]["text"]


def _words(value: Any) -> str:
    """The words of an own text as a stored plan has it, a line for each paragraph."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        inner = value.get("items") or value.get("parts") or value.get("text", "")
        is_paragraph = "parts" in value and "is_strong" not in value
        return f"{_words(inner)}\n" if is_paragraph else _words(inner)
    return "".join(map(_words, value))


def _what(place: tuple[str, str, str], old: Mapping[Any, str], new: Mapping[Any, str]) -> str:
    if not old.get(place):
        return "added"
    return "changed" if new.get(place) else "removed"


def _parts(old: str, new: str) -> tuple[Part, ...]:
    changes = difference({"finding": old}, {"finding": new})
    return changes[0].parts if changes else ()
