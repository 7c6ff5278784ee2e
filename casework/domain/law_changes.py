"""What differs between two versions of a rule, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casework.domain.law import LawCertainty
from casework.domain.law_rules import MARKS, in_language

Path = tuple[str | int, ...]
# Texts that may be quoted: they carry the mark of a version that is from memory, and are left out
# of one that is unknown, even if some were there against the rules.
QUOTED = frozenset({"citations", "texts", "caveat", "points", "value"})


@dataclass(frozen=True, slots=True)
class Change:
    """A field that was added, taken away, or is written otherwise now."""

    path: Path
    before: str
    after: str


def changes(old: Mapping[str, object] | None, new: Mapping[str, object]) -> list[Change]:
    """The fields that differ, in the order of the new version; all of them without an old one."""
    before, after = dict(_flat(old or {})), dict(_flat(new))
    paths = dict.fromkeys((*after, *before))
    return [
        Change(path, before.get(path, ""), after.get(path, ""))
        for path in paths
        if before.get(path, "") != after.get(path, "") and path != ("key",)
    ]


def _flat(content: Mapping[str, object]) -> Iterator[tuple[Path, str]]:
    for path, value, certainty in _walk(content, (), str(content.get("certainty", ""))):
        is_quoted = not QUOTED.isdisjoint(map(str, path))
        if is_quoted and certainty == LawCertainty.MEMORY:
            yield path, f"{value} [{in_language(MARKS, str(path[-1]))}]"
        elif not (is_quoted and certainty == LawCertainty.UNKNOWN):
            yield path, value


def _walk(value: object, path: Path, certainty: str) -> Iterator[tuple[Path, str, str]]:
    """Each leaf with its path and the certainty of the item that it stands in."""
    match value:
        case Mapping():
            certainty = str(value.get("certainty", certainty))
            for name, inner in value.items():
                yield from _walk(inner, (*path, str(name)), certainty)
        case list():
            for number, inner in enumerate(value, 1):
                yield from _walk(inner, (*path, number), certainty)
        case bool():
            yield path, "yes" if value else "", certainty
        case _:
            yield path, str(value), certainty
