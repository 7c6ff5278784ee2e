"""What the rules refuse, as codes that the outer layers put into words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code, where it is (field, file or page), and its values."""

    code: str
    where: str = ""
    values: dict[str, str | int] = field(default_factory=dict)


class Refused(Exception):
    """The input cannot be taken; nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(
            "; ".join(f"{p.where}: {p.code}" if p.where else p.code for p in problems)
        )
        self.problems = problems
