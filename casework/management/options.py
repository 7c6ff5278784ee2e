"""Options of commands that mean days, and refusals that name the option they are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from casework.domain.errors import Problem, Refused


def day(options: dict[str, Any], name: str) -> dt.date | None:
    """The day an option gives, or none. Raises Refused (bad-day), naming the option."""
    text = options[name]
    if text is None:
        return None
    return _day(text, name)


def required_day(options: dict[str, Any], name: str) -> dt.date:
    """The day an option gives. Raises Refused (option-missing, bad-day), naming the option."""
    if options[name] is None:
        raise Refused(Problem("option-missing", name))
    return _day(options[name], name)


def _day(text: str, name: str) -> dt.date:
    try:
        # Only as written in messages and files; fromisoformat takes 20261126 and weeks as well.
        return dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 -- a day has no zone
    except ValueError as error:
        raise Refused(Problem("bad-day", name, {"value": text})) from error


@contextmanager
def named_options() -> Iterator[None]:
    """Turn the fields that the rules refuse into the options of a command: served -> --served."""
    try:
        yield
    except Refused as error:
        raise Refused(*(_named(problem) for problem in error.problems)) from error


def _named(problem: Problem) -> Problem:
    where = f"--{problem.where.replace('_', '-')}" if problem.where else ""
    return Problem(problem.code, where, problem.values)
