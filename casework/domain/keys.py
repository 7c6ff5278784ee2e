"""Keys of people, events and papers within their case."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count


def free_key(prefix: str, taken: Iterable[str]) -> str:
    """The first of p1, p2, p3 … that is not taken."""
    used = set(taken)
    return next(key for number in count(1) if (key := f"{prefix}{number}") not in used)
