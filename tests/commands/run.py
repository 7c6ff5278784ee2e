"""Runs a command as the shell would, but within the test and its database."""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.core.management import load_command_class


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str


def run(name: str, *arguments: str) -> Ran:
    """manage.py NAME ARGUMENTS: its exit status and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    command = load_command_class("casework", name)
    command.stdout._out, command.stderr._out = out, err
    parser = command.create_parser("manage.py", name)
    options = vars(parser.parse_args(arguments))
    # What run_from_argv does, but for closing the connection that the test is in.
    command._called_from_command_line = True
    status = 0
    try:
        command.execute(**options)
    except SystemExit as end:
        status = int(end.code or 0)
    return Ran(status, out.getvalue(), err.getvalue())
