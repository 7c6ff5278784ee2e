"""Where in a document something stands, as its readers write it: passages[3].acts[0]."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by place, with passages[2] before passages[10]."""
    return sorted(problems, key=lambda problem: _natural(problem.where))


def _natural(text: str) -> list[tuple[int, str]]:
    parts = NUMBER.split(text)
    return [(int(part), "") if n % 2 else (-1, part) for n, part in enumerate(parts)]
