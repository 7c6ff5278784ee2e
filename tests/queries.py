"""How many queries an audited action takes."""

from __future__ import annotations

from django.db import connection


def audited(number: int) -> int:
    """The number on SQLite; PostgreSQL takes one more, the lock on the chain of the record."""
    return number + (connection.vendor == "postgresql")


def indexed(number: int) -> int:
    """The number on SQLite; PostgreSQL takes one more, the lock on the index of the library."""
    return number + (connection.vendor == "postgresql")
