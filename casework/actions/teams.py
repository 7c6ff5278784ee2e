"""Give people a log-in in a team."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from casework.actions.audit import Verb, record
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Role
from casework.models import Team, User

LONGEST_NAME = 120


@transaction.atomic
def add_person(*, email: str, name: str, team: str, role: str, password: str) -> User:
    """Let a person log in, in one role of one team; a team that is not there yet is founded.

    Only whoever runs the machine does this. Raises Refused with all that is wrong.
    """
    _check(email, name, team, role)
    group, is_new = Team.objects.get_or_create(name=team.strip())
    user = User.objects.create_user(
        email=email, password=password, name=name.strip(), role=role, team=group
    )
    record(
        Verb.PERSON_ADDED_TO_TEAM,
        by=None,
        team=group,
        person=user.pk,
        role=role,
        founded=int(is_new),
    )
    return user


@transaction.atomic
def reset_password(*, user: User, password: str) -> None:
    """Give a person another password; only whoever runs the machine does this."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(Verb.PASSWORD_CHANGED, by=None, team=user.team, person=user.pk)


def new_password() -> str:
    """A password that nobody guesses: 96 random bits."""
    return secrets.token_urlsafe(12)


def _check(email: str, name: str, team: str, role: str) -> None:
    problems = [
        Problem("no-name", field, {"limit": LONGEST_NAME})
        for field, text in (("name", name), ("team", team))
        if not 0 < len(text.strip()) <= LONGEST_NAME
    ]
    if role not in list(Role):
        problems.append(Problem("unknown-role", "role", {"role": role, "roles": ", ".join(Role)}))
    try:
        validate_email(email)
    except ValidationError:
        problems.append(Problem("bad-email", "email", {"email": email}))
    if User.objects.filter(email=email.lower()).exists():
        problems.append(Problem("email-taken", "email", {"email": email}))
    if problems:
        raise Refused(*problems)
