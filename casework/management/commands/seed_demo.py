"""Bring in the demo: people, teams and three cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from casework.actions.demo import Demo, seed_demo
from casework.management.command import Answer, CaseworkCommand


class Command(CaseworkCommand):
    help = "Bring in the demo people and cases, and tell who can log in; what is there stays."

    def answer(self, **options: Any) -> Answer:
        keys: Path = settings.DATA_DIR / "keys"
        demo = seed_demo(
            folder=settings.FIXTURES_DIR / "demo", password_file=keys / "demo_password"
        )
        data = {
            "password": demo.password,
            "people": [
                {"email": user.email, "name": user.name, "role": user.role, "team": user.team.name}
                for user in demo.people
            ],
            "cases": demo.cases,
        }
        return Answer(data, _address_book(demo))


def _address_book(demo: Demo) -> list[str]:
    people = [f"  {user.email:<22} {user.role:<11} {user.team.name}" for user in demo.people]
    return [
        f"Demo log-ins; the password of all of them is {demo.password}",
        *people,
        f"Demo cases: {', '.join(demo.cases)}",
    ]
