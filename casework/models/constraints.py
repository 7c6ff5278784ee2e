"""Constraints that several tables share."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


def closed(field: str, values: type[StrEnum], name: str) -> models.CheckConstraint:
    """A constraint that keeps a column within its code list."""
    return models.CheckConstraint(
        name=name, condition=models.Q(**{f"{field}__in": [value.value for value in values]})
    )
