"""Files of cues (docs/cues.schema.json): one language each, by kind and code."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypedDict

from casework.domain.cues import Cue
from casework.domain.errors import Problem
from casework.domain.evidence import TermKind


class CueItem(TypedDict, total=False):
    """The phrases of one code: those that tell of it, those that only ask, those that do not."""

    kind: str
    code: str
    words: list[str]
    weak: list[str]


class CueFile(TypedDict):
    schema: str
    language: str
    cues: list[CueItem]


# Which list of an item holds what.
LISTS = {"words": (False, False), "weak": (True, False), "not": (False, True)}


def cues_in(file: CueFile) -> Iterator[Cue]:
    """The cues of a file."""
    for item in file["cues"]:
        yield from cues_of(item["kind"], item["code"], file["language"], dict(item))


def cues_of(kind: str, code: str, language: str, phrases: dict[str, object]) -> Iterator[Cue]:
    """The cues of one code in one language, from its lists of phrases."""
    for name, (is_weak, is_not) in LISTS.items():
        found = phrases.get(name, [])
        for phrase in found if isinstance(found, list) else []:
            yield Cue(TermKind(kind), code, language, str(phrase), is_weak, is_not)


def cue_problems(file: CueFile, known: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """What the schema cannot say: each code is known, and none comes twice in a file."""
    seen: dict[tuple[str, str], str] = {}
    for number, item in enumerate(file["cues"]):
        code = (item["kind"], item["code"])
        where = f"cues[{number}]"
        if code not in known:
            yield Problem("unknown-code", where, {"value": item["code"]})
        if code in seen:
            yield Problem("duplicate-key", where, {"key": item["code"], "first": seen[code]})
        seen.setdefault(code, where)
