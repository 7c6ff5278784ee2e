"""The law that comes with the program, read from its files without a database."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from casework.domain.calendar import Place
from casework.domain.deadlines import Deadline, Service, Setting, compute
from casework.domain.law_rules import Remedy
from casework.domain.rulebook import Rulebook
from casework.domain.rulebook_items import rulebook

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "law" / "rules"
SECTIONS = ("rules", "decisions", "parameters", "judgments")


@cache
def files() -> tuple[tuple[str, dict[str, list[dict[str, Any]]]], ...]:
    return tuple(
        (path.name, json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.json"))
    )


@cache
def book() -> Rulebook:
    return rulebook(
        (section, item)
        for _, document in files()
        for section in SECTIONS
        for item in document.get(section, ())
    )


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def setting(country: str, served: str, *, land: str = "", manner: str = "personal") -> Setting:
    return Setting(book(), Place(country, land), Service(day(served), manner))


def limit(rule: str, served: str, *, land: str = "", manner: str = "personal") -> Deadline:
    """The limit of a rule; the remedy is of no account to the calculation."""
    return compute(
        book().known(rule), Remedy.APPEAL, setting(rule[:2], served, land=land, manner=manner)
    )
