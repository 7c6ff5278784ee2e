"""Give a person a log-in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from casework.actions.teams import add_person, new_password
from casework.domain.roles import Role
from casework.management.command import Answer, CaseworkCommand


class Command(CaseworkCommand):
    help = "Give a person a log-in, with a random password that is shown this once."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--name", required=True)
        parser.add_argument("--team", required=True, help="founded when it is not there yet")
        parser.add_argument("--role", required=True, help=", ".join(Role))

    def answer(self, **options: Any) -> Answer:
        given = {field: options[field] for field in ("email", "name", "team", "role")}
        password = new_password()
        user = add_person(**given, password=password)
        data = {"email": user.email, "team": user.team.name, "role": user.role}
        lines = [
            f"{user.name} ({user.role}) of “{user.team.name}” logs in as {user.email}.",
            f"Password, shown only now: {password}",
        ]
        return Answer(data | {"password": password}, lines)
