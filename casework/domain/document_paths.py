"""Where in a document something stands, as its readers write it: passages[3].acts[0]."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from casework.domain.errors import Problem

PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
NUMBER = re.compile(r"(\d+)")


def place(steps: Sequence[str | int]) -> str:
    """The path of the steps from the root of a document; empty for the root itself."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step}]"
        elif PLAIN.fullmatch(step):
            text += f".{step}" if text else step
        else:
            text += f"[{step!r}]"
    return text


def within(file: str, where: str) -> str:
    """The place in a file; the file alone for the root."""
    return f"{file}: {where}" if where else file


def in_file(name: str, problem: Problem) -> Problem:
    """The problem, with its place in the named file."""
    return Problem(problem.code, within(name, problem.where), problem.values)


def in_order(problems: Iterable[Problem], files: Sequence[str] = ()) -> list[Problem]:
    """The problems by file as given, and by place within: passages[2] before passages[10]."""
    ranks = {name: rank for rank, name in enumerate(files)}

    def key(problem: Problem) -> tuple[int, list[tuple[int, str]]]:
        file = next((name for name in files if problem.where.startswith(f"{name}:")), "")
        return ranks.get(file, 0), _natural(problem.where)

    return sorted(problems, key=key)


def _natural(text: str) -> list[tuple[int, str]]:
    parts = NUMBER.split(text)
    return [(int(part), "") if n % 2 else (-1, part) for n, part in enumerate(parts)]


@dataclass(frozen=True, slots=True)
class Sifted:
    """The lists of a document whose items are sound, each with its place; and the others."""

    sound: Mapping[str, list[tuple[str, dict[str, object]]]]
    flawed: Mapping[str, list[dict[str, object]]]

    def flawed_keys(self, name: str, field: str = "key") -> frozenset[str]:
        """Keys that exist, though the rest of their item is wrong: no second complaint."""
        keys = (item.get(field) for item in self.flawed.get(name, ()))
        return frozenset(key for key in keys if isinstance(key, str))


def sift(
    document: Mapping[str, object], names: Iterable[str], flawed: Collection[Sequence[str | int]]
) -> Sifted:
    """Separate the items of the named lists by whether a flaw lies within them."""
    bad = {tuple(path[:2]) for path in flawed}
    sound: dict[str, list[tuple[str, dict[str, object]]]] = {}
    wrong: dict[str, list[dict[str, object]]] = {}
    for name in names:
        value = document.get(name, [])
        items = list(enumerate(value)) if isinstance(value, list) else []
        objects = [(n, item) for n, item in items if isinstance(item, dict)]
        sound[name] = [(place((name, n)), it) for n, it in objects if (name, n) not in bad]
        wrong[name] = [it for n, it in objects if (name, n) in bad]
    return Sifted(sound, wrong)


def has_lost_a_list(flawed: Collection[Sequence[str | int]], names: Collection[str]) -> bool:
    """Whether a whole list cannot be read, so that what refers to it cannot be judged."""
    return any(not path or (len(path) == 1 and path[0] in names) for path in flawed)
