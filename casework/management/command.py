"""What the commands have in common: their output, their errors, and who acts through them."""

from __future__ import annotations

import errno
import json
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser, SystemCheckError
from django.db import DatabaseError

from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Case, User
from casework.models.encrypted import Undecryptable
from casework.wording import sentence, sentences


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say, for programs and for people; status 1 when it found fault."""

    data: object
    lines: Sequence[str]
    errors: Sequence[str] = ()


class Failed(CommandError):
    """The command did nothing; each line says one thing that is wrong."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines), returncode=1)
        self.lines = lines


class CaseworkCommand(BaseCommand):
    """A command that answers as text or JSON, and prints what is wrong as `error: …` lines."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--format", choices=["text", "json"], default="text", help="default: text"
        )

    def answer(self, **options: Any) -> Answer:
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            answer = self.answer(**options)
        except (Refused, PermissionDenied, DatabaseError, Undecryptable, OSError) as error:
            raise Failed(*_lines(error)) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(answer.data, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("".join(f"{line}\n" for line in answer.lines), ending="")
        if answer.errors:
            raise Failed(*answer.errors)

    def execute(self, *args: Any, **options: Any) -> str | None:
        # From Python a command raises; at a prompt it prints and exits.
        try:
            return super().execute(*args, **options)
        except SystemCheckError:
            raise
        except (CommandError, KeyboardInterrupt) as error:
            if not getattr(self, "_called_from_command_line", False):
                raise
            for line in str(error).splitlines():
                self.stderr.write(f"error: {line}")
            sys.exit(error.returncode if isinstance(error, CommandError) else 130)


def actor(email: str | None, *verbs: Can, case: Case | None = None) -> User:
    """Who acts: the person named, or the only one who may. Raises Refused."""
    users = User.objects.filter(is_active=True).select_related("team").order_by("email")
    what = ", ".join(verb.value for verb in verbs)
    if email:
        user = users.filter(email=email.lower()).first()
        if user is None:
            raise Refused(Problem("no-such-person", "--by", {"email": email}))
        if not _may(user, verbs, None):
            raise Refused(Problem("not-allowed", "--by", {"name": user.name, "what": what}))
        return user
    able = [user for user in users if _may(user, verbs, case)]
    if not able:
        raise Refused(Problem("nobody-may", "--by", {"what": what}))
    if len(able) > 1:
        people = ", ".join(user.email for user in able)
        raise Refused(Problem("who-does-it", "--by", {"people": people}))
    return able[0]


def case_and_actor(ref: str, email: str | None, *verbs: Can) -> tuple[Case, User]:
    """The case with the reference, and who acts on it, who must see it. Raises Refused."""
    case = Case.objects.select_related("team").filter(ref=ref).first()
    by = actor(email, *verbs, case=case) if case or email else None
    if case is None or by is None or not _may(by, verbs, case):
        raise Refused(Problem("no-such-case", "", {"ref": ref}))
    return case, by


@contextmanager
def private_file(path: Path) -> Iterator[TextIO]:
    """A file for its owner's eyes only that is at its place when it is whole, or not at all."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise Failed(f"{path}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _may(user: User, verbs: Sequence[Can], case: Case | None) -> bool:
    sees = case is None or Case.objects.visible_to(user).filter(pk=case.pk).exists()
    return sees and all(user.may(verb) for verb in verbs)


def _lines(error: Exception) -> list[str]:
    match error:
        case Refused():
            return sentences(error.problems)
        case DatabaseError():
            return [f"database: {error} (Is it set up? Run: manage.py migrate)"]
        case OSError():
            return [f"{error.filename}: {error.strerror}"]
        case PermissionDenied():
            return [sentence(Problem("not-allowed", "", {"name": "--by", "what": str(error)}))]
    return [str(error)]
