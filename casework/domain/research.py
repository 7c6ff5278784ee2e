"""The research log: what a step of a search must say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from casework.domain.errors import Problem

MOST_HITS = 2_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchFields:
    """What was searched where and when, in which language, with what words and result.

    Themes are codes, sources are keys of the library.
    """

    on: dt.date
    place: str
    query: str
    language: str = ""
    hits: int | None = None
    result: str = ""
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def check_research(fields: ResearchFields, today: dt.date) -> list[Problem]:
    """What is missing or cannot be: no place, no words, a day that has not come yet."""
    checks = {
        ("research-no-place", "place"): not fields.place.strip(),
        ("research-no-words", "query"): not fields.query.strip(),
        ("research-future", "on"): fields.on > today,
        ("research-hits", "hits"): not 0 <= (fields.hits or 0) <= MOST_HITS,
    }
    return [Problem(code, where) for (code, where), is_wrong in checks.items() if is_wrong]
