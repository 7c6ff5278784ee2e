"""What differs between two versions of a finding, field by field and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Fields that hold codes, keys or dates are replaced as a whole; in the others words are.
TEXTS = frozenset(
    {
        "finding",
        "correction",
        "issue",
        "attributed_to",
        "currency.note",
        "withheld_because",
        "sensitivity",
    }
)
WORDS = re.compile(r"\s+|\w+|[^\w\s]")

Value = str | bool | tuple[str, ...]
Flat = Mapping[str, Value]
Tokens = Sequence[str | bool]


class Op(StrEnum):
    """What became of a part of a field."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a text, an item of a list or a whole value, and what became of it."""

    op: Op
    value: str | bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: its parts in their order, what was removed before what came."""

    field: str
    is_list: bool
    parts: tuple[Part, ...]


def difference(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[FieldChange, ...]:
    """The fields in which two findings, as files have them, differ; nothing for the same.

    Fields come in the order of the new one, then those that only the old one has.
    """
    before, after = flat(old), flat(new)
    names = dict.fromkeys((*after, *before))
    return tuple(
        _change(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def applied(old: Mapping[str, object], changes: Sequence[FieldChange]) -> Flat:
    """The fields of the new version, from those of the old one and what differs."""
    found = dict(flat(old))
    for change in changes:
        kept = [part.value for part in change.parts if part.op is not Op.REMOVED]
        found.pop(change.field, None)
        if kept:
            found[change.field] = _whole(kept, is_list=change.is_list)
    return found


def flat(item: Mapping[str, object]) -> dict[str, Value]:
    """The fields of a finding by name, locator.value and currency.note too; no empty ones."""
    return dict(_flat(item, ""))


def _flat(item: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Value]]:
    for name, value in item.items():
        match value:
            case Mapping():
                yield from _flat(value, f"{prefix}{name}.")
            case list() | tuple() if value:
                yield f"{prefix}{name}", tuple(str(part) for part in value)
            case bool():
                yield f"{prefix}{name}", value
            case str() if value:
                yield f"{prefix}{name}", value


def _change(name: str, old: Value | None, new: Value | None) -> FieldChange:
    is_list = isinstance(old, tuple) or isinstance(new, tuple)
    parts = _parts(_tokens(name, old), _tokens(name, new))
    return FieldChange(name, is_list, tuple(parts if is_list else _joined(parts)))


def _tokens(name: str, value: Value | None) -> list[str | bool]:
    match value:
        case None:
            return []
        case tuple():
            return list(value)
        case str() if name in TEXTS:
            return [*WORDS.findall(value)]
        case _:
            return [value]


def _parts(old: Tokens, new: Tokens) -> list[Part]:
    """What stays, and between it what went, then what came; a blank parts no two changes."""
    found: list[Part] = []
    removed: list[str | bool] = []
    added: list[str | bool] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and (_says(old[a:b]) or not (removed or added)):
            found += _changed(removed, added)
            found += [Part(Op.SAME, token) for token in old[a:b]]
            removed, added = [], []
        else:
            removed += old[a:b]
            added += new[c:d]
    return [*found, *_changed(removed, added)]


def _changed(removed: Tokens, added: Tokens) -> list[Part]:
    return [
        *(Part(Op.REMOVED, token) for token in removed),
        *(Part(Op.ADDED, token) for token in added),
    ]


def _says(tokens: Tokens) -> bool:
    return any(str(token).strip() for token in tokens)


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Neighbours of one kind as one part, so that a sentence is read as such."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last and last.op is part.op and isinstance(last.value, str):
            found[-1] = Part(part.op, f"{last.value}{part.value}")
        else:
            found.append(part)
    return found


def _whole(parts: Tokens, *, is_list: bool) -> Value:
    if is_list:
        return tuple(str(part) for part in parts)
    return parts[0] if len(parts) == 1 else "".join(str(part) for part in parts)
