"""One writer in a case at a time, where what is written depends on what is there."""

from __future__ import annotations

from casework.models import Case


def take_turn(case: Case) -> None:
    """Let nobody else take a turn in the case until the transaction of the caller ends.

    SQLite has one writer in all; PostgreSQL locks the row of the case.
    """
    Case.objects.select_for_update(no_key=True).filter(pk=case.pk).values_list("pk").first()
