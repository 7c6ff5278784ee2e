"""Which fields a write changes, for the record: names only, never what was in them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models


def apply(row: models.Model, values: Mapping[str, object]) -> list[str]:
    """Set the values on the row and return the names of those that differed."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def texts(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """One text per language: the new ones over the old, without the empty ones."""
    return {language: text for language, text in {**old, **new}.items() if text.strip()}
