"""What a failed build says to its reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from casework.domain.errors import Problem
from casework.wording.problems import sentence


class StoredProblem(TypedDict):
    """A problem as Build.problems keeps it, encrypted."""

    code: str
    where: str
    values: dict[str, str | int]


def build_problems(stored: Iterable[StoredProblem]) -> list[str]:
    """The problems of a build in the reader's language."""
    return [sentence(Problem(row["code"], row["where"], row["values"])) for row in stored]
